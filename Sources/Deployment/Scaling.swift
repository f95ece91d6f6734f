import AWSClient

/// What a request for a count of tasks has set.
package struct Scaled: Sendable, Equatable {
  package let service: String
  package let count: Int
  /// The bounds of autoscaling, where that decides; nil where the count was set itself.
  package let bounds: Manifest.Bounds?
}

extension StackDeployment {
  /// Sets how many tasks a service runs: with autoscaling, at least.
  ///
  /// - Parameters:
  ///   - name: The service, in any case.
  ///   - count: From 1 to 5,000, which is ECS's limit.
  /// - Throws: `.refused` for less, `.usage` for more or an unknown service; or why it could not be set.
  package func scale(_ name: String, to count: Int) async throws(DeploymentError) {
    try refuseOtherEngines()
    try Self.check(count)
    let service = try manifest.service(name)
    _ = try await checkedAccount()
    try await setCount(count, of: service, in: try await deployedOutputs())
  }

  /// The stack, whatever is going on with it.
  func deployedStack() async throws(DeploymentError) -> CloudFormation.Stack {
    let stack = try await asking { () async throws(AWSError) in
      try await aws.cloudFormation.describeStack(manifest.stackName)
    }
    guard let stack, stack.stackStatus != .deleteComplete, !stack.stackStatus.isNeverDeployed else {
      throw DeploymentError(.failed, "\(manifest.stackName) is not deployed in \(manifest.region)")
    }
    return stack
  }

  /// The service that a deployment's count is for.
  func countedService(_ count: Int) throws(DeploymentError) -> Manifest.Service {
    try Self.check(count)
    guard let service = manifest.services.first, manifest.services.count == 1 else {
      throw DeploymentError(
        .usage, "a count is for a stack with one service, this one has \(manifest.services.count); use `stackkit scale`"
      )
    }
    return service
  }

  private static func check(_ count: Int) throws(DeploymentError) {
    guard count >= 1 else {
      throw DeploymentError(.refused, "refused: \(count) tasks would leave nobody to answer; at least 1")
    }
    guard count <= 5000 else { throw DeploymentError(.usage, "\(count) tasks are more than ECS runs; at most 5000") }
  }

  func setCount(
    _ count: Int, of service: Manifest.Service, in stack: StackOutputs
  ) async throws(DeploymentError) {
    let place = try place(of: service, in: stack)
    guard let declared = service.scaling else {
      try await asking { () async throws(AWSError) in
        _ = try await aws.ecs.updateService(place.service, cluster: place.cluster, desiredCount: count)
      }
      return report(.scaled(Scaled(service: service.name, count: count, bounds: nil)))
    }
    let target = try await asking { () async throws(AWSError) in
      try await aws.applicationAutoScaling.describeScalableTarget(service: place.service, cluster: place.cluster)
    }
    guard target != nil else {
      throw DeploymentError(
        .failed, "\(service.name) should be autoscaled, but Application Auto Scaling does not know it; deploy it again")
    }
    // The declared maximum, not the one of now: a count above it must not raise it for good.
    let bounds = Manifest.Bounds(minimum: count, maximum: max(count, declared.maximum))
    try await asking { () async throws(AWSError) in
      try await aws.applicationAutoScaling.registerScalableTarget(
        service: place.service, cluster: place.cluster, minCapacity: bounds.minimum, maxCapacity: bounds.maximum)
    }
    report(.scaled(Scaled(service: service.name, count: count, bounds: bounds)))
  }
}
