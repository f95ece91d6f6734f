import Essentials
import Files
import Processes

/// The package that `stackkit` works in: the nearest folder with a `Package.swift`, and its product `stacks`.
struct Project {
  let root: URL

  /// The folder of committed artefacts, relative to `root`.
  static let templates = "stacks/templates"

  /// Finds the package, from the working directory upwards.
  static func nearest() throws(Failure) -> Project {
    let start = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    var folder = start.standardizedFileURL
    while true {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return Project(root: folder)
      }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      guard parent.path != folder.path else { break }
      folder = parent
    }
    throw Failure(
      .usage, "there is no Package.swift in \(start.path) or above it; run stackkit in the package that holds `stacks`")
  }

  /// Builds and runs the list of stacks.
  ///
  /// - Throws: `Failure`; when the task is cancelled, after the build has ended.
  func syntheses() async throws -> [SynthesizedStack] {
    let environment = ChildEnvironment.of(ProcessInfo.processInfo.environment)
    guard let swift = ChildProcess.program("swift", in: environment) else {
      throw Failure(.checkFailed, "there is no `swift` in PATH")
    }
    let scratch: PrivateFolder
    do { scratch = try PrivateFolder(in: .small) } catch { throw Failure(.checkFailed, error.description) }
    func run(_ program: URL, _ arguments: [String]) async throws -> ChildProcess.End {
      let child = ChildProcess(
        program: program, arguments: arguments, environment: environment, scratch: scratch.url, showsErrors: true,
        interruption: .enforced(after: .seconds(5)))
      let end: ChildProcess.End
      do { end = try await child.run() } catch {
        throw error.wasInterrupted ? Failure.interrupted : Failure(.checkFailed, error.description)
      }
      if end.wasInterrupted { throw Failure.interrupted }
      return end
    }

    let build = try await run(swift, ["build", "--product", "stacks", "--package-path", root.path])
    guard build.status == 0 else {
      Console.progress(text: String(decoding: build.output, as: UTF8.self))
      throw Failure(.checkFailed, "the stacks do not build; see the compiler's messages above")
    }
    let list = try await run(root.appending(path: ".build/debug/stacks"), [])
    guard list.status == 0 else {
      Console.progress(text: String(decoding: list.output, as: UTF8.self))
      throw Failure(.checkFailed, "the program `stacks` ended with exit code \(list.status)")
    }
    guard let syntheses = SynthesizedStack.all(in: list.output) else {
      throw Failure(
        .checkFailed, "the product `stacks` did not print stacks: its main type must be a `StackApp` of StackKit")
    }
    return syntheses
  }
}
