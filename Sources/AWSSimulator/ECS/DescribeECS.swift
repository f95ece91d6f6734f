/// Services and tasks as ECS describes them.
extension Cloud {
  func describe(_ service: Service) -> Value {
    var answer: [String: Value] = [
      "serviceArn": .text(service.arn),
      "serviceName": .text(service.name),
      "clusterArn": .text(arn("ecs", "cluster/\(service.cluster)")),
      "status": "ACTIVE",
      "desiredCount": .integer(service.desiredCount),
      "runningCount": .integer(service.running()),
      "pendingCount": .integer(max(0, service.desiredCount - service.running())),
      "taskDefinition": .text(service.taskDefinition),
      "launchType": service.properties["LaunchType"] ?? "FARGATE",
      "schedulingStrategy": "REPLICA",
      "createdAt": Value(service.created),
      "deployments": .list(service.deployments.map { describe($0, of: service) }),
      "events": .list(
        service.events.prefix(100).map {
          ["id": .text($0.id), "createdAt": Value($0.time), "message": .text($0.message)]
        }),
    ]
    for property in ["LoadBalancers", "NetworkConfiguration", "DeploymentConfiguration"] {
      if let value = service.properties[property] {
        answer[property.prefix(1).lowercased() + property.dropFirst()] = value.asAPI
      }
    }
    return .object(answer)
  }

  private func describe(_ deployment: Service.Deployment, of service: Service) -> Value {
    let running = service.running(deployment.id)
    let isPrimary = deployment.status == "PRIMARY"
    let pending = isPrimary && deployment.rolloutState != "FAILED" ? max(0, service.desiredCount - running) : 0
    return [
      "id": .text(deployment.id),
      "status": .text(deployment.status),
      "taskDefinition": .text(deployment.taskDefinition),
      "desiredCount": .integer(isPrimary ? service.desiredCount : running),
      "runningCount": .integer(running),
      "pendingCount": .integer(pending),
      "failedTasks": .integer(deployment.failedTasks),
      "createdAt": Value(deployment.created),
      "updatedAt": Value(deployment.updated),
      "launchType": service.properties["LaunchType"] ?? "FARGATE",
      "rolloutState": .text(deployment.rolloutState),
      "rolloutStateReason": .text(deployment.rolloutStateReason),
    ]
  }

  func describe(_ task: ECSTask, of service: Service) -> Value {
    let status: Value = task.stoppedReason == nil ? "RUNNING" : "STOPPED"
    var answer: [String: Value] = [
      "taskArn": .text(task.arn),
      "clusterArn": .text(arn("ecs", "cluster/\(service.cluster)")),
      "taskDefinitionArn": .text(task.taskDefinition),
      "group": .text("service:\(service.name)"),
      "startedBy": .text(task.deployment),
      "lastStatus": status,
      "desiredStatus": status,
      "launchType": "FARGATE",
      "createdAt": Value(task.started),
    ]
    answer["stoppedAt"] = task.stopped.map { Value($0) }
    answer["stoppedReason"] = task.stoppedReason.map(Value.text)
    if task.exitCode != nil { answer["stopCode"] = "EssentialContainerExited" }
    if task.stoppedReason?.hasPrefix("CannotPull") == true { answer["stopCode"] = "TaskFailedToStart" }
    let containers = taskDefinitions.first { $0.arn == task.taskDefinition }?.containers ?? []
    answer["containers"] = .list(
      containers.map { container in
        var entry: [String: Value] = [
          "name": .text(container.name), "image": .text(container.image), "lastStatus": status,
          "taskArn": .text(task.arn),
        ]
        entry["reason"] = task.containerReason.map(Value.text)
        entry["exitCode"] = task.exitCode.map(Value.integer)
        return .object(entry)
      })
    return .object(answer)
  }
}

extension Value {
  /// A value under CloudFormation's names as ECS's API names it: `TaskRoleArn` is `taskRoleArn`.
  var asAPI: Value {
    switch self {
    case .list(let items): return .list(items.map(\.asAPI))
    case .object(let members):
      var result: [String: Value] = [:]
      for (name, member) in members {
        // The keys of these are the user's own.
        let isMap = name == "Options" || name == "DockerLabels" || name == "DriverOpts"
        result[Self.apiName(name)] = isMap ? member : member.asAPI
      }
      return .object(result)
    default: return self
    }
  }

  private static func apiName(_ name: String) -> String {
    switch name {
    case "EFSVolumeConfiguration": "efsVolumeConfiguration"
    case "FilesystemId": "fileSystemId"
    case "IAM": "iam"
    default: name.prefix(1).lowercased() + name.dropFirst()
    }
  }
}
