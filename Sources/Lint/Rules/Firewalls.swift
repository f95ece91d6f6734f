extension Rule {
  static let firewalls: [Rule] = [
    Rule(
      "firewall-has-metrics", .warning, "A web ACL has metrics for each rule.",
      fix: "Set CloudWatchMetricsEnabled to true.", also: ["WAF.12"],
      Check("AWS::WAFv2::WebACL", "Rules?/VisibilityConfig/CloudWatchMetricsEnabled", .isTrue),
      Check("aws_wafv2_web_acl", "rule?/visibility_config/cloudwatch_metrics_enabled", .isTrue)),
    Rule(
      "firewall-log4j", .warning, "A web ACL has AWS's rules for known bad inputs, such as Log4j's.",
      fix: "Add the managed rule group AWSManagedRulesKnownBadInputsRuleSet.", also: ["CKV_AWS_192", "CKV2_AWS_47"],
      Check(
        "AWS::WAFv2::WebACL",
        "Rules/Statement/ManagedRuleGroupStatement/Name=AWSManagedRulesKnownBadInputsRuleSet/VendorName",
        .oneOf(["AWS"]), in: .some),
      Check(
        "aws_wafv2_web_acl",
        "rule/statement/managed_rule_group_statement/name=AWSManagedRulesKnownBadInputsRuleSet/vendor_name",
        .oneOf(["AWS"]), in: .some)),
    Rule(
      "firewall-limits-rate", .warning, "A web ACL limits the rate of requests from one address.",
      fix: "Add a rule with a RateBasedStatement.", also: ["WAF.10"],
      Check("AWS::WAFv2::WebACL", "Rules/Statement/RateBasedStatement/Limit", .atLeast(10), in: .some),
      Check("aws_wafv2_web_acl", "rule/statement/rate_based_statement/limit", .atLeast(10), in: .some)),
  ]

  static let declinedFirewalls = [
    DeclinedRule(
      "firewall-logs", ["WAF.11", "CKV2_AWS_31"],
      because: "Samples and metrics are kept; logs of whole requests would contain passwords.")
  ]
}
