import Templates
import Testing

@testable import Lint

/// The linter itself, independent of the rules.
@Suite struct LinterTests {
  private func findings(_ rule: String, _ yaml: String) throws -> [String] {
    let rules = Rule.all.filter { $0.id == rule }
    #expect(rules.count == 1)
    return try Linter(rules: rules).findings(in: Template(yaml)).map { "\($0.place) \($0.message)" }
  }

  @Test("a finding has the place of the property, or of the object that lacks it")
  func places() throws {
    let yaml = """
      Resources:
        Encrypted: {Type: AWS::EFS::FileSystem, Properties: {Encrypted: true}}
        Open:
          Type: AWS::EFS::FileSystem
          Properties:
            ThroughputMode: elastic
            Encrypted: false
        Unsaid:
          Type: AWS::EFS::FileSystem
      """
    #expect(
      try findings("efs-encrypted", yaml) == [
        "7:7 Encrypted of 'Open' is 'false'; it must be 'true'",
        "8:3 Encrypted of 'Unsaid' is not set; it must be 'true'",
      ])
  }

  @Test("each of several containers is checked, at its own place")
  func elements() throws {
    let yaml = """
      Resources:
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties:
            ContainerDefinitions:
              - Name: a
                ReadonlyRootFilesystem: true
              - Name: b
              - Name: c
                ReadonlyRootFilesystem: no
      """
    #expect(
      try findings("task-root-read-only", yaml) == [
        "8:11 ContainerDefinitions.ReadonlyRootFilesystem of 'Task' is not set; it must be 'true'",
        "10:11 ContainerDefinitions.ReadonlyRootFilesystem of 'Task' is 'false'; it must be 'true'",
      ])
  }

  @Test("a fault gives one finding with the rule's severity, or a warning where AWS's default is not dangerous")
  func severities() throws {
    let yaml = """
      Resources:
        A: {Type: AWS::S3::Bucket}
        B: {Type: AWS::S3::Bucket, Properties: {PublicAccessBlockConfiguration: {BlockPublicAcls: true}}}
      """
    let rules = Rule.all.filter { $0.id == "bucket-not-public" }
    let findings = try Linter(rules: rules).findings(in: Template(yaml))
    #expect(findings.map { "\($0.resource) \($0.severity)" } == ["A warning", "B error", "B error", "B error"])
  }

  @Test(
    "a value that is not known before the deployment gives no finding",
    arguments: [
      "!Ref Given", "!ImportValue Given", "!FindInMap [Given, !Ref AWS::Region, x]", "!Select [0, !Ref Given]",
      "!Sub '${Given}'", "!GetAtt Given.Value", "{'Fn::Transform': {Name: Given}}",
    ])
  func unknown(value: String) throws {
    let yaml = """
      Parameters: {Given: {Type: String, Default: 'false'}}
      Mappings: {Given: {us-east-1: {x: 'false'}}}
      Resources:
        Given: {Type: Custom::Thing}
        Files: {Type: AWS::EFS::FileSystem, Properties: {Encrypted: \(value)}}
      """
    #expect(try findings("efs-encrypted", yaml) == [])
  }

  @Test("AWS::NoValue is a missing value, and a text without variables is known")
  func known() throws {
    let yaml = """
      Resources:
        A: {Type: AWS::EFS::FileSystem, Properties: {Encrypted: !Ref AWS::NoValue}}
        B: {Type: AWS::EFS::FileSystem, Properties: {Encrypted: !Sub 'false'}}
      """
    #expect(
      try findings("efs-encrypted", yaml) == [
        "2:3 Encrypted of 'A' is not set; it must be 'true'", "3:48 Encrypted of 'B' is 'false'; it must be 'true'",
      ])
  }

  @Test("both branches of Fn::If are checked, with one finding for each value")
  func branches() throws {
    let yaml = """
      Parameters: {Env: {Type: String}}
      Conditions: {IsProd: !Equals [!Ref Env, prod]}
      Resources:
        Files:
          Type: AWS::EFS::FileSystem
          Properties:
            Encrypted: !If [IsProd, true, false]
        Typed:
          Type: AWS::EFS::FileSystem
          Properties:
            Encrypted: !If [IsProd, false, !If [IsProd, no, true]]
      """
    #expect(
      try findings("efs-encrypted", yaml).prefix(2) == [
        "7:7 Encrypted of 'Files' is 'false'; it must be 'true'",
        "11:7 Encrypted of 'Typed' is 'false'; it must be 'true'",
      ])
  }

  /// A balancer that is public or behind a distribution; `open` is the condition under which the group is open.
  private func switched(open: String) -> String {
    """
    Parameters: {Distributed: {Type: String, AllowedValues: ['yes', 'no']}}
    Conditions:
      Distributed: !Equals [!Ref Distributed, 'yes']
      Direct: !Not [!Condition Distributed]
    Resources:
      Group:
        Type: AWS::EC2::SecurityGroup
        Properties:
          SecurityGroupIngress:
            - !If
              - \(open)
              - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}
              - {IpProtocol: tcp, FromPort: 80, ToPort: 80, SourcePrefixListId: pl-3b927c52}
      Edge:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: {SecurityGroups: [!GetAtt Group.GroupId]}
      Origin:
        Type: AWS::CloudFront::VpcOrigin
        Condition: Distributed
        Properties: {VpcOriginEndpointConfig: {Arn: !Ref Edge}}
    """
  }

  @Test("a branch is checked only beside the resources that exist with it")
  func conditionsTogether() throws {
    #expect(try findings("ingress-behind-distribution", switched(open: "Direct")) == [])
    let found = try findings("ingress-behind-distribution", switched(open: "Distributed"))
    #expect(found.map { String($0.prefix(6)) } == ["12:57 "])
  }

  @Test("many conditions are checked in bounded time")
  func manyConditions() throws {
    let names = (0..<60).map { "C\($0)" }
    let yaml =
      "Parameters:\n" + names.map { "  P\($0): {Type: String}\n" }.joined() + "Conditions:\n"
      + names.map { "  \($0): !Equals [!Ref P\($0), x]\n" }.joined() + "Resources:\n"
      + names.map {
        "  \($0): {Type: AWS::EFS::FileSystem, Condition: \($0), Properties: {Encrypted: !If [\($0), true, false]}}\n"
      }.joined()
    #expect(try findings("efs-encrypted", yaml) == [])
  }

  @Test("a document in a text is read")
  func documents() {
    let task = ResourceView(
      name: "aws_ecs_task_definition.app", type: "aws_ecs_task_definition", at: .none,
      properties: ["container_definitions": #"[{"name":"a","privileged":true},{"name":"b"}]"#])
    let rules = Rule.all.filter { $0.id == "task-not-privileged" }
    #expect(
      Linter(rules: rules).findings(in: [task]).map(\.message) == [
        "container_definitions.privileged of 'aws_ecs_task_definition.app' is 'true'; it must not be 'true'"
      ])
  }

  @Test("no message repeats a secret")
  func secrets() throws {
    let found = try findings(
      "secret-no-literal", "Resources: {S: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: hunter2}}}")
    #expect(found == ["1:65 SecretString of 'S' must not be written in the template"])
  }
}
