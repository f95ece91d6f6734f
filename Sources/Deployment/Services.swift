import AWSClient

extension StackDeployment {
  /// A service as its stack names it.
  struct Place: Sendable {
    let cluster: String
    let service: String
  }

  /// Where a service of the stack runs.
  func place(of service: Manifest.Service, in stack: StackOutputs) throws(DeploymentError) -> Place {
    func output(_ key: String) throws(DeploymentError) -> String {
      guard let output = stack.values[key] else {
        throw DeploymentError(
          .failed, "\(stack.stackName) has no output \(key), which says where \(service.name) runs; deploy it again")
      }
      return output
    }
    return Place(cluster: try output(service.clusterOutput), service: try output(service.serviceOutput))
  }

  /// Remembers how everything is before a change set is executed, for what comes after to be told apart.
  func watch(
    _ changeSet: WaitingChangeSet, over stack: CloudFormation.Stack?, _ patience: Patience
  ) async throws(DeploymentError) -> StackWatch {
    let seen = try await asking { () async throws(AWSError) in
      try await aws.cloudFormation.describeStackEvents(changeSet.id.stackID).first?.eventID
    }
    let before = if let stack { await deploymentIDs(in: stack.known) } else { Set<String>() }
    return StackWatch(
      changeSet, seen: seen, cloudFormation: aws.cloudFormation,
      rollouts: RolloutWatch(ecs: aws.ecs, before: before, report: report), patience: patience, report: report)
  }

  /// The deployments of all services that can be seen now.
  func deploymentIDs(in stack: StackOutputs) async -> Set<String> {
    var identifiers: Set<String> = []
    for service in manifest.services {
      guard let place = try? place(of: service, in: stack),
        let running = try? await aws.ecs.describeService(place.service, cluster: place.cluster)
      else { continue }
      identifiers.formUnion(running.deployments.map(\.id))
    }
    return identifiers
  }

  /// Waits until every service runs what the complete stack says.
  ///
  /// A complete stack is not enough: a service that went back to its old revision is steady as well.
  ///
  /// - Parameters:
  ///   - stack: As it is now; other stacks than the manifest's have no services.
  ///   - made: The task definitions that this deployment made.
  ///   - rollouts: What is known of the services' deployments.
  ///   - patience: How long to wait.
  /// - Throws: `.failed` when a service runs something else; what ends a wait.
  func confirmServices(
    of stack: CloudFormation.Stack, made: Set<String>, _ rollouts: RolloutWatch, _ patience: Patience
  ) async throws(DeploymentError) {
    guard stack.stackName == manifest.stackName, !manifest.services.isEmpty else { return }
    let resources = try await insisting(patience, on: "the resources of \(stack.stackName)") {
      () async throws(AWSError) in
      try await aws.cloudFormation.describeStackResources(stack.stackID)
    }
    let kept = resources.filter { $0.resourceType == "AWS::ECS::TaskDefinition" }.compactMap(\.physicalResourceID)
    var rollouts = rollouts
    for service in manifest.services {
      let place = try place(of: service, in: stack.known)
      try await confirm(service, at: place, revisions: made.union(kept), &rollouts, patience)
    }
  }

  /// Asks until there is an answer: what AWS was told to do goes on, whether it answers this time or not.
  private func insisting<Answer>(
    _ patience: Patience, on what: String, _ question: () async throws(AWSError) -> Answer
  ) async throws(DeploymentError) -> Answer {
    var patience = patience
    while true {
      do throws(AWSError) { return try await question() } catch {
        guard error.isPassing else { throw DeploymentError(error) }
        report(.unanswered(error))
        try await patience.wait(for: what)
      }
    }
  }

  func confirm(
    _ service: Manifest.Service, at place: Place, revisions: Set<String>, _ rollouts: inout RolloutWatch,
    _ patience: Patience
  ) async throws(DeploymentError) {
    var patience = patience
    while true {
      let found = try await insisting(patience, on: "\(service.name) to be steady") { () async throws(AWSError) in
        try await aws.ecs.describeService(place.service, cluster: place.cluster)
      }
      if let found {
        rollouts.follow(found.serviceArn)
        await rollouts.look(afterFailure: false)
      }
      guard let found, let primary = found.deployments.first(where: \.isPrimary) else {
        throw DeploymentError(.failed, "the service \(service.name) (\(place.service)) does not run")
      }
      guard revisions.contains(primary.taskDefinition) else {
        let why = rollouts.explanations.isEmpty ? "" : ": " + rollouts.explanations.joined(separator: "; ")
        throw DeploymentError(
          rollouts.explanations.isEmpty ? .failed : .rolledBack,
          "the service \(service.name) runs \(primary.taskDefinition), which is not of this stack: ECS went back "
            + "to an older revision, or somebody changed it\(why)")
      }
      if primary.rolloutState == "FAILED" {
        let reasons = ([primary.rolloutStateReason].compactMap { $0 } + rollouts.explanations)
        let reason = reasons.isEmpty ? "ECS gives no reason" : reasons.joined(separator: "; ")
        throw DeploymentError(.failed, "the deployment of the service \(service.name) failed: \(reason)")
      }
      if found.isSteady(primary) { return }
      try await patience.wait(for: "\(service.name) to be steady")
    }
  }
}

extension ECS.Service {
  /// Services without a rollout state are steady when nothing but the primary deployment is left.
  fileprivate func isSteady(_ primary: ECS.Deployment) -> Bool {
    if let state = primary.rolloutState { return state == "COMPLETED" }
    return deployments.count == 1 && runningCount == desiredCount
  }
}
