import Foundation
import Templates
import Testing

/// Templates that tried to say less than they do.
@Suite("Consequences that templates hide") struct HiddenConsequenceTests {
  typealias Case = ConsequenceTests.Case

  private static let admin = "arn:aws:iam::123456789012:role/OrganizationAdmin"

  private static func acts(_ id: String, _ type: String, _ role: String = admin) -> String {
    "grants access: \(id) (\(type)): acts as \(role), which the template does not have"
  }

  private static func task(_ container: String, _ more: String = "") -> String {
    "T: {Type: AWS::ECS::TaskDefinition, Properties: {\(more)ContainerDefinitions: [{Name: a, Image: !Ref Image, \(container)}]}}"
  }

  private static let t = "T (AWS::ECS::TaskDefinition): "

  private static let long =
    "arn:aws:iam::123456789012:role/" + String(repeating: "a", count: 200) + "/OrganizationAdmin"

  static let roles = [
    Case(
      "the roles of a task, both", task("Cpu: 1", "TaskRoleArn: '\(admin)', ExecutionRoleArn: !ImportValue X, "),
      "grants access: \(t)acts as \(admin), which the template does not have; acts as an unknown role: a computed value"
    ),
    Case(
      "one branch of a condition", task("Cpu: 1", "TaskRoleArn: !If [Open, !GetAtt R.Arn, '\(admin)'], "),
      acts("T", "AWS::ECS::TaskDefinition")),
    Case(
      "the profile of an instance", "I: {Type: AWS::EC2::Instance, Properties: {IamInstanceProfile: Admin}}",
      acts("I", "AWS::EC2::Instance", "Admin"), "runs code: I (AWS::EC2::Instance)"),
    Case(
      "the profile of a launch template",
      "L: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {IamInstanceProfile: {Arn: '\(admin)'}}}}",
      acts("L", "AWS::EC2::LaunchTemplate"), "runs code: L (AWS::EC2::LaunchTemplate)"),
    Case(
      "deep inside, and what a custom resource returns",
      "E: {Type: AWS::Logs::LogGroup, Properties: {A: [{B: {RoleARN: !GetAtt C.Arn}}]}}, C: {Type: Custom::X}",
      "grants access: E (AWS::Logs::LogGroup): acts as an unknown role: C", "runs code: C (Custom::X)"),
    Case(
      "the roles of a database, which are a list, and of an identity pool, which are a map",
      "D: {Type: AWS::Redshift::Cluster, Properties: {IamRoles: ['\(admin)', !GetAtt R.Arn]}}, "
        + "P: {Type: AWS::Cognito::IdentityPoolRoleAttachment, Properties: {Roles: {authenticated: '\(admin)'}}}",
      acts("D", "AWS::Redshift::Cluster"), acts("P", "AWS::Cognito::IdentityPoolRoleAttachment")),
    Case(
      "the role of a document, as a parameter",
      "A: {Type: AWS::SSM::Association, Properties: {Name: n, Parameters: {AutomationAssumeRole: ['\(admin)']}}}",
      acts("A", "AWS::SSM::Association"), "runs code: A (AWS::SSM::Association): n"),
    Case(
      "a name behind a long path", "L: {Type: AWS::Logs::LogGroup, Properties: {RoleArn: '\(long)'}}",
      acts("L", "AWS::Logs::LogGroup", long.prefix(40) + "…" + long.suffix(59))),
    Case(
      "a policy for whatever a custom resource returns",
      "P: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref C], PolicyDocument: {Statement: [{Effect: Allow, Action: a:B, Resource: c}]}}}, C: {Type: Custom::X}",
      "grants access: P (AWS::IAM::Policy): for what C returns, which the template does not have; a:B on c",
      "runs code: C (Custom::X)"),
    Case(
      "own roles, and those that only services have",
      "T: {Type: AWS::ECS::TaskDefinition, Properties: {TaskRoleArn: !GetAtt R.Arn, ExecutionRoleArn: !Ref AWS::NoValue}}, "
        + "G: {Type: AWS::Logs::LogGroup, Properties: {RoleArn: 'arn:aws:iam::123456789012:role/aws-service-role/x/y', UseServiceLinkedRole: true}}"
    ),
  ]

