import Essentials
import Files

/// `AWS::ECS::TaskDefinition` and `AWS::ECS::Service` as CloudFormation handles them.
extension Cloud {
  /// The name of a cluster from its name or ARN; `default` if there is none.
  func clusterName(_ nameOrARN: String?) -> String {
    nameOrARN?.split(separator: "/").last.map(String.init) ?? "default"
  }

  func registerTaskDefinition(_ resource: PhysicalResource) {
    let tail = resource.id.physical.split(separator: "/").last?.split(separator: ":").map(String.init) ?? []
    guard tail.count == 2, let revision = Int(tail[1]) else { return }
    taskDefinitions.append(
      TaskDefinition(
        arn: resource.id.physical, family: tail[0], revision: revision, properties: resource.properties,
        registered: now()))
  }

  func deregisterTaskDefinition(_ arn: String) {
    guard let index = taskDefinitions.firstIndex(where: { $0.arn == arn }) else { return }
    taskDefinitions[index].isActive = false
  }

  func createService(_ resource: PhysicalResource) async throws(ResourceFailure) {
    let properties = resource.properties
    let cluster = clusterName(properties["Cluster"]?.scalar)
    guard live[PhysicalResource.ID(type: "AWS::ECS::Cluster", physical: cluster)] != nil else {
      throw .refused("Cluster not found.", code: "ClusterNotFoundException")
    }
    let definition = try taskDefinition(properties["TaskDefinition"]?.scalar)
    try checkTargetGroups(properties)
    let arn = resource.id.physical
    services.append(
      Service(
        name: resource.attributes["Name"]?.scalar ?? "", arn: arn, cluster: cluster, created: now(),
        desiredCount: properties["DesiredCount"]?.integer ?? 1, taskDefinition: definition, properties: properties))
    try await rollOut(deploy(arn), of: arn)
  }

  /// The count is unchanged unless the template has one. Only a change of the tasks starts a deployment.
  func updateService(_ resource: PhysicalResource, from old: [String: JSON]) async throws(ResourceFailure) {
    let arn = resource.id.physical
    let properties = resource.properties
    let definition = try taskDefinition(properties["TaskDefinition"]?.scalar)
    try checkTargetGroups(properties)
    let inPlace: Set = ["DesiredCount", "HealthCheckGracePeriodSeconds", "Tags", "DeploymentConfiguration"]
    let deploys = Set(old.keys).union(properties.keys).subtracting(inPlace).subtracting(["TaskDefinition"]).contains {
      old[$0]?.normalized != properties[$0]?.normalized
    }
    let running = service(arn)?.taskDefinition
    changeService(arn) { service in
      service.properties = properties
      service.taskDefinition = definition
      if let count = properties["DesiredCount"]?.integer { service.desiredCount = count }
    }
    guard deploys || running != definition else {
      // The circuit breaker may already be rolling back.
      try await waitUntilSettled(arn)
      return fit(arn)
    }
    try await rollOut(deploy(arn), of: arn)
  }

  /// The ARN of an active revision, named by ARN, `family:revision` or family.
  private func taskDefinition(_ name: String?) throws(ResourceFailure) -> String {
    guard let definition = name.flatMap(findTaskDefinition), definition.isActive else {
      throw .refused("TaskDefinition not found.", code: "ClientException")
    }
    return definition.arn
  }

  func findTaskDefinition(_ name: String) -> TaskDefinition? {
    if let exact = taskDefinitions.first(where: { $0.arn == name || "\($0.family):\($0.revision)" == name }) {
      return exact
    }
    return taskDefinitions.last { $0.family == name && $0.isActive }
  }

  /// A target group that no listener forwards to never sends a health check.
  private func checkTargetGroups(_ properties: [String: JSON]) throws(ResourceFailure) {
    for entry in properties["LoadBalancers"]?.array ?? [] {
      guard let group = entry["TargetGroupArn"]?.scalar else { continue }
      let forwarded = live.values.contains { resource in
        resource.id.type.hasPrefix("AWS::ElasticLoadBalancingV2::Listener")
          && JSON.object(resource.properties).mentions(group)
      }
      guard forwarded else {
        throw .refused(
          "The target group with targetGroupArn \(group) does not have an associated load balancer.",
          code: "InvalidParameterException")
      }
    }
  }
}

extension ResourceFailure {
  fileprivate static func refused(_ message: String, code: String) -> ResourceFailure {
    ResourceFailure(
      handler: "Invalid request provided: \(message) (Service: AmazonECS; Status Code: 400; Error Code: \(code); "
        + "Request ID: \(UUID().uuidString.lowercased()); Proxy: null)", code: "InvalidRequest")
  }
}

extension JSON {
  /// Whether `text` is this value, or is anywhere in it.
  fileprivate func mentions(_ text: String) -> Bool {
    switch self {
    case .array(let items): items.contains { $0.mentions(text) }
    case .object(let members): members.values.contains { $0.mentions(text) }
    default: scalar == text
    }
  }
}
