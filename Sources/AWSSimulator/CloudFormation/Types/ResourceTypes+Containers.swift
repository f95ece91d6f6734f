extension ResourceType {
  /// ECS, ECR, Cloud Map and Application Auto Scaling.
  static let containers: [ResourceType] = [
    ResourceType(
      "AWS::ECS::Cluster",
      id: "{name}",
      name: "ClusterName", nameLimit: 255,
      createOnly: "ClusterName",
      other: """
        CapacityProviders ClusterSettings Configuration DefaultCapacityProviderStrategy ServiceConnectDefaults Tags
        """,
      attributes: ["Arn": "arn:{partition}:ecs:{region}:{account}:cluster/{name}"]),
    ResourceType(
      "AWS::ECS::ClusterCapacityProviderAssociations",
      id: "{Cluster}",
      required: "CapacityProviders Cluster DefaultCapacityProviderStrategy",
      createOnly: "Cluster"),
    ResourceType(
      "AWS::ECS::TaskDefinition",
      id: "arn:{partition}:ecs:{region}:{account}:task-definition/{name}:{revision}",
      nameLimit: 255,
      createOnly: """
        ContainerDefinitions Cpu EnableFaultInjection EphemeralStorage ExecutionRoleArn Family InferenceAccelerators
        IpcMode Memory NetworkMode PidMode PlacementConstraints ProxyConfiguration RequiresCompatibilities
        RuntimePlatform TaskRoleArn Volumes
        """,
      other: "Tags",
      attributes: ["TaskDefinitionArn": "{id}"]),
    ResourceType(
      "AWS::ECS::Service",
      id: "arn:{partition}:ecs:{region}:{account}:service/{cluster}/{name}",
      name: "ServiceName", nameLimit: 255,
      createOnly: "Cluster Role SchedulingStrategy ServiceName",
      sometimesCreateOnly: "LaunchType",
      other: """
        AvailabilityZoneRebalancing CapacityProviderStrategy DeploymentConfiguration DeploymentController DesiredCount
        EnableECSManagedTags EnableExecuteCommand ForceNewDeployment HealthCheckGracePeriodSeconds LoadBalancers
        NetworkConfiguration PlacementConstraints PlacementStrategies PlatformVersion PropagateTags
        ServiceConnectConfiguration ServiceRegistries Tags TaskDefinition VolumeConfigurations
        VpcLatticeConfigurations
        """,
      attributes: ["ServiceArn": "{id}", "Name": "{name}"]),
    ResourceType(
      "AWS::ECR::Repository",
      id: "{name}",
      name: "RepositoryName", nameLimit: 256,
      createOnly: "EncryptionConfiguration RepositoryName",
      other: """
        EmptyOnDelete ImageScanningConfiguration ImageTagMutability ImageTagMutabilityExclusionFilters LifecyclePolicy
        RepositoryPolicyText Tags
        """,
      attributes: [
        "Arn": "arn:{partition}:ecr:{region}:{account}:repository/{name}",
        "RepositoryUri": "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
      ]),
    ResourceType(
      "AWS::ApplicationAutoScaling::ScalableTarget",
      id: "{ResourceId}|{ScalableDimension}|{ServiceNamespace}",
      required: "MaxCapacity MinCapacity ResourceId ScalableDimension ServiceNamespace",
      createOnly: "ResourceId ScalableDimension ServiceNamespace",
      other: "RoleARN ScheduledActions SuspendedState",
      attributes: ["Id": "{id}"]),
    ResourceType(
      "AWS::ApplicationAutoScaling::ScalingPolicy",
      id: "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{hex}:policyName/{PolicyName}",
      required: "PolicyName PolicyType",
      createOnly: "PolicyName ResourceId ScalableDimension ScalingTargetId ServiceNamespace",
      other: """
        PredictiveScalingPolicyConfiguration StepScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration
        """,
      attributes: ["Arn": "{id}"]),
    ResourceType(
      "AWS::ECS::ClusterCapacityProviderAssociations",
      id: "{Cluster}",
      required: "Cluster DefaultCapacityProviderStrategy",
      createOnly: "Cluster",
      other: "CapacityProviders"),
    ResourceType(
      "AWS::ServiceDiscovery::PrivateDnsNamespace",
      id: "ns-{letters}",
      required: "Name",
      createOnly: "Name Vpc",
      other: "Description Properties Tags",
      attributes: [
        "Id": "{id}",
        "Arn": "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}",
        "HostedZoneId": "Z{letters}",
      ]),
    ResourceType(
      "AWS::ServiceDiscovery::HttpNamespace",
      id: "ns-{letters}",
      required: "Name",
      createOnly: "Name",
      other: "Description Tags",
      attributes: ["Id": "{id}", "Arn": "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}"]),
    ResourceType(
      "AWS::ServiceDiscovery::Service",
      id: "srv-{letters}",
      createOnly: "HealthCheckCustomConfig Name NamespaceId Type",
      other: "Description DnsConfig HealthCheckConfig ServiceAttributes Tags",
      attributes: [
        "Id": "{id}",
        "Arn": "arn:{partition}:servicediscovery:{region}:{account}:service/{id}",
        "Name": "{Name}",
      ]),
  ]
}
