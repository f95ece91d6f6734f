import Foundation

/// The package that `stackkit` works in: the nearest folder with a `Package.swift`, and its `stacks`.
struct Project {
  let root: URL

  /// Where the committed artefacts are, relative to `root`.
  static let templates = "stacks/templates"

  /// Looks from the working directory upwards.
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
  func syntheses() throws(Failure) -> [SynthesizedStack] {
    let build = try Subprocess.run("swift", ["build", "--product", "stacks", "--package-path", root.path])
    guard build.status == 0 else {
      Console.progress(build.text)
      throw Failure(.checkFailed, "the stacks do not build; see the compiler's messages above")
    }
    let program = root.appending(path: ".build/debug/stacks").path
    let run = try Subprocess.run(program, [])
    guard run.status == 0 else {
      Console.progress(run.text)
      throw Failure(.checkFailed, "the list of stacks ended with status \(run.status)")
    }
    guard let syntheses = SynthesizedStack.all(in: run.output) else {
      throw Failure(
        .checkFailed, "the product `stacks` did not print stacks: its main type must be a `StackApp` of StackKit")
    }
    return syntheses
  }
}
