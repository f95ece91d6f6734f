import Testing

@testable import StackKit

/// What every policy that StackKit writes must be, whoever it is for: identities, keys, buckets, file systems.
@Suite struct PolicyTests {
  struct Statement {
    let owner: String
    let node: TemplateNode

    func texts(_ key: String) -> [String] { node.texts(at: [key[...]]) }
    var allows: Bool { texts("Effect") == ["Allow"] }
    var isTrust: Bool { texts("Action") == ["sts:AssumeRole"] }
  }

  /// Where policies stand, by the type of the resource.
  private static let places = [
    "AWS::IAM::Role": ["AssumeRolePolicyDocument"], "AWS::IAM::Policy": ["PolicyDocument"],
    "AWS::KMS::Key": ["KeyPolicy"], "AWS::S3::BucketPolicy": ["PolicyDocument"],
    "AWS::EFS::FileSystem": ["FileSystemPolicy"],
    "aws_iam_role": ["assume_role_policy"], "aws_iam_role_policy": ["policy"], "aws_kms_key": ["policy"],
    "aws_s3_bucket_policy": ["policy"], "aws_efs_file_system_policy": ["policy"],
  ]

  static func statements(of nodes: [(name: Name, node: TemplateNode)]) -> [Statement] {
    nodes.flatMap { name, node in
      let type = node.texts(at: ["@type"]).first ?? ""
      return (places[type] ?? []).flatMap { node.nodes(at: [$0[...], "Statement"]) }
        .map { Statement(owner: "\(type) \(name)", node: $0) }
    }
  }

  /// Actions that AWS binds to no resource, so that their resource is everything.
  private static let unbound: Set<String> = ["ecr:GetAuthorizationToken"]

  /// What is wrong with a statement, if anything.
  static func problem(of statement: Statement) -> String? {
    guard statement.allows else { return nil }
    let actions = statement.texts("Action")
    // In the policy of a key, everything is the key, and the account is who may say who uses it.
    let isKey = statement.owner.hasPrefix("AWS::KMS::Key") || statement.owner.hasPrefix("aws_kms_key")
    let isAccount = statement.node.texts(at: ["Principal", "AWS"]).allSatisfy { $0.hasSuffix(":root") }
    if actions.contains("*") || actions.contains(where: { $0.hasSuffix(":*") }) && !(isKey && isAccount) {
      return "\(statement.owner) allows \(actions)"
    }
    if statement.texts("Resource").contains("*"), !isKey, !unbound.isSuperset(of: actions) {
      return "\(statement.owner) allows \(actions) on everything"
    }
    if statement.texts("NotAction") != [] || statement.texts("NotResource") != []
      || statement.texts("NotPrincipal") != []
    {
      return "\(statement.owner) allows what it does not name"
    }
    let principals = statement.texts("Principal") + statement.node.texts(at: ["Principal", "AWS"])
    if principals.contains("*") { return "\(statement.owner) is for everybody" }
    let conditions = statement.node.texts(at: ["Condition", "StringEquals", "aws:SourceAccount"])
    if statement.isTrust, conditions != ["${Data/Account}"] {
      return "\(statement.owner) may be used on behalf of other accounts"
    }
    return nil
  }

  @Test("no policy allows more than it names", arguments: SecurityExample.allCases, TemplateNode.Backend.allCases)
  func leastPrivilege(example: SecurityExample, backend: TemplateNode.Backend) {
    let statements = Self.statements(of: example.nodes(in: backend))
    #expect(!statements.isEmpty)
    #expect(statements.compactMap(Self.problem) == [])
  }

  @Test(
    "a policy that allows more is found",
    arguments: [
      (["*"], ["arn:aws:s3:::bucket"], "allows [\"*\"]"),
      (["s3:*"], ["arn:aws:s3:::bucket"], "allows [\"s3:*\"]"),
      (["s3:GetObject"], ["*"], "allows [\"s3:GetObject\"] on everything"),
      (["ecr:GetAuthorizationToken", "s3:GetObject"], ["*"], "on everything"),
    ])
  func found(actions: [String], resources: [String], problem: String) {
    let policy = RolePolicy(
      name: "Policy", role: Role(name: "Role", summary: "a test"),
      permissions: [.custom(actions, on: resources.map { Text(stringLiteral: $0) })])
    for backend in TemplateNode.Backend.allCases {
      let nodes = SecurityExample.nodes(of: Shop { policy }, in: backend)
      let problems = Self.statements(of: nodes).compactMap(Self.problem)
      #expect(problems.count == 1 && problems.first?.contains(problem) == true, "\(problems)")
    }
  }

  @Test("a role that anybody may use is found")
  func trust() {
    let role = Role(name: "Role", summary: "a test")
    func trust(_ members: KeyValuePairs<String, any ValueConvertible>) -> Value {
      .document(["Statement": Value.list([.document(members)])])
    }
    let open = [
      trust(["Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"]),
      trust([
        "Effect": "Allow", "Principal": Value.document(["Service": "ecs-tasks.amazonaws.com"]),
        "Action": "sts:AssumeRole",
      ]),
    ]
    for policy in open {
      let shop = Shop {
        role.overriding { $0.set("AssumeRolePolicyDocument", "assume_role_policy", policy, style: .json) }
      }
      for backend in TemplateNode.Backend.allCases {
        let statements = Self.statements(of: SecurityExample.nodes(of: shop, in: backend))
        #expect(statements.compactMap(Self.problem).count == 1)
      }
    }
  }
}
