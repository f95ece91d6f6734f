import Files

/// One rule of a security group, however the template writes it.
private struct GroupRule: Hashable {
  let isIngress: Bool
  let protocolName: String
  let from: String
  let to: String
  let peer: String
  /// The number of rules it counts as.
  let weight: Int

  /// A rule in a list of a group, or a resource of its own.
  init(_ value: JSON, isIngress: Bool) {
    func text(_ names: String...) -> String? { names.compactMap { value[$0]?.scalar }.first }
    self.isIngress = isIngress
    protocolName = text("IpProtocol") ?? "-1"
    from = text("FromPort") ?? ""
    to = text("ToPort") ?? ""
    let list = text("SourcePrefixListId", "DestinationPrefixListId")
    peer =
      list
      ?? text("CidrIp", "CidrIpv6", "SourceSecurityGroupId", "DestinationSecurityGroupId", "SourceSecurityGroupName")
      ?? ""
    weight = list == nil ? 1 : Cloud.prefixListWeight
  }

  /// Equal rules admit the same; descriptions do not count.
  var description: String {
    "peer: \(peer), \(protocolName.uppercased()), from port: \(from), to port: \(to), ALLOW"
  }
}

/// EC2's limits of security groups.
extension Cloud {
  /// The default quota of rules for each direction of a group.
  static let groupRuleQuota = 60

  /// The number of rules that a prefix list counts as. Ids do not tell what a list holds: each counts like CloudFront's
  /// list of origin-facing servers, the largest of AWS's.
  static let prefixListWeight = 55

  /// Refuses a rule that exists already, and more rules than the quota.
  func checkSecurityGroupRules(of resource: PhysicalResource) throws(ResourceFailure) {
    let isGroup = resource.id.type == "AWS::EC2::SecurityGroup"
    let isIngress = resource.id.type == "AWS::EC2::SecurityGroupIngress"
    guard let group = isGroup ? resource.attributes["GroupId"]?.scalar : resource["GroupId"] else { return }
    let others = rules(of: group, except: resource)
    // A list in a group may repeat a rule: CloudFormation notes it in an event and continues.
    let added = isGroup ? [] : [GroupRule(.object(resource.properties), isIngress: isIngress)]
    for rule in added where others.contains(rule) {
      throw .refused(
        by: "Ec2", "the specified rule \"\(rule.description)\" already exists", code: "InvalidPermission.Duplicate",
        handlerCode: "AlreadyExists")
    }
    let all = others + (isGroup ? listed(in: resource) : added)
    for direction in [true, false] {
      let weight = all.filter { $0.isIngress == direction }.reduce(0) { $0 + $1.weight }
      guard weight > Self.groupRuleQuota else { continue }
      throw .refused(
        by: "Ec2", "The maximum number of rules per security group has been reached.",
        code: "RulesPerSecurityGroupLimitExceeded", handlerCode: "ServiceLimitExceeded")
    }
  }

  private func rules(of group: String, except other: PhysicalResource) -> [GroupRule] {
    let single = ["AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress"].flatMap { type in
      resources(type, except: other).filter { $0["GroupId"] == group }.map {
        GroupRule(.object($0.properties), isIngress: type.hasSuffix("Ingress"))
      }
    }
    let groups = resources("AWS::EC2::SecurityGroup", except: other).filter {
      $0.attributes["GroupId"]?.scalar == group
    }
    return single + groups.flatMap(listed)
  }

  private func listed(in group: PhysicalResource) -> [GroupRule] {
    (group.properties["SecurityGroupIngress"]?.array ?? []).map { GroupRule($0, isIngress: true) }
      + (group.properties["SecurityGroupEgress"]?.array ?? []).map { GroupRule($0, isIngress: false) }
  }

  /// Whether a rule of `groups` admits TCP from one of `sources` to a port. Groups that no stack made admit everything.
  func admits(_ port: Int, from sources: [String], to groups: [String]) -> Bool {
    groups.isEmpty
      || groups.contains { group in
        let made = resources("AWS::EC2::SecurityGroup").first { $0.attributes["GroupId"]?.scalar == group }
        guard let made else { return true }
        return made.properties["SecurityGroupIngress"]?.array?.isEmpty == false
          || resources("AWS::EC2::SecurityGroupIngress").contains { rule in
            guard rule["GroupId"] == group, let from = rule["FromPort"].flatMap(Int.init),
              let to = rule["ToPort"].flatMap(Int.init), from <= port, port <= to
            else { return false }
            return rule["SourceSecurityGroupId"].map(sources.contains) ?? true
          }
      }
  }
}
