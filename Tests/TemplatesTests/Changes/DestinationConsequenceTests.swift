import Foundation
import Templates
import Testing

/// Resources that reach, run or tell others, and rights that hide behind harmless ones.
@Suite("Consequences of destinations") struct DestinationConsequenceTests {
  typealias Case = ConsequenceTests.Case

  private static func resource(_ type: String, _ properties: String) -> String {
    "X: {Type: '\(type)', Properties: {\(properties)}}"
  }

  private static func task(_ container: String, _ more: String = "") -> String {
    resource(
      "AWS::ECS::TaskDefinition", "\(more)ContainerDefinitions: [{Name: a, Image: !Ref Image, \(container)}]")
  }

  private static let x = "X (AWS::ECS::TaskDefinition): "

  static let destinations = [
    Case(
      "tasks of another definition",
      resource("AWS::ECS::Service", "TaskDefinition: 'other:3'") + ", "
        + "Y: {Type: AWS::Events::Rule, Properties: {Targets: [{Arn: c, EcsParameters: {TaskDefinitionArn: !ImportValue T}}]}}",
      "runs code: X (AWS::ECS::Service): runs the tasks of other:3",
      "runs code: Y (AWS::Events::Rule): runs the tasks of an unknown place: a computed value; c"),
    Case("the own tasks", resource("AWS::ECS::Service", "TaskDefinition: !Ref T")),
    Case(
      "origins and logs of a distribution",
      resource(
        "AWS::CloudFront::Distribution",
        "DistributionConfig: {Origins: [{DomainName: evil.example.com}, {DomainName: !GetAtt L.DNSName}, {DomainName: !Sub '${A}.execute-api.${AWS::Region}.amazonaws.com'}, {DomainName: !Select [2, !Split ['/', !GetAtt U.FunctionUrl]]}, {DomainName: !Sub '${A}.evil.example.com'}], Logging: {Bucket: evil.s3.amazonaws.com}}"
      ),
      "sends data: X (AWS::CloudFront::Distribution): sends its requests to evil.example.com; sends its requests to an "
        + "unknown place: ….evil.example.com; logs its requests to evil.s3.amazonaws.com",
      "opens the network: X (AWS::CloudFront::Distribution): reachable from the internet"),
    Case(
      "logs of a balancer",
      resource(
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Scheme: internal, LoadBalancerAttributes: [{Key: access_logs.s3.bucket, Value: evil}, {Key: idle_timeout.timeout_seconds, Value: 300}, {Key: connection_logs.s3.bucket, Value: !Ref B}]"
      ), "sends data: X (AWS::ElasticLoadBalancingV2::LoadBalancer): logs its requests to evil"),
    Case(
      "a bucket's logs, lists and messages",
      resource(
        "AWS::S3::Bucket",
        "LoggingConfiguration: {DestinationBucketName: evil}, InventoryConfigurations: [{Destination: {BucketArn: 'arn:aws:s3:::evil'}}, {Destination: {BucketArn: !GetAtt B.Arn}}], NotificationConfiguration: {QueueConfigurations: [{Queue: 'arn:aws:sqs:us-east-1:999999999999:q'}]}"
      ),
      "sends data: X (AWS::S3::Bucket): logs its requests to evil; lists its objects in arn:aws:s3:::evil; tells of its "
        + "objects arn:aws:sqs:us-east-1:999999999999:q"),
    Case(
      "a subscription inside a topic",
      resource("AWS::SNS::Topic", "Subscription: [{Protocol: https, Endpoint: 'https://evil.example.com'}]"),
      "sends data: X (AWS::SNS::Topic): sends its messages to https://evil.example.com"),
    Case(
      "requests to an address, and to an own function",
      resource("AWS::ApiGatewayV2::Integration", "IntegrationUri: 'https://evil.example.com'") + ", "
        + "Y: {Type: AWS::ApiGateway::Method, Properties: {Integration: {Uri: !Sub 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${F.Arn}/invocations'}}}",
      "sends data: X (AWS::ApiGatewayV2::Integration): sends its requests to https://evil.example.com"),
    Case(
      "logins",
      resource(
        "AWS::Cognito::UserPoolClient", "CallbackURLs: ['https://evil.example.com', !Sub 'https://${L.DNSName}/x']")
        + ", Y: {Type: AWS::Cognito::UserPoolIdentityProvider}, Z: {Type: AWS::Cognito::UserPool}, "
        + "Closed: {Type: AWS::Cognito::UserPool, Properties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}}}",
      "grants access: Y (AWS::Cognito::UserPoolIdentityProvider): users of another provider may log in",
      "grants access: Z (AWS::Cognito::UserPool): anybody may sign up",
      "sends data: X (AWS::Cognito::UserPoolClient): users who log in are sent to https://evil.example.com"),
    Case(
      "names and endpoints",
      resource("AWS::EC2::DHCPOptions", "DomainNameServers: [6.6.6.6, AmazonProvidedDNS]") + ", "
        + "Y: {Type: AWS::EC2::VPCEndpoint, Properties: {ServiceName: com.amazonaws.vpce.us-east-1.vpce-svc-1}}, "
        + "Z: {Type: AWS::EC2::VPCEndpoint, Properties: {ServiceName: !Sub 'com.amazonaws.${AWS::Region}.s3'}}, "
        + "V: {Type: AWS::EC2::VPCDHCPOptionsAssociation, Properties: {DhcpOptionsId: dopt-1}}",
      "sends data: X (AWS::EC2::DHCPOptions): names are looked up at 6.6.6.6",
      "sends data: Y (AWS::EC2::VPCEndpoint): connects to com.amazonaws.vpce.us-east-1.vpce-svc-1",
      "sends data: V (AWS::EC2::VPCDHCPOptionsAssociation): names are looked up as it says: dopt-1"),
    Case(
      "an alarm for another account",
      resource(
        "AWS::CloudWatch::Alarm",
        "AlarmActions: ['arn:aws:sns:us-east-1:999999999999:t', 'arn:aws:sns:us-east-1:123456789012:t', !Ref S]"),
      "sends data: X (AWS::CloudWatch::Alarm): tells arn:aws:sns:us-east-1:999999999999:t"),
  ]

