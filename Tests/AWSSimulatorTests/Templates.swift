/// The templates that the tests deploy.
enum Templates {
  static let repository = """
    Resources:
      Repository:
        Type: AWS::ECR::Repository
        Properties: {RepositoryName: chatbot, ImageTagMutability: IMMUTABLE}
    Outputs:
      RepositoryUri: {Value: !GetAtt Repository.RepositoryUri}
    """

  /// The URI of the repository's images.
  static let image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/chatbot"

  /// A service behind a load balancer, with bounds for its count.
  static let application = """
    Parameters:
      Image: {Type: String}
      Cidr: {Type: String, Default: 10.0.0.0/16}
    Resources:
      Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Ref Cidr}}
      Subnet:
        Type: AWS::EC2::Subnet
        Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs ""]}
      Data:
        Type: AWS::EFS::FileSystem
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Properties: {Encrypted: true}
      Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref Subnet]}}
      Targets:
        Type: AWS::ElasticLoadBalancingV2::TargetGroup
        Properties: {TargetType: ip, Port: 8501, Protocol: HTTP, VpcId: !Ref Vpc}
      Listener:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: !Ref Balancer
          Port: 80
          Protocol: HTTP
          DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]
      Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: edge}}
      Task:
        Type: AWS::ECS::TaskDefinition
        Properties:
          Family: bot
          Cpu: "256"
          Memory: "512"
          NetworkMode: awsvpc
          RequiresCompatibilities: [FARGATE]
          RuntimePlatform: {CpuArchitecture: ARM64, OperatingSystemFamily: LINUX}
          ContainerDefinitions: [{Name: bot, Image: !Ref Image, Essential: true}]
      Service:
        Type: AWS::ECS::Service
        DependsOn: Listener
        Properties:
          Cluster: !Ref Cluster
          ServiceName: bot
          TaskDefinition: !Ref Task
          DeploymentConfiguration: {DeploymentCircuitBreaker: {Enable: true, Rollback: true}}
          LoadBalancers: [{ContainerName: bot, ContainerPort: 8501, TargetGroupArn: !Ref Targets}]
      Scaling:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties:
          ServiceNamespace: ecs
          ScalableDimension: ecs:service:DesiredCount
          ResourceId: !Sub service/${Cluster}/${Service.Name}
          MinCapacity: 2
          MaxCapacity: 6
    Outputs:
      Url: {Value: !Sub "http://${Balancer.DNSName}"}
    """
}
