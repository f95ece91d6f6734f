import AWSClient

/// Where a service runs, as the outputs of its stack name it.
struct ServicePlace: Sendable {
  let cluster: String
  let service: String

  /// - Parameters:
  ///   - service: As the manifest has it.
  ///   - outputs: Those of the stack.
  ///   - stack: The stack's name, for the error.
  /// - Throws: When there is no such output.
  init(of service: Manifest.Service, in outputs: [String: String], of stack: String) throws {
    func output(_ key: String) throws -> String {
      guard let output = outputs[key] else {
        throw DeploymentError(
          .failed, "\(stack) has no output \(key), which says where \(service.name) runs; deploy it again")
      }
      return output
    }
    cluster = try output(service.clusterOutput)
    self.service = try output(service.serviceOutput)
  }
}

extension StackDeployment {
  /// Waits until a service runs what its stack says.
  ///
  /// A complete stack is not enough: a service that went back to its old revision is steady as well.
  ///
  /// - Parameters:
  ///   - service: As the manifest has it.
  ///   - place: Where it runs.
  ///   - revisions: The task definitions of the stack.
  ///   - rollouts: What is known of the services' deployments.
  ///   - patience: How long to wait.
  /// - Throws: `.failed` when it runs something else; what ends a wait.
  func confirm(
    _ service: Manifest.Service, at place: ServicePlace, revisions: Set<String>, _ rollouts: inout RolloutWatch,
    _ patience: inout Patience
  ) async throws {
    try await patience.wait(
      for: "\(service.name) to be steady", unanswered: { [report] in report(.unanswered($0.description)) }
    ) {
      let found = try await aws.ecs.describeService(place.service, cluster: place.cluster)
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
        let reasons = [primary.rolloutStateReason].compactMap { $0 } + rollouts.explanations
        let reason = reasons.isEmpty ? "ECS gives no reason" : reasons.joined(separator: "; ")
        throw DeploymentError(.failed, "the deployment of the service \(service.name) failed: \(reason)")
      }
      return found.isSteady(primary) ? .done(()) : .again(news: false)
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
