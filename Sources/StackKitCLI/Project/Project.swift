import Essentials
import Processes

/// The package that `stackkit` works in: the nearest folder with a `Package.swift`, and its product `stacks`.
struct Project {
  let root: URL

  /// The folder of committed artifacts, relative to `root`.
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
  /// - Parameter isWhole: Whether SwiftPM builds even if only stack files have changed.
  /// - Returns: Every stack in every environment.
  /// - Throws: `Failure`; when the task is cancelled, after the build has ended.
  func syntheses(isWhole: Bool) async throws -> [SynthesizedStack] {
    let build = try StacksBuild(of: root)
    let list = try await build.run(build.program(isWhole: isWhole), [], for: .stacks, showsErrors: true)
    guard list.status == 0 else {
      Console.progress(text: String(decoding: list.output, as: UTF8.self))
      throw Failure(.checkFailed, "the program `stacks` \(list.words); see its messages above")
    }
    guard let syntheses = SynthesizedStack.all(in: list.output) else {
      throw Failure(
        .checkFailed, "the product `stacks` did not print stacks: its main type must be a `StackApp` of StackKit")
    }
    return syntheses
  }
}
