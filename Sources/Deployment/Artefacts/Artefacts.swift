import ContainerImage
import Essentials

/// The committed files of a stack in an environment, each of them what its manifest was written for.
package struct Artefacts: Sendable {
  package let manifest: Manifest
  /// Where they are, and how messages call that.
  let folder: URL
  let label: String
  /// The CloudFormation templates.
  private let template: String
  private let repository: String
  /// The template of what stands in us-east-1; nil where nothing does.
  private let edge: String?

  /// Reads a folder like `stacks/templates/chatbot/prod`.
  ///
  /// - Parameters:
  ///   - folder: Where it is.
  ///   - label: How messages call it.
  /// - Throws: When a file is missing, cannot be read, or was changed since `synth` wrote it.
  package init(folder: URL, label: String) throws(DeploymentError) {
    (self.folder, self.label) = (folder, label)
    let manifestLabel = "\(label)/deploy.json"
    let data = try Self.read(folder.appending(path: "deploy.json"), label: manifestLabel)
    do {
      manifest = try JSONDecoder().decode(Manifest.self, from: data)
    } catch {
      throw DeploymentError(.failed, "\(manifestLabel) is not a manifest of this version", remedy: .synthesize)
    }
    guard manifest.format == 1 else {
      throw DeploymentError(
        .failed,
        "\(manifestLabel) has format \(manifest.format), and this version reads format 1: use the one that wrote it")
    }
    var texts: [String: String] = [:]
    for (path, digest) in manifest.sha256.sorted(by: { $0.key < $1.key }) {
      let file = try Self.read(folder.appending(path: path), label: "\(label)/\(path)")
      guard Digest(of: file).hex == digest else {
        throw DeploymentError(
          .failed, "\(label)/\(path) is not what deploy.json was written for", remedy: .synthesize)
      }
      texts[path] = String(decoding: file, as: UTF8.self)
    }
    guard let template = texts["template.yaml"], let repository = texts["repository.yaml"] else {
      throw DeploymentError(.failed, "\(manifestLabel) names no template", remedy: .synthesize)
    }
    self.template = template
    self.repository = repository
    edge = manifest.edge.flatMap { texts[$0.template] }
    guard manifest.edge == nil || edge != nil else {
      throw DeploymentError(.failed, "\(manifestLabel) names no template", remedy: .synthesize)
    }
  }

  /// The CloudFormation template of a part; empty for one that there is not.
  func template(of part: StackPart) -> String {
    switch part {
    case .repositories: repository
    case .edge: edge ?? ""
    case .stack: template
    }
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
