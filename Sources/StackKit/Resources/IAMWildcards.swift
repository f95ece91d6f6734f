/// An action that AWS binds to no resource, so that its statement needs `Resource: "*"`.
struct UnboundAction: Sendable {
  let action: String
  /// Why it is needed, and what it exposes.
  let reason: String
  /// A condition key that must limit it; nil for none.
  var condition: String?

  /// All actions that may have `Resource: "*"`. If a construct or a stack needs another one, add it here with a reason.
  static let allowed: [UnboundAction] = [
    UnboundAction(action: "ecr:GetAuthorizationToken", reason: "the token to log in to the account's registry"),
    UnboundAction(action: "ssmmessages:CreateControlChannel", reason: "a shell in a container, where `exec` is on"),
    UnboundAction(action: "ssmmessages:CreateDataChannel", reason: "a shell in a container, where `exec` is on"),
    UnboundAction(action: "ssmmessages:OpenControlChannel", reason: "a shell in a container, where `exec` is on"),
    UnboundAction(action: "ssmmessages:OpenDataChannel", reason: "a shell in a container, where `exec` is on"),
    UnboundAction(action: "logs:DescribeLogGroups", reason: "the agent of `exec` looks for its log group by a list"),
    UnboundAction(
      action: "cloudwatch:PutMetricData", reason: "an application's own metrics, in its own namespace",
      condition: "cloudwatch:namespace"),
    UnboundAction(action: "xray:PutTraceSegments", reason: "traces of an application"),
    UnboundAction(action: "xray:PutTelemetryRecords", reason: "traces of an application"),
  ]
}

extension Permission {
  var wildcardProblems: [String] {
    var problems = actions.filter { $0.utf8.contains { "*?".utf8.contains($0) } }.map {
      "a permission to '\($0)' cannot be reviewed: list the actions"
    }
    guard resources.contains("*") else { return problems }
    for action in actions {
      let unbound = UnboundAction.allowed.first { $0.action == action }
      if unbound == nil {
        problems.append("a permission to '\(action)' on '*': give the ARNs of its resources")
      }
      if let key = unbound?.condition, !conditions.contains(where: { $0.key == key }) {
        problems.append("a permission to '\(action)' on '*' needs a condition on '\(key)'")
      }
    }
    return problems
  }
}
