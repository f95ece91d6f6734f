extension Inspection {
  /// The sources of inbound traffic: rules of security groups, in any of their forms.
  mutating func inspectSources(_ subject: Subject) {
    let properties = subject.properties
    switch subject.knownType {
    case "AWS::EC2::SecurityGroup":
      for name in ["SecurityGroupIngress", "ingress"] {
        for rule in properties.values(at: [name]) { inspectRule(rule, of: subject) }
      }
      inspectUnread(subject, Self.groupProperties)
    case "AWS::EC2::SecurityGroupIngress":
      guard subject.type != "aws_security_group_rule" || properties["type"]?.text != "egress" else { return }
      inspectRule(properties, of: subject)
      inspectUnread(subject, Self.ruleProperties)
    default: break
    }
  }

  /// A property that is not read here may open the network too.
  private mutating func inspectUnread(_ subject: Subject, _ read: Set<String>) {
    let others = subject.properties.members?.filter { !read.contains($0.key) && !$0.value.isNull } ?? []
    if !others.isEmpty {
      add(.notJudged, subject, "StackKit does not know \(others.map(\.key).sorted().shortened(to: 3))")
    }
  }

  private static let groupProperties: Set = [
    "GroupDescription", "GroupName", "SecurityGroupEgress", "SecurityGroupIngress", "Tags", "VpcId", "arn",
    "description", "egress", "id", "ingress", "name", "name_prefix", "owner_id", "region", "revoke_rules_on_delete",
    "tags", "tags_all", "timeouts", "vpc_id",
  ]

  private static let ruleProperties: Set = [
    "CidrIp", "CidrIpv6", "Description", "FromPort", "GroupId", "GroupName", "IpProtocol", "SourcePrefixListId",
    "SourceSecurityGroupId", "SourceSecurityGroupName", "SourceSecurityGroupOwnerId", "ToPort", "arn", "cidr_blocks",
    "cidr_ipv4", "cidr_ipv6", "description", "from_port", "id", "ip_protocol", "ipv6_cidr_blocks", "prefix_list_id",
    "prefix_list_ids", "protocol", "referenced_security_group_id", "region", "security_group_id",
    "security_group_rule_id", "self", "source_security_group_id", "tags", "tags_all", "timeouts", "to_port", "type",
  ]

  private mutating func inspectRule(_ rule: Node, of subject: Subject) {
    if rule.call != nil { return add(.opensNetwork, subject, "unknown rules", weight: Findings.Weight.wide) }
    let ports = Self.ports(of: rule)
    let blocks = ["CidrIp", "CidrIpv6", "cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"]
    for entry in blocks.flatMap({ rule[$0]?.entries ?? [] }) where !entry.isNull {
      guard let text = entry.text else {
        add(.opensNetwork, subject, "\(ports) from unknown addresses", weight: Findings.Weight.wide)
        continue
      }
      guard let block = AddressBlock(text) else {
        add(.opensNetwork, subject, "\(ports) from \(entry.brief)")
        continue
      }
      if block.prefix == 0 {
        add(.opensNetwork, subject, "\(ports) from anywhere", weight: Findings.Weight.everything)
      } else if !block.isPrivate {
        add(.opensNetwork, subject, "\(ports) from \(block)")
      }
    }
    let lists = ["SourcePrefixListId", "prefix_list_id", "prefix_list_ids"]
    for list in lists.flatMap({ rule[$0]?.entries ?? [] }) where !list.isNull && list.text != "" {
      let isCloudFront = list.text.map(Self.cloudFront.contains) ?? false
      add(
        .opensNetwork, subject,
        "\(ports) from \(isCloudFront ? "CloudFront's addresses, prefix list" : "prefix list") \(list.brief)")
    }
    if let owner = rule["SourceSecurityGroupOwnerId"], owner.text.map(scope.isOwn) != true {
      add(.opensNetwork, subject, "\(ports) from a security group of account \(owner.brief)")
    }
    // Terraform writes the account before the group: `123456789012/sg-1`.
    for name in ["security_groups", "referenced_security_group_id", "source_security_group_id"] {
      for group in rule[name]?.entries.compactMap(\.text) ?? [] {
        let parts = group.splitExactly(by: "/")
        guard parts.count > 1, !scope.isOwn(parts[0]) else { continue }
        add(.opensNetwork, subject, "\(ports) from a security group of account \(Node.string(parts[0]).brief)")
      }
    }
  }

  /// AWS's lists of the addresses from which CloudFront fetches, one for each region.
  private static let cloudFront = Set(
    """
    pl-58a04531 pl-22a6434b pl-31a14458 pl-9aa247f3 pl-31a34658 pl-b8a742d1 pl-38a64351 pl-a3a144ca pl-fab65393
    pl-4fa04526 pl-93a247fa pl-75b1541c pl-5da64334 pl-3b927c52 pl-b6a144df pl-4ea04527 pl-82a045eb
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static func ports(of rule: Node) -> String {
    let ports = rule.value("IpProtocol", "ip_protocol", "protocol")
    guard let name = ports?.text else { return "unknown traffic" }
    guard name != "-1" else { return "all traffic" }
    let (from, to) = (rule.value("FromPort", "from_port"), rule.value("ToPort", "to_port"))
    guard let from, let to, from.text != "-1" else { return "all \(Node.string(name).brief)" }
    return Node.string(name).brief + " " + (from == to ? from.brief : "\(from.brief) to \(to.brief)")
  }
}

extension AddressBlock {
  /// Whether no address of the block is on the internet.
  fileprivate var isPrivate: Bool {
    let texts =
      width == 32
      ? ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"]
      : ["fc00::/7", "fe80::/10", "::1/128"]
    return texts.compactMap(AddressBlock.init).contains { outer in
      prefix >= outer.prefix
        && address >> UInt128(width - outer.prefix) == outer.address >> UInt128(width - outer.prefix)
    }
  }
}
