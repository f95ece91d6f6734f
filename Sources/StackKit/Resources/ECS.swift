/// Where services run. On Fargate it is little more than a name and its metrics: Container Insights is on, for about
/// 3 USD a month and service.
public struct Cluster: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::Cluster", terraform: "aws_ecs_cluster") }
  public let name: Name

  public func properties(_ p: inout Properties) {
    p.set(nil, "name", PhysicalName(nil, limit: 255))
    p.each(["enabled"], "ClusterSettings", "setting") { value, p in
      p.set("Name", "name", "containerInsights")
      p.set("Value", "value", value)
    }
  }

  var clusterName: Reference { ref("name") }
  /// Terraform's provider reads back the ARN, and would replace a service that was given the name.
  var id: Reference { ref("arn") }
}

/// What a task runs.
public struct TaskDefinition: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::TaskDefinition", terraform: "aws_ecs_task_definition") }
  public let name: Name
  let family: PhysicalName
  let size: TaskSize
  let architecture: Architecture
  let taskRole: Role
  let executionRole: Role
  let container: Container
  let mounts: [Mount]
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("Family", "family", family)
    p.set("RequiresCompatibilities", "requires_compatibilities", ["FARGATE"])
    p.set("NetworkMode", "network_mode", "awsvpc")
    p.set("Cpu", "cpu", "\(size.cpu)")
    p.set("Memory", "memory", "\(size.memory)")
    p.nest("RuntimePlatform", "runtime_platform") { p in
      p.set("CpuArchitecture", "cpu_architecture", architecture.taskDefinitionName)
      p.set("OperatingSystemFamily", "operating_system_family", "LINUX")
    }
    p.set("ExecutionRoleArn", "execution_role_arn", executionRole.arn)
    p.set("TaskRoleArn", "task_role_arn", taskRole.arn)
    p.each([container], "ContainerDefinitions", "container_definitions", style: .json) { $0.properties(&$1) }
    p.each(mounts, "Volumes", "volume") { mount, p in
      p.set("Name", "name", mount.volumeName)
      p.nest("EFSVolumeConfiguration", "efs_volume_configuration") { p in
        p.set("FilesystemId", "file_system_id", mount.point.fileSystem.id)
        p.set("TransitEncryption", "transit_encryption", "ENABLED")
        p.nest("AuthorizationConfig", "authorization_config") { p in
          p.set("AccessPointId", "access_point_id", mount.point.id)
          p.set("IAM", "iam", "ENABLED")
        }
      }
    }
  }

  /// A service cannot be moved from a revision that is gone already.
  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { ref("arn") }

  /// The one container of a task.
  struct Container: Sendable {
    let name: String
    let image: Reference
    let port: Int
    let environment: [(name: String, value: Text)]
    let secrets: [(name: String, secret: Secret)]
    let mounts: [Mount]
    let logs: LogGroup
    let stopTimeout: Duration

    func properties(_ p: inout Properties) {
      p.set("Name", "name", name)
      p.set("Image", "image", image)
      p.set("Essential", "essential", true)
      p.each([port], "PortMappings", "portMappings") { port, p in
        p.set("ContainerPort", "containerPort", port)
        p.set("HostPort", "hostPort", port)
        p.set("Protocol", "protocol", "tcp")
      }
      p.each(environment, "Environment", "environment") { variable, p in
        p.set("Name", "name", variable.name)
        p.set("Value", "value", variable.value)
      }
      p.each(secrets, "Secrets", "secrets") { variable, p in
        p.set("Name", "name", variable.name)
        p.set("ValueFrom", "valueFrom", variable.secret.arn)
      }
      p.each(mounts, "MountPoints", "mountPoints") { mount, p in
        p.set("SourceVolume", "sourceVolume", mount.volumeName)
        p.set("ContainerPath", "containerPath", mount.containerPath)
        p.set("ReadOnly", "readOnly", false)
      }
      // An init process hands SIGTERM on and reaps what the application leaves behind.
      p.nest("LinuxParameters", "linuxParameters") { $0.set("InitProcessEnabled", "initProcessEnabled", true) }
      p.set("StopTimeout", "stopTimeout", stopTimeout.wholeSeconds)
      p.nest("LogConfiguration", "logConfiguration") { p in
        p.set("LogDriver", "logDriver", "awslogs")
        p.nest("Options", "options") { p in
          p.set("awslogs-group", "awslogs-group", logs.groupName)
          p.set("awslogs-region", "awslogs-region", Pseudo.region)
          p.set("awslogs-stream-prefix", "awslogs-stream-prefix", name)
        }
      }
    }
  }
}

/// Keeps tasks running behind a balancer and rolls them over to new revisions.
public struct ECSService: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::Service", terraform: "aws_ecs_service") }
  public let name: Name
  let serviceName: PhysicalName
  let cluster: Cluster
  let task: TaskDefinition
  let targets: Targets
  let securityGroup: SecurityGroup
  /// How many tasks Terraform starts with. CloudFormation is told no number: a stack update would set it again.
  let firstCount: Int
  let healthCheckGracePeriod: Duration
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("ServiceName", "name", serviceName)
    p.set("Cluster", "cluster", cluster.id)
    p.set("TaskDefinition", "task_definition", task.arn)
    p.set("LaunchType", "launch_type", "FARGATE")
    p.set(nil, "desired_count", firstCount)
    p.wrap("DeploymentConfiguration") { p in
      p.set("MinimumHealthyPercent", "deployment_minimum_healthy_percent", 100)
      p.set("MaximumPercent", "deployment_maximum_percent", 200)
      p.nest("DeploymentCircuitBreaker", "deployment_circuit_breaker") { p in
        p.set("Enable", "enable", true)
        p.set("Rollback", "rollback", true)
      }
    }
    // Moving a task to another zone for balance would cut its sessions.
    p.set("AvailabilityZoneRebalancing", "availability_zone_rebalancing", "DISABLED")
    p.set("HealthCheckGracePeriodSeconds", "health_check_grace_period_seconds", healthCheckGracePeriod.wholeSeconds)
    p.nest("NetworkConfiguration", "network_configuration") { p in
      p.wrap("AwsvpcConfiguration") { p in
        p.set("Subnets", "subnets", targets.balancer.network.privateSubnets.map(\.id))
        p.set("SecurityGroups", "security_groups", [securityGroup.id])
        p.set("AssignPublicIp", nil, "DISABLED")
        p.set(nil, "assign_public_ip", false)
      }
    }
    p.each([targets], "LoadBalancers", "load_balancer") { targets, p in
      p.set("ContainerName", "container_name", task.container.name)
      p.set("ContainerPort", "container_port", targets.profile.port)
      p.set("TargetGroupArn", "target_group_arn", targets.group.arn)
    }
    p.set("EnableECSManagedTags", "enable_ecs_managed_tags", true)
    p.set("PropagateTags", "propagate_tags", "SERVICE")
  }

  public var ignoredChanges: [String] { ["desired_count"] }

  var runningName: Reference { attribute("Name", "name") }
}