  static let data = [
    Case(
      "logs that leave AWS",
      task("LogConfiguration: {LogDriver: splunk, Options: {splunk-url: 'https://evil.example.com'}}"),
      "sends data: \(t)container a logs to splunk: https://evil.example.com"),
    Case(
      "logs for another endpoint",
      task("LogConfiguration: {LogDriver: awslogs, Options: {awslogs-endpoint: 'https://evil.example.com'}}"),
      "sends data: \(t)container a logs to awslogs: https://evil.example.com"),
    Case(
      "a driver that is not known", task("LogConfiguration: {LogDriver: !ImportValue X}"),
      "sends data: \(t)container a logs to an unknown driver"),
    Case(
      "rules for logs from a bucket",
      task(
        "FirelensConfiguration: {Type: fluentbit, Options: {config-file-type: s3, config-file-value: 'arn:aws:s3:::evil/x'}}"
      ),
      "sends data: \(t)container a sends logs as arn:aws:s3:::evil/x says"),
    Case(
      "an environment from a bucket", task("EnvironmentFiles: [{Type: s3, Value: 'arn:aws:s3:::evil/x.env'}]"),
      "sends data: \(t)container a has its environment from arn:aws:s3:::evil/x.env"),
    Case(
      "secrets of others",
      task(
        "Secrets: [{Name: A, ValueFrom: prod-db}, {Name: B, ValueFrom: !Ref S}, {Name: C, ValueFrom: !Sub '${S}:key::'}, {Name: D, ValueFrom: !Ref C}, {Name: E, ValueFrom: !Sub 'x${S}'}]"
      ) + ", S: {Type: AWS::SecretsManager::Secret}, C: {Type: Custom::X}",
      "runs code: C (Custom::X)",
      "passes on secrets: \(t)container a gets prod-db, which the template does not have; container a gets an unknown "
        + "secret: C; container a gets an unknown secret: x…"),
    Case(
      "secrets for a log driver", task("LogConfiguration: {LogDriver: awslogs, SecretOptions: [{ValueFrom: prod-db}]}"),
      "passes on secrets: \(t)container a gets prod-db, which the template does not have"),
    Case(
      "rights over the host",
      task("Privileged: 'true', LinuxParameters: {Capabilities: {Add: [SYS_ADMIN], Drop: [ALL]}}"),
      "runs code: \(t)container a is privileged; container a has capabilities of its host: SYS_ADMIN"),
    Case(
      "redirects and pages of a listener",
      """
      L: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {DefaultActions: [
      {Type: redirect, RedirectConfig: {Host: evil.example.com, StatusCode: HTTP_301}},
      {Type: redirect, RedirectConfig: {Host: '#{host}', Protocol: HTTPS}},
      {Type: fixed-response, FixedResponseConfig: {StatusCode: '403', ContentType: text/plain}}]}},
      M: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {Actions: [
      {FixedResponseConfig: {ContentType: text/html}},
      {AuthenticateOidcConfig: {AuthorizationEndpoint: 'https://evil.example.com'}}]}}
      """,
      "sends data: L (AWS::ElasticLoadBalancingV2::Listener): redirects to evil.example.com",
      "sends data: M (AWS::ElasticLoadBalancingV2::ListenerRule): users log in at https://evil.example.com; answers "
        + "with its own text/html"),
    Case(
      "names, and a website that redirects",
      "N: {Type: AWS::Route53::RecordSet, Properties: {Name: a.example.com, ResourceRecords: [203.0.113.1]}}, "
        + "B: {Type: AWS::S3::Bucket, Properties: {WebsiteConfiguration: {RedirectAllRequestsTo: {HostName: evil.example.com}}}}",
      "sends data: B (AWS::S3::Bucket): redirects to evil.example.com",
      "sends data: N (AWS::Route53::RecordSet): a.example.com, 203.0.113.1"),
  ]

