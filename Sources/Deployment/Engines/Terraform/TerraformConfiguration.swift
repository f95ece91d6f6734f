import AWSClient
import Essentials
import Templates

/// A Terraform configuration after `terraform init`.
struct TerraformConfiguration: OpenStack {
  let name: String
  let part: StackPart
  let outputs: [String: String]?
  let region: String
  let terraform: TerraformProgram
  /// The providers whose code Terraform runs.
  let providers: [LockFile.Provider]
  let ecs: ECS

  var capabilities: [String] { [] }

  var macros: [String] { [] }

  /// Whether it is deployed. Terraform protects single resources only, and `main.tf` says which: what is deployed has no
  /// mark that a pull request cannot remove.
  var isProtected: Bool { outputs != nil }

  /// Where the state is, for people: `s3 (bucket = "…", key = "…")`, or the path of the file.
  var stateLocation: String? {
    let settings = terraform.environment["TF_CLI_ARGS_init"] ?? ""
    return terraform.folder.stateLocation
      + (settings.contains("-backend-config") ? ", with settings of TF_CLI_ARGS_init" : "")
  }

  /// The running image, asked of ECS: the state does not say which of its values came from a variable.
  func keptImage(of service: Manifest.Service) async throws -> KeptImage? {
    guard let outputs, let place = try? ServicePlace(of: service, in: outputs, of: name) else { return nil }
    return try await ecs.image(of: service, at: place).map(KeptImage.image)
  }

  func plan(_ inputs: StackInputs, _ patience: inout Patience) async throws -> (any StackPlan)? {
    terraform.announce(providers)
    var variables: [String: String] = [:]
    for (service, image) in inputs.images { variables[service.imageVariable] = image }
    guard let saved = try await terraform.plan(variables) else { return nil }
    let objections = part == .repositories ? RepositoryPart.objections(to: saved.plan) : []
    guard objections.isEmpty else { throw DeploymentError(beside: objections, in: name) }
    return TerraformSavedPlan(
      name: name, terraform: terraform, saved: saved, changes: saved.plan.changes,
      imageVariables: Set(variables.keys))
  }

  var lacksProtection: Bool { false }

  /// Does nothing: stateful resources have `prevent_destroy` in the configuration.
  func protect() {}
}

/// A saved Terraform plan.
struct TerraformSavedPlan: StackPlan {
  let name: String
  let terraform: TerraformProgram
  let saved: TerraformProgram.SavedPlan
  let changes: [PlannedChange]
  /// The variables of the manifest's images.
  let imageVariables: Set<String>

  func consequences(in account: String) -> [Consequence] {
    Consequence.all(of: changes, in: saved.plan, imageVariables: imageVariables, account: account)
  }

  /// Nil: the state does not keep the configuration, so a removed block's `prevent_destroy` is not known.
  func deployedTemplate() -> String? { nil }

  /// Nil: Terraform updates in an order of its own.
  var newTemplate: Template? { nil }

  /// Does nothing: the file is deleted with its folder.
  func discard() {}

  func execute(_ rollouts: inout RolloutWatch, _ patience: inout Patience) async throws -> ExecutedStack {
    if Task.isCancelled { throw DeploymentError.interrupted }
    terraform.report(.executing(stack: name))
    try await terraform.apply(saved)
    return ExecutedStack(outputs: try await terraform.outputs(), revisions: try await terraform.taskDefinitions())
  }
}
