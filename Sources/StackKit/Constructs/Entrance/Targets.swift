/// A group of tasks that answer some of a balancer's requests.
public struct Targets: Construct {
  public let name: Name
  let balancer: LoadBalancer
  let profile: SessionProfile
  let requests: Requests
  let stickiness: Stickiness

  public var group: TargetGroup {
    let check = profile.healthCheck
    return TargetGroup(
      name: name, vpcID: balancer.network.vpcID,
      healthCheck: .init(
        path: check.path, interval: check.interval, timeout: check.timeout, healthyThreshold: check.threshold,
        unhealthyThreshold: check.unhealthyThreshold),
      deregistrationDelay: profile.drain, algorithm: profile.algorithm.rawValue, slowStart: profile.slowStart,
      cookie: .init(
        type: stickiness.type, isOn: stickiness.isOn, name: stickiness.cookieName, duration: stickiness.duration))
  }

  /// The listener rule that sends requests to the tasks.
  public var rule: ListenerRule {
    ListenerRule(
      name: name / "Rule", listener: balancer.listener, conditions: requests.conditions + secretHeader,
      priority: priority, targets: group)
  }

  /// The condition on the secret header, if CloudFront comes over the internet.
  private var secretHeader: [ListenerRule.Condition] {
    balancer.originSecret.map { [.header(OriginSecret.header, value: $0.value)] } ?? []
  }

  /// The rule's priority. The rule for all remaining requests comes after all others, with a priority that follows from
  /// the targets' name. Both engines create a new rule before they delete the old one, and a balancer refuses a
  /// priority that is taken: with one fixed number, renamed targets would collide with their own old rule.
  var priority: Int {
    requests.priority ?? Requests.priorities.upperBound + 1 + Int(name.description.stableNumber % 1000)
  }

  public var body: some Content {
    let problems = profile.problems(stickiness: stickiness, on: way) + requestProblems
    for problem in problems { Problem("targets '\(name)': \(problem)") }
    if let note = profile.note(on: way) { Note("targets '\(name)': \(note)") }
    ServedPaths(
      balancer: balancer.name, hosts: requests.hosts, paths: requests.paths, priority: requests.priority,
      longestSilence: profile.idleTimeout?.wholeSeconds, staticPaths: profile.staticPaths)
    balancer
    group
    if let reason = stickiness.reason { AcceptedFinding("targets-keep-sessions", on: group, because: reason) }
    rule
    Expectation.fulfilled("targets of '\(balancer.name)'")
    if requests.priority == nil {
      Claim(
        "the remaining requests of balancer '\(balancer.name)'", for: name,
        otherwise: "give one of them its own requests with `answering`")
    } else {
      Claim(
        "priority \(priority) of balancer '\(balancer.name)'", for: name,
        otherwise: "give each its own priority")
      Claim(
        "the requests with \(requests.meaning) of balancer '\(balancer.name)'", for: name,
        otherwise: "the second would never match: give them different hosts or paths")
    }
  }

  private var way: SessionProfile.Way {
    .init(idleTimeout: balancer.idleTimeout, isBehindDistribution: balancer.entrance.isBehindDistribution)
  }

  private var requestProblems: [String] {
    var problems = requests.problems(besides: balancer.originSecret == nil ? 0 : 1)
    if problems.isEmpty { problems = profile.problems(answering: requests) }
    if let domain = balancer.entrance.domain, domain.certificate.zone != nil {
      for host in requests.hosts where !host.contains("*") && !host.contains("?") && !domain.covers(host.lowercased()) {
        problems.append(
          "the certificate of balancer '\(balancer.name)' does not cover the host '\(host)'; add it to the names of "
            + "the entrance, `also: [\"\(host)\"]`")
      }
    }
    return problems
  }
}

/// The requests of a balancer that some targets answer.
public struct Requests: Sendable {
  let conditions: [ListenerRule.Condition]
  /// Nil for the rule that takes the remaining requests.
  let priority: Int?

  /// AWS allows 1000 more, which the rules for remaining requests use.
  static let priorities = 1...49_000

