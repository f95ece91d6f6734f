// Target groups between two balancers, target groups without tasks, priorities in use, web ACLs.
extension Update {
  private static let rule = "AWS::ElasticLoadBalancingV2::ListenerRule"
  private static let listener = "AWS::ElasticLoadBalancingV2::Listener"
  private static let service = "AWS::ECS::Service"

  var loadBalancingRefusals: [UpdateGuard.Refusal] {
    sharedTargetGroups + emptyTargetGroups + takenPriorities + lostFirewalls
  }

  /// A target group belongs to one balancer, and the old rule is deleted last.
  private var sharedTargetGroups: [UpdateGuard.Refusal] {
    let before = old.all(Self.rule).map { (group: old.identity(target($0.properties)), rule: $0.properties) }
    return new.all(Self.rule).compactMap { _, rule in
      let group = new.identity(target(rule))
      let balancer = self.balancer(of: rule, in: new)
      let others = before.filter { $0.group == group }.map { self.balancer(of: $0.rule, in: old) }
      guard let other = others.first(where: { $0 != balancer }) else { return nil }
      return .init(
        id: group,
        description: "target group \(group) would belong to two load balancers, \(other) and "
          + "\(balancer), until the update is complete, which AWS refuses; give the targets another name in the same "
          + "change")
    }
  }

  /// The listener's rule is changed before the service: the new target group has no tasks until they have moved.
  private var emptyTargetGroups: [UpdateGuard.Refusal] {
    pairs(Self.service).compactMap { pair in
      let before = groups(pair.old).map { old.identity($0) }
      let after = groups(pair.new).map { new.identity($0) }
      guard !pair.isReplaced, !before.isEmpty, !after.isEmpty, Set(before).isDisjoint(with: after) else { return nil }
      return .init(
        id: pair.id,
        description:
          "the tasks of service \(pair.id) would move to another target group, which gets requests before it "
          + "has tasks: clients get errors for some minutes; keep the name of the targets, or, without an "
          + "interruption: first add a second service behind the new targets, and remove the first one in the next "
          + "deployment")
    }
  }

  /// A priority belongs to one rule of a listener until that rule has changed or is deleted.
  private var takenPriorities: [UpdateGuard.Refusal] {
    new.all(Self.rule).compactMap { id, rule in
      let listener = new.identity(rule["ListenerArn"])
      let isKept = old[id, Self.rule].map { $0["Priority"] == rule["Priority"] } ?? false
      let owner = old.all(Self.rule).first { other, earlier in
        other != id && old.identity(earlier["ListenerArn"]) == listener && earlier["Priority"] == rule["Priority"]
      }
      guard !isKept, let owner else { return nil }
      return .init(
        id: id,
        description: "listener rule \(id) would take priority \(rule["Priority"]?.text ?? "") while \(owner.id) still "
          + "has it, which AWS refuses; deploy twice, by way of a priority that is free")
    }
  }

  /// The deletion of an association removes the web ACL that the balancer has by then.
  private var lostFirewalls: [UpdateGuard.Refusal] {
    let type = "AWS::WAFv2::WebACLAssociation"
    let leaving = leaving(type)
    return coming(type).compactMap { id, association in
      let balancer = new.identity(association["ResourceArn"])
      guard leaving.contains(where: { old.identity($0.properties["ResourceArn"]) == balancer }) else { return nil }
      return .init(
        id: id,
        description: "load balancer \(balancer) would be left without a firewall: the old association is deleted last, "
          + "and its deletion removes the new one; deploy once without the firewall, then with the new one")
    }
  }

  private func target(_ rule: Node) -> Node? { rule["Actions", 0, "TargetGroupArn"] }

  private func groups(_ service: Node) -> [Node] {
    (service["LoadBalancers"]?.items ?? []).compactMap { $0["TargetGroupArn"] }
  }

  private func balancer(of rule: Node, in side: Side) -> String {
    side.target(of: rule["ListenerArn"], Self.listener).map { side.identity($0["LoadBalancerArn"]) }
      ?? side.identity(rule["ListenerArn"])
  }
}
