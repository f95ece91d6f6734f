import AWSClient

/// Follows one operation of a stack to its end.
struct StackWatch {
  private let plan: ChangeSetPlan
  /// The newest event that was read.
  private var seen: String?
  /// The task definitions that the operation created.
  private(set) var revisions: Set<String> = []
  /// The failed resources, oldest first.
  private var failures: [CloudFormation.StackEvent] = []
  /// The status that the operation ended with.
  private var end: StackStatus?

  init(_ plan: ChangeSetPlan, seen: String?) {
    self.plan = plan
    self.seen = seen
  }

  private var stack: CloudFormationStack { plan.stack }

  /// Waits for the end of the operation. Calls that fail or are throttled are repeated.
  ///
  /// - Returns: The complete stack.
  /// - Throws: Why the operation failed; `.timedOut`, `.interrupted` and `.credentials` while it continues.
  mutating func finish(
    _ rollouts: inout RolloutWatch, _ patience: inout Patience
  ) async throws -> CloudFormation.Stack {
    let report = stack.report
    return try await patience.wait(
      for: "\(stack.name) to complete", unanswered: { report(.unanswered($0.description)) }
    ) { try await look(&rollouts) }
  }

  private mutating func look(_ rollouts: inout RolloutWatch) async throws -> Patience.Answer<CloudFormation.Stack> {
    let answer = await newEvents()
    let events = (try? answer.get()) ?? []
    for event in events { take(event, &rollouts) }
    await rollouts.look(afterFailure: !failures.isEmpty)
    // Thrown after the look at ECS, which may answer while CloudFormation does not.
    if case .failure(let error) = answer { throw error }
    guard let end else { return .again(news: !events.isEmpty) }
    guard let now = try await stack.cloudFormation.describeStack(plan.id.stackID) else {
      throw DeploymentError(.failed, "\(stack.name) no longer exists: somebody deleted it")
    }
    if end.isSuccess { return .done(now) }
    // A failure is followed by its rollback.
    guard now.stackStatus.isInProgress else {
      throw StackFailure(stack.name, end, failures, rollouts.explanations).error
    }
    return .again(news: !events.isEmpty)
  }

  /// The events since the last call, oldest first.
  private mutating func newEvents() async -> Result<[CloudFormation.StackEvent], any Error> {
    do {
      let new = try await stack.cloudFormation.describeStackEvents(plan.id.stackID, after: seen)
      seen = new.first?.eventID ?? seen
      return .success(new.reversed())
    } catch {
      return .failure(error)
    }
  }

  private mutating func take(_ event: CloudFormation.StackEvent, _ rollouts: inout RolloutWatch) {
    // CloudFormation runs one operation at a time: an event without a token belongs to the running one, ours.
    guard event.clientRequestToken ?? plan.name == plan.name else { return }
    stack.report(.event(StackEvent(event)))
    guard let status = event.resourceStatus else { return }
    if event.isAboutStack {
      if !status.isInProgress { end = status }
      return
    }
    if status.rawValue.hasSuffix("_FAILED") { failures.append(event) }
    guard let arn = event.physicalResourceID, !arn.isEmpty else { return }
    if event.resourceType == "AWS::ECS::Service" { rollouts.follow(arn) }
    if event.resourceType == "AWS::ECS::TaskDefinition", [.createComplete, .updateComplete].contains(status) {
      revisions.insert(arn)
    }
  }
}

extension StackEvent {
  init(_ event: CloudFormation.StackEvent) {
    self.init(
      name: event.logicalResourceID ?? event.stackName, type: event.isAboutStack ? nil : event.resourceType ?? "",
      status: event.resourceStatus?.rawValue ?? "", reason: event.resourceStatusReason)
  }
}
