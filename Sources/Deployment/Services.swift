import AWSClient

extension StackDeployment {
  /// A service as its stack names it.
  struct Place: Sendable {
    let cluster: String
    let service: String
  }

  /// Where a service of the stack runs.
  func place(of service: Manifest.Service, in stack: CloudFormation.Stack) throws(DeploymentError) -> Place {
    func output(_ key: String) throws(DeploymentError) -> String {
      guard let output = stack.outputs.first(where: { $0.outputKey == key }) else {
        throw DeploymentError(
          .failed, "\(stack.stackName) has no output \(key), which says where \(service.name) runs; deploy it again")
      }
      return output.outputValue
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
    var before: Set<String> = []
    if let stack {
      for service in manifest.services {
        guard let place = try? place(of: service, in: stack),
          let running = try? await aws.ecs.describeService(place.service, cluster: place.cluster)
        else { continue }
        before.formUnion(running.deployments.map(\.id))
      }
    }
    return StackWatch(
      changeSet, seen: seen, cloudFormation: aws.cloudFormation,
      rollouts: RolloutWatch(ecs: aws.ecs, before: before, report: report), patience: patience, report: report)
  }

  /// Waits until every service runs what the complete stack says.
  ///
  /// A complete stack is not enough: a service that went back to its old revision is steady as well.
  ///
  /// - Parameters:
  ///   - stack: As it is now; other stacks than the manifest's have no services.
  ///   - made: The task definitions that this deployment made.
  ///   - patience: How long to wait.
  /// - Throws: `.failed` when a service runs something else; what ends a wait.
  func confirmServices(
    of stack: CloudFormation.Stack, made: Set<String>, _ patience: Patience
  ) async throws(DeploymentError) {
    guard stack.stackName == manifest.stackName, !manifest.services.isEmpty else { return }
    let resources = try await insisting(patience, on: "the resources of \(stack.stackName)") {
      () async throws(AWSError) in
      try await aws.cloudFormation.describeStackResources(stack.stackID)
    }
    let kept = resources.filter { $0.resourceType == "AWS::ECS::TaskDefinition" }.compactMap(\.physicalResourceID)
    for service in manifest.services {
      try await confirm(service, at: try place(of: service, in: stack), revisions: made.union(kept), patience)
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

  private func confirm(
    _ service: Manifest.Service, at place: Place, revisions: Set<String>, _ patience: Patience
  ) async throws(DeploymentError) {
    var patience = patience
    while true {
      let found = try await insisting(patience, on: "\(service.name) to be steady") { () async throws(AWSError) in
        try await aws.ecs.describeService(place.service, cluster: place.cluster)
      }
      guard let found, let primary = found.deployments.first(where: \.isPrimary) else {
        throw DeploymentError(.failed, "the service \(service.name) (\(place.service)) does not run")
      }
      guard revisions.contains(primary.taskDefinition) else {
        throw DeploymentError(
          .failed,
          "the service \(service.name) runs \(primary.taskDefinition), which is not of this stack: ECS went back "
            + "to an older revision, or somebody changed it")
      }
      if primary.rolloutState == "FAILED" {
        let reason = primary.rolloutStateReason ?? "ECS gives no reason"
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
