import ContainerImage
import Essentials

/// The committed files of a stack in an environment, checked against the digests in its manifest.
package struct Artifacts: Sendable {
  package let manifest: Manifest
  let folder: URL
  /// The folder's name in messages.
  let label: String
  /// The checked contents of every file that the manifest lists, by path: `repository/main.tf`.
  let files: [String: Data]

  /// Reads a folder like `stacks/templates/chatbot/prod`.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - label: The folder's name in messages.
  /// - Throws: When a file is missing, cannot be read, or was changed after `synth` wrote it.
  package init(folder: URL, label: String) throws(DeploymentError) {
    (self.folder, self.label) = (folder, label)
    let manifestLabel = "\(label)/deploy.json"
    let data = try Self.read(folder.appending(path: "deploy.json"), label: manifestLabel)
    do {
      manifest = try JSONDecoder().decode(Manifest.self, from: data)
    } catch {
      throw DeploymentError(
        .failed, "\(manifestLabel) is not a manifest that this version can read", remedy: .synthesize)
    }
    guard manifest.format == 1 else {
      throw DeploymentError(
        .failed,
        "\(manifestLabel) has format \(manifest.format), but this version reads format 1; use the version that wrote "
          + "it")
    }
    var files: [String: Data] = [:]
    for (path, digest) in manifest.sha256.sorted(by: { $0.key < $1.key }) {
      let file = try Self.read(folder.appending(path: path), label: "\(label)/\(path)")
      guard Digest(of: file).hex == digest else {
        throw DeploymentError(
          .failed, "\(label)/\(path) does not match its digest in deploy.json", remedy: .synthesize)
      }
      files[path] = file
    }
    self.files = files
    let needed = ["template.yaml", "repository.yaml"] + (manifest.edge.map { [$0.template] } ?? [])
    guard needed.allSatisfy({ files[$0] != nil }) else {
      throw DeploymentError(.failed, "\(manifestLabel) does not list all templates", remedy: .synthesize)
    }
  }

  /// The CloudFormation template of a part; empty if the stack does not have the part.
  func template(of part: StackPart) -> String {
    let path: String? =
      switch part {
      case .repositories: "repository.yaml"
      case .edge: manifest.edge?.template
      case .stack: "template.yaml"
      }
    return path.flatMap { files[$0] }.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func read(_ url: URL, label: String) throws(DeploymentError) -> Data {
    do {
      return try Data(contentsOf: url)
    } catch {
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw DeploymentError(.failed, "\(label) is missing", remedy: .synthesize)
      }
      throw DeploymentError(.failed, "\(label) cannot be read: not a regular file, or permission denied")
    }
  }
}
