/// A role for an AWS service, limited to this account.
public struct Role: Resource {
  /// The service that assumes a role, and the resources it acts for.
  struct ServicePrincipal {
    let host: String
    /// The beginning of the resources' ARNs.
    let source: Text

    static let tasks = ServicePrincipal(
      host: "ecs-tasks.amazonaws.com",
      source: "arn:\(Pseudo.partition):ecs:\(Pseudo.region):\(Pseudo.accountID):")
    static let vpcFlowLogs = ServicePrincipal(
      host: "vpc-flow-logs.amazonaws.com",
      source: "arn:\(Pseudo.partition):ec2:\(Pseudo.region):\(Pseudo.accountID):vpc-flow-log/")
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::IAM::Role", terraform: "aws_iam_role") }
  public let name: Name
  let summary: String
  var service = ServicePrincipal.tasks

  public func properties(_ p: inout Properties) {
    p.set("Description", "description", summary)
    p.set("AssumeRolePolicyDocument", "assume_role_policy", trust, style: .json)
    p.set("PermissionsBoundary", "permissions_boundary", p.scope.permissionsBoundary)
  }

  /// The conditions prevent the confused deputy problem: the service cannot be tricked into using the role for another
  /// account.
  private var trust: Value {
    .document([
      "Version": "2012-10-17",
      "Statement": Value.list([
        .document([
          "Effect": "Allow",
          "Principal": Value.document(["Service": service.host]),
          "Action": "sts:AssumeRole",
          "Condition": Value.document([
            "StringEquals": Value.document(["aws:SourceAccount": Pseudo.accountID]),
            "ArnLike": Value.document(["aws:SourceArn": Text("\(service.source)*")]),
          ]),
        ])
      ]),
    ])
  }

  var arn: Reference { attribute("Arn", "arn") }
  /// The name, to attach policies to.
  var roleName: Reference { ref("name") }
}

/// The permissions of a role.
public struct RolePolicy: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::IAM::Policy", terraform: "aws_iam_role_policy") }
  public let name: Name
  let role: Role
  let permissions: [Permission]

  public func properties(_ p: inout Properties) {
    p.set("PolicyName", "name", PhysicalName(name, limit: 128))
    p.set("Roles", nil, [role.roleName])
    p.set(nil, "role", role.roleName)
    p.set(
      "PolicyDocument", "policy",
      Value.document(["Version": "2012-10-17", "Statement": permissions.flatMap(\.statements)]), style: .json)
  }
}

/// A permission: actions on resources.
public struct Permission: Sendable {
  let actions: [String]
  let resources: [Text]
  let conditions: [(operator: String, key: String, value: Text)]
  /// Further statements without which this one is of no use.
  let others: [Permission]
  /// What is wrong with the values that it was made of.
  let faults: [String]

  init(
    _ actions: [String], on resources: [Text], when conditions: [(String, String, Text)] = [],
    followedBy others: [Permission] = [], faults: [String] = []
  ) {
    self.actions = actions
    self.resources = resources
    self.conditions = conditions.map { (operator: $0.0, key: $0.1, value: $0.2) }
    self.others = others
    self.faults = faults
  }

  /// A permission that StackKit has no name for.
  ///
  /// - Parameters:
  ///   - actions: Complete actions such as `s3:GetObject`, without `*`.
  ///   - resources: The ARNs of the resources. `*` is only for actions that AWS binds to no resource.
  ///   - conditions: Operator, key and value of each condition.
  /// - Returns: A policy statement.
  public static func custom(
    _ actions: [String], on resources: [Text], when conditions: [(String, String, Text)] = []
  ) -> Permission {
    Permission(actions, on: resources, when: conditions)
  }

  /// Permission to mount a file system through one access point, to read and write.
  static func mount(_ point: AccessPoint) -> Permission {
    Permission(
      ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"], on: ["\(point.fileSystem.arn)"],
      when: [("StringEquals", "elasticfilesystem:AccessPointArn", "\(point.arn)")])
  }

  /// Permission to pull images from one repository. The registry token cannot be limited to a resource.
  static func pull(from repository: PhysicalName) -> [Permission] {
    [
      Permission(["ecr:GetAuthorizationToken"], on: ["*"]),
      Permission(
        ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        on: ["arn:\(Pseudo.partition):ecr:\(Pseudo.region):\(Pseudo.accountID):repository/\(repository)"]),
    ]
  }

  /// Permission to write to the streams of one log group.
  static func write(to logs: LogGroup) -> Permission {
    Permission(["logs:CreateLogStream", "logs:PutLogEvents"], on: [logs.streamsArn])
  }

  /// Permission for an AWS service to deliver logs to one log group.
  static func deliver(to logs: LogGroup) -> Permission {
    Permission(["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"], on: [logs.streamsArn])
  }

  /// IAM refuses empty statements and duplicate condition keys of one operator, and a `*` cannot be reviewed.
  var problems: [String] {
    guard faults.isEmpty else { return faults }
    var problems = wildcardProblems
    if actions.isEmpty || resources.isEmpty || actions.contains("") || resources.contains("") {
      problems.append("a permission needs an action and a resource")
    }
    for (index, condition) in conditions.enumerated()
    where conditions[..<index].contains(where: { $0.operator == condition.operator && $0.key == condition.key }) {
      problems.append("a permission has two \(condition.operator) conditions on '\(condition.key)'; merge them")
    }
    return problems
  }

  var statements: [Value] { [statement] + others.flatMap(\.statements) }

  private var statement: Value {
    var members: KeyValuePairs<String, any ValueConvertible> = [
      "Effect": "Allow", "Action": actions, "Resource": resources,
    ]
    if !conditions.isEmpty {
      members = ["Effect": "Allow", "Action": actions, "Resource": resources, "Condition": condition]
    }
    return .document(members)
  }

  /// The conditions grouped by operator, in the order of first use.
  private var condition: Value {
    var operators: [String] = []
    for condition in conditions where !operators.contains(condition.operator) { operators.append(condition.operator) }
    return .object(
      operators.map { name in
        let keys = conditions.filter { $0.operator == name }
        return Property(
          name, .object(keys.map { Property($0.key, .text($0.value)) }))
      })
  }
}

extension Property {
  /// A member of a document, with the same key in both backends.
  init(_ key: String, _ value: Value) {
    self.init(cloudFormation: key, terraform: key, value: value, style: .argument)
  }
}
