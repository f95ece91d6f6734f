/// How the tasks of a service are reached.
public struct Reach: ReachConvertible {
  enum Way: Sendable {
    case targets(Targets)
    case privateName(String, PrivateNamespace)
    case serviceConnect(String, ServiceConnectNamespace, timeout: Duration)
    case nothing
  }

  let way: Way
  let network: Network
  /// The container's port; nil if it does not listen.
  let port: Int?
  /// How long a task that is being stopped may finish its work.
  let drain: Duration

  public var reach: Reach { self }
}

/// A value for a service's `behind`: ``Targets`` of a balancer, or a ``Reach``.
public protocol ReachConvertible: Sendable {
  var reach: Reach { get }
}

extension Targets: ReachConvertible {
  public var reach: Reach {
    Reach(way: .targets(self), network: balancer.network, port: profile.port, drain: profile.drain)
  }
}

extension ReachConvertible where Self == Reach {
  /// A name in a private domain: other services reach the tasks by plain HTTP inside the network.
  ///
  /// DNS answers with up to eight addresses. A client keeps an address for ten seconds, or as long as its connection
  /// lives, so it may use the address of a task that stopped up to ten seconds ago. The application should answer for
  /// that long after SIGTERM, and clients should retry: a task that fails gives no notice. Only services that name this
  /// one in `calls` are admitted.
  ///
  /// - Parameters:
  ///   - label: The first part of the host name, such as `studio` in `studio.video.internal`.
  ///   - namespace: The domain.
  ///   - port: The container's port.
  ///   - drain: How long a task may finish its requests, 2 s to 2 minutes. Default: 30 seconds. Clients that remember
  ///     its address may come for ten more.
  /// - Returns: A value for a service's `behind`.
  public static func privateName(
    _ label: String, in namespace: PrivateNamespace, port: Int, drain: Duration = .seconds(30)
  ) -> Reach {
    Reach(way: .privateName(label, namespace), network: namespace.network, port: port, drain: drain)
  }

  /// A name in ECS Service Connect: requests are spread evenly, and none goes to a failed task.
  ///
  /// - Parameters:
  ///   - label: The host name, such as `studio` in `http://studio:8000`.
  ///   - namespace: The namespace that has the name.
  ///   - port: The container's port.
  ///   - timeout: How long one request may take, silent or not, up to an hour. Default: five minutes. AWS's own 15
  ///     seconds are short for rendering or streaming.
  ///   - drain: How long a task may finish its requests, 2 s to 2 minutes. Default: 30 seconds.
  /// - Returns: A value for a service's `behind`.
  public static func serviceConnect(
    _ label: String, in namespace: ServiceConnectNamespace, port: Int, timeout: Duration = .minutes(5),
    drain: Duration = .seconds(30)
  ) -> Reach {
    Reach(
      way: .serviceConnect(label, namespace, timeout: timeout), network: namespace.network, port: port, drain: drain)
  }

  /// Nothing reaches the tasks: they fetch their work themselves.
  ///
  /// - Parameters:
  ///   - network: The network the tasks run in.
  ///   - drain: How long a task may finish its work, 2 s to 2 minutes. Default: 30 seconds.
  /// - Returns: A value for a service's `behind`.
  public static func nothing(in network: Network, drain: Duration = .seconds(30)) -> Reach {
    Reach(way: .nothing, network: network, port: nil, drain: drain)
  }
}

extension Reach {
  var targets: Targets? { if case .targets(let targets) = way { targets } else { nil } }

  /// The contents of the reach, and claims to what only one service may have.
  @ContentBuilder func contents(for service: Name) -> Group {
    switch way {
    case .targets(let targets):
      targets
      Claim(
        "targets '\(targets.name)'", for: service,
        otherwise: "each would get the other's requests: give each its own targets")
    case .privateName(let label, let namespace):
      namespace
      claim(label, namespace.name, for: service)
    case .serviceConnect(let label, let namespace, _):
      namespace
      claim(label, namespace.name, for: service)
    case .nothing: Group([])
    }
  }

  private func claim(_ label: String, _ namespace: Name, for service: Name) -> Claim {
    Claim(
      "the name '\(label)' in namespace '\(namespace)'", for: service,
      otherwise: "each would get the other's requests: give each its own name")
  }

  var problems: [String] {
    var problems: [String] = []
    switch way {
    // Targets check their own profile.
    case .targets: return []
    case .privateName(let label, _), .serviceConnect(let label, _, _):
      if !label.isHostLabel {
        problems.append(
          "'\(label)' is not a private name: up to 63 lowercase letters, digits and hyphens, such as 'studio'")
      }
    case .nothing: break
    }
    if case .serviceConnect(_, _, let timeout) = way, !(1...3600).contains(timeout.wholeSeconds) {
      problems.append("request timeout of \(timeout.wholeSeconds) s: 1 s to an hour is allowed")
    }
    if let port, !(1...65535).contains(port) { problems.append("port \(port) is not a port: 1 to 65535") }
    if !(2...120).contains(drain.wholeSeconds) {
      problems.append("drain of \(drain.wholeSeconds) s: Fargate takes 2 to 120 s")
    }
    return problems
  }
}