  /// All requests that no other targets of the balancer take. The rule gets a priority of 49001 to 50000 that follows
  /// from the targets' name.
  public static let all = Requests(conditions: [.path(["/*"])], priority: nil)

  /// Requests for some hosts.
  ///
  /// - Parameters:
  ///   - hosts: Host names, such as `api.example.com`. `*` stands for any characters and `?` for one.
  ///   - priority: 1 to 49000. The lowest priority that matches wins, and each of a balancer's targets needs its own.
  ///     To swap two priorities, deploy twice by way of a free one: AWS allows no priority twice, not even for a
  ///     moment.
  /// - Returns: The requests for these hosts.
  public static func host(_ hosts: String..., priority: Int) -> Requests {
    Requests(conditions: [.host(hosts)], priority: priority)
  }

  /// Requests for some paths.
  ///
  /// - Parameters:
  ///   - paths: Case-sensitive paths, such as `/api/*`. The task gets the path unchanged.
  ///   - host: A host that must match too. Default: any host.
  ///   - priority: 1 to 49000. The lowest priority that matches wins, and each of a balancer's targets needs its own.
  ///     To swap two priorities, deploy twice by way of a free one: AWS allows no priority twice, not even for a
  ///     moment.
  /// - Returns: The requests for these paths.
  public static func path(_ paths: String..., host: String? = nil, priority: Int) -> Requests {
    Requests(conditions: (host.map { [.host([$0])] } ?? []) + [.path(paths)], priority: priority)
  }

  /// A text that is equal for equal sets of requests: hosts are case-insensitive, and order does not matter.
  var meaning: String {
    let parts = conditions.map { condition in
      let values = condition.values.map { condition.field == "host-header" ? $0.lowercased() : $0 }
      return "\(condition.field) \(values.sorted().joined(separator: ", "))"
    }
    return parts.joined(separator: ", ")
  }

  var hosts: [String] { conditions.flatMap { if case .host(let hosts) = $0 { hosts } else { [String]() } } }
  var paths: [String] { conditions.flatMap { if case .path(let paths) = $0 { paths } else { [String]() } } }

  /// `others` is how many further values the rule compares.
  func problems(besides others: Int) -> [String] {
    var problems: [String] = []
    if let priority, !Self.priorities.contains(priority) {
      problems.append(
        "priority \(priority): \(Self.priorities.lowerBound) to \(Self.priorities.upperBound); higher ones are for "
          + "targets without `answering`")
    }
    let values = hosts + paths
    // A rule takes at most five values and five wildcards.
    if values.isEmpty || conditions.contains(where: \.values.isEmpty) || values.count + others > 5 {
      problems.append("\(values.count) hosts and paths in one rule: AWS takes 1 to \(5 - others)")
    }
    if values.joined().filter({ $0 == "*" || $0 == "?" }).count > 5 {
      problems.append("more than five wildcards in one rule: AWS takes at most 5")
    }
    for value in values where value.isEmpty || value.count > 128 {
      problems.append("'\(value)': a host or a path must have 1 to 128 characters")
    }
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      problems.append("'\(value)' is given twice")
    }
    for host in hosts where !host.consists(of: Self.isTakenInHosts) {
      problems.append("the host '\(host)' may contain only ASCII letters, digits, '-', '.', '*' and '?'")
    }
    for path in paths {
      if !path.hasPrefix("/") && !path.hasPrefix("*") {
        problems.append("the path '\(path)' does not begin with '/'")
      }
      if !path.consists(of: Self.isTakenInPaths) {
        problems.append("the path '\(path)' may contain only ASCII letters, digits and _-.$/~\"'@:+&*?")
      }
    }
    return problems
  }

  private static func isTakenInHosts(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || "-.*?".utf8.contains(byte) }

  private static func isTakenInPaths(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "_-.$/~\"'@:+&*?".utf8.contains(byte)
  }
}

extension ListenerRule.Condition {
  /// The values that the condition compares.
  fileprivate var values: [String] {
    switch self {
    case .host(let values), .path(let values): values
    case .header(let name, _): [name]
    }
  }
}
