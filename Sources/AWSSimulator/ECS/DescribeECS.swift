import Files

/// Services and tasks as ECS describes them.
extension Cloud {
  func describe(_ service: Service) -> JSON {
    var answer: [String: JSON] = [
      "serviceArn": .string(service.arn),
      "serviceName": .string(service.name),
      "clusterArn": .string(arn("ecs", "cluster/\(service.cluster)")),
      "status": "ACTIVE",
      "desiredCount": .integer(service.desiredCount),
      "runningCount": .integer(service.running()),
      "pendingCount": .integer(max(0, service.desiredCount - service.running())),
      "taskDefinition": .string(service.taskDefinition),
      "launchType": service.properties["LaunchType"] ?? "FARGATE",
      "schedulingStrategy": "REPLICA",
      "createdAt": JSON(service.created),
      "deployments": .array(service.deployments.map { describe($0, of: service) }),
      "events": .array(
        service.events.prefix(100).map {
          ["id": .string($0.id), "createdAt": JSON($0.time), "message": .string($0.message)]
        }),
    ]
    for property in ["LoadBalancers", "NetworkConfiguration", "DeploymentConfiguration"] {
      if let value = service.properties[property] {
        answer[property.prefix(1).lowercased() + property.dropFirst()] = value.asAPI
      }
    }
    return .object(answer)
  }

  private func describe(_ deployment: Service.Deployment, of service: Service) -> JSON {
    let running = service.running(deployment.id)
    let isPrimary = deployment.status == "PRIMARY"
    let pending = isPrimary && deployment.rolloutState != "FAILED" ? max(0, service.desiredCount - running) : 0
    return [
      "id": .string(deployment.id),
      "status": .string(deployment.status),
      "taskDefinition": .string(deployment.taskDefinition),
      "desiredCount": .integer(isPrimary ? service.desiredCount : running),
      "runningCount": .integer(running),
      "pendingCount": .integer(pending),
      "failedTasks": .integer(deployment.failedTasks),
      "createdAt": JSON(deployment.created),
      "updatedAt": JSON(deployment.updated),
      "launchType": service.properties["LaunchType"] ?? "FARGATE",
      "rolloutState": .string(deployment.rolloutState),
      "rolloutStateReason": .string(deployment.rolloutStateReason),
    ]
  }

  func describe(_ task: ECSTask, of service: Service) -> JSON {
    let status: JSON = task.stoppedReason == nil ? "RUNNING" : "STOPPED"
    var answer: [String: JSON] = [
      "taskArn": .string(task.arn),
      "clusterArn": .string(arn("ecs", "cluster/\(service.cluster)")),
      "taskDefinitionArn": .string(task.taskDefinition),
      "group": .string("service:\(service.name)"),
      "startedBy": .string(task.deployment),
      "lastStatus": status,
      "desiredStatus": status,
      "launchType": "FARGATE",
      "createdAt": JSON(task.started),
    ]
    answer["stoppedAt"] = task.stopped.map { JSON($0) }
    answer["stoppedReason"] = task.stoppedReason.map(JSON.string)
    if task.exitCode != nil { answer["stopCode"] = "EssentialContainerExited" }
    if task.stoppedReason?.hasPrefix("CannotPull") == true { answer["stopCode"] = "TaskFailedToStart" }
    let containers = taskDefinitions.first { $0.arn == task.taskDefinition }?.containers ?? []
    answer["containers"] = .array(
      containers.map { container in
        var entry: [String: JSON] = [
          "name": .string(container.name), "image": .string(container.image), "lastStatus": status,
          "taskArn": .string(task.arn),
        ]
        entry["reason"] = task.containerReason.map(JSON.string)
        entry["exitCode"] = task.exitCode.map(JSON.integer)
        return .object(entry)
      })
    return .object(answer)
  }
}

extension JSON {
  /// A value under CloudFormation's names as ECS's API names it: `TaskRoleArn` is `taskRoleArn`.
  var asAPI: JSON {
    switch self {
    case .array(let items): return .array(items.map(\.asAPI))
    case .object(let members):
      var result: [String: JSON] = [:]
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
