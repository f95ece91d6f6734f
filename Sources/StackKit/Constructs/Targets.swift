/// The tasks that answer some of a balancer's requests.
public struct Targets: Construct {
  public let name: Name
  let balancer: LoadBalancer
  let profile: SessionProfile
  let requests: Requests
  let stickiness: Stickiness

  public var group: TargetGroup {
    TargetGroup(name: name, vpcID: balancer.network.vpcID, profile: profile, stickiness: stickiness)
  }

  /// What brings requests to the tasks.
  public var rule: ListenerRule {
    ListenerRule(name: name / "Rule", listener: balancer.listener, requests: requests, targets: group)
  }

  public var body: some Content {
    let problems =
      profile.problems(stickiness: stickiness, idleTimeout: balancer.idleTimeout) + requests.problems
    for problem in problems { Problem("targets '\(name)': \(problem)") }
    balancer
    group
    rule
    Claim(
      "priority \(requests.priority) of balancer '\(balancer.name)'", for: name,
      otherwise: "the first that matches wins: give each its own priority, and leave `answering` out for one only")
  }
}

/// Which of a balancer's requests some targets answer.
public struct Requests: Sendable {
  /// One thing that must be true of a request: AWS's field and where each backend puts its values.
  struct Condition: Sendable {
    let field: String
    let cloudFormation: String
    let terraform: String
    let values: [String]

    static func host(_ values: [String]) -> Condition {
      Condition(field: "host-header", cloudFormation: "HostHeaderConfig", terraform: "host_header", values: values)
    }
    static func path(_ values: [String]) -> Condition {
      Condition(field: "path-pattern", cloudFormation: "PathPatternConfig", terraform: "path_pattern", values: values)
    }
  }

  let conditions: [Condition]
  let priority: Int

  /// Whatever no other targets of the balancer take.
  public static let all = Requests(conditions: [.path(["/*"])], priority: 50_000)

  /// By the host that the client asked for.
  ///
  /// - Parameters:
  ///   - hosts: Such as `api.example.com`; `*` and `?` stand for any characters and for one.
  ///   - priority: 1 to 49999, the lowest that matches wins; each of a balancer's targets needs its own.
  /// - Returns: The requests for these hosts.
  public static func host(_ hosts: String..., priority: Int) -> Requests {
    Requests(conditions: [.host(hosts)], priority: priority)
  }

  /// By the path of the request.
  ///
  /// - Parameters:
  ///   - paths: Such as `/api/*`, with capitals and small letters told apart; the path reaches the task as it is.
  ///   - host: The host as well; left out, any.
  ///   - priority: 1 to 49999, the lowest that matches wins; each of a balancer's targets needs its own.
  /// - Returns: The requests for these paths.
  public static func path(_ paths: String..., host: String? = nil, priority: Int) -> Requests {
    Requests(conditions: (host.map { [.host([$0])] } ?? []) + [.path(paths)], priority: priority)
  }

  var problems: [String] {
    var problems: [String] = []
    if !(1...50_000).contains(priority) { problems.append("priority \(priority): AWS takes 1 to 50000") }
    let values = conditions.flatMap(\.values)
    // One rule of a balancer takes five values and five wildcards.
    if values.isEmpty || values.count > 5 {
      problems.append("\(values.count) hosts and paths in one rule: AWS takes 1 to 5")
    }
    if values.joined().filter({ $0 == "*" || $0 == "?" }).count > 5 {
      problems.append("more than five wildcards in one rule")
    }
    for value in values where value.isEmpty || value.count > 128 {
      problems.append("'\(value)': a host or a path has 1 to 128 characters")
    }
    for condition in conditions where condition.field == "path-pattern" {
      for path in condition.values where !path.hasPrefix("/") && !path.hasPrefix("*") {
        problems.append("the path '\(path)' does not begin with '/'")
      }
    }
    return problems
  }
}
