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
    try await convertingErrors {
      let engine = try engine()
      try Self.check(count)
      let service = try manifest.service(name)
      _ = try await checkedAccount()
      try await setCount(count, of: service, in: try await deployedStack(engine).outputs)
    }
  }

  /// The stack, whatever is going on with it.
  ///
  /// - Throws: When it is not deployed.
  func deployedStack(_ engine: any Engine) async throws -> DeployedStack {
    guard let stack = try await engine.deployed(.stack) else {
      throw DeploymentError(.failed, "\(manifest.stackName) is not deployed in \(manifest.region)")
    }
    return stack
  }

  /// The service that a deployment's count is for.
  func countedService(_ count: Int) throws -> Manifest.Service {
    try Self.check(count)
    guard let service = manifest.services.first, manifest.services.count == 1 else {
      throw DeploymentError(
        .usage, "a count is for a stack with one service, and this one has \(manifest.services.count)", remedy: .scale)
    }
    return service
  }

  private static func check(_ count: Int) throws {
    guard count >= 1 else {
      throw DeploymentError(.refused, "refused: \(count) tasks would leave nobody to answer; at least 1")
    }
    guard count <= 5000 else { throw DeploymentError(.usage, "\(count) tasks are more than ECS runs; at most 5000") }
  }

  /// - Parameters:
  ///   - count: One that was checked.
  ///   - service: As the manifest has it.
  ///   - outputs: Those of its stack.
  /// - Throws: Why it could not be set.
  func setCount(_ count: Int, of service: Manifest.Service, in outputs: [String: String]) async throws {
    let place = try ServicePlace(of: service, in: outputs, of: manifest.stackName)
    guard let declared = service.scaling else {
      _ = try await aws.ecs.updateService(place.service, cluster: place.cluster, desiredCount: count)
      return report(.scaled(Scaled(service: service.name, count: count, bounds: nil)))
    }
    let scaling = aws.applicationAutoScaling
    guard try await scaling.describeScalableTarget(service: place.service, cluster: place.cluster) != nil else {
      throw DeploymentError(
        .failed, "\(service.name) should be autoscaled, but Application Auto Scaling does not know it; deploy it again")
    }
    // The declared maximum, not the one of now: a count above it must not raise it for good.
    let bounds = Manifest.Bounds(minimum: count, maximum: max(count, declared.maximum))
    try await scaling.registerScalableTarget(
      service: place.service, cluster: place.cluster, minCapacity: bounds.minimum, maxCapacity: bounds.maximum)
    report(.scaled(Scaled(service: service.name, count: count, bounds: bounds)))
  }
}
