import Templates

private let service = "AWS::ECS::Service"

extension Rule {
  static let clusters: [Rule] = [
    Rule(
      "cluster-insights", .warning, "A cluster has Container Insights enabled.",
      fix: "Set the setting 'containerInsights' to 'enabled'.", also: ["ECS.12", "CKV_AWS_65"],
      cost: "about 3 USD a month for each service",
      Check("AWS::ECS::Cluster", "ClusterSettings/Name=containerInsights/Value", .oneOf(["enabled", "enhanced"])),
      Check("aws_ecs_cluster", "setting/name=containerInsights/value", .oneOf(["enabled", "enhanced"]))),
    Rule(
      "service-no-public-address", .error, "Tasks of a service have no public addresses.",
      fix: "Set AssignPublicIp to DISABLED, and give tasks a NAT gateway or endpoints.",
      also: ["ECS.2", "ECS.16", "CKV_AWS_333"],
      Check(
        service, "NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp", .noneOf(["ENABLED"]), ifMissing: .passes),
      Check("aws_ecs_service", "network_configuration/assign_public_ip", .noneOf(["true"]), ifMissing: .passes)),
    Rule(
      "service-no-exec", .error, "ECS Exec is off, or its cluster logs the commands.",
      fix: "Remove EnableExecuteCommand, or configure a log for commands in the cluster.", also: ["ECS Exec"],
      Check(service, "EnableExecuteCommand", .noneOf(["true"]), ifMissing: .passes, when: isNotAudited),
      Check("aws_ecs_service", "enable_execute_command", .noneOf(["true"]), ifMissing: .passes, when: isNotAudited)),
    Rule(
      "service-circuit-breaker", .warning, "A service has the deployment circuit breaker enabled.",
      fix: "Enable the deployment circuit breaker.",
      Check(
        service, "DeploymentConfiguration/DeploymentCircuitBreaker/Enable", .isTrue, when: rollsOver),
      Check("aws_ecs_service", "deployment_circuit_breaker/enable", .isTrue, when: rollsOver)),
    Rule(
      "service-rolls-back", .warning, "A service rolls back after a failed deployment.",
      fix: "Set Rollback of the deployment circuit breaker to true.",
      Check(service, "DeploymentConfiguration/DeploymentCircuitBreaker/Rollback", .isTrue, when: rollsOver),
      Check("aws_ecs_service", "deployment_circuit_breaker/rollback", .isTrue, when: rollsOver)),
    Rule(
      "service-never-fewer-tasks", .warning, "A service keeps 100 % of its tasks during a deployment.",
      fix: "Set MinimumHealthyPercent to 100.",
      Check(service, "DeploymentConfiguration/MinimumHealthyPercent", .atLeast(100), ifMissing: .passes),
      Check("aws_ecs_service", "deployment_minimum_healthy_percent", .atLeast(100), ifMissing: .passes)),
    Rule(
      "service-newest-platform", .warning, "A service runs on a current Fargate platform.",
      fix: "Set PlatformVersion to LATEST.", also: ["ECS.10", "CKV_AWS_332"],
      Check(service, "PlatformVersion", .noneOf(oldPlatforms), ifMissing: .passes),
      Check("aws_ecs_service", "platform_version", .noneOf(oldPlatforms), ifMissing: .passes)),
  ]

  private static let oldPlatforms = ["1.0.0", "1.1.0", "1.2.0", "1.3.0"]

  /// CodeDeploy and other deployment controllers end a deployment in their own way.
  private static let rollsOver: Check.Condition = { service, _ in
    service.isAny(of: ["ECS"], at: "DeploymentController/Type", "deployment_controller/type", ifMissing: true) == true
  }

  /// Whether the cluster of a service, if it is in the template, does not log commands.
  private static let isNotAudited: Check.Condition = { service, surroundings in
    guard let name = service.value("Cluster", "cluster") else { return true }
    return surroundings.targets(of: name, ["AWS::ECS::Cluster", "aws_ecs_cluster"]).contains { cluster in
      cluster.isAny(
        of: ["OVERRIDE"], at: "Configuration/ExecuteCommandConfiguration/Logging",
        "configuration/execute_command_configuration/logging") == false
    }
  }
}
