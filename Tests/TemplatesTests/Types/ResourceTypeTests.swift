import Testing

@testable import Templates

/// Facts from AWS's documentation of the types, to check a new catalog.
@Suite struct ResourceTypeTests {
  struct Fact: Sendable, CustomTestStringConvertible {
    let type: String
    let set: @Sendable (ResourceType) -> Set<String>
    let has: Set<String>
    let lacks: Set<String>

    init(
      _ type: String, _ set: @escaping @Sendable (ResourceType) -> Set<String>, _ has: String, lacks: String = ""
    ) {
      self.type = type
      self.set = set
      self.has = Set(has.split(separator: " ").map(String.init))
      self.lacks = Set(lacks.split(separator: " ").map(String.init))
    }

    var testDescription: String { "\(type): \(has.sorted().joined(separator: " "))" }
  }

  static let facts = [
    Fact("AWS::EC2::VPC", \.properties, "CidrBlock EnableDnsHostnames Tags", lacks: "VpcId DefaultSecurityGroup"),
    Fact("AWS::EC2::VPC", \.conditionallyCreateOnly, "InstanceTenancy", lacks: "CidrBlock"),
    Fact("AWS::EC2::Subnet", \.required, "VpcId", lacks: "CidrBlock"),
    Fact("AWS::ECS::Service", \.createOnly, "Cluster ServiceName", lacks: "LaunchType TaskDefinition DesiredCount"),
    Fact("AWS::ECS::Service", \.conditionallyCreateOnly, "LaunchType"),
    Fact("AWS::ECS::TaskDefinition", \.createOnly, "ContainerDefinitions Cpu Memory", lacks: "Tags"),
    Fact("AWS::ECR::Repository", \.createOnly, "EncryptionConfiguration RepositoryName", lacks: "LifecyclePolicy"),
    Fact("AWS::ECR::Repository", \.writeOnly, "EmptyOnDelete", lacks: "Tags"),
    Fact("AWS::ECR::Repository", \.primaryIdentifier, "RepositoryName", lacks: "Arn"),
    Fact("AWS::ECR::Repository", \.readOnly, "Arn RepositoryUri", lacks: "RepositoryName"),
    Fact(
      "AWS::EC2::VPCEndpoint", \.createOnly, "VpcId DnsOptions/PrivateDnsPreference", lacks: "DnsOptions PolicyDocument"
    ),
    Fact("AWS::RDS::DBInstance", \.createOnly, "KmsKeyId StorageEncrypted", lacks: "AllocatedStorage"),
    Fact(
      "AWS::RDS::DBInstance", \.attributes, "Endpoint.Address MasterUserSecret.SecretArn", lacks: "Endpoint/Address"),
    Fact("AWS::EC2::SecurityGroup", \.attributes, "GroupId VpcId GroupName"),
    Fact(
      "AWS::EFS::FileSystem", \.readOnly, "FileSystemId ReplicationConfiguration/Destinations/*/Status",
      lacks: "Encrypted"),
    Fact(
      "AWS::EFS::FileSystem", \.attributes, "Arn FileSystemId",
      lacks: "Encrypted ReplicationConfiguration.Destinations.*.Status"),
    Fact("AWS::CloudFormation::Stack", \.required, "TemplateURL", lacks: "Parameters"),
  ]

