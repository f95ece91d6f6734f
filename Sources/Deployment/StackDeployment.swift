import AWSClient
import Foundation

/// A stack in an environment, as committed, and the account that it is deployed to.
package struct StackDeployment: Sendable {
  package let artefacts: Artefacts
  let aws: AWSClient
  let registries: Registries
  let polling: Polling
  let timing: Timing
  /// What change sets are signed with: `stackkit 0.1.0`.
  let tool: String
  /// What Terraform is started with.
  let environment: [String: String]
  let report: @Sendable (DeploymentEvent) -> Void

  package var manifest: Manifest { artefacts.manifest }

  /// - Parameters:
  ///   - artefacts: What is to be deployed.
  ///   - aws: A client for the manifest's region.
  ///   - registries: Where images are pushed to and looked up.
  ///   - polling: How often AWS is asked while something goes on.
  ///   - timing: The clock.
  ///   - tool: The name and version of the program, for the description of change sets.
  ///   - environment: The variables that Terraform is started with, where it is the stack's engine; `PATH` says where it
  ///     is. The credentials are those of `aws`.
  ///   - report: Called with what happens, as it happens, from any thread.
  package init(
    _ artefacts: Artefacts, aws: AWSClient, registries: Registries, polling: Polling = .aws, timing: Timing = .system,
    tool: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    report: @escaping @Sendable (DeploymentEvent) -> Void
  ) {
    self.artefacts = artefacts
    self.aws = aws
    self.registries = registries
    self.polling = polling
    self.timing = timing
    self.tool = tool
    self.environment = environment
    self.report = report
  }

  /// What a deployment is asked for beside the artefacts.
  package struct Order: Sendable {
    /// Each a path, a reference, or one of them after `NAME=`; none for the images that run now.
    package var images: [String] = []
    /// How many tasks to run afterwards; nil to leave the count alone.
    package var count: Int?
    /// Ends when it is clear what would change; nothing is left behind.
    package var isDryRun = false
    /// Logical ids of resources that hold state and may be replaced all the same.
    package var allowReplace: Set<String> = []
    /// The same for resources that may be removed.
    package var allowDelete: Set<String> = []
    /// After this, the wait is given up.
    package var timeout = Duration.seconds(3600)

    package init() {}
  }

  /// How a deployment ended.
  package enum Outcome: Sendable {
    case dryRun
    /// The stack is as the artefacts say; `changed` is false when it was before. Outputs are in the manifest's order.
    case deployed(changed: Bool, outputs: [Output])
  }

  /// What a stack tells of itself.
  package struct Output: Sendable, Encodable, Equatable {
    package let key: String
    package let value: String
  }

  /// Brings the account to what the artefacts say.
  ///
  /// - Parameters:
  ///   - order: The images and the limits.
  ///   - approve: Called when the changes to the stack have been reported and are about to be executed in an account;
  ///     throws to refuse them. A refused or failed deployment leaves no change set behind.
  /// - Returns: How it ended, when it ended well: the stack is complete and its services run what it says.
  /// - Throws: Why it was not done, or how it ended otherwise.
  package func deploy(
    _ order: Order, approve: @Sendable (_ account: String) async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> Outcome {
    try refuseOtherEngines()
    if manifest.engine == "terraform" { return try await deployWithTerraform(order, approve: approve) }
    let counted = try order.count.map { count throws(DeploymentError) in try countedService(count) }
    let account = try await checkedAccount()
    let choices = try await chooseImages(order.images)
    let shelf = try await existingStack(manifest.repositoryStackName)
    let stack = try await existingStack(manifest.stackName)
    try requireImages(choices, for: stack)

    let patience = patience(order.timeout)
    let repositories = try await deployRepositories(over: shelf, in: account, order, patience)
    let approveHere = { @Sendable () async throws(DeploymentError) in try await approve(account) }
    let edge = try await deployEdge(order, patience, approve: approveHere)
    let parameters = try await edge.parameters + imageParameters(choices, repositories, isDryRun: order.isDryRun)
    let wanted = WantedStack(
      name: manifest.stackName, template: artefacts.template, parameters: parameters,
      capabilities: manifest.capabilities)
    let changeSet = try await changeSet(wanted, over: stack, patience)

    var changed = edge.changed
    var deployed = stack
    if let changeSet {
      deployed = try await apply(changeSet, over: stack, order, patience, approve: approveHere)
      changed = true
    } else {
      report(.noChanges(stack: wanted.name))
    }
    guard let deployed, !order.isDryRun else { return .dryRun }
    let isFirst = stack == nil
    try await settle(deployed, isFirst: isFirst, count: order.count, of: counted)
    await reportScans(of: pushedImages(choices, repositories))
    return .deployed(changed: changed, outputs: outputs(of: deployed.known))
  }

  /// What remains to do when the stack is as it should be.
  private func settle(
    _ stack: CloudFormation.Stack, isFirst: Bool, count: Int?, of counted: Manifest.Service?
  ) async throws(DeploymentError) {
    if manifest.isProduction { try await protect(stack) }
    for service in manifest.services where isFirst && service.scaling == nil && service.name != counted?.name {
      // CloudFormation is told no count, so that it never resets one: a new service starts with a single task.
      if let tasks = service.tasks, tasks > 1 { try await setCount(tasks, of: service, in: stack.known) }
    }
    if let count, let counted { try await setCount(count, of: counted, in: stack.known) }
  }

  func protect(_ stack: CloudFormation.Stack) async throws(DeploymentError) {
    guard !stack.enableTerminationProtection else { return }
    do throws(AWSError) {
      try await aws.cloudFormation.updateTerminationProtection(stack.stackID, enabled: true)
      report(.protected(stack: stack.stackName))
    } catch {
      guard error.kind != .transport(.cancelled) else { throw DeploymentError(error) }
      report(.warning("\(stack.stackName) is not protected against deletion: \(error)"))
    }
  }

  func patience(_ timeout: Duration) -> Patience {
    let seconds = TimeInterval(timeout.components.seconds)
    return Patience(polling, timing: timing, deadline: timing.now().addingTimeInterval(seconds))
  }

  func refuseOtherEngines() throws(DeploymentError) {
    guard ["cloudformation", "terraform"].contains(manifest.engine) else {
      throw DeploymentError(
        .usage, "its engine is \(manifest.engine), and this version deploys with cloudformation or terraform only")
    }
  }
}
