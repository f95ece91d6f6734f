import AWSClient

/// The cluster and the ARN of a service, from the outputs of its stack.
struct ServicePlace: Sendable {
  let cluster: String
  let service: String

  /// - Parameters:
  ///   - service: The manifest's service.
  ///   - outputs: The stack's outputs.
  ///   - stack: The stack's name, for the error.
  /// - Throws: When an output is missing.
  init(of service: Manifest.Service, in outputs: [String: String], of stack: String) throws {
    func output(_ key: String) throws -> String {
      guard let output = outputs[key] else {
        throw DeploymentError(
          .failed, "\(stack) has no output \(key), which locates the service \(service.name); deploy it again")
      }
      return output
    }
    cluster = try output(service.clusterOutput)
    self.service = try output(service.serviceOutput)
  }
}

extension ServicePlace {
  /// Whether the ARN is that of this service: outputs name services and clusters by name or by ARN.
  func isPlace(of arn: String) -> Bool {
    func name(_ text: String) -> Substring { text.split(separator: "/").last ?? "" }
    let parts = arn.split(separator: "/")
    guard parts.count == 3 else { return arn == service }
    return parts[1] == name(cluster) && parts[2] == name(service) && (!service.hasPrefix("arn:") || service == arn)
  }
}

extension StackDeployment {
  /// Waits until a service is steady with a task definition of its stack.
  ///
  /// A complete stack is not enough: a service that ECS rolled back to its old revision is steady as well.
  ///
  /// - Parameters:
  ///   - service: The manifest's service.
  ///   - place: The cluster and the service.
  ///   - revisions: The task definitions of the stack.
  ///   - rollouts: Follows the services' deployments.
  ///   - patience: The time left for waiting.
  /// - Throws: `.failed` when the service runs another task definition; the error that ends the wait.
  func confirm(
    _ service: Manifest.Service, at place: ServicePlace, revisions: Set<String>, _ rollouts: inout RolloutWatch,
    _ patience: inout Patience
  ) async throws {
    try await patience.wait(
      for: "\(service.name) to become steady", unanswered: { [report] in report(.unanswered($0.description)) }
    ) {
      let found = try await aws.ecs.describeService(place.service, cluster: place.cluster)
      if let found {
        rollouts.follow(found.serviceArn)
        await rollouts.look(afterFailure: false)
      }
      guard let found, let primary = found.deployments.first(where: \.isPrimary) else {
        throw DeploymentError(
          .failed, "the service \(service.name) (\(place.service)) does not exist or has no deployment")
      }
      guard revisions.contains(primary.taskDefinition) else {
        let why = rollouts.explanations.isEmpty ? "" : ": " + rollouts.explanations.joined(separator: "; ")
        throw DeploymentError(
          rollouts.explanations.isEmpty ? .failed : .rolledBack,
          "the service \(service.name) runs the task definition \(primary.taskDefinition), which is not this stack's: "
            + "ECS rolled back to an older revision, or somebody changed the service\(why)")
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
  /// Whether the rollout is complete. A service without a rollout state is steady when only the primary deployment is
  /// left.
  fileprivate func isSteady(_ primary: ECS.Deployment) -> Bool {
    if let state = primary.rolloutState { return state == "COMPLETED" }
    return deployments.count == 1 && runningCount == desiredCount
  }
}