  private static func allow(_ effect: String) -> String {
    "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Effect: \(effect), Action: '*', Resource: '*'}]}}}"
  }

  private static let everything = "grants access: P (AWS::IAM::ManagedPolicy): every action on every resource"

  static let images = [
    Case(
      "another parameter as an image", task("Cpu: 1").replacingOccurrences(of: "!Ref Image", with: "!Ref Account"),
      "runs code: \(t)container a runs an unknown image: Account"),
    Case(
      "one branch of a condition",
      task("Cpu: 1").replacingOccurrences(of: "!Ref Image", with: "!If [Open, !Ref Image, evil.example.com/x]"),
      "runs code: \(t)container a runs evil.example.com/x"),
    Case(
      "an image in another account's copy of the repository",
      task("Cpu: 1").replacingOccurrences(of: "!Ref Image", with: "!Sub 'evil.example.com/${Image}'"),
      "runs code: \(t)container a runs an unknown image: evil.example.com/…"),
    Case("the partition in a condition", allow("!If [Own, Deny, Allow]"), everything),
    Case("the suffix of URLs in a condition", allow("!If [Suffix, Deny, Allow]"), everything),
    Case(
      "the suffix of URLs in the name of a service",
      "R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: !Sub 'ecs-tasks.${AWS::URLSuffix}'}, Action: sts:AssumeRole}]}}}"
    ),
  ]

  private static let head = """
    Parameters: {Image: {Type: String}, Account: {Type: String}}
    Conditions:
      Open: !Equals [!Ref Account, '1']
      Own: !Equals [!Ref AWS::Partition, aws]
      Suffix: !Equals [!Ref AWS::URLSuffix, amazonaws.com]

    """

  @Test("roles, secrets, images and places that are not of the template are named", arguments: roles + data + images)
  func named(_ example: Case) throws {
    var resources = example.resources
    if resources.contains("GetAtt R.") { resources += ", R: {Type: AWS::IAM::Role}" }
    let found = try ConsequenceTests.consequences("\(Self.head)Resources: {\(resources)}")
    #expect(found == example.consequences)
  }