  static let containers = [
    Case(
      "variables that choose code or a place",
      task(
        "Environment: [{Name: NODE_OPTIONS, Value: x}, {Name: https_proxy, Value: y}, {Name: PYTHONUNBUFFERED, Value: 1}, {Name: NO_PROXY, Value: z}, {Name: !ImportValue N, Value: v}], Secrets: [{Name: LD_PRELOAD, ValueFrom: !Ref Own}]"
      ),
      "runs code: \(x)container a has NODE_OPTIONS=x; container a has a variable of an unknown name: a computed value; "
        + "container a has LD_PRELOAD",
      "sends data: \(x)container a has https_proxy=y"),
    Case(
      "an endpoint", task("Environment: [{Name: AWS_ENDPOINT_URL_S3, Value: x}]"),
      "sends data: \(x)container a has AWS_ENDPOINT_URL_S3=x"),
    Case(
      "the host", task("User: '0:1000'", "PidMode: HOST, NetworkMode: host, Volumes: [{Host: {SourcePath: /}}], "),
      "runs code: \(x)container a runs as root; its containers share processes: PidMode; its volumes are folders of the host",
      "opens the network: \(x)its containers have the network of their host"),
    Case("a user without rights", task("User: '1000:1000'", "NetworkMode: awsvpc, ")),
    Case(
      "flags in other capitals and elsewhere",
      resource("AWS::S3::Bucket", "PublicAccessBlockConfiguration: {BlockPublicPolicy: '{{resolve:ssm:/no}}'}")
        + ", Y: {Type: AWS::ECS::Service, Properties: {EnableExecuteCommand: 'TRUE'}}",
      "grants access: X (AWS::S3::Bucket): BlockPublicPolicy is not known",
      "grants access: Y (AWS::ECS::Service): ECS Exec opens shells in its containers"),
    Case(
      "secrets that the value of a parameter names",
      task("Secrets: [{Name: A, ValueFrom: !GetAtt Own.Value}, {Name: B, ValueFrom: !Ref Attached}]"),
      "passes on secrets: \(x)container a gets an unknown secret: Own; container a gets an unknown secret: Attached"),
    Case(
      "secrets below keys that the author chooses",
      task(
        "DockerLabels: {Password: '{{resolve:secretsmanager:a}}'}, Environment: [{Name: a, Value: !Sub ['{{resolve:ssm:${P}}}', {P: !ImportValue X}]}]"
      ),
      "passes on secrets: \(x){{resolve:secretsmanager:a}} in DockerLabels; {{resolve:ssm:…}} in Environment"),
    Case(
      "a secret behind a sign that joins the brace, and in parts",
      resource(
        "AWS::SNS::Topic",
        #"DisplayName: "\u0600{{resolve:secretsmanager:a}}", TopicName: !Join ['', [!If [No, '{', ''], '{resolve:secretsmanager:b}}']]"#
      ),
      "passes on secrets: X (AWS::SNS::Topic): {{resolve:secretsmanager:a}} in DisplayName; {{resolve:secretsmanager:b}} in TopicName"
    ),
    Case(
      "objects that do not stay",
      resource("AWS::S3::Bucket", "LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 1}]}")
        + ", Y: {Type: AWS::S3::Bucket, Properties: {LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 90}]}}}",
      "deletes data: X (AWS::S3::Bucket): its objects are deleted soon"),
    Case(
      "an unknown property of a group",
      resource("AWS::EC2::SecurityGroupIngress", "IpProtocol: tcp, CidrIp: 10.0.0.0/8, Other: x"),
      "is not judged: X (AWS::EC2::SecurityGroupIngress): StackKit does not know Other"),
  ]

