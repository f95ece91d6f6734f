import AWSClient
import Essentials
import Files

/// Deploys with the program `terraform`. Terraform does not roll back: changes made before a failure remain.
struct TerraformEngine: Engine {
  private let artifacts: Artifacts
  private let ecs: ECS
  private let credentials: any CredentialsProvider
  private let environment: [String: String]
  private let program: URL
  /// The providers of all stacks; nil if they are elsewhere.
  private let cache: ProviderCache?
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
    cache = Self.cache(environment, beside: artifacts.folder, report)
    scratch = try PrivateFolder(in: .small)
  }

  private var manifest: Manifest { artifacts.manifest }

  private static func cache(
    _ environment: [String: String], beside checkout: URL, _ report: (DeploymentEvent) -> Void
  ) -> ProviderCache? {
    guard environment["TF_PLUGIN_CACHE_DIR"]?.isEmpty != false else { return nil }
    do throws(DeploymentError) { return try ProviderCache(environment, beside: checkout) } catch {
      report(.warning("\(error.description); Terraform downloads the providers again"))
      return nil
    }
  }

  /// Terraform needs no edge stack: a configuration may have resources in several regions.
  var parts: [StackPart] { (manifest.services.isEmpty ? [] : [.repositories]) + [.stack] }

  var declaresTasks: Bool { true }

  func deployed(_ part: StackPart) async throws -> DeployedStack? {
    let configuration = try await configuration(part)
    return configuration.outputs.map { DeployedStack(name: configuration.name, status: "APPLIED", outputs: $0) }
  }

  func services() async throws -> Set<String> { try await configuration(.stack).terraform.services() }

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
    let (prefix, folder, label) =
      isMain
      ? ("", artifacts.folder, artifacts.label)
      : ("repository/", artifacts.folder.appending(path: "repository"), "\(artifacts.label)/repository")
    let state = LocalState(folder: folder, label: label)
    try refuseOtherFiles(in: folder, prefix, label)
    let files = try TerraformFolder(
      artifacts.files, prefix: prefix, region: manifest.region, state: state, usesCache: cache != nil)
    if files.isLocal { try await state.check(environment, scratch: scratch.url) }
    let terraform = TerraformProgram(
      program: program, folder: files,
      label: label, state: state, cache: cache, scratch: scratch, environment: environment, credentials: credentials,
      report: report)
    let providers = try await terraform.initialize()
    let outputs = try await terraform.outputs()
    return TerraformConfiguration(
      name: isMain ? manifest.stackName : manifest.repositoryStackName, part: part,
      outputs: outputs.isEmpty ? nil : outputs,
      region: manifest.region, terraform: terraform, providers: providers, ecs: ecs)
  }

  /// Refuses other Terraform files in the folder: Terraform does not get them, and somebody may believe that it does.
  private func refuseOtherFiles(in folder: URL, _ prefix: String, _ label: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let endings = [".tf", ".tf.json", ".tfvars", ".tfvars.json", ".terraform.lock.hcl"]
    let others = names.sorted().filter { name in
      endings.contains { name.hasSuffix($0) } && artifacts.files[prefix + name] == nil
    }
    guard !others.isEmpty else { return }
    throw DeploymentError(
      .failed,
      "\(label) contains \(others.joined(separator: ", ")), which deploy.json does not list; beside main.tf, only "
        + "backend.tf and .terraform.lock.hcl are allowed", remedy: .synthesize)
  }
}
