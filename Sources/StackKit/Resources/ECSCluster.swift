/// An ECS cluster. On Fargate it is a name, a metrics setting and the settings of `exec`.
public struct ECSCluster: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::Cluster", terraform: "aws_ecs_cluster") }
  public let name: Name
  let physicalName: PhysicalName
  let insights: String
  /// The log group for shells in containers; nil without `exec`.
  let audit: LogGroup?

  public func properties(_ p: inout Properties) {
    p.set(nil, "name", physicalName)
    p.each([insights], "ClusterSettings", "setting") { value, p in
      p.set("Name", "name", "containerInsights")
      p.set("Value", "value", value)
    }
    guard let audit else { return }
    p.nest("Configuration", "configuration") { p in
      p.nest("ExecuteCommandConfiguration", "execute_command_configuration") { p in
        p.set("KmsKeyId", "kms_key_id", audit.kmsKey)
        p.set("Logging", "logging", "OVERRIDE")
        p.nest("LogConfiguration", "log_configuration") { p in
          p.set("CloudWatchLogGroupName", "cloud_watch_log_group_name", audit.groupName)
          p.set("CloudWatchEncryptionEnabled", "cloud_watch_encryption_enabled", audit.kmsKey != nil)
        }
      }
    }
  }

  var clusterName: Reference { ref("name") }
  /// The ARN. Terraform's provider reads it back and would replace a service that was given the name.
  var id: Reference { ref("arn") }
}

/// The capacity providers of a cluster, in addition to Fargate.
public struct ClusterCapacityProviders: Resource {
  public var kind: Kind {
    Kind(
      cloudFormation: "AWS::ECS::ClusterCapacityProviderAssociations", terraform: "aws_ecs_cluster_capacity_providers")
  }
  public let name: Name
  let cluster: ECSCluster

  public func properties(_ p: inout Properties) {
    p.set("Cluster", "cluster_name", cluster.clusterName)
    p.set("CapacityProviders", "capacity_providers", ["FARGATE", "FARGATE_SPOT"])
    // CloudFormation requires a default. It does not affect services that name a strategy or launch type.
    p.each(["FARGATE"], "DefaultCapacityProviderStrategy", "default_capacity_provider_strategy") { provider, p in
      p.set("CapacityProvider", "capacity_provider", provider)
      p.set("Weight", "weight", 1)
    }
  }
}
