/// Where services run. On Fargate it is little more than a name, its metrics and the rules for shells in containers.
public struct ECSCluster: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::Cluster", terraform: "aws_ecs_cluster") }
  public let name: Name
  let physicalName: PhysicalName
  let insights: String
  /// Where what is typed in containers is written down; nil where nobody may type.
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
  /// Terraform's provider reads back the ARN, and would replace a service that was given the name.
  var id: Reference { ref("arn") }
}

/// What a cluster's services may run on, beside the Fargate that every cluster has.
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
    // CloudFormation wants a default; a service that names its own strategy or launch type does not look at it.
    p.each(["FARGATE"], "DefaultCapacityProviderStrategy", "default_capacity_provider_strategy") { provider, p in
      p.set("CapacityProvider", "capacity_provider", provider)
      p.set("Weight", "weight", 1)
    }
  }
}
