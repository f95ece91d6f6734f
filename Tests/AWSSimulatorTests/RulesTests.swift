import Testing

@testable import AWSSimulator

/// Templates that CloudFormation accepts and a service refuses.
@Suite struct RulesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let resources: String
    let refusal: String

    init(_ testDescription: String, _ resources: String, _ refusal: String) {
      self.testDescription = testDescription
      self.resources = resources
      self.refusal = refusal
    }
  }

  private static let network = """
      Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
      A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: a}}
      B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: b}}
      Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g, VpcId: !Ref Vpc}}
      Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref A, !Ref B]}}
      Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 80, VpcId: !Ref Vpc}}
      Listener:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: {LoadBalancerArn: !Ref Balancer, Port: 80, DefaultActions: []}
    """

  private static func twice(_ type: String, _ properties: String, _ other: String? = nil) -> String {
    """
      One: {Type: \(type), Properties: {\(properties)}}
      Two: {Type: \(type), DependsOn: One, Properties: {\(other ?? properties)}}
    """
  }

  private static let forward = "Actions: [{Type: forward, TargetGroupArn: !Ref Targets}], Conditions: []"

  static let rows = [
    Row(
      "a rule of a security group twice",
      twice(
        "AWS::EC2::SecurityGroupIngress",
        "GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0"),
      "InvalidPermission.Duplicate"),
    Row(
      "CloudFront's prefix list twice",
      twice(
        "AWS::EC2::SecurityGroupIngress",
        "GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 80, ToPort: 80, SourcePrefixListId: pl-1",
        "GroupId: !GetAtt Group.GroupId, IpProtocol: tcp, FromPort: 443, ToPort: 443, SourcePrefixListId: pl-1"),
      "RulesPerSecurityGroupLimitExceeded"),
    Row(
      "more than 60 rules in a list",
      "  Big: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g, SecurityGroupIngress: ["
        + (1...61).map { "{IpProtocol: tcp, FromPort: \($0), ToPort: \($0), CidrIp: 10.0.0.0/8}" }
        .joined(separator: ", ") + "]}}", "RulesPerSecurityGroupLimitExceeded"),
    Row(
      "subnets that overlap",
      twice("AWS::EC2::Subnet", "VpcId: !Ref Vpc, CidrBlock: 10.0.8.0/23", "VpcId: !Ref Vpc, CidrBlock: 10.0.9.0/24"),
      "The CIDR '10.0.9.0/24' conflicts with another subnet"),
    Row(
      "two route tables of a subnet",
      twice(
        "AWS::EC2::SubnetRouteTableAssociation", "SubnetId: !Ref A, RouteTableId: rtb-1",
        "SubnetId: !Ref A, RouteTableId: rtb-2"), "Resource.AlreadyAssociated"),
    Row(
      "a private endpoint twice",
      twice(
        "AWS::EC2::VPCEndpoint",
        "VpcId: !Ref Vpc, ServiceName: logs, VpcEndpointType: Interface, PrivateDnsEnabled: true"),
      "already a conflicting DNS domain for logs"),
    Row(
      "a gateway endpoint twice in a route table",
      twice("AWS::EC2::VPCEndpoint", "VpcId: !Ref Vpc, ServiceName: s3, RouteTableIds: [rtb-1]"), "RouteAlreadyExists"),
    Row(
      "two listeners on a port",
      twice(
        "AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerArn: !Ref Balancer, Port: 443, DefaultActions: []"),
      "A listener already exists on this port"),
    Row(
      "a priority twice",
      twice("AWS::ElasticLoadBalancingV2::ListenerRule", "ListenerArn: !Ref Listener, Priority: 5, \(forward)"),
      "Priority '5' is currently in use"),
    Row(
      "a target group of two balancers",
      """
        Other: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref A, !Ref B]}}
        OtherListener:
          Type: AWS::ElasticLoadBalancingV2::Listener
          Properties:
            LoadBalancerArn: !Ref Other
            Port: 80
            DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref Targets}]}}]
        Rule:
          Type: AWS::ElasticLoadBalancingV2::ListenerRule
          Properties: {ListenerArn: !Ref Listener, Priority: 5, \(forward)}
      """, "cannot be associated with more than one load balancer"),
    Row(
      "a target group of another VPC",
      """
        Far: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
        FarTargets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 80, VpcId: !Ref Far}}
        Rule:
          Type: AWS::ElasticLoadBalancingV2::ListenerRule
          Properties:
            ListenerArn: !Ref Listener
            Priority: 5
            Conditions: []
            Actions: [{Type: forward, TargetGroupArn: !Ref FarTargets}]
      """, "must belong to the same VPC"),
    Row(
      "two mount targets in a zone",
      twice("AWS::EFS::MountTarget", "FileSystemId: fs-1, SubnetId: !Ref A, SecurityGroups: []"),
      "mount target already exists in this AZ"),
    Row(
      "mount targets in two networks",
      twice(
        "AWS::EFS::MountTarget", "FileSystemId: fs-1, SubnetId: !Ref A, SecurityGroups: []",
        "FileSystemId: fs-1, SubnetId: subnet-1, SecurityGroups: []"),
      "not in the same VPC as existing mount targets"),
    Row(
      "a record twice", twice("AWS::Route53::RecordSet", "HostedZoneId: Z1, Name: a.example.com, Type: A"),
      "Tried to create resource record set [name='a.example.com.', type='A']"),
    Row(
      "an alias of two distributions",
      twice("AWS::CloudFront::Distribution", "DistributionConfig: {Enabled: true, Aliases: [a.example.com]}"),
      "CNAMEAlreadyExists"),
    Row(
      "a private domain twice", twice("AWS::ServiceDiscovery::PrivateDnsNamespace", "Name: a.internal, Vpc: !Ref Vpc"),
      "ConflictingDomainExists"),
    Row(
      "a private name twice", twice("AWS::ServiceDiscovery::Service", "Name: a, NamespaceId: ns-1"),
      "ServiceAlreadyExists"),
  ]

  @Test("what a service refuses is refused in its words", arguments: rows)
  func refused(row: Row) async throws {
    let outcome = try await Self.deploy(row.resources)
    #expect(outcome.status == "ROLLBACK_COMPLETE")
    #expect(outcome.failures.contains { $0.contains(row.refusal) }, "\(outcome.failures)")
  }

  @Test("what differs in a part is not the same")
  func accepted() async throws {
    let rows = [
      Self.twice(
        "AWS::Route53::RecordSet", "HostedZoneId: Z1, Name: a.example.com, Type: A",
        "HostedZoneId: Z1, Name: a.example.com, Type: AAAA"),
      Self.twice(
        "AWS::EFS::MountTarget", "FileSystemId: fs-1, SubnetId: !Ref A, SecurityGroups: []",
        "FileSystemId: fs-1, SubnetId: !Ref B, SecurityGroups: []"),
      Self.twice(
        "AWS::ElasticLoadBalancingV2::ListenerRule", "ListenerArn: !Ref Listener, Priority: 5, \(Self.forward)",
        "ListenerArn: !Ref Listener, Priority: 6, \(Self.forward)"),
      Self.twice(
        "AWS::EC2::Subnet", "VpcId: !Ref Vpc, CidrBlock: 10.0.8.0/24", "VpcId: !Ref Vpc, CidrBlock: 10.0.9.0/24"),
    ]
    for row in rows {
      let outcome = try await Self.deploy(row)
      #expect(outcome.status == "CREATE_COMPLETE", "\(outcome.failures)")
    }
  }

  private static func deploy(_ resources: String) async throws -> RehearsedAccount.Outcome {
    try await RehearsedAccount.with(region: "eu-west-1") { account in
      await account.apply("Resources:\n\(network)\n\(resources)\n", to: "shop")
    }
  }
}
