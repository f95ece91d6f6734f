import Essentials
import Files

/// Amazon ECS, JSON 1.1.
extension Cloud {
  func ecs(_ operation: String, _ input: JSON) throws(ServiceError) -> JSON {
    switch operation {
    case "DescribeServices": try describeServices(input)
    case "DescribeTaskDefinition": try describeTaskDefinition(input)
    case "UpdateService": try updateService(input)
    case "ListServices": try listServices(input)
    case "ListTasks": try listTasks(input)
    case "DescribeTasks": try describeTasks(input)
    default: throw .unknownOperation
    }
  }

  private func describeServices(_ input: JSON) throws(ServiceError) -> JSON {
    let cluster = try existingCluster(input)
    var found: [JSON] = []
    var failures: [JSON] = []
    let names = input["services"]?.texts ?? []
    guard !names.isEmpty else { throw ServiceError("InvalidParameterException", "Services cannot be empty.") }
    for name in names {
      if let service = findService(name, cluster) {
        found.append(describe(service))
      } else {
        let arn = name.hasPrefix("arn:") ? name : arn("ecs", "service/\(cluster)/\(name)")
        failures.append(["arn": .string(arn), "reason": "MISSING"])
      }
    }
    return ["services": .array(found), "failures": .array(failures)]
  }

  private func describeTaskDefinition(_ input: JSON) throws(ServiceError) -> JSON {
    guard let name = input["taskDefinition"]?.scalar, let definition = findTaskDefinition(name) else {
      throw ServiceError("ClientException", "Unable to describe task definition.")
    }
    var answer = JSON.object(definition.properties).asAPI.object ?? [:]
    answer["tags"] = nil
    answer["taskDefinitionArn"] = .string(definition.arn)
    answer["family"] = .string(definition.family)
    answer["revision"] = .integer(definition.revision)
    answer["status"] = .string(definition.isActive ? "ACTIVE" : "INACTIVE")
    answer["registeredAt"] = JSON(definition.registered)
    return ["taskDefinition": .object(answer), "tags": JSON.object(definition.properties)["Tags"]?.asAPI ?? []]
  }

  private func updateService(_ input: JSON) throws(ServiceError) -> JSON {
    let cluster = try existingCluster(input)
    guard let service = findService(input["service"]?.scalar ?? "", cluster) else {
      throw ServiceError("ServiceNotFoundException", "Service not found.")
    }
    let arn = service.arn
    var deploys = input["forceNewDeployment"]?.bool == true
    if let name = input["taskDefinition"]?.scalar {
      guard let definition = findTaskDefinition(name), definition.isActive else {
        throw ServiceError("ClientException", "TaskDefinition not found.")
      }
      deploys = deploys || definition.arn != service.taskDefinition
      changeService(arn) { $0.taskDefinition = definition.arn }
    }
    if let count = input["desiredCount"]?.integer {
      guard count >= 0 else { throw ServiceError("InvalidParameterException", "desiredCount must not be negative.") }
      scale(arn, to: count)
    }
    if deploys {
      let id = deploy(arn)
      later { try? await $0.rollOut(id, of: arn) }
    }
    return ["service": self.service(arn).map(describe) ?? .null]
  }

  /// Sets the desired count; tasks start or stop a moment later.
  func scale(_ arn: String, to count: Int) {
    guard service(arn)?.desiredCount != count else { return }
    changeService(arn) { $0.desiredCount = count }
    record(.scale, "\(arn) \(count)")
    later { cloud in
      guard await cloud.pace.wait(cloud.pace.rollout / 4) else { return }
      await cloud.fit(arn)
    }
  }

  private func listServices(_ input: JSON) throws(ServiceError) -> JSON {
    let cluster = try existingCluster(input)
    let (page, next) = try page(services.filter { $0.cluster == cluster }, input["nextToken"]?.scalar)
    var answer: [String: JSON] = ["serviceArns": .array(page.map { .string($0.arn) })]
    answer["nextToken"] = next.map(JSON.string)
    return .object(answer)
  }

  private func listTasks(_ input: JSON) throws(ServiceError) -> JSON {
    let cluster = try existingCluster(input)
    let wantsStopped = input["desiredStatus"]?.scalar == "STOPPED"
    var chosen = services.filter { $0.cluster == cluster }
    if let name = input["serviceName"]?.scalar {
      guard let service = findService(name, cluster) else {
        throw ServiceError("ServiceNotFoundException", "Service not found.")
      }
      chosen = [service]
    }
    let startedBy = input["startedBy"]?.scalar
    let tasks = chosen.flatMap(\.tasks).filter { task in
      (task.stoppedReason != nil) == wantsStopped && (startedBy == nil || startedBy == task.deployment)
    }
    let (page, next) = try page(tasks, input["nextToken"]?.scalar)
    var answer: [String: JSON] = ["taskArns": .array(page.map { .string($0.arn) })]
    answer["nextToken"] = next.map(JSON.string)
    return .object(answer)
  }

  private func describeTasks(_ input: JSON) throws(ServiceError) -> JSON {
    let cluster = try existingCluster(input)
    let all = services.filter { $0.cluster == cluster }.flatMap { service in service.tasks.map { (service, $0) } }
    var found: [JSON] = []
    var failures: [JSON] = []
    for name in input["tasks"]?.texts ?? [] {
      if let (service, task) = all.first(where: { $0.1.arn == name || $0.1.arn.hasSuffix("/\(name)") }) {
        found.append(describe(task, of: service))
      } else {
        failures.append(["arn": .string(name), "reason": "MISSING"])
      }
    }
    return ["tasks": .array(found), "failures": .array(failures)]
  }

  private func existingCluster(_ input: JSON) throws(ServiceError) -> String {
    let name = clusterName(input["cluster"]?.scalar)
    guard live[PhysicalResource.ID(type: "AWS::ECS::Cluster", physical: name)] != nil else {
      throw ServiceError("ClusterNotFoundException", "Cluster not found.")
    }
    return name
  }

  func findService(_ nameOrARN: String, _ cluster: String) -> Service? {
    services.first { $0.cluster == cluster && ($0.name == nameOrARN || $0.arn == nameOrARN) }
  }
}

extension ServiceError {
  static let unknownOperation = ServiceError("UnknownOperationException", "The operation is unknown.")
}
