import Templates

/// The files that a stack in an environment may have beside `deploy.json`. No other file is read for a deployment.
package enum ArtifactPath: String, CaseIterable, Sendable {
  case template = "template.yaml"
  case terraform = "main.tf"
  case edge = "edge.yaml"
  case repository = "repository.yaml"
  case repositoryTerraform = "repository/main.tf"
  case backend = "backend.tf"
  case repositoryBackend = "repository/backend.tf"
  case lock = ".terraform.lock.hcl"
  case repositoryLock = "repository/.terraform.lock.hcl"

  /// The file with the digests of the others.
  package static let manifest = "deploy.json"

  /// The maximum size of `deploy.json` and of a file that the user writes, in bytes.
  package static let limit = 1 << 20

  /// Whether the user writes the file, and `synth` records its digest if it is there.
  package var isOfUser: Bool {
    switch self {
    case .backend, .repositoryBackend, .lock, .repositoryLock: true
    case .template, .terraform, .edge, .repository, .repositoryTerraform: false
    }
  }

  /// Whether only a stack with services has the file.
  package var isOfRepositories: Bool {
    switch self {
    case .repository, .repositoryTerraform, .repositoryBackend, .repositoryLock: true
    case .template, .terraform, .edge, .backend, .lock: false
    }
  }

  /// The maximum size of the file, in bytes.
  package var limit: Int { isOfUser ? Self.limit : Node.largestTemplate }
}
