import Templates

private let group = "AWS::EC2::SecurityGroup"
private let ingress = "AWS::EC2::SecurityGroupIngress"
private let egress = "AWS::EC2::SecurityGroupEgress"
private let terraformIngress = "aws_vpc_security_group_ingress_rule"
private let terraformEgress = "aws_vpc_security_group_egress_rule"

extension Rule {
  static let securityGroups: [Rule] = [
    Rule(
      "ingress-no-administration", .error, "Ports 22 (SSH) and 3389 (RDP) are not open to the internet.",
      fix: "Allow the ports that are meant, or name a security group or your own addresses as the source.",
      also: ["EC2.19", "CKV_AWS_24", "CKV_AWS_25"],
      Check(ingress, "", keepsAdministrationShut),
      Check(group, "SecurityGroupIngress?/*", keepsAdministrationShut),
      Check(terraformIngress, "", keepsAdministrationShut),
      Check("aws_security_group", "ingress?/*", keepsAdministrationShut)),
    Rule(
      "ingress-behind-distribution", .error, "A balancer behind a distribution is not open to all addresses.",
      fix: "Name CloudFront's prefix list as the source, or let the listener's rules require a secret header.",
      also: ["EC2.18", "CKV_AWS_260"],
      Check(ingress, "CidrIp", notEverybody, ifMissing: .passes, when: leadsBehindDistribution),
      Check(ingress, "CidrIpv6", notEverybody, ifMissing: .passes, when: leadsBehindDistribution),
      Check(group, "SecurityGroupIngress?/CidrIp", notEverybody, ifMissing: .passes, when: isBehindDistribution),
      Check(terraformIngress, "cidr_ipv4", notEverybody, ifMissing: .passes, when: leadsBehindDistribution),
      Check(terraformIngress, "cidr_ipv6", notEverybody, ifMissing: .passes, when: leadsBehindDistribution),
      Check("aws_security_group", "ingress?/cidr_blocks", notEverybody, ifMissing: .passes, when: isBehindDistribution)),
    Rule(
      "ingress-no-protocol-wildcard", .warning, "An ingress rule names a protocol.",
      fix: "Set the protocol that is meant, such as tcp, and its ports.", also: ["EC2.18"],
      Check(ingress, "IpProtocol", notEveryProtocol, ifMissing: .passes),
      Check(group, "SecurityGroupIngress?/IpProtocol", notEveryProtocol, ifMissing: .passes),
      Check(terraformIngress, "ip_protocol", notEveryProtocol, ifMissing: .passes),
      Check("aws_security_group", "ingress?/protocol", notEveryProtocol, ifMissing: .passes)),
    Rule(
      "ingress-described", .warning, "An ingress rule has a description.", fix: "Add a description.",
      also: ["CKV_AWS_23"],
      Check(ingress, "Description", .present),
      Check(group, "SecurityGroupIngress?/Description", .present),
      Check(terraformIngress, "description", .present),
      Check("aws_security_group", "ingress?/description", .present)),
    Rule(
      "rules-only-as-resources", .warning,
      "In Terraform, a security group has its rules inside it or as resources, not both.",
      fix: "Move the inline rules to resources of their own: Terraform removes all rules that are not inline.",
      Check("aws_security_group", "ingress", .absent, when: hasRules),
      Check("aws_security_group", "egress", .absent, when: hasRules)),
    Rule(
      "egress-described", .warning, "An egress rule has a description.", fix: "Add a description.",
      also: ["CKV_AWS_23"],
      Check(egress, "Description", .present),
      Check(group, "SecurityGroupEgress?/Description", .present),
      Check(terraformEgress, "description", .present),
      Check("aws_security_group", "egress?/description", .present)),
    Rule(
      "egress-no-protocol-wildcard", .warning, "An egress rule names a protocol.",
      fix: "Set the protocol that is meant, such as tcp, and its ports.",
      also: ["CKV_AWS_382"],
      Check(egress, "IpProtocol", notEveryProtocol, ifMissing: .passes),
      Check(group, "SecurityGroupEgress?/IpProtocol", notEveryProtocol, ifMissing: .passes),
      Check(terraformEgress, "ip_protocol", notEveryProtocol, ifMissing: .passes),
      Check("aws_security_group", "egress?/protocol", notEveryProtocol, ifMissing: .passes)),
    Rule(
      "egress-no-port-wildcard", .warning, "An egress rule does not open all ports.",
      fix: "Name the port of each destination; a balancer needs its targets' ports only.", also: ["NAG EC23"],
      Check(egress, "", namesPorts),
      Check(group, "SecurityGroupEgress?/*", namesPorts),
      Check(terraformEgress, "", namesPorts),
      Check("aws_security_group", "egress?/*", namesPorts)),
    Rule(
      "default-group-empty", .warning, "In Terraform, the default security group of a VPC has no rules.",
      fix: "Add an aws_default_security_group without rules for the VPC.", also: ["EC2.2", "CKV2_AWS_12"],
      Check("aws_vpc", "", .that("have an empty default security group", hasEmptyDefaultGroup)),
      Check("aws_default_security_group", "ingress", .absent),
      Check("aws_default_security_group", "egress", .absent)),
  ]

