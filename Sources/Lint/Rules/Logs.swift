import Templates

extension Rule {
  static let logs: [Rule] = [
    Rule(
      "logs-expire", .warning, "A log group has a retention period.",
      fix: "Set RetentionInDays; without it, CloudWatch keeps, and bills, all lines forever.", also: ["CKV_AWS_66"],
      Check("AWS::Logs::LogGroup", "RetentionInDays", .atLeast(1)),
      Check("aws_cloudwatch_log_group", "retention_in_days", .atLeast(1))),
    Rule(
      "audit-logs-retained", .warning, "A log group of shells or of connections outlives its stack.",
      fix: "Set DeletionPolicy and UpdateReplacePolicy to Retain: the record is wanted most when something is deleted.",
      Check("AWS::Logs::LogGroup", "@DeletionPolicy", keeps, when: isRecord),
      Check("AWS::Logs::LogGroup", "@UpdateReplacePolicy", keeps, when: isRecord)),
  ]

  private static let keeps = Expectation.oneOf(["Retain", "RetainExceptOnCreate"])

  private static let isRecord: Check.Condition = { group, surroundings in
    !surroundings.referrers(of: group, ["AWS::EC2::FlowLog", "AWS::ECS::Cluster"]).isEmpty
  }

  static let declinedLogs = [
    DeclinedRule(
      "logs-own-key", ["CKV_AWS_158"],
      because:
        "CloudWatch Logs encrypts with its own key; another key does not help an application that logs secrets.")
  ]
}
