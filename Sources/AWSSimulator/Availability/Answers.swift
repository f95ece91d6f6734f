import Files

/// The requests that clients send by one entrance, and that one rule of a balancer takes.
struct ClientRequests: Hashable, Sendable, CustomStringConvertible {
  /// A domain, a distribution or a balancer.
  let entrance: String
  /// The rule's conditions.
  let conditions: String

  var description: String { "requests to \(entrance) with \(conditions)" }
}

extension Cloud {
  /// The number of tasks that answer each kind of requests: of entrances that exist, and rules that do.
  func answers() -> [ClientRequests: Int] {
    var answers: [ClientRequests: Int] = [:]
    for balancer in resources("AWS::ElasticLoadBalancingV2::LoadBalancer") {
      let entrances = entrances(of: balancer)
      for (conditions, rule) in winners(of: balancer) {
        let count = answeringTasks(behind: rule, of: balancer)
        for entrance in entrances {
          answers[ClientRequests(entrance: entrance, conditions: conditions)] = count
        }
      }
    }
    return answers
  }

  /// The balancer itself, the distributions in front of it, and the domains of both.
  private func entrances(of balancer: PhysicalResource) -> [String] {
    let host = balancer.attributes["DNSName"]?.scalar ?? ""
    let distributions = resources("AWS::CloudFront::Distribution").filter { distribution in
      (distribution.properties["DistributionConfig"]?["Origins"]?.array ?? []).contains {
        $0["DomainName"]?.scalar == host
      }
    }
    let hosts = [host] + distributions.compactMap { $0.attributes["DomainName"]?.scalar }
    let records = resources("AWS::Route53::RecordSet").filter { record in
      record.properties["AliasTarget"]?["DNSName"]?.scalar.map(hosts.contains) == true
    }
    return [balancer.id.physical] + distributions.map(\.id.physical) + records.compactMap { $0["Name"] }
  }

  /// For each set of conditions, the rule with the lowest priority.
  private func winners(of balancer: PhysicalResource) -> [String: PhysicalResource] {
    let rules = resources("AWS::ElasticLoadBalancingV2::ListenerRule")
      .filter { self.balancer(of: $0) == balancer.id.physical }
      .sorted { ($0.properties["Priority"]?.integer ?? 0) > ($1.properties["Priority"]?.integer ?? 0) }
    return Dictionary(rules.map { ($0.properties["Conditions"]?.words ?? "", $0) }, uniquingKeysWith: { $1 })
  }

  private func answeringTasks(behind rule: PhysicalResource, of balancer: PhysicalResource) -> Int {
    let groups = targetGroups(of: rule)
    let sources = balancer.texts("SecurityGroups")
    return services.flatMap(\.tasks).count { task in
      task.stoppedReason == nil
        && task.registrations.contains {
          groups.contains($0.targetGroup) && admits($0.port, from: sources, to: task.securityGroups)
        }
    }
  }
}

extension JSON {
  /// The value as a text that is equal for equal values.
  fileprivate var words: String {
    switch self {
    case .array(let items): items.map(\.words).joined(separator: ", ")
    case .object(let members):
      members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.words)" }.joined(separator: " ")
    default: scalar ?? ""
    }
  }
}
