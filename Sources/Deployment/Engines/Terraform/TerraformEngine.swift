import AWSClient
import Essentials
import Files

/// Deploys with the program `terraform`. Terraform does not roll back: changes made before a failure remain.
struct TerraformEngine: Engine {
  static let name = "terraform"

  private let artifacts: Artifacts
  private let ecs: ECS
  private let credentials: any CredentialsProvider
  private let environment: [String: String]
  private let program: URL
  /// A private folder for plans, which contain secrets. It is deleted with the last configuration that uses it.
  private let scratch: PrivateFolder
  private let report: @Sendable (DeploymentEvent) -> Void

  init(
    _ artifacts: Artifacts, aws: AWSClient, environment: [String: String],
    report: @escaping @Sendable (DeploymentEvent) -> Void
  ) throws {
    self.artifacts = artifacts
    self.environment = environment
    self.report = report
    ecs = aws.ecs
    credentials = aws.credentials
    program = try TerraformProgram.find(in: environment)
    scratch = try PrivateFolder(in: .small)
  }

  private var manifest: Manifest { artifacts.manifest }

  /// Terraform needs no edge stack: a configuration may have resources in several regions.
  var parts: [StackPart] { (manifest.services.isEmpty ? [] : [.repositories]) + [.stack] }

  var declaresTasks: Bool { true }

  func deployed(_ part: StackPart) async throws -> DeployedStack? {
    let configuration = try await configuration(part)
    return configuration.outputs.map { DeployedStack(name: configuration.name, status: "APPLIED", outputs: $0) }
  }

  func open(_ part: StackPart) async throws -> any OpenStack { try await configuration(part) }

  func unsettled(_ error: DeploymentError) -> DeploymentError {
    switch error.kind {
    case .failed, .rolledBack:
      // Only ECS rolls back on its own.
      DeploymentError(
        error.kind == .failed ? .needsOperator : .rolledBack,
        "\(error.description); Terraform's other changes remain")
    default: error.whileRunning(manifest)
    }
  }

  /// Initializes a part's configuration and reads its outputs.
  private func configuration(_ part: StackPart) async throws -> TerraformConfiguration {
    let isMain = part == .stack
    let (file, folder, label) =
      isMain
      ? ("main.tf", artifacts.folder, artifacts.label)
      : ("repository/main.tf", artifacts.folder.appending(path: "repository"), "\(artifacts.label)/repository")
    guard manifest.sha256[file] != nil else {
      throw DeploymentError(.failed, "\(artifacts.label)/deploy.json does not list \(file)", remedy: .synthesize)
    }
    let terraform = TerraformProgram(
      program: program, folder: folder, label: label, scratch: scratch, environment: environment,
      credentials: credentials, report: report)
    try await terraform.initialize()
    let outputs = try await terraform.outputs()
    return TerraformConfiguration(
      name: isMain ? manifest.stackName : manifest.repositoryStackName, outputs: outputs.isEmpty ? nil : outputs,
      region: manifest.region, terraform: terraform, ecs: ecs)
  }
}
