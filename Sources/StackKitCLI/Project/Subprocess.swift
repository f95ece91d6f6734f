import Foundation

/// Runs another program to its end.
enum Subprocess {
  /// What a program printed on stdout and how it ended. Its stderr goes to ours.
  struct Result {
    let status: Int32
    let output: Data

    /// The output for people.
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// - Parameters:
  ///   - program: A path, or a name that is looked up in `PATH`.
  ///   - arguments: Handed over as they are: there is no shell in between.
  /// - Returns: The end of the program, good or bad.
  /// - Throws: `Failure` when it cannot be started.
  static func run(_ program: String, _ arguments: [String]) throws(Failure) -> Result {
    let process = Process()
    process.executableURL = URL(filePath: program.contains("/") ? program : "/usr/bin/env")
    process.arguments = program.contains("/") ? arguments : [program] + arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    do {
      try process.run()
    } catch {
      throw Failure(.checkFailed, "cannot run \(program): \(error.localizedDescription)")
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus != 127 || program.contains("/") else {
      throw Failure(.checkFailed, "there is no `\(program)` on this machine's PATH")
    }
    return Result(status: process.terminationStatus, output: output)
  }
}
