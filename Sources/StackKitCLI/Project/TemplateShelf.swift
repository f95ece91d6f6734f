import ContainerImage
import Deployment
import Essentials
import Files

/// The folder of committed artifacts: `<stack>/<environment>/…`.
struct TemplateShelf {
  private let root: ConfinedFolder
  /// The path of the shelf below `root`, with a slash at its end unless it is empty.
  private let prefix: String

  /// - Parameters:
  ///   - project: The package around the working directory.
  ///   - out: A folder to use instead of the project's own, relative to the working directory.
  init(project: Project, out: String?) {
    if let out {
      let label = out.count > 1 && out.hasSuffix("/") ? String(out.dropLast()) : out
      root = ConfinedFolder(URL(filePath: out, directoryHint: .isDirectory), label: label)
      prefix = ""
    } else {
      root = ConfinedFolder(project.root, label: "")
      prefix = "\(Project.templates)/"
    }
  }

  /// The files of a stack in an environment. `deploy.json` gets the digests of the others, and of the files of the user
  /// that are there: deploying uses these too.
  ///
  /// - Throws: When `deploy` would refuse the files.
  func artifacts(of synthesis: SynthesizedStack) throws(Failure) -> [Artifact] {
    try synthesis.checkFiles()
    var digests: [String: String] = [:]
    for file in synthesis.files where file.path != ArtifactPath.manifest {
      digests[file.path] = Digest(of: Data(file.text.utf8)).hex
    }
    for path in ArtifactPath.allCases where path.isOfUser && synthesis.mayHave(path) {
      let file = try read(self.path(of: path.rawValue, in: synthesis), limit: path.limit)
      if let file { digests[path.rawValue] = Digest(of: file).hex }
    }
    var artifacts: [Artifact] = []
    for file in synthesis.files {
      let path = path(of: file.path, in: synthesis)
      var text = file.text
      if file.path == ArtifactPath.manifest {
        text = ManifestText.completed(text, digests: digests)
        try synthesis.check(manifest: text, label: root.label(of: path))
      }
      artifacts.append(Artifact(root: root, path: path, text: text))
    }
    return artifacts
  }

  /// Files that the stacks no longer have, and folders of stacks and environments that no longer exist. `deploy` refuses
  /// the files, and would still accept the folders.
  ///
  /// - Parameters:
  ///   - selected: The stacks whose files are looked at.
  ///   - all: All stacks, if their folders are looked at; nil otherwise.
  /// - Returns: The paths in messages.
  /// - Throws: When a folder cannot be read.
  func strays(beside selected: [SynthesizedStack], of all: [SynthesizedStack]?) throws(Failure) -> [String] {
    var strays: [String] = []
    for synthesis in selected {
      for path in ArtifactPath.allCases where !synthesis.mayHave(path) {
        let path = self.path(of: path.rawValue, in: synthesis)
        if try exists(path) { strays.append(root.label(of: path)) }
      }
    }
    guard let all else { return strays }
    let known = Set(all.map(\.label))
    for stack in try folders(in: "") {
      for environment in try folders(in: stack) where !known.contains("\(stack)/\(environment)") {
        strays.append(root.label(of: "\(prefix)\(stack)/\(environment)"))
      }
    }
    return strays
  }

  private func path(of file: String, in synthesis: SynthesizedStack) -> String {
    "\(prefix)\(synthesis.stack)/\(synthesis.environment)/\(file)"
  }

  private func folders(in path: String) throws(Failure) -> [String] {
    let path = path.isEmpty ? String(prefix.dropLast()) : prefix + path
    do throws(FileError) { return try root.entries(of: path).filter(\.isFolderOrLink).map(\.name) } catch {
      throw Failure(.checkFailed, error.description)
    }
  }

  private func read(_ path: String, limit: Int) throws(Failure) -> Data? {
    do throws(FileError) { return try root.read(path, limit: limit) } catch {
      throw Failure(.checkFailed, error.description)
    }
  }

  private func exists(_ path: String) throws(Failure) -> Bool {
    do throws(FileError) { return try root.exists(path) } catch { throw Failure(.checkFailed, error.description) }
  }
}

/// One committed file.
struct Artifact {
  let root: ConfinedFolder
  /// The path below `root`.
  let path: String
  /// The contents that it should have.
  let text: String

  /// The file's name in messages.
  var label: String { root.label(of: path) }

  /// The contents of the file; nil if there is none.
  ///
  /// - Throws: When it cannot be read, or is a link.
  func committed() throws(Failure) -> Data? {
    do throws(FileError) { return try root.read(path, limit: 4 << 20) } catch {
      throw Failure(.checkFailed, error.description)
    }
  }

  /// Compares bytes: equal strings may have different bytes, whose digests differ.
  ///
  /// - Throws: When the file cannot be read, or is a link.
  func isUpToDate() throws(Failure) -> Bool {
    let data = Data(text.utf8)
    do throws(FileError) { return try root.read(path, limit: data.count) == data } catch {
      if error.kind == .tooLarge { return false }
      throw Failure(.checkFailed, error.description)
    }
  }

  /// Replaces the file atomically.
  func write() throws(Failure) {
    do throws(FileError) { try root.save(Data(text.utf8), to: path) } catch {
      throw Failure(.checkFailed, "cannot write \(error)")
    }
  }
}