  @Test("the catalog agrees with AWS's documentation", arguments: facts)
  func agrees(_ fact: Fact) throws {
    let set = fact.set(try #require(ResourceType.named(fact.type)))
    #expect(set.isSuperset(of: fact.has))
    #expect(set.isDisjoint(with: fact.lacks))
  }

  @Test("every line of the catalog is sorted, found and complete")
  func everyLine() {
    let names = ResourceType.names
    #expect(names.count > 1_500)
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let types = names.compactMap(ResourceType.named)
    #expect(types.map(\.name) == names)
    #expect(types.filter { $0.primaryIdentifier.isEmpty } == [])
  }

  @Test(
    "an unknown type is not found",
    arguments: [
      "", "|", "AWS", "AWS::", "AWS::EC2", "AWS::EC2::VP", "AWS::EC2::VPCX", "AWS::EC2::VPC|", "aws::ec2::vpc",
      "AWS::ACMPCA", "A", "Zzz::Z::Z", "\n", "AWS::S3::Bucket::MODULE", "aws_db_instance", "é",
      String(repeating: "AWS::EC2::VPC", count: 100_000),
    ])
  func unknown(_ name: String) {
    #expect(ResourceType.named(name) == nil)
  }

  @Test("custom resources have any property and any attribute", arguments: ["AWS::CloudFormation::", "Custom::"])
  func custom(_ prefix: String) throws {
    let type = try #require(ResourceType.named(prefix + "CustomResource"))
    #expect(type.hasProperty("Anything") && type.hasProperty("ServiceToken"))
    #expect(type.hasAttribute("Any.Thing"))
    #expect(type.required == ["ServiceToken"])
    #expect(type.recreation(["ServiceToken"]) == .always)
    #expect(type.recreation(["Anything"]) == .never)
  }

  @Test(
    "attributes with an open end match one more part",
    arguments: [
      ("AWS::CloudFormation::Stack", "Outputs.Url", true), ("AWS::CloudFormation::Stack", "Outputs.", false),
      ("AWS::CloudFormation::Stack", "Outputs", false), ("AWS::EC2::VPC", "VpcId", true),
      ("AWS::EC2::VPC", "Vpc", false),
    ])
  func attributes(_ type: String, _ attribute: String, _ isGiven: Bool) throws {
    #expect(try #require(ResourceType.named(type)).hasAttribute(attribute) == isGiven)
  }
}

@Suite struct RecreationTests {
  @Test(
    "a change replaces when it is at or below a create-only path, and may replace above one",
    arguments: [
      ("AWS::EC2::VPC", "CidrBlock", ResourceType.Recreation.always),
      ("AWS::EC2::VPC", "InstanceTenancy", .conditionally),
      ("AWS::EC2::VPC", "Tags/0/Value", .never),
      ("AWS::EC2::VPC", "NoSuchProperty", .never),
      // The schema lists the object itself.
      ("AWS::ECR::Repository", "EncryptionConfiguration/KmsKey", .always),
      ("AWS::EFS::AccessPoint", "RootDirectory/CreationInfo/Permissions", .always),
      // The schema lists members only.
      ("AWS::EC2::VPCEndpoint", "DnsOptions/PrivateDnsPreference", .always),
      ("AWS::EC2::VPCEndpoint", "DnsOptions/PrivateDnsSpecifiedDomains/3", .always),
      ("AWS::EC2::VPCEndpoint", "DnsOptions/DnsRecordIpType", .never),
      ("AWS::EC2::VPCEndpoint", "DnsOptions", .conditionally),
      // A name is not matched by its prefix.
      ("AWS::ECS::Service", "ClusterX", .never),
      // Elements of lists.
      ("AWS::DynamoDB::Table", "KeySchema/0/AttributeName", .conditionally),
      ("AWS::MSK::Replicator", "ReplicationInfoList/0/SourceKafkaClusterArn", .always),
      ("AWS::MSK::Replicator", "ReplicationInfoList/12/TopicReplication/StartingPosition/Type", .always),
      ("AWS::MSK::Replicator", "ReplicationInfoList/*/TopicReplication/TopicsToReplicate", .never),
      ("AWS::MSK::Replicator", "ReplicationInfoList/0", .conditionally),
    ])
  func paths(_ type: String, _ path: String, _ recreation: ResourceType.Recreation) throws {
    let parts = path.split(separator: "/").map(String.init)
    #expect(try #require(ResourceType.named(type)).recreation(parts) == recreation)
  }
}

@Suite struct StateTests {
  @Test(
    "the state of a resource is known by its type in both languages",
    arguments: [
      ("AWS::ECR::Repository", "aws_ecr_repository", "container images"),
      ("AWS::RDS::DBInstance", "aws_db_instance", "databases"),
      ("AWS::RDS::DBInstance", "aws_rds_cluster_instance", "databases"),
      ("AWS::Route53::HostedZone", "aws_route53_zone", "records and the delegation of the domain"),
      ("AWS::EFS::AccessPoint", "aws_efs_access_point", "the way to its files"),
      ("AWS::ECS::Service", "aws_ecs_service", nil),
      ("AWS::EC2::EIP", "aws_eip", nil),
      ("AWS::No::Such", "aws_no_such", nil),
    ])
  func state(_ cloudFormation: String, _ terraform: String, _ state: String?) {
    #expect(ResourceType.state(of: cloudFormation) == state)
    #expect(ResourceType.state(of: terraform) == state)
  }

  @Test("every Terraform type that holds state has a CloudFormation type that does")
  func terraform() throws {
    let names = Catalog.statefulTerraformTypes.names
    #expect(zip(names, names.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for name in names { #expect(try #require(ResourceType.stateful(terraform: name)).state != nil, "\(name)") }
  }
}
