import AWSClient

/// Deploys with CloudFormation change sets.
struct CloudFormationEngine: Engine {
  let artifacts: Artifacts
  let aws: AWSClient
  /// The program's name and version, for the description of change sets.
  let tool: String
  let timing: Timing
  let polling: Polling
  let report: @Sendable (DeploymentEvent) -> Void

  init(
    _ artifacts: Artifacts, aws: AWSClient, tool: String, timing: Timing, polling: Polling,
    report: @escaping @Sendable (DeploymentEvent) -> Void
  ) {
    self.artifacts = artifacts
    self.aws = aws
    self.tool = tool
    self.timing = timing
    self.polling = polling
    self.report = report
  }

  private var manifest: Manifest { artifacts.manifest }

  var parts: [StackPart] {
    (manifest.services.isEmpty ? [] : [.repositories]) + (manifest.edge == nil ? [] : [.edge]) + [.stack]
  }

  /// The template has no count, so that CloudFormation never resets one.
  var declaresTasks: Bool { false }

  func deployed(_ part: StackPart) async throws -> DeployedStack? {
    let (name, client) = try place(of: part)
    return try await client.cloudFormation.describeStack(name).flatMap { $0.isDeployed ? DeployedStack($0) : nil }
  }

  func services() async throws -> Set<String> {
    let resources = try await aws.cloudFormation.describeStackResources(manifest.stackName)
    return Set(resources.filter { $0.resourceType == "AWS::ECS::Service" }.compactMap(\.physicalResourceID))
  }

  func open(_ part: StackPart) async throws -> any OpenStack {
    let (name, client) = try place(of: part)
    let current = try await client.cloudFormation.describeStack(name).flatMap { $0.isDeployed ? $0 : nil }
    let stack = CloudFormationStack(self, name: name, part: part, client: client, current: current)
    if let refusal = current.flatMap(stack.refusal) { throw refusal }
    return stack
  }

  func unsettled(_ error: DeploymentError) -> DeploymentError { error.whileRunning(manifest) }

  /// A part's stack name, and a client for its region.
  private func place(of part: StackPart) throws -> (name: String, client: AWSClient) {
    switch part {
    case .repositories: return (manifest.repositoryStackName, aws)
    case .stack: return (manifest.stackName, aws)
    case .edge:
      guard let edge = manifest.edge else { throw DeploymentError(.failed, "\(manifest.label) has no edge stack") }
      do { return (edge.stackName, try aws.moved(to: edge.region)) } catch {
        throw DeploymentError(.failed, "\(manifest.label): \(error)")
      }
    }
  }
}

extension CloudFormation.Stack {
  /// Whether the stack is neither deleted nor an empty shell for change sets.
  var isDeployed: Bool { stackStatus != .deleteComplete && !stackStatus.isNeverDeployed }

  /// The outputs by key.
  var outputValues: [String: String] {
    Dictionary(outputs.map { ($0.outputKey, $0.outputValue) }) { first, _ in first }
  }
}

extension DeployedStack {
  init(_ stack: CloudFormation.Stack) {
    self.init(
      name: stack.stackName, status: stack.stackStatus.rawValue, statusReason: stack.stackStatusReason,
      lastUpdated: stack.lastUpdatedTime ?? stack.creationTime, outputs: stack.outputValues)
  }
}