  private static let notEveryProtocol = Expectation.noneOf(["-1", "all"])
  private static let notEverybody = Expectation.noneOf(Array(Peers.everybody).sorted())

  private static let namesPorts = Expectation.that("not open all ports") { rule, _, _ in rule.opensAllPorts.map { !$0 }
  }

  private static func hasEmptyDefaultGroup(_: Node, _ vpc: ResourceView, _ surroundings: Surroundings) -> Bool? {
    !surroundings.referrers(of: vpc, ["aws_default_security_group"]).isEmpty
  }

  private static let keepsAdministrationShut = Expectation.that("not open port 22 or 3389 to everybody") {
    rule, _, _ in
    guard rule.isFromEverybody else { return true }
    return rule.opens(22).flatMap { ssh in rule.opens(3389).map { !ssh && !$0 } }
  }

  /// Whether a rule belongs to a group of a balancer behind a distribution.
  private static let leadsBehindDistribution: Check.Condition = { rule, surroundings in
    surroundings.targets(of: rule.value("GroupId", "security_group_id"), [group, "aws_security_group"])
      .contains { isBehindDistribution($0, surroundings) }
  }

  /// Whether a group belongs to a balancer behind a distribution whose listener rules require no header.
  private static let isBehindDistribution: Check.Condition = { group, surroundings in
    surroundings.referrers(of: group, ResourceView.balancerTypes).contains { balancer in
      balancer.isBehindDistribution(in: surroundings)
        && !surroundings.referrers(of: balancer, ResourceView.listenerTypes)
          .contains { $0.hasRuleWithHeader(in: surroundings) }
    }
  }

  private static let hasRules: Check.Condition = { group, surroundings in
    surroundings.referrers(of: group, [terraformIngress, terraformEgress]).contains { rule in
      surroundings.targets(of: rule.value("security_group_id"), [group.type]).contains { $0.name == group.name }
    }
  }

  static let declinedSecurityGroups = [
    DeclinedRule(
      "default-security-group", ["EC2.2"],
      because: "CloudFormation cannot empty a VPC's default group; no resource uses it. Terraform's template does.")
  ]
}

private enum Peers {
  static let everybody: Set = ["0.0.0.0/0", "::/0"]
}

extension Node {
  /// Whether a rule of a security group has all addresses as its source.
  fileprivate var isFromEverybody: Bool {
    ["CidrIp", "CidrIpv6", "cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"]
      .contains { key in self[key]?.texts.contains(where: Peers.everybody.contains) == true }
  }

  /// Whether a rule covers nearly all ports; nil if unknown.
  fileprivate var opensAllPorts: Bool? {
    guard let from = self["FromPort"] ?? self["from_port"], let to = self["ToPort"] ?? self["to_port"] else {
      return true
    }
    guard let first = from.integer, let last = to.integer else { return nil }
    return first == -1 || last - first >= 65_000
  }

  /// Whether a rule covers a port; nil if unknown.
  fileprivate func opens(_ port: Int) -> Bool? {
    guard let name = (self["IpProtocol"] ?? self["ip_protocol"] ?? self["protocol"])?.text else { return nil }
    if name == "-1" || name == "all" { return true }
    guard name == "tcp" || name == "6" else { return false }
    guard let from = self["FromPort"] ?? self["from_port"], let to = self["ToPort"] ?? self["to_port"] else {
      return true
    }
    guard let first = from.integer, let last = to.integer else { return nil }
    return first == -1 || (first...max(first, last)).contains(port)
  }
}
