import Templates
import Testing

@Suite struct DifferenceTests {
  struct Compared: Sendable, CustomTestStringConvertible {
    let why: String
    let old: String
    let new: String
    var before: [String: String] = [:]
    var after: [String: String] = [:]
    /// As `PlannedChange.summary` has them.
    let changes: [String]
    var testDescription: String { why }
  }

  static let properties = [
    Compared(
      why: "the same", old: "V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}",
      new: "V: {Properties: {CidrBlock: \"10.0.0.0/16\"}, Type: AWS::EC2::VPC}", changes: []),
    Compared(
      why: "numbers and their texts",
      old: "T: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 80}}",
      new: "T: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: '80'}}", changes: []),
    Compared(
      why: "create-only", old: "V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}",
      new: "V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}", changes: ["V replace Delete CidrBlock!"]),
    Compared(
      why: "conditionally create-only", old: "V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}",
      new: "V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, InstanceTenancy: dedicated}}",
      changes: ["V replace? Delete InstanceTenancy?"]),
    Compared(
      why: "in place", old: "S: {Type: AWS::ECS::Service, Properties: {DesiredCount: 1, Tags: [{Key: a, Value: b}]}}",
      new: "S: {Type: AWS::ECS::Service, Properties: {Tags: [{Key: a, Value: c}]}}",
      changes: ["S change DesiredCount Tags/0/Value"]),
    Compared(
      why: "below a create-only object",
      old: "R: {Type: AWS::ECR::Repository, Properties: {EncryptionConfiguration: {EncryptionType: AES256}}}",
      new: "R: {Type: AWS::ECR::Repository, Properties: {EncryptionConfiguration: {EncryptionType: KMS, KmsKey: k}}}",
      changes: [
        "R replace Delete EncryptionConfiguration/EncryptionType! EncryptionConfiguration/KmsKey!"
      ]),
    Compared(
      why: "a create-only member of an object that may change",
      old: "E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: v, DnsOptions: {DnsRecordIpType: ipv4}}}",
      new: "E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: v, DnsOptions: {DnsRecordIpType: ipv6}}}",
      changes: ["E change DnsOptions/DnsRecordIpType"]),
    Compared(
      why: "another member of it",
      old: "E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: v, DnsOptions: {DnsRecordIpType: ipv4}}}",
      new: """
        E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: v,
          DnsOptions: {DnsRecordIpType: ipv4, PrivateDnsPreference: ALL_DOMAINS}}}
        """,
      changes: ["E replace Delete DnsOptions/PrivateDnsPreference!"]),
    Compared(
      why: "an object that is told by a parameter as a whole",
      old: "E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: v, DnsOptions: !Ref Open}}",
      new: "E: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: v}}", changes: ["E replace? Delete DnsOptions?"]),
    Compared(
      why: "create-only in the elements of a list",
      old: "R: {Type: AWS::MSK::Replicator, Properties: {ReplicationInfoList: [{SourceKafkaClusterArn: a}]}}",
      new: "R: {Type: AWS::MSK::Replicator, Properties: {ReplicationInfoList: [{SourceKafkaClusterArn: b}]}}",
      changes: ["R replace Delete ReplicationInfoList/0/SourceKafkaClusterArn!"]),
    Compared(
      why: "an element that comes first, and one that goes in the middle",
      old: "S: {Type: AWS::ECS::Service, Properties: {PlacementConstraints: [a, b], LoadBalancers: [1, 2, 3]}}",
      new: "S: {Type: AWS::ECS::Service, Properties: {PlacementConstraints: [c, a, b], LoadBalancers: [1, 3]}}",
      changes: ["S change LoadBalancers/1 PlacementConstraints/0"]),
    Compared(
      why: "an unknown type", old: "A: {Type: Acme::Store::Thing, Properties: {Size: 1}}",
      new: "A: {Type: Acme::Store::Thing, Properties: {Size: 2}}", changes: ["A replace? Delete Size?"]),
    Compared(
      why: "a custom resource", old: "C: {Type: Custom::X, Properties: {ServiceToken: t, Any: 1}}",
      new: "C: {Type: Custom::X, Properties: {ServiceToken: u, Any: 2}}",
      changes: ["C replace Delete Any ServiceToken!"]
    ),
    Compared(
      why: "attributes alone", old: "T: {Type: AWS::SNS::Topic, DeletionPolicy: Retain, Metadata: {a: 1}}",
      new: "T: {Type: AWS::SNS::Topic, DependsOn: U}\nU: {Type: AWS::SNS::Topic}",
      changes: ["U add", "T change .DeletionPolicy .DependsOn .Metadata"]),
  ]

