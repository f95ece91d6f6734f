import ContainerImage
import Essentials
import Files

/// The committed files of a stack in an environment, checked against the digests in its manifest.
package struct Artifacts: Sendable {
  package let manifest: Manifest
  let folder: URL
  /// The folder's name in messages.
  let label: String
  /// The checked contents of every file that the manifest lists, by path: `repository/main.tf`.
  let files: [String: Data]

  /// Reads a folder such as `stacks/templates/chatbot/prod`, without following a link in it or on the way to it.
  ///
  /// - Parameters:
  ///   - path: The path of the folder below `root`. Its last two components are the names of the stack and the
  ///     environment.
  ///   - root: The folder of the package.
  /// - Throws: When a file is missing, cannot be read, was changed after `synth` wrote it, or is not listed in the
  ///   manifest.
  package init(at path: String, below root: URL) throws(DeploymentError) {
    folder = root.appending(path: path, directoryHint: .isDirectory)
    label = path
    let root = ConfinedFolder(root, label: "")
    let manifestPath = "\(path)/\(ArtifactPath.manifest)"
    manifest = try Manifest(Self.read(manifestPath, in: root, limit: ArtifactPath.limit), path: manifestPath)
    // A copied folder would deploy to the stack that it was copied from.
    guard path.hasSuffix("/\(manifest.label)") else {
      throw DeploymentError(.failed, "\(manifestPath) belongs to \(manifest.label)", remedy: .synthesize)
    }
    var files: [String: Data] = [:]
    for artifact in ArtifactPath.allCases {
      let file = "\(path)/\(artifact.rawValue)"
      guard let digest = manifest.sha256[artifact.rawValue] else {
        try Self.refuseUnlisted(artifact, file, in: root)
        continue
      }
      let data = try Self.read(file, in: root, limit: artifact.limit)
      guard Digest(of: data).hex == digest else {
        let change = artifact.isOfUser ? "" : " by hand, and synth writes it again without that change"
        throw DeploymentError(
          .failed, "\(file) does not match its digest in deploy.json: it was changed\(change)", remedy: .synthesize)
      }
      files[artifact.rawValue] = data
    }
    self.files = files
  }

  /// The CloudFormation template of a part; empty if the stack does not have the part.
  func template(of part: StackPart) -> String {
    let path: ArtifactPath =
      switch part {
      case .repositories: .repository
      case .edge: .edge
      case .stack: .template
      }
    return files[path.rawValue].map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func read(_ path: String, in root: ConfinedFolder, limit: Int) throws(DeploymentError) -> Data {
    let data: Data?
    do throws(FileError) { data = try root.read(path, limit: limit) } catch {
      throw DeploymentError(.failed, error.description)
    }
    guard let data else { throw DeploymentError(.failed, "\(path) is missing", remedy: .synthesize) }
    return data
  }

  /// Refuses a file that has no digest: a step may use it, and nobody has reviewed it with the others.
  private static func refuseUnlisted(
    _ artifact: ArtifactPath, _ path: String, in root: ConfinedFolder
  ) throws(DeploymentError) {
    let exists: Bool
    do throws(FileError) { exists = try root.exists(path) } catch {
      throw DeploymentError(.failed, error.description)
    }
    guard exists else { return }
    guard artifact.isOfUser else {
      throw DeploymentError(.failed, "\(path) exists, but the stack does not have this file; delete it")
    }
    throw DeploymentError(.failed, "\(path) exists, but deploy.json does not list it", remedy: .synthesize)
  }
}
