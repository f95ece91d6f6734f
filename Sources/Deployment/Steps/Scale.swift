import AWSClient

/// The result of setting the number of tasks.
package struct Scaled: Sendable, Equatable {
  package let service: String
  package let count: Int
  /// The bounds of autoscaling that were set; nil without autoscaling, where the count itself was set.
  package let bounds: Manifest.Bounds?

  package init(service: String, count: Int, bounds: Manifest.Bounds?) {
    self.service = service
    self.count = count
    self.bounds = bounds
  }

  init(_ service: Manifest.Service, to count: Int) {
    // The template's maximum, not the current one: a count above it must not raise it permanently.
    let bounds = service.scaling.map { Manifest.Bounds(minimum: count, maximum: max(count, $0.maximum)) }
    self.init(service: service.name, count: count, bounds: bounds)
  }
}

extension StackDeployment {
  /// Sets the number of tasks of a service; with autoscaling, the minimum.
  ///
  /// - Parameters:
  ///   - name: The service, in any case.
  ///   - count: From 1 to 5,000, which is ECS's limit.
  /// - Throws: `.refused` below 1, `.usage` above 5,000 or for an unknown service; or the error of AWS.
  package func scale(_ name: String, to count: Int) async throws(DeploymentError) {
    try await convertingErrors {
      let engine = try engine()
      try Self.check(count)
      let service = try manifest.service(name)
      _ = try await checkedCaller()
      let outputs = try await deployedStack(engine).outputs
      try await setCount(count, of: service, in: outputs, engine)
    }
  }

  /// The deployed stack, in any state.
  ///
  /// - Throws: When it is not deployed.
  func deployedStack(_ engine: any Engine) async throws -> DeployedStack {
    guard let stack = try await engine.deployed(.stack) else {
      throw DeploymentError(.failed, "\(manifest.stackName) is not deployed in \(manifest.region)")
    }
    return stack
  }

  /// The service that gets a deployment's number of tasks.
  func countedService(_ count: Int) throws -> Manifest.Service {
    try Self.check(count)
    guard let service = manifest.services.first, manifest.services.count == 1 else {
      throw DeploymentError(
        .usage,
        "a deployment can set the number of tasks only for a stack with one service; this one has "
          + "\(manifest.services.count)", remedy: .scale)
    }
    return service
  }

  private static func check(_ count: Int) throws {
    guard count >= 1 else {
      throw DeploymentError(.refused, "refused: \(count) tasks would stop the service; the minimum is 1")
    }
    guard count <= 5000 else {
      throw DeploymentError(.usage, "\(count) tasks are more than ECS allows; the maximum is 5000")
    }
  }

  /// Sets the number of tasks of a service; with autoscaling, the minimum.
  ///
  /// - Parameters:
  ///   - count: The number, already checked.
  ///   - service: The manifest's service.
  ///   - outputs: The stack's outputs.
  ///   - engine: Knows the stack's services.
  /// - Throws: The error of AWS, or `.refused` if the outputs name a service that is not the stack's.
  func setCount(
    _ count: Int, of service: Manifest.Service, in outputs: [String: String], _ engine: any Engine
  ) async throws {
    let place = try ServicePlace(of: service, in: outputs, of: manifest.stackName)
    guard try await engine.services().contains(where: { place.isPlace(of: $0) }) else {
      throw DeploymentError(
        .refused,
        "the output \(service.serviceOutput) of \(manifest.stackName) is '\(place.service)', which is not a service of "
          + "this stack",
        remedy: .synthesize)
    }
    let scaled = Scaled(service, to: count)
    guard let bounds = scaled.bounds else {
      _ = try await aws.ecs.updateService(place.service, cluster: place.cluster, desiredCount: count)
      return report(.scaled(scaled))
    }
    let scaling = aws.applicationAutoScaling
    guard try await scaling.describeScalableTarget(service: place.service, cluster: place.cluster) != nil else {
      throw DeploymentError(
        .failed,
        "\(service.name) has autoscaling in its template, but Application Auto Scaling has no target for it; deploy it "
          + "again")
    }
    try await scaling.registerScalableTarget(
      service: place.service, cluster: place.cluster, minCapacity: bounds.minimum, maxCapacity: bounds.maximum)
    report(.scaled(scaled))
  }
}
