import ContainerImage
import Essentials
import Files

/// The folder of committed artifacts: `<stack>/<environment>/…`.
struct TemplateShelf {
  private let folder: URL
  /// The folder's name in messages.
  private let label: String

  /// - Parameters:
  ///   - project: The package around the working directory.
  ///   - out: A folder to use instead of the project's own, relative to the working directory.
  init(project: Project, out: String?) {
    folder =
      out.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? project.root.appending(path: Project.templates)
    label = out.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? Project.templates
  }

  /// The files of a stack in an environment; `deploy.json` gets the digests of the others.
  func artifacts(of synthesis: SynthesizedStack) -> [Artifact] {
    let manifest = "deploy.json"
    let digests = synthesis.files.filter { $0.path != manifest }.map { ($0.path, Digest(of: Data($0.text.utf8)).hex) }
    return synthesis.files.map { file in
      let path = "\(synthesis.stack)/\(synthesis.environment)/\(file.path)"
      let text = file.path == manifest ? Self.adding(digests, to: file.text) : file.text
      return Artifact(url: folder.appending(path: path), label: "\(label)/\(path)", text: text)
    }
  }

  /// Folders of stacks and environments that no longer exist; `deploy` would still accept them.
  func strays(beside all: [SynthesizedStack]) -> [String] {
    let known = Set(all.map(\.label))
    let stacks = Self.folders(in: folder)
    return stacks.flatMap { stack in Self.folders(in: folder.appending(path: stack)).map { "\(stack)/\($0)" } }
      .filter { !known.contains($0) }
      .map { "\(label)/\($0)" }
  }

  private static func folders(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { FileManager.default.isFolder(folder.appending(path: $0).path) }
  }

  /// Adds the digests to the manifest as its last member. StackKit wrote the manifest, as an object over several lines.
  private static func adding(_ digests: [(path: String, digest: String)], to manifest: String) -> String {
    let lines = digests.sorted { $0.path < $1.path }.map { "    \"\($0.path)\": \"\($0.digest)\"" }
    let end = "\n}\n"
    return manifest.dropLast(end.count) + ",\n  \"sha256\": {\n" + lines.joined(separator: ",\n") + "\n  }" + end
  }
}

/// One committed file.
struct Artifact {
  let url: URL
  /// The file's name in messages.
  let label: String
  /// The contents that it should have.
  let text: String

  /// The contents of the file; nil if there is none.
  var committed: Data? { try? Data(contentsOf: url) }

  /// Compares bytes: equal strings may have different bytes, whose digests differ.
  var isUpToDate: Bool { committed == Data(text.utf8) }

  /// Replaces the file atomically.
  func write() throws(Failure) {
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try NewFile.save(Data(text.utf8), to: url)
    } catch let error as FileError {
      throw Failure(.checkFailed, "cannot write \(label): \(error.reason)")
    } catch {
      throw Failure(.checkFailed, "cannot write \(label): \(error.reason)")
    }
  }
}