  @Test("only the manifest's parameters give an image that is reviewed; another one is named with its value")
  func otherParameters() throws {
    let text = "\(Self.head)Resources: {\(Self.task("Cpu: 1"))}"
    let given = ["Image": "evil.example.com/x", "Account": "1"]
    #expect(try ConsequenceTests.consequences(text, parameters: given) == [])
    #expect(
      try ConsequenceTests.consequences(text, parameters: given, images: ["Other"])
        == ["runs code: \(Self.t)container a runs evil.example.com/x"])
  }

  @Test(
    "an unknown parameter in a condition shows both branches, whatever its default and given value are",
    arguments: [
      "Cert: {Type: String}", "Cert: {Type: String, Default: ''}",
      "Cert: {Type: 'AWS::SSM::Parameter::Value<String>', Default: ''}",
    ], [[:], ["Cert": ""]])
  func unknownParameters(parameter: String, given: [String: String]) throws {
    let text = """
      Parameters: {\(parameter)}
      Conditions: {NoCert: !Equals [!Ref Cert, '']}
      Resources: {\(Self.allow("!If [NoCert, Deny, Allow]"))}
      """
    #expect(try ConsequenceTests.consequences(text, parameters: given, unknown: ["Cert"]) == [Self.everything])
  }

  @Test("many harmless resources hide nothing that is grave", arguments: [1, 3])
  func many(actions: Int) throws {
    func policy(_ name: String, _ action: String) -> String {
      "\(name): {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: \(action), Resource: c}]}}}"
    }
    let harmless = (0..<205).map { policy("H\($0)", actions == 1 ? "a:B" : "a:B\($0)") }
    let grave = [
      policy("P", "'*'"), Self.task("Cpu: 1").replacingOccurrences(of: "!Ref Image", with: "evil"),
      "G: {Type: AWS::EC2::SecurityGroupIngress, Properties: {IpProtocol: -1, CidrIp: 0.0.0.0/0}}",
      "Z: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: evil}}}",
    ]
    let found = try ConsequenceTests.consequences("Resources: {\((harmless + grave).joined(separator: ", "))}")
    #expect(found.first == "grants access: P (AWS::IAM::ManagedPolicy): every action on c")
    for line in [
      "runs code: \(Self.t)container a runs evil", "runs code: Z (AWS::Lambda::Function): evil",
      "opens the network: G (AWS::EC2::SecurityGroupIngress): all traffic from anywhere",
    ] {
      #expect(found.contains(line), "\(line)")
    }
    if actions == 1 {
      #expect(found.count == 5)
      #expect(found[1] == "grants access: H0 (AWS::IAM::ManagedPolicy): a:B on c; and 204 more resources alike")
    } else {
      #expect(found.count == 201)
      #expect(found.last == "grants access: 9 more resources")
    }
  }

  @Test("what is grave and does not fit is counted, in the list and in a line")
  func counted() throws {
    let names = (0..<210).map { "arn:aws:iam::123456789012:role/r\($0)" }
    let resources = names.enumerated().map { "L\($0): {Type: AWS::Logs::LogGroup, Properties: {RoleArn: '\($1)'}}" }
    let found = try ConsequenceTests.consequences(
      "Resources: {\(resources.joined(separator: ", ")), \(Self.allow("Allow"))}")
    #expect(found.first == Self.everything)
    #expect(found.last == "grants access: 11 more resources: 11 wide")
    let roles = names.prefix(7).map { "'\($0)'" }.joined(separator: ", ")
    let line = try ConsequenceTests.consequences(
      "Resources: {D: {Type: AWS::Redshift::Cluster, Properties: {IamRoles: [\(roles)]}}}")
    #expect(line.count == 1 && line.first?.hasSuffix("; and 2 more (2 wide)") == true, "\(line)")
  }
}

/// The same in plans.
@Suite("Consequences that Terraform plans hide") struct HiddenTerraformConsequenceTests {
  typealias Case = TerraformConsequenceTests.Case
  typealias Resource = TerraformConsequenceTests.Resource

  private static let admin = "arn:aws:iam::123456789012:role/admin"

  private static func role(_ actions: String, before: String = "null", more: String = "") -> Resource {
    Resource(
      type: "aws_iam_role", values: #"{"arn": "\#(admin)", "name": "admin"}"#,
      actions: "\(actions), \"before\": \(before)\(more)")
  }

