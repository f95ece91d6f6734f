import AWSClient

/// A stack of CloudFormation that is to be changed.
struct CloudFormationStack: OpenStack {
  let name: String
  /// In the stack's region.
  let client: AWSClient
  /// As it is deployed; nil when the change set creates it.
  let current: CloudFormation.Stack?
  let template: String
  let capabilities: [String]
  /// Whether services run in it, which have to be confirmed.
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
    self.client = client
    self.current = current
    template = engine.artefacts.template(of: part)
    manifest = engine.artefacts.manifest
    capabilities = part == .stack ? manifest.capabilities : []
    runsServices = part == .stack && !manifest.services.isEmpty
    tool = engine.tool
    timing = engine.timing
    polling = engine.polling
    report = engine.report
  }

  var cloudFormation: CloudFormation { client.cloudFormation }

  var outputs: [String: String]? { current?.outputValues }

  func keptImage(of service: Manifest.Service) -> KeptImage? {
    current?.parameters.contains { $0.parameterKey == service.imageParameter } == true ? .ofStack : nil
  }

  func plan(_ inputs: StackInputs, _ patience: inout Patience) async throws -> (any StackPlan)? {
    let parameters =
      inputs.edge.map { CloudFormation.Parameter($0.name, value: $0.value) }
      + inputs.images.map { service, image in
        image.map { .init(service.imageParameter, value: $0) } ?? .init(usingPreviousValueOf: service.imageParameter)
      }
    return try await changeSet(parameters, &patience)
  }

  /// Switches the termination protection on.
  func protect() async throws {
    guard current?.enableTerminationProtection != true else { return }
    do throws(AWSError) {
      try await cloudFormation.updateTerminationProtection(name, enabled: true)
      report(.protected(stack: name))
    } catch {
      guard error.kind != .transport(.cancelled) else { throw error }
      report(.warning("\(name) is not protected against deletion: \(error)"))
    }
  }

  /// What a refusal by CloudFormation means: often, that somebody else was faster.
  func explained(_ error: AWSError) async -> any Error {
    guard error.kind == .refused, let now = try? await cloudFormation.describeStack(name),
      !now.stackStatus.isNeverDeployed, let refusal = refusal(of: now)
    else { return error }
    return refusal
  }

  /// Why a stack cannot be updated as it is; nil when it can.
  func refusal(of stack: CloudFormation.Stack) -> DeploymentError? {
    let status = stack.stackStatus
    let reason = stack.stackStatusReason.map { " (\($0))" } ?? ""
    if status.isInProgress {
      return DeploymentError(.busy, "\(name) is \(status): somebody else is changing it; try again when that is over")
    }
    if status == .deleteFailed {
      return DeploymentError(.needsOperator, "\(name) is \(status)\(reason): finish its deletion, then deploy again")
    }
    if status.mustBeDeleted {
      return DeploymentError(
        .needsOperator,
        "\(name) is \(status)\(reason): its first deployment failed, and CloudFormation updates no such stack; delete it "
          + "with `aws cloudformation delete-stack --region \(client.region.name) --stack-name \(name)`, then deploy "
          + "again. What its template retains outlives it: look for what is left before a second one is made")
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
