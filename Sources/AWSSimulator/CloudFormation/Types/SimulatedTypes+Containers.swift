extension SimulatedType {
  /// ECS, ECR, Cloud Map and Application Auto Scaling.
  static let containers: [SimulatedType] = [
    SimulatedType(
      "AWS::ECS::Cluster",
      id: "{name}",
      name: "ClusterName", nameLimit: 255,
      createOnly: "ClusterName",
      other: """
        CapacityProviders ClusterSettings Configuration DefaultCapacityProviderStrategy ServiceConnectDefaults Tags
        """,
      attributes: ["Arn": "arn:{partition}:ecs:{region}:{account}:cluster/{name}"]),
    SimulatedType(
      "AWS::ECS::ClusterCapacityProviderAssociations",
      id: "{Cluster}",
      required: "CapacityProviders Cluster DefaultCapacityProviderStrategy",
      createOnly: "Cluster"),
    SimulatedType(
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
    SimulatedType(
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
    SimulatedType(
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
    SimulatedType(
      "AWS::ApplicationAutoScaling::ScalableTarget",
      id: "{ResourceId}|{ScalableDimension}|{ServiceNamespace}",
      required: "MaxCapacity MinCapacity ResourceId ScalableDimension ServiceNamespace",
      createOnly: "ResourceId ScalableDimension ServiceNamespace",
      other: "RoleARN ScheduledActions SuspendedState",
      attributes: ["Id": "{id}"]),
    SimulatedType(
      "AWS::ApplicationAutoScaling::ScalingPolicy",
      id: "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{hex}:policyName/{PolicyName}",
      required: "PolicyName PolicyType",
      createOnly: "PolicyName ResourceId ScalableDimension ScalingTargetId ServiceNamespace",
      other: """
        PredictiveScalingPolicyConfiguration StepScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration
        """,
      attributes: ["Arn": "{id}"]),
    SimulatedType(
      "AWS::ECS::ClusterCapacityProviderAssociations",
      id: "{Cluster}",
      required: "Cluster DefaultCapacityProviderStrategy",
      createOnly: "Cluster",
      other: "CapacityProviders"),
    SimulatedType(
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
    SimulatedType(
      "AWS::ServiceDiscovery::HttpNamespace",
      id: "ns-{letters}",
      required: "Name",
      createOnly: "Name",
      other: "Description Tags",
      attributes: ["Id": "{id}", "Arn": "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}"]),
    SimulatedType(
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