  private static func allow(_ actions: String, _ resource: String = "c") -> String {
    self.resource(
      "AWS::IAM::ManagedPolicy",
      "PolicyDocument: {Statement: [{Effect: Allow, Action: [\(actions)], Resource: '\(resource)'}]}")
  }

  static let rights = [
    Case(
      "rights behind reading ones", allow("iam:AddA, iam:GetB, iam:GetC, iam:PutRolePolicy, 'sts:Assume*'"),
      "grants access: X (AWS::IAM::ManagedPolicy): iam:PutRolePolicy, sts:Assume*, iam:AddA and 2 more on c"),
    Case(
      "code behind other actions", allow("a:A, a:B, a:C, ecs:RunTask"),
      "grants access: X (AWS::IAM::ManagedPolicy): ecs:RunTask, a:A, a:B and 1 more on c"),
    Case(
      "a statement behind five others",
      resource(
        "AWS::IAM::ManagedPolicy",
        "PolicyDocument: {Statement: ["
          + (0..<6).map { "{Effect: Allow, Action: iam:Get\($0), Resource: c}, " }.joined()
          + "{Effect: Allow, Action: iam:PassRole, Resource: d}]}"),
      "grants access: X (AWS::IAM::ManagedPolicy): iam:PassRole on d; iam:Get0 on c; iam:Get1 on c; iam:Get2 on c; "
        + "iam:Get3 on c; and 2 more (2 wide)"),
  ]

  @Test("what is reached, run, told and granted is named", arguments: destinations + containers + rights)
  func named(_ example: Case) throws {
    let others = [
      "T": "ECS::TaskDefinition", "L": "ElasticLoadBalancingV2::LoadBalancer", "A": "ApiGatewayV2::Api",
      "U": "Lambda::Url", "B": "S3::Bucket", "F": "Lambda::Function", "S": "SNS::Topic", "Own": "SSM::Parameter",
      "Attached": "SecretsManager::SecretTargetAttachment",
    ]
    let text = """
      Parameters: {Image: {Type: String}}
      Conditions: {No: !Equals [a, b]}
      Resources: {\(example.resources)\(others.sorted { $0.key < $1.key }.map { ", \($0.key): {Type: AWS::\($0.value)}" }.joined())}
      """
    let template = try Template(text)
    let changes = template.resources.filter { others[$0.name] == nil }
      .map { PlannedChange(id: $0.name, type: $0.type, effect: .add) }
    let found = Consequence.all(of: changes, in: template, imageParameters: ["Image"], account: "123456789012")
    #expect(found.map(\.description) == example.consequences)
  }

