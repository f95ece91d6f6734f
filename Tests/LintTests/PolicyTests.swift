import Templates
import Testing

@testable import Lint
@testable import StackKit

/// The requirements on StackKit's own policies: of identities, keys, buckets and file systems. The rules require less of
/// other templates.
@Suite struct PolicyTests {
  struct Statement {
    let owner: String
    let node: Node

    func texts(_ key: String) -> [String] { node[key]?.texts ?? [] }
    var allows: Bool { texts("Effect") == ["Allow"] }
    var isTrust: Bool { texts("Action") == ["sts:AssumeRole"] }
  }

  /// The paths of policies, by the type of the resource.
  private static let places: [String: PropertyPath] = [
    "AWS::IAM::Role": "AssumeRolePolicyDocument/Statement/*", "AWS::IAM::Policy": "PolicyDocument/Statement/*",
    "AWS::KMS::Key": "KeyPolicy/Statement/*", "AWS::S3::BucketPolicy": "PolicyDocument/Statement/*",
    "AWS::EFS::FileSystem": "FileSystemPolicy/Statement/*",
    "aws_iam_role": "assume_role_policy/Statement/*", "aws_iam_role_policy": "policy/Statement/*",
    "aws_kms_key": "policy/Statement/*", "aws_s3_bucket_policy": "policy/Statement/*",
    "aws_efs_file_system_policy": "policy/Statement/*",
  ]

  static func statements(of views: [[ResourceView]]) -> [Statement] {
    views.flatMap(\.self).flatMap { view in
      (places[view.type]?.ends(in: view.properties, at: view.place) ?? []).compactMap { end in
        guard case .value(let node, _) = end else { return nil }
        return Statement(owner: "\(view.type) \(view.name)", node: node)
      }
    }
  }

  /// Actions that AWS does not limit to resources, so that their resource is `*`.
  private static let unbound: Set<String> = ["ecr:GetAuthorizationToken"]

  /// The faults of a statement.
  static func problem(of statement: Statement) -> String? {
    guard statement.allows else { return nil }
    let actions = statement.texts("Action")
    // In a key policy, `*` means the key, and the account decides who uses it.
    let isKey = statement.owner.hasPrefix("AWS::KMS::Key") || statement.owner.hasPrefix("aws_kms_key")
    let isAccount = statement.node["Principal", "AWS"]?.call != nil
    if actions.contains("*") || actions.contains(where: { $0.hasSuffix(":*") }) && !(isKey && isAccount) {
      return "\(statement.owner) allows \(actions)"
    }
    if statement.texts("Resource").contains("*"), !isKey, !unbound.isSuperset(of: actions) {
      return "\(statement.owner) allows \(actions) on everything"
    }
    if ["NotAction", "NotResource", "NotPrincipal"].contains(where: { statement.node[$0] != nil }) {
      return "\(statement.owner) allows what it does not name"
    }
    if PolicyStatement(statement.node).isForEverybody { return "\(statement.owner) is for everybody" }
    let account = statement.node["Condition", "StringEquals", "aws:SourceAccount"]?.references ?? []
    if statement.isTrust, account != ["AWS::AccountId"], account != ["data.aws_caller_identity.current"] {
      return "\(statement.owner) may be used on behalf of other accounts: \(account)"
    }
    return nil
  }

  @Test("no policy allows more than it names", arguments: Example.allCases, Backend.allCases)
  func leastPrivilege(example: Example, backend: Backend) {
    let statements = Self.statements(of: example.views(in: backend))
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
  func found(actions: [String], resources: [String], problem: String) throws {
    let policy = RolePolicy(
      name: "Policy", role: Role(name: "Role", summary: "a test"),
      permissions: [.custom(actions, on: resources.map { Text(stringLiteral: $0) })])
    for backend in Backend.allCases {
      let problems = Self.statements(of: try Shop { policy }.views(in: backend)).compactMap(Self.problem)
      #expect(problems.count == 1 && problems.first?.contains(problem) == true, "\(problems)")
    }
  }

  @Test("a role for everybody is found")
  func trust() throws {
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
      for backend in Backend.allCases {
        let statements = Self.statements(of: try shop.views(in: backend))
        #expect(statements.compactMap(Self.problem).count == 1)
      }
    }
  }
}
