extension ResourceShape {
  /// ECS, ECR, Cloud Map and Application Auto Scaling.
  static let containers: [ResourceShape] = [
    ResourceShape(
      "AWS::ECS::Cluster", id: "{name}", name: "ClusterName", nameLimit: 255,
      attributes: ["Arn": "arn:{partition}:ecs:{region}:{account}:cluster/{name}"]),
    ResourceShape(
      "AWS::ECS::ClusterCapacityProviderAssociations", id: "{Cluster}"),
    ResourceShape(
      "AWS::ECS::TaskDefinition",
      id: "arn:{partition}:ecs:{region}:{account}:task-definition/{name}:{revision}", nameLimit: 255
    ),
    ResourceShape(
      "AWS::ECS::Service", id: "arn:{partition}:ecs:{region}:{account}:service/{cluster}/{name}",
      name: "ServiceName", nameLimit: 255, attributes: ["ServiceArn": "{id}", "Name": "{name}"]),
    ResourceShape(
      "AWS::ECR::Repository", id: "{name}", name: "RepositoryName", nameLimit: 256,
      attributes: [
        "Arn": "arn:{partition}:ecr:{region}:{account}:repository/{name}",
        "RepositoryUri": "{account}.dkr.ecr.{region}.amazonaws.com/{name}",
      ]),
    ResourceShape(
      "AWS::ApplicationAutoScaling::ScalableTarget",
      id: "{ResourceId}|{ScalableDimension}|{ServiceNamespace}", attributes: ["Id": "{id}"]),
    ResourceShape(
      "AWS::ApplicationAutoScaling::ScalingPolicy",
      id:
        "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{hex}:policyName/{PolicyName}",
      attributes: ["Arn": "{id}"]),
    ResourceShape(
      "AWS::ServiceDiscovery::PrivateDnsNamespace", id: "ns-{letters}",
      attributes: [
        "Arn": "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}",
        "HostedZoneId": "Z{letters}",
      ]),
    ResourceShape(
      "AWS::ServiceDiscovery::HttpNamespace", id: "ns-{letters}",
      attributes: ["Arn": "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}"]),
    ResourceShape(
      "AWS::ServiceDiscovery::Service", id: "srv-{letters}",
      attributes: [
        "Arn": "arn:{partition}:servicediscovery:{region}:{account}:service/{id}", "Name": "{Name}",
      ]),
  ]
}
