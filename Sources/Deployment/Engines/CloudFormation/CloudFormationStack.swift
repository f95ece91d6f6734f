import AWSClient
import Templates

/// A CloudFormation stack to deploy.
struct CloudFormationStack: OpenStack {
  let name: String
  let part: StackPart
  /// A client for the stack's region.
  let client: AWSClient
  /// The deployed stack; nil before its first deployment.
  let current: CloudFormation.Stack?
  let template: String
  /// The template as it was read, once for all steps that look into it.
  private let tree: Result<Template, TemplateError>
  let capabilities: [String]
  /// Whether the stack has services, which have to be confirmed.
  let runsServices: Bool
  let manifest: Manifest
  let tool: String
  let timing: Timing
  let polling: Polling
  let report: @Sendable (DeploymentEvent) -> Void

  init(
    _ engine: CloudFormationEngine, name: String, part: StackPart, client: AWSClient, current: CloudFormation.Stack?
  ) {
    self.name = name
    self.part = part
    self.client = client
    self.current = current
    let template = engine.artifacts.template(of: part)
    self.template = template
    tree = Result { () throws(TemplateError) in try Template(template) }
    manifest = engine.artifacts.manifest
    capabilities = part == .stack ? manifest.capabilities : []
    runsServices = part == .stack && !manifest.services.isEmpty
    tool = engine.tool
    timing = engine.timing
    polling = engine.polling
    report = engine.report
  }

  var cloudFormation: CloudFormation { client.cloudFormation }

  var region: String { client.region.name }

  var macros: [String] { get throws { try readTemplate().macros } }

  var isProtected: Bool { current?.enableTerminationProtection == true }

  var stateLocation: String? { nil }

  var outputs: [String: String]? { current?.outputValues }

  func keptImage(of service: Manifest.Service) -> KeptImage? {
    current?.parameters.contains { $0.parameterKey == service.imageParameter } == true ? .ofStack : nil
  }

  /// The new template.
  func readTemplate() throws -> Template {
    do throws(TemplateError) { return try tree.get() } catch {
      let place = error.place.map { " (\($0))" } ?? ""
      throw DeploymentError(
        .failed, "cannot read the template of \(name)\(place): \(error.message)", remedy: .synthesize)
    }
  }

  /// Refuses a repository that is not called as the manifest says.
  private func checkRepositoryNames(in template: Template) throws {
    let names = Set(manifest.services.map(\.repository))
    for repository in template.resources {
      let called = repository["RepositoryName"]?.text
      guard let called, names.contains(called) else {
        throw DeploymentError(
          .refused,
          "\(repository.name) of \(name) is called '\(called ?? "a name that AWS chooses")', but deploy.json has only "
            + "\(names.sorted().map { "'\($0)'" }.joined(separator: ", "))",
          remedy: .synthesize)
      }
    }
  }

  func plan(_ inputs: StackInputs, _ patience: inout Patience) async throws -> (any StackPlan)? {
    if part == .repositories {
      let template = try readTemplate()
      let objections = RepositoryPart.objections(to: template)
      guard objections.isEmpty else { throw DeploymentError(beside: objections, in: name) }
      try checkRepositoryNames(in: template)
    }
    let parameters =
      inputs.edge.map { CloudFormation.Parameter($0.name, value: $0.value) }
      + inputs.images.map { service, image in
        image.map { .init(service.imageParameter, value: $0) } ?? .init(usingPreviousValueOf: service.imageParameter)
      }
    return try await changeSet(parameters, capabilities + inputs.capabilities, &patience)
  }

  var lacksProtection: Bool { current?.enableTerminationProtection != true }

  /// Turns on termination protection.
  func protect() async throws {
    guard lacksProtection else { return }
    do throws(AWSError) {
      try await cloudFormation.updateTerminationProtection(name, enabled: true)
      report(.protected(stack: name))
    } catch {
      guard error.kind != .transport(.cancelled) else { throw error }
      report(.warning("cannot turn on termination protection for \(name): \(error)"))
    }
  }

  /// Explains a refusal by CloudFormation: often somebody else has started a deployment.
  func explained(_ error: AWSError) async -> any Error {
    if error.code == "InsufficientCapabilitiesException", error.message.contains("CAPABILITY_NAMED_IAM") {
      return DeploymentError(
        .refused, "\(name) has IAM resources with fixed names, which may be those of others: \(error)",
        remedy: .allowNamedIAM)
    }
    guard error.kind == .refused, let now = try? await cloudFormation.describeStack(name),
      !now.stackStatus.isNeverDeployed, let refusal = refusal(of: now)
    else { return error }
    return refusal
  }

  /// The reason why a stack cannot be updated in its state; nil if it can.
  func refusal(of stack: CloudFormation.Stack) -> DeploymentError? {
    let status = stack.stackStatus
    let reason = stack.stackStatusReason.map { " (\($0))" } ?? ""
    if status.isInProgress {
      return DeploymentError(.busy, "\(name) is \(status): somebody else is changing it; try again later")
    }
    if status == .deleteFailed {
      return DeploymentError(
        .needsOperator,
        "\(name) is \(status)\(reason): finish its deletion, then deploy again; \(StackFailure.adviceOnNetworks)")
    }
    if status.mustBeDeleted {
      return DeploymentError(
        .needsOperator,
        "\(name) is \(status)\(reason): its first deployment failed, and CloudFormation cannot update such a stack; "
          + "delete it with `aws cloudformation delete-stack --region \(client.region.name) --stack-name \(name)`, then "
          + "deploy again. Resources that the template retains are not deleted with the stack: look for them first, "
          + "because the next deployment creates new ones")
    }
    if status.needsOperator || status == .createFailed || status == .updateFailed {
      return DeploymentError(
        .needsOperator,
        "\(name) is \(status)\(reason): continue or cancel its rollback in the CloudFormation console, then deploy again"
      )
    }
    return nil
  }
}
