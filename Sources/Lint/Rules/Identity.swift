import Templates

extension Rule {
  static let identity: [Rule] = [
    Rule(
      "role-for-this-account", .warning, "A role for an AWS service is limited to one account.",
      fix: "Add a condition on aws:SourceAccount or aws:SourceArn for the service that assumes the role.",
      also: ["IAM confused deputy"],
      Check(
        "AWS::IAM::Role", "AssumeRolePolicyDocument/Statement/*", .that("name this account", namesAccount),
        ifMissing: .passes),
      Check(
        "aws_iam_role", "assume_role_policy/Statement/*", .that("name this account", namesAccount), ifMissing: .passes)),
    Rule(
      "role-not-for-everybody", .error, "A role cannot be assumed by everybody.",
      fix: "Name the principals that may assume the role.", also: ["CKV_AWS_60", "CKV_AWS_61"],
      Check("AWS::IAM::Role", "AssumeRolePolicyDocument/Statement/*", .notForEverybody, ifMissing: .passes),
      Check("aws_iam_role", "assume_role_policy/Statement/*", .notForEverybody, ifMissing: .passes)),
    Rule(
      "role-not-administrator", .error, "A role has none of AWS's policies for administrators.",
      fix: "Allow only the actions that are needed, on the resources that need them.",
      also: ["IAM.1", "CKV_AWS_274"],
      Check("AWS::IAM::Role", "ManagedPolicyArns?/*", notAdministrator),
      Check("aws_iam_role", "managed_policy_arns?/*", notAdministrator),
      Check("aws_iam_role_policy_attachment", "policy_arn", notAdministrator)),
    Rule(
      "policy-no-every-action", .error, "A policy does not allow every action.", fix: "List the needed actions.",
      also: ["IAM.1", "IAM.21", "CKV_AWS_62", "CKV_AWS_63"],
      Check("AWS::IAM::Policy", "PolicyDocument/Statement/Effect=Allow?/Action", notEverything, ifMissing: .passes),
      Check(
        "AWS::IAM::ManagedPolicy", "PolicyDocument/Statement/Effect=Allow?/Action", notEverything, ifMissing: .passes),
      Check(
        "AWS::IAM::Role", "Policies?/PolicyDocument/Statement/Effect=Allow?/Action", notEverything, ifMissing: .passes),
      Check("aws_iam_policy", "policy/Statement/Effect=Allow?/Action", notEverything, ifMissing: .passes),
      Check("aws_iam_role_policy", "policy/Statement/Effect=Allow?/Action", notEverything, ifMissing: .passes)),
  ]

  private static let notEverything = Expectation.noneOf(["*", "*:*"])

  private static let notAdministrator = Expectation.that("not allow nearly everything") { policy, _, _ in
    policy.spelledText.map { arn in
      !["/AdministratorAccess", "/PowerUserAccess", "/IAMFullAccess"].contains { arn.hasSuffix($0) }
    }
  }

  /// Services that act for callers in any account, by AWS's own advice on confused deputies.
  private static let deputies: Set = [
    "ecs-tasks.amazonaws.com", "vpc-flow-logs.amazonaws.com", "events.amazonaws.com", "scheduler.amazonaws.com",
    "pipes.amazonaws.com", "states.amazonaws.com", "logs.amazonaws.com",
  ]

  private static func namesAccount(_ node: Node, _: ResourceView, _: Surroundings) -> Bool? {
    let statement = PolicyStatement(node)
    guard statement.allows, statement.services.contains(where: deputies.contains) else { return true }
    return statement.conditionKeys.contains { $0.hasPrefix("aws:source") }
  }
}
