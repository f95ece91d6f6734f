extension Rule {
  static let logs: [Rule] = [
    Rule(
      "logs-expire", .warning, "A log group has a retention period.",
      fix: "Set RetentionInDays; without it, CloudWatch keeps, and bills, all lines forever.", also: ["CKV_AWS_66"],
      Check("AWS::Logs::LogGroup", "RetentionInDays", .atLeast(1)),
      Check("aws_cloudwatch_log_group", "retention_in_days", .atLeast(1)))
  ]

  static let declinedLogs = [
    DeclinedRule(
      "logs-own-key", ["CKV_AWS_158"],
      because:
        "CloudWatch Logs encrypts with its own key; another key does not help an application that logs secrets.")
  ]
}