  private static let task = Resource(
    type: "aws_ecs_task_definition", values: #"{"task_role_arn": "\#(admin)", "container_definitions": "[]"}"#)
  private static let acts =
    "grants access: aws_ecs_task_definition.x: acts as \(admin), which the template does not have"
  private static let before = #"{"arn": "\#(admin)", "name": "admin"}"#

  static let cases = [
    Case("a role that exists", task, gives: [acts]),
    Case("a role of the stack, in its state", role(#"["no-op"]"#, before: before), task, gives: []),
    Case("a role of that name that the plan makes", role(#"["create"]"#), task, gives: [acts]),
    Case(
      "a role that the plan imports", role(#"["no-op"]"#, before: before, more: #", "importing": {"id": "admin"}"#),
      task, gives: [acts]),
    Case(
      "a role that is known later",
      Resource(
        type: "aws_ecs_task_definition", values: #"{"container_definitions": "[]"}"#,
        expressions:
          #"{"task_role_arn": {"references": ["aws_iam_role.x.arn", "aws_iam_role.x"]}, "execution_role_arn": {"references": ["var.x"]}}"#,
        unknown: #"{"task_role_arn": true, "execution_role_arn": true}"#), role(#"["create"]"#),
      gives: ["grants access: aws_ecs_task_definition.x: acts as an unknown role: a computed value"]),
    Case(
      "profiles and roles by name",
      Resource(type: "aws_instance", values: #"{"iam_instance_profile": "admin"}"#),
      Resource(type: "aws_launch_template", values: #"{"iam_instance_profile": [{"name": "admin", "arn": null}]}"#),
      Resource(type: "aws_lambda_function", values: #"{"role": "\#(admin)"}"#),
      Resource(type: "aws_ecs_service", values: #"{"iam_role": "/aws-service-role/ecs.amazonaws.com/x"}"#),
      gives: [
        "grants access: aws_instance.x: acts as admin, which the template does not have",
        "grants access: aws_launch_template.x: acts as admin, which the template does not have",
        "grants access: aws_lambda_function.x: acts as \(admin), which the template does not have",
        "runs code: aws_instance.x", "runs code: aws_launch_template.x", "runs code: aws_lambda_function.x",
      ]),
    Case(
      "a policy for several roles that exist",
      Resource(type: "aws_iam_policy_attachment", values: #"{"policy_arn": "a/B", "roles": ["admin"], "users": null}"#),
      gives: [
        "grants access: aws_iam_policy_attachment.x: for admin, which the template does not have; policy B"
      ]),
    Case(
      "names of members in other capitals, as Go reads them",
      Resource(
        type: "aws_ecs_task_definition",
        values:
          #"{"container_definitions": "[{\"NAME\":\"a\",\"IMAGE\":\"evil\",\"Privileged\":true,\"LOGConfiguration\":{\"logdriver\":\"syslog\"},\"secrets\":[{\"valuefrom\":\"prod\"}]}]"}"#
      ),
      gives: [
        "runs code: aws_ecs_task_definition.x: container a runs evil; container a is privileged",
        "passes on secrets: aws_ecs_task_definition.x: container a gets prod, which the template does not have",
        "sends data: aws_ecs_task_definition.x: container a logs to syslog",
      ]),
    Case(
      "redirects and names",
      Resource(
        type: "aws_lb_listener",
        values: #"{"default_action": [{"type": "redirect", "redirect": [{"host": "evil.example.com"}]}]}"#),
      Resource(type: "aws_route53_record", values: #"{"name": "a.example.com", "records": ["203.0.113.1"]}"#),
      gives: [
        "sends data: aws_lb_listener.x: redirects to evil.example.com",
        "sends data: aws_route53_record.x: a.example.com, 203.0.113.1",
      ]),
  ]

  @Test("roles, secrets, images and places that are not of the stack are named", arguments: cases)
  func named(_ example: Case) throws {
    #expect(try TerraformConsequenceTests.consequences(example.resources) == example.consequences)
  }

  @Test("a role that a data source finds is not one of the stack")
  func dataSource() throws {
    let text = """
      {"format_version": "1.2",
       "planned_values": {"root_module": {"resources": [{"address": "aws_iam_role_policy.x", "mode": "managed",
         "type": "aws_iam_role_policy", "name": "x", "values": {"policy": "{}", "role": "admin"}}]}},
       "prior_state": {"values": {"root_module": {"resources": [{"address": "data.aws_iam_role.a", "mode": "data",
         "type": "aws_iam_role", "name": "a", "values": {"name": "admin", "id": "admin"}}]}}},
       "resource_changes": [{"address": "aws_iam_role_policy.x", "mode": "managed", "type": "aws_iam_role_policy",
         "name": "x", "change": {"actions": ["create"], "after_unknown": {}}}],
       "configuration": {"root_module": {"resources": [{"address": "aws_iam_role_policy.x", "mode": "managed",
         "type": "aws_iam_role_policy", "name": "x", "expressions": {"policy": {},
         "role": {"references": ["data.aws_iam_role.a.name", "data.aws_iam_role.a"]}}}]}}}
      """
    let plan = try TerraformPlan(Data(text.utf8))
    #expect(
      Consequence.all(of: plan.changes, in: plan).map(\.description)
        == ["grants access: aws_iam_role_policy.x: for admin, which the template does not have"])
  }
}
