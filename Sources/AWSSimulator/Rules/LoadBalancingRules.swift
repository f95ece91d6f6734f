import Files

/// Elastic Load Balancing's rules.
extension Cloud {
  private static let service = "ElasticLoadBalancingV2"

  /// A port of a balancer has one listener.
  func checkListener(_ listener: PhysicalResource) throws(ResourceFailure) {
    guard let balancer = listener["LoadBalancerArn"] else { return }
    let others = resources("AWS::ElasticLoadBalancingV2::Listener", except: listener)
    if others.contains(where: { $0["LoadBalancerArn"] == balancer && $0["Port"] == listener["Port"] }) {
      throw .refused(
        by: Self.service, "A listener already exists on this port for this load balancer '\(balancer)'",
        code: "DuplicateListener", handlerCode: "AlreadyExists")
    }
    try checkTargetGroups(of: listener, on: balancer)
  }

  /// A priority of a listener belongs to one rule.
  func checkListenerRule(_ rule: PhysicalResource) throws(ResourceFailure) {
    guard let listener = rule["ListenerArn"], let priority = rule["Priority"] else { return }
    let others = resources("AWS::ElasticLoadBalancingV2::ListenerRule", except: rule)
    if others.contains(where: { $0["ListenerArn"] == listener && $0["Priority"] == priority }) {
      throw .refused(
        by: Self.service, "Priority '\(priority)' is currently in use", code: "PriorityInUse",
        handlerCode: "AlreadyExists")
    }
    try checkTargetGroups(of: rule, on: balancer(of: rule))
  }

  /// A target group belongs to one balancer, in the VPC of the group.
  private func checkTargetGroups(of rule: PhysicalResource, on balancer: String?) throws(ResourceFailure) {
    guard let balancer else { return }
    for group in targetGroups(of: rule) {
      let users = resources("AWS::ElasticLoadBalancingV2::ListenerRule", except: rule)
        .filter { targetGroups(of: $0).contains(group) }.compactMap(self.balancer)
      let listeners = resources("AWS::ElasticLoadBalancingV2::Listener", except: rule)
        .filter { targetGroups(of: $0).contains(group) }.compactMap { $0["LoadBalancerArn"] }
      if (users + listeners).contains(where: { $0 != balancer }) {
        throw .refused(
          by: Self.service,
          "The following target groups cannot be associated with more than one load balancer: \(group)",
          code: "TargetGroupAssociationLimit", handlerCode: "ServiceLimitExceeded")
      }
      guard let vpc = resource("AWS::ElasticLoadBalancingV2::TargetGroup", group)?["VpcId"],
        let own = vpcs(ofBalancer: balancer).first, own != "existing", own != vpc
      else { continue }
      throw .refused(
        by: Self.service,
        "The specified target group '\(group)' and load balancer '\(balancer)' must belong to the same VPC",
        code: "InvalidConfigurationRequest")
    }
  }

  /// A balancer stays in its VPC, with one subnet in each zone.
  func checkSubnets(ofBalancer balancer: PhysicalResource, from old: PhysicalResource) throws(ResourceFailure) {
    let places = balancer.texts("Subnets").map(place)
    let before = Set(old.texts("Subnets").map { place(of: $0).vpc })
    guard Set(places.map(\.vpc)).isSubset(of: before) else {
      throw .refused(
        by: Self.service, "The specified subnets must belong to the same VPC as the load balancer",
        code: "InvalidConfigurationRequest")
    }
    guard Set(places.map(\.zone)).count == places.count else {
      throw .refused(
        by: Self.service, "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
        code: "InvalidConfigurationRequest")
    }
  }

  private func vpcs(ofBalancer arn: String) -> Set<String> {
    let balancer = resource("AWS::ElasticLoadBalancingV2::LoadBalancer", arn)
    return Set(balancer?.texts("Subnets").map { place(of: $0).vpc } ?? [])
  }

  /// The balancer of a listener rule.
  func balancer(of rule: PhysicalResource) -> String? {
    resource("AWS::ElasticLoadBalancingV2::Listener", rule["ListenerArn"])?["LoadBalancerArn"]
  }

  /// The target groups that a rule, or a listener by default, forwards to.
  func targetGroups(of rule: PhysicalResource) -> [String] {
    let actions = (rule.properties["Actions"] ?? rule.properties["DefaultActions"])?.array ?? []
    return actions.flatMap { action in
      [action["TargetGroupArn"]].compactMap { $0?.scalar }
        + (action["ForwardConfig"]?["TargetGroups"]?.array ?? []).compactMap { $0["TargetGroupArn"]?.scalar }
    }
  }
}
