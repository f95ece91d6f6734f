/// A web ACL with AWS's managed rules, a rate limit, and perhaps a list of the addresses that it admits.
public struct WebACL: Resource {
  enum Scope: String, Sendable {
    case regional = "REGIONAL"
    case cloudFront = "CLOUDFRONT"
  }

  /// A managed rule group of AWS.
  private struct ManagedRules {
    let name: String
    /// Rules of the group that count matches and do not block them.
    var counted: [String] = []
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::WAFv2::WebACL", terraform: "aws_wafv2_web_acl") }
  public let name: Name
  let scope: Scope
  /// Requests that one address may send in five minutes.
  let limit: Int
  /// IPv4 blocks; nil for all addresses.
  let allowed: [String]?

  private enum Rule {
    case addresses(IPSet)
    case rate
    case managed(ManagedRules)

    var name: String {
      switch self {
      case .addresses: "AllowedAddresses"
      case .rate: "RateLimit"
      case .managed(let group): group.name
      }
    }
  }

  private var rules: [Rule] {
    let addresses = allowed.map { IPSet(name: name / "Addresses", scope: scope, blocks: $0) }
    return (addresses.map { [.addresses($0)] } ?? []) + [.rate] + Self.groups.map { .managed($0) }
  }

  private static let groups = [
    ManagedRules(name: "AWSManagedRulesAmazonIpReputationList"),
    // This rule blocks bodies over 8 KB, which would include every upload.
    ManagedRules(name: "AWSManagedRulesCommonRuleSet", counted: ["SizeRestrictions_BODY"]),
    ManagedRules(name: "AWSManagedRulesKnownBadInputsRuleSet"),
  ]

  public func properties(_ p: inout Properties) {
    // CloudFormation generates a name.
    p.set(nil, "name", PhysicalName(name, limit: 128))
    p.set("Description", "description", "Rules for requests: \(name.description)")
    p.set("Scope", "scope", scope.rawValue)
    p.nest("DefaultAction", "default_action") { $0.nest("Allow", "allow") { _ in } }
    p.each(rules.enumerated(), "Rules", "rule") { rule, p in
      let (index, rule) = rule
      p.set("Name", "name", rule.name)
      p.set("Priority", "priority", index)
      switch rule {
      case .addresses(let set): others(than: set, &p)
      case .rate: rate(&p)
      case .managed(let group): managed(group, &p)
      }
      visibility(metric: rule.name, &p)
    }
    visibility(metric: name.logicalID, &p)
    p.nameTag(name)
  }

  private func others(than set: IPSet, _ p: inout Properties) {
    p.nest("Statement", "statement") { p in
      p.nest("NotStatement", "not_statement") { p in
        p.nest("Statement", "statement") { p in
          p.nest("IPSetReferenceStatement", "ip_set_reference_statement") { $0.set("Arn", "arn", set.arn) }
        }
      }
    }
    p.nest("Action", "action") { $0.nest("Block", "block") { _ in } }
  }

  private func rate(_ p: inout Properties) {
    p.nest("Statement", "statement") { p in
      p.nest("RateBasedStatement", "rate_based_statement") { p in
        p.set("Limit", "limit", limit)
        p.set("EvaluationWindowSec", "evaluation_window_sec", 300)
        p.set("AggregateKeyType", "aggregate_key_type", "IP")
      }
    }
    p.nest("Action", "action") { $0.nest("Block", "block") { _ in } }
  }

  private func managed(_ group: ManagedRules, _ p: inout Properties) {
    p.nest("Statement", "statement") { p in
      p.nest("ManagedRuleGroupStatement", "managed_rule_group_statement") { p in
        p.set("VendorName", "vendor_name", "AWS")
        p.set("Name", "name", group.name)
        p.each(group.counted, "RuleActionOverrides", "rule_action_override") { rule, p in
          p.set("Name", "name", rule)
          p.nest("ActionToUse", "action_to_use") { $0.nest("Count", "count") { _ in } }
        }
      }
    }
    p.nest("OverrideAction", "override_action") { $0.nest("None", "none") { _ in } }
  }

  private func visibility(metric: String, _ p: inout Properties) {
    p.nest("VisibilityConfig", "visibility_config") { p in
      p.set("MetricName", "metric_name", metric)
      p.set("CloudWatchMetricsEnabled", "cloudwatch_metrics_enabled", true)
      p.set("SampledRequestsEnabled", "sampled_requests_enabled", true)
    }
  }

  public var standsInUSEast1: Bool { scope == .cloudFront }

  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { attribute("Arn", "arn") }
}

/// A list of IPv4 blocks for the rules of a web ACL.
public struct IPSet: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::WAFv2::IPSet", terraform: "aws_wafv2_ip_set") }
  public let name: Name
  let scope: WebACL.Scope
  let blocks: [String]

  public func properties(_ p: inout Properties) {
    // CloudFormation generates a name.
    p.set(nil, "name", PhysicalName(name, limit: 128))
    p.set("Description", "description", "Allowed addresses: \(name.description)")
    p.set("Scope", "scope", scope.rawValue)
    p.set("IPAddressVersion", "ip_address_version", "IPV4")
    p.set("Addresses", "addresses", blocks)
    p.nameTag(name)
  }

  public var standsInUSEast1: Bool { scope == .cloudFront }

  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { attribute("Arn", "arn") }
}

/// The association of a web ACL with a balancer.
public struct WebACLAssociation: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::WAFv2::WebACLAssociation", terraform: "aws_wafv2_web_acl_association")
  }
  public let name: Name
  let balancer: ApplicationLoadBalancer
  let webACL: Text

  public func properties(_ p: inout Properties) {
    p.set("ResourceArn", "resource_arn", balancer.arn)
    p.set("WebACLArn", "web_acl_arn", webACL)
  }
}