  static let resources = [
    Compared(
      why: "references to what is replaced",
      old: """
        V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
        S: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}
        M: {Type: AWS::EFS::MountTarget, Properties: {FileSystemId: f, SecurityGroups: [g], SubnetId: !GetAtt S.SubnetId}}
        A: {Type: AWS::ECS::Service, Properties: {NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [x, !Ref S]}}}}
        T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub "in ${V}"}}
        """,
      new: """
        V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
        S: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}
        M: {Type: AWS::EFS::MountTarget, Properties: {FileSystemId: f, SecurityGroups: [g], SubnetId: !GetAtt S.SubnetId}}
        A: {Type: AWS::ECS::Service, Properties: {NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [x, !Ref S]}}}}
        T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub "in ${V}"}}
        """,
      changes: [
        "V replace Delete CidrBlock!", "S replace? Delete VpcId!<V", "T change DisplayName<V",
        "A change NetworkConfiguration/AwsvpcConfiguration/Subnets/1<S", "M replace? Delete SubnetId!<S",
      ]),
    Compared(
      why: "a replaced resource that changes for its own sake, too",
      old: """
        V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
        S: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}
        """,
      new: """
        V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
        S: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.1.0.0/24}}
        """,
      changes: ["V replace Delete CidrBlock!", "S replace Delete CidrBlock! VpcId!<V"]),
    Compared(
      why: "removals by name, with what becomes of them",
      old: """
        Z: {Type: AWS::SNS::Topic, DeletionPolicy: RetainExceptOnCreate}
        B: {Type: AWS::RDS::DBCluster}
        C: {Type: AWS::RDS::DBInstance}
        D: {Type: AWS::RDS::DBInstance, Properties: {DBClusterIdentifier: !Ref B}}
        E: {Type: AWS::SNS::Topic, DeletionPolicy: Snapshot, UpdateReplacePolicy: Retain}
        F: {Type: AWS::SNS::Topic, DeletionPolicy: !Ref Open}
        """,
      new: "N: {Type: AWS::SNS::Topic}",
      changes: [
        "N add", "B remove Snapshot", "C remove Snapshot", "D remove Delete", "E remove Snapshot", "F remove",
        "Z remove Retain",
      ]),
    Compared(
      why: "replacements, with what becomes of the old ones",
      old: "F: {Type: AWS::EFS::FileSystem, DeletionPolicy: Retain, UpdateReplacePolicy: Retain}",
      new: """
        F: {Type: AWS::EFS::FileSystem, DeletionPolicy: Retain, UpdateReplacePolicy: Snapshot, Properties: {Encrypted: true}}
        """, changes: ["F replace Snapshot Encrypted! .UpdateReplacePolicy"]),
    Compared(
      why: "another type by the same name", old: "X: {Type: AWS::SNS::Topic}", new: "X: {Type: AWS::SQS::Queue}",
      changes: ["X add", "X remove Delete"]),
    Compared(
      why: "conditions",
      old: "X: {Type: AWS::SNS::Topic, Condition: Big}\nY: {Type: AWS::SNS::Topic, Condition: Small}",
      new: "X: {Type: AWS::SNS::Topic, Condition: Big}\nY: {Type: AWS::SNS::Topic, Condition: Small}",
      before: ["Size": "big"], after: ["Size": "small"], changes: ["Y add", "X remove Delete"]),
    Compared(
      why: "parameters", old: "X: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub 'a-${Size}', DisplayName: x}}",
      new: "X: {Type: AWS::SNS::Topic, Properties: {TopicName: !Join ['-', [a, !Ref Size]], DisplayName: x}}",
      before: ["Size": "big"], after: ["Size": "big"], changes: []),
    Compared(
      why: "other parameters", old: "X: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub 'a-${Size}'}}",
      new: "X: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub 'a-${Size}'}}",
      before: ["Size": "big"], after: ["Size": "small"], changes: ["X replace Delete TopicName!"]),
  ]

  @Test("the difference of two templates is what CloudFormation would change", arguments: properties + resources)
  func differs(_ compared: Compared) throws {
    let difference = try Difference(
      from: Self.evaluator(compared.old, compared.before), to: Self.evaluator(compared.new, compared.after))
    #expect(difference.changes.map(\.summary) == compared.changes)
  }

  @Test("without an old template, everything is added in the order of dependencies")
  func creation() throws {
    let new = try Self.evaluator("A: {Type: AWS::SNS::Topic, DependsOn: B}\nB: {Type: AWS::SNS::Topic}", [:])
    #expect(try Difference(from: nil, to: new).changes.map(\.summary) == ["B add", "A add"])
  }

  @Test("a cycle of references has no order")
  func circle() throws {
    let new = try Self.evaluator(
      "A: {Type: AWS::SNS::Topic, DependsOn: B}\nB: {Type: AWS::SNS::Topic, DependsOn: A}", [:])
    #expect(throws: TemplateError.self) { try Difference(from: nil, to: new) }
  }

  private static func evaluator(_ resources: String, _ parameters: [String: String]) throws -> Evaluator {
    let indented = resources.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    return Evaluator(
      try Template(
        """
        Parameters: {Size: {Type: String, Default: small}, Open: {Type: String}}
        Conditions: {Big: !Equals [!Ref Size, big], Small: !Not [!Condition Big]}
        Resources:
        \(indented)
        """), parameters: parameters)
  }
}
