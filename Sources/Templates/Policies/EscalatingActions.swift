/// Actions with which a principal gets more rights than its policies say.
enum EscalatingActions {
  /// Changes of rights themselves.
  static let rights = words(
    """
    iam:AddUserToGroup iam:AttachGroupPolicy iam:AttachRolePolicy iam:AttachUserPolicy iam:CreateAccessKey
    iam:CreateLoginProfile iam:CreatePolicyVersion iam:DeleteRolePermissionsBoundary iam:DeleteRolePolicy
    iam:DeleteUserPermissionsBoundary iam:DetachRolePolicy iam:PassRole iam:PutGroupPolicy
    iam:PutRolePermissionsBoundary iam:PutRolePolicy iam:PutUserPolicy iam:SetDefaultPolicyVersion
    iam:UpdateAssumeRolePolicy iam:UpdateLoginProfile sts:AssumeRole organizations:AttachPolicy
    organizations:DetachPolicy
    """)

  /// Code that runs with other rights, and secrets.
  static let code = words(
    """
    cloudformation:CreateStack cloudformation:UpdateStack codebuild:StartBuild ec2:RunInstances ecs:ExecuteCommand
    ecs:RegisterTaskDefinition ecs:RunTask ecs:UpdateService kms:CreateGrant kms:Decrypt kms:PutKeyPolicy
    lambda:AddPermission lambda:CreateFunction lambda:UpdateFunctionCode lambda:UpdateFunctionConfiguration
    s3:DeleteBucketPolicy s3:PutBucketPolicy secretsmanager:GetSecretValue secretsmanager:PutResourcePolicy
    ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:SendCommand ssm:StartSession
    """)

  /// Whether an action, which may have wildcards, is one of these.
  static func match(_ action: String, in actions: [[UInt8]]) -> Bool {
    let pattern = Array(action.lowercased().replacing(PolicyDocument.unknown, with: "*").utf8)
    return pattern.count <= 256 && actions.contains { match(pattern, $0) }
  }

  private static func words(_ text: String) -> [[UInt8]] {
    text.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether a text matches a pattern with `*` and `?`. The cost is the product of their lengths at most.
  private static func match(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var (inPattern, inText) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while inText < text.count {
      if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
        star = (inPattern, inText)
        inPattern += 1
      } else if inPattern < pattern.count, [text[inText], UInt8(ascii: "?")].contains(pattern[inPattern]) {
        inPattern += 1
        inText += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (inPattern, inText) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
