import AWSClient
import Essentials

/// The state of a deployed stack.
package struct Status: Sendable, Encodable {
  package let stack: String
  package let environment: String
  package let stackName: String
  /// CloudFormation's status; `APPLIED` with Terraform.
  package let stackStatus: String
  package let stackStatusReason: String?
  package let lastUpdated: Date?
  package let outputs: [StackDeployment.Output]
  package let services: [Service]

  /// The state of a service.
  package struct Service: Sendable, Encodable {
    package let name: String
    package let desired: Int
    package let running: Int
    package let pending: Int
    /// The image of the primary deployment: `repository@sha256:…`.
    package let image: String?
    /// The current bounds of autoscaling; nil without autoscaling.
    package let scaling: Manifest.Bounds?
    package let deployments: [Deployment]
  }

  /// A deployment of a service: the primary one, or one that it replaces.
  package struct Deployment: Sendable, Encodable {
    package let id: String
    package let status: String
    package let rolloutState: String?
    package let rolloutStateReason: String?
    package let taskDefinition: String
    package let desired: Int
    package let running: Int
    package let pending: Int
  }
}

extension StackDeployment {
  /// An output of a stack.
  package struct Output: Sendable, Encodable, Equatable {
    package let key: String
    package let value: String
  }

  /// The state of the stack now.
  ///
  /// - Throws: When it is not deployed, or AWS does not answer.
  package func status() async throws(DeploymentError) -> Status {
    try await convertingErrors {
      let engine = try engine()
      _ = try await checkedCaller()
      let stack = try await deployedStack(engine)
      var services: [Status.Service] = []
      for service in manifest.services {
        // A stack that is being created has no outputs yet.
        guard let place = try? ServicePlace(of: service, in: stack.outputs, of: stack.name) else { continue }
        if let status = try await status(of: service, at: place) { services.append(status) }
      }
      return Status(
        stack: manifest.stack, environment: manifest.environment, stackName: manifest.stackName,
        stackStatus: stack.status, stackStatusReason: stack.statusReason, lastUpdated: stack.lastUpdated,
        outputs: outputs(of: stack.outputs), services: services)
    }
  }

  /// Outputs in the manifest's order.
  func outputs(of values: [String: String]) -> [Output] {
    let position = Dictionary(manifest.outputs.enumerated().map { ($1, $0) }) { first, _ in first }
    return values.map { Output(key: $0.key, value: $0.value) }
      .sorted { (position[$0.key] ?? .max, $0.key) < (position[$1.key] ?? .max, $1.key) }
  }

  private func status(of service: Manifest.Service, at place: ServicePlace) async throws -> Status.Service? {
    guard let found = try await aws.ecs.describeService(place.service, cluster: place.cluster) else { return nil }
    let definition = try await aws.ecs.describeTaskDefinition(found.currentTaskDefinition)
    let target = try await aws.applicationAutoScaling.describeScalableTarget(
      service: place.service, cluster: place.cluster)
    return Status.Service(
      name: service.name, desired: found.desiredCount, running: found.runningCount, pending: found.pendingCount,
      image: definition.containerDefinitions.first?.image,
      scaling: target.map { Manifest.Bounds(minimum: $0.minCapacity, maximum: $0.maxCapacity) },
      deployments: found.deployments.map(Status.Deployment.init))
  }
}

extension ECS {
  /// The image of a service's primary deployment; nil if the service does not exist. The task may have other
  /// containers, such as ECS's own.
  func image(of service: Manifest.Service, at place: ServicePlace) async throws -> String? {
    guard let found = try await describeService(place.service, cluster: place.cluster) else { return nil }
    let images = try await describeTaskDefinition(found.currentTaskDefinition).containerDefinitions.map(\.image)
    return images.first { $0.contains("/\(service.repository)@") } ?? images.first
  }
}

extension ECS.Service {
  /// The task definition of the primary deployment.
  fileprivate var currentTaskDefinition: String {
    deployments.first(where: \.isPrimary)?.taskDefinition ?? taskDefinition
  }
}

extension Status.Deployment {
  init(_ deployment: ECS.Deployment) {
    self.init(
      id: deployment.id, status: deployment.status, rolloutState: deployment.rolloutState,
      rolloutStateReason: deployment.rolloutStateReason, taskDefinition: deployment.taskDefinition,
      desired: deployment.desiredCount, running: deployment.runningCount, pending: deployment.pendingCount)
  }
}
