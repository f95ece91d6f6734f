import AWSClient

/// Follows one operation of a stack to its end.
struct StackWatch {
  let cloudFormation: CloudFormation
  let changeSet: WaitingChangeSet
  let report: @Sendable (DeploymentEvent) -> Void
  var patience: Patience
  var rollouts: RolloutWatch
  /// The newest event that is known.
  var seen: String?
  /// The task definitions that the operation made.
  private(set) var revisions: Set<String> = []
  /// What went wrong, oldest first.
  private var failures: [CloudFormation.StackEvent] = []
  /// The status that the operation ended with.
  private var end: StackStatus?

  init(
    _ changeSet: WaitingChangeSet, seen: String?, cloudFormation: CloudFormation, rollouts: RolloutWatch,
    patience: Patience, report: @escaping @Sendable (DeploymentEvent) -> Void
  ) {
    self.changeSet = changeSet
    self.seen = seen
    self.cloudFormation = cloudFormation
    self.rollouts = rollouts
    self.patience = patience
    self.report = report
  }

  /// Waits for the end. Questions that fail or are throttled are asked again.
  ///
  /// - Returns: The stack, complete.
  /// - Throws: Why it is not complete; `.timedOut`, `.interrupted` and `.credentials` while the operation goes on.
  mutating func finish() async throws(DeploymentError) -> CloudFormation.Stack {
    while true {
      let hadNews = try await readEvents()
      await rollouts.look(afterFailure: !failures.isEmpty)
      if let end, let answer = try await ask(describeStack) {
        guard let stack = answer else {
          throw DeploymentError(.failed, "\(changeSet.stackName) is gone: somebody deleted it")
        }
        if end.isSuccess { return stack }
        // A failure that is being rolled back is not the end yet.
        guard stack.stackStatus.isInProgress else { throw failure(end) }
      }
      try await patience.wait(for: "\(changeSet.stackName) to be complete", hadNews: hadNews)
    }
  }

  private func describeStack() async throws(AWSError) -> CloudFormation.Stack? {
    try await cloudFormation.describeStack(changeSet.id.stackID)
  }

  /// Takes in what has happened since the last time; false for nothing.
  private mutating func readEvents() async throws(DeploymentError) -> Bool {
    let known = seen
    let new = try await ask { () async throws(AWSError) in
      try await cloudFormation.describeStackEvents(changeSet.id.stackID, after: known)
    }
    guard let new, let newest = new.first else { return false }
    seen = newest.eventID
    // CloudFormation runs one operation after the other: what follows ours without a token is ours.
    for event in new.reversed() where event.clientRequestToken ?? changeSet.name == changeSet.name {
      report(.event(event))
      take(event)
    }
    return true
  }

  private mutating func take(_ event: CloudFormation.StackEvent) {
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

  /// Asks once; nil when there was no answer this time.
  private func ask<Answer>(
    _ question: () async throws(AWSError) -> Answer
  ) async throws(DeploymentError) -> Answer? {
    do throws(AWSError) { return try await question() } catch {
      guard error.isPassing else { throw DeploymentError(error) }
      report(.unanswered(error))
      return nil
    }
  }

  /// What to tell about an operation that did not end as asked.
  private func failure(_ end: StackStatus) -> DeploymentError {
    let cause = rootCause.map { event in
      "\(event.logicalResourceID ?? "it") (\(event.resourceType ?? "unknown type")): "
        + (event.resourceStatusReason ?? "\(event.resourceStatus ?? end)")
    }
    let details = ([cause ?? "CloudFormation gives no reason"] + rollouts.explanations).joined(separator: "; ")
    let name = changeSet.stackName
    switch end {
    case .rollbackComplete:
      return DeploymentError(
        .rolledBack,
        "the creation of \(name) failed and was rolled back: \(details). CloudFormation updates no such "
          + "stack: delete it before the next deployment")
    case _ where end.rawValue.hasSuffix("ROLLBACK_COMPLETE"):
      return DeploymentError(.rolledBack, "\(name) was rolled back to what it was before: \(details)")
    case _ where end.rawValue.hasPrefix("DELETE"):
      return DeploymentError(.failed, "\(name) is \(end): somebody deleted it")
    default:
      return DeploymentError(.needsOperator, "\(name) is \(end) and needs an operator: \(details)")
    }
  }

  /// The first failure that is not a consequence of another.
  private var rootCause: CloudFormation.StackEvent? {
    let consequences = ["Resource creation cancelled", "Resource update cancelled", "The following resource(s) failed"]
    return failures.first { event in
      let reason = event.resourceStatusReason ?? ""
      return !consequences.contains { reason.hasPrefix($0) }
    } ?? failures.first
  }
}

extension AWSError {
  /// Whether asking again later may help: a wait does not end because of it.
  var isPassing: Bool {
    switch kind {
    case .throttled, .server, .malformedReply: true
    case .transport(let kind): kind != .cancelled
    case .credentials, .accessDenied, .notFound, .refused: false
    }
  }
}
