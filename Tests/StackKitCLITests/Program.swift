import Foundation

/// Runs a program and keeps what it said.
enum Program {
  struct End {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The built `stackkit`, beside the tests that are running.
  static let stackkit = Bundle.main.bundleURL.appending(path: "stackkit").path

  /// Runs the built `stackkit` without holding one of the few threads that all tests share.
  ///
  /// - Parameters:
  ///   - arguments: Handed over as they are.
  ///   - folder: The working directory.
  ///   - environment: Variables beside those of the tests.
  /// - Returns: How it ended.
  /// - Throws: When it cannot be started.
  static func stackkit(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) async throws -> End {
    try await run(stackkit, arguments, in: folder, environment: environment)
  }

  /// Runs any program.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) async throws -> End {
    try await aside { try wait(for: program, arguments, in: folder, environment: environment) }
  }

  /// Runs something that blocks on a thread of its own.
  static func aside<Value: Sendable>(_ operation: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: operation)) }
    }
  }

  private static func wait(
    for program: String, _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws -> End {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: two pipes would have to be read at the same time.
    let (output, errors) = (try Capture(), try Capture())
    process.standardOutput = output.handle
    process.standardError = errors.handle
    try process.run()
    process.waitUntilExit()
    return End(status: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }

  private struct Capture {
    let handle: FileHandle
    private let url = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")

    init() throws {
      try Data().write(to: url)
      handle = try FileHandle(forUpdating: url)
    }

    func text() throws -> String {
      defer { try? FileManager.default.removeItem(at: url) }
      return try String(contentsOf: url, encoding: .utf8)
    }
  }
}
