/// An ECS service: keeps tasks running, registers their addresses, and rolls out new revisions.
public struct ECSService: Resource {
  /// The target that ECS keeps up to date with the tasks' addresses.
  enum Registration {
    case targetGroup(TargetGroup, port: Int)
    case privateName(DiscoveryService)
  }

  /// The share of the tasks that a capacity provider runs.
  struct CapacityProviderShare: Sendable {
    let provider: String
    let base: Int?
    let weight: Int
  }

  /// The service's part in Service Connect.
  struct Connection {
    let namespace: HTTPNamespace
    /// The log group of the proxies.
    let logs: LogGroup
    /// The published name; nil for a service that only calls others.
    let published: Published?

    struct Published {
      let label: String
      let port: Int
      let timeout: Duration
    }
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::Service", terraform: "aws_ecs_service") }
  public let name: Name
  let serviceName: PhysicalName
  let cluster: ECSCluster
  /// Nil with capacity providers.
  let launchType: String?
  let capacityProviders: [CapacityProviderShare]
  /// Whether operators may open a shell in a container.
  let exec: Bool
  let task: TaskDefinition
  let registration: Registration?
  let connection: Connection?
  let subnetIDs: [Text]
  let securityGroup: SecurityGroup
  /// The initial task count in Terraform. CloudFormation gets none: every stack update would reset it.
  let firstCount: Int
  /// Only with a balancer's health check.
  let healthCheckGracePeriod: Duration?
  /// Alarms that fail a deployment, in addition to tasks that do not start.
  let rollbackAlarms: [MetricAlarm]
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("ServiceName", "name", serviceName)
    p.set("Cluster", "cluster", cluster.id)
    p.set("TaskDefinition", "task_definition", task.arn)
    p.set("LaunchType", "launch_type", launchType)
    p.each(capacityProviders, "CapacityProviderStrategy", "capacity_provider_strategy") { share, p in
      p.set("CapacityProvider", "capacity_provider", share.provider)
      p.set("Base", "base", share.base)
      p.set("Weight", "weight", share.weight)
    }
    // Without it, Terraform's provider replaces the service when the mix changes; with it, the tasks roll over.
    p.set(nil, "force_new_deployment", capacityProviders.isEmpty ? nil : true)
    p.set("PlatformVersion", "platform_version", "LATEST")
    p.set(nil, "desired_count", firstCount)
    p.wrap("DeploymentConfiguration") { p in
      p.set("MinimumHealthyPercent", "deployment_minimum_healthy_percent", 100)
      p.set("MaximumPercent", "deployment_maximum_percent", 200)
      p.nest("DeploymentCircuitBreaker", "deployment_circuit_breaker") { p in
        p.set("Enable", "enable", true)
        p.set("Rollback", "rollback", true)
      }
      if !rollbackAlarms.isEmpty {
        p.nest("Alarms", "alarms") { p in
          p.set("AlarmNames", "alarm_names", rollbackAlarms.map(\.running))
          p.set("Enable", "enable", true)
          p.set("Rollback", "rollback", true)
        }
      }
    }
    // Rebalancing would move tasks between zones and end their sessions.
    p.set("AvailabilityZoneRebalancing", "availability_zone_rebalancing", "DISABLED")
    p.set("HealthCheckGracePeriodSeconds", "health_check_grace_period_seconds", healthCheckGracePeriod?.wholeSeconds)
    p.nest("NetworkConfiguration", "network_configuration") { p in
      p.wrap("AwsvpcConfiguration") { p in
        p.set("Subnets", "subnets", subnetIDs)
        p.set("SecurityGroups", "security_groups", [securityGroup.id])
        p.set("AssignPublicIp", nil, "DISABLED")
        p.set(nil, "assign_public_ip", false)
      }
    }
    switch registration {
    case .targetGroup(let group, let port):
      p.each([group], "LoadBalancers", "load_balancer") { group, p in
        p.set("ContainerName", "container_name", task.container.name)
        p.set("ContainerPort", "container_port", port)
        p.set("TargetGroupArn", "target_group_arn", group.arn)
      }
    case .privateName(let name):
      p.each([name], "ServiceRegistries", "service_registries") { $1.set("RegistryArn", "registry_arn", $0.arn) }
    case nil: break
    }
    connection?.properties(&p)
    p.set("EnableExecuteCommand", "enable_execute_command", exec)
    p.set("EnableECSManagedTags", "enable_ecs_managed_tags", true)
    p.set("PropagateTags", "propagate_tags", "SERVICE")
  }

  public var ignoredChanges: [String] { ["desired_count"] }

  var runningName: Reference { attribute("Name", "name") }
}

extension ECSService.Connection {
  func properties(_ p: inout Properties) {
    p.nest("ServiceConnectConfiguration", "service_connect_configuration") { p in
      p.set("Enabled", "enabled", true)
      p.set("Namespace", "namespace", namespace.arn)
      p.each(published.map { [$0] } ?? [], "Services", "service") { published, p in
        p.set("PortName", "port_name", published.label)
        p.each([published], "ClientAliases", "client_alias") { published, p in
          p.set("DnsName", "dns_name", published.label)
          p.set("Port", "port", published.port)
        }
        p.nest("Timeout", "timeout") { p in
          p.set("PerRequestTimeoutSeconds", "per_request_timeout_seconds", published.timeout.wholeSeconds)
          // AWS's five minutes would end a longer request that is silent.
          p.set("IdleTimeoutSeconds", "idle_timeout_seconds", max(300, published.timeout.wholeSeconds))
        }
      }
      p.nest("LogConfiguration", "log_configuration") { p in
        p.set("LogDriver", "log_driver", "awslogs")
        p.nest("Options", "options", style: .argument) { logs.options(prefix: "service-connect", &$0) }
      }
    }
  }
}