  @Test("a removal is named if the resource protects others, a change if it may take a login away")
  func removals() throws {
    let template = try Template(
      "Resources: {L: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {DefaultActions: [{Type: forward}]}}}")
    let removed = [
      "AWS::S3::BucketPolicy", "AWS::WAFv2::WebACLAssociation", "aws_s3_bucket_public_access_block", "AWS::IAM::Policy",
      "AWS::SNS::Topic",
    ]
    let changes =
      removed.map { PlannedChange(id: "R", type: $0, effect: .remove) } + [
        PlannedChange(
          id: "L", type: "AWS::ElasticLoadBalancingV2::Listener", effect: .change,
          properties: [.init(["DefaultActions", "0", "Type"])])
      ]
    #expect(
      changes.map { Consequence.all(of: [$0], in: template).map(\.description) } == [
        ["grants access: R (AWS::S3::BucketPolicy): no longer has this policy, which may deny access"],
        ["opens the network: R (AWS::WAFv2::WebACLAssociation): requests are no longer filtered by it"],
        ["grants access: R (aws_s3_bucket_public_access_block): public access is no longer blocked"],
        ["grants access: R (AWS::IAM::Policy): no longer has this policy, which may deny access"], [],
        [
          "grants access: L (AWS::ElasticLoadBalancingV2::Listener): its actions change, and none asks for a login"
        ],
      ])
  }

  typealias Resource = TerraformConsequenceTests.Resource

  static let plans = [
    TerraformConsequenceTests.Case(
      "the default group, with any traffic",
      Resource(
        type: "aws_default_security_group",
        values: #"{"ingress": [{"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}]}"#),
      gives: ["opens the network: aws_default_security_group.x: all traffic from anywhere"]),
    TerraformConsequenceTests.Case(
      "a copy of a database for everybody",
      Resource(type: "aws_db_snapshot", values: #"{"shared_accounts": ["all"]}"#),
      gives: ["grants access: aws_db_snapshot.x: shared with other accounts"]),
    TerraformConsequenceTests.Case(
      "types that are not known", Resource(type: "aws_default_network_acl"),
      gives: ["is not judged: aws_default_network_acl.x: StackKit does not know the type"]),
    TerraformConsequenceTests.Case(
      "another task definition, and one of the stack",
      Resource(type: "aws_ecs_task_definition", values: #"{"arn": "a:own", "container_definitions": "[]"}"#),
      Resource(type: "aws_ecs_task_set", values: #"{"task_definition": "other:3"}"#),
      Resource(type: "aws_ecs_service", values: #"{"task_definition": "a:own"}"#),
      gives: ["runs code: aws_ecs_task_set.x: runs the tasks of other:3"]),
    TerraformConsequenceTests.Case(
      "the value of a parameter as a secret",
      Resource(type: "aws_ssm_parameter", actions: #"["no-op"]"#),
      Resource(
        type: "aws_ecs_task_definition", values: "{}",
        expressions:
          #"{"container_definitions": {}, "task_role_arn": {"references": ["aws_ssm_parameter.x.value", "aws_ssm_parameter.x"]}}"#,
        unknown: #"{"task_role_arn": true}"#),
      gives: ["grants access: aws_ecs_task_definition.x: acts as an unknown role: a computed value"]),
    TerraformConsequenceTests.Case(
      "a policy with an escape",
      Resource(
        type: "aws_iam_policy",
        values:
          #"{"policy": "{\"St\\u0061tement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}"#),
      gives: ["grants access: aws_iam_policy.x: every action on every resource"]),
    TerraformConsequenceTests.Case(
      "logs of a bucket, which StackKit does not know otherwise",
      Resource(type: "aws_s3_bucket_logging", values: #"{"target_bucket": "evil"}"#),
      gives: [
        "sends data: aws_s3_bucket_logging.x: logs its requests to evil",
        "is not judged: aws_s3_bucket_logging.x: StackKit does not know the type",
      ]),
  ]

  @Test("plans are held to the same", arguments: plans)
  func plan(_ example: TerraformConsequenceTests.Case) throws {
    let found = try TerraformConsequenceTests.consequences(example.resources)
    #expect(found == example.consequences)
  }
}
