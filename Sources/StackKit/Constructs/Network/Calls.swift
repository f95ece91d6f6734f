/// A target of `calls` inside the network: another service, a cache, or a construct of your own.
public protocol Callable: Construct {
  /// The network it stands in; the caller must be in the same one.
  var network: Network { get }
  /// The URL that a caller gets as an environment variable.
  var url: Text { get }
  /// The port in the URL.
  var port: Int { get }
  /// The security group that gets an ingress rule for each caller, on the port.
  var securityGroup: SecurityGroup { get }
  /// Secrets that a caller needs beside the URL, by suffix of the variable's name. With `AUTH_TOKEN`, a caller with
  /// `VALKEY_URL` also gets `VALKEY_AUTH_TOKEN`, and its execution role may read that secret only.
  var credentials: KeyValuePairs<String, Secret> { get }
  /// Permissions that the caller's task role gets, for example to sign in with the role.
  var callerPermissions: [Permission] { get }
  /// Resources that must be complete before a caller's tasks start, beyond those the URL refers to.
  var ready: [any Resource] { get }
  /// Why it cannot be called; nil if it can.
  var problemOfCalling: String? { get }
}

extension Callable {
  public var credentials: KeyValuePairs<String, Secret> { [:] }
  public var callerPermissions: [Permission] { [] }
  public var ready: [any Resource] { [] }
  public var problemOfCalling: String? { nil }
}

/// One entry of `calls`: a target and the variable that holds its URL.
struct Call: Sendable {
  let variable: String
  let callee: any Callable

  /// The names of the secret variables, with their secrets.
  var secrets: [(name: String, secret: Secret)] {
    let start = variable.hasSuffix("_URL") ? String(variable.dropLast("_URL".count)) : variable
    return callee.credentials.map { (name: "\(start)_\($0.key)", secret: $0.value) }
  }
}

extension Service: Callable {
  public var network: Network { reach.network }

  public var port: Int { reach.port ?? 0 }

  public var url: Text {
    switch reach.way {
    case .privateName(let label, let namespace): "http://\(label).\(namespace.domain):\(port)"
    case .serviceConnect(let label, _, _): "http://\(label):\(port)"
    case .targets, .nothing: ""
    }
  }

  /// Service Connect's proxies know only names that existed before they started, and a name has no address before its
  /// service exists.
  public var ready: [any Resource] { [service] }

  public var problemOfCalling: String? {
    switch reach.way {
    case .privateName, .serviceConnect: nil
    case .targets:
      "stands behind a balancer; set the balancer's URL in `environment` instead of `calls`, or put the callee "
        + "`behind: .privateName(…)`"
    case .nothing: "does not listen; put it `behind: .privateName(…)`"
    }
  }
}

extension Service {
  /// The targets of `calls`, without duplicates.
  var callees: [any Callable] {
    var seen: Set<Name> = []
    return calls.map(\.callee).filter { seen.insert($0.name).inserted }
  }

  var callVariables: [(name: String, value: Text)] { calls.map { (name: $0.variable, value: $0.callee.url) } }

  var callSecrets: [(name: String, secret: Secret)] { calls.flatMap(\.secrets) }

  /// The service's part in Service Connect: as a server, as a client, or as both; nil if it has none.
  var connection: ECSService.Connection? {
    guard let namespace = connectNamespaces.first else { return nil }
    guard case .serviceConnect(let label, _, let timeout) = reach.way else {
      return .init(namespace: namespace.resource, logs: logs, published: nil)
    }
    return .init(
      namespace: namespace.resource, logs: logs, published: .init(label: label, port: port, timeout: timeout))
  }

  /// The namespaces of the service's own name and of its callees.
  private var connectNamespaces: [ServiceConnectNamespace] {
    let reaches = [reach] + calls.compactMap { ($0.callee as? Service)?.reach }
    var seen: Set<Name> = []
    return reaches.compactMap { if case .serviceConnect(_, let namespace, _) = $0.way { namespace } else { nil } }
      .filter { seen.insert($0.name).inserted }
  }

  var callProblems: [String] {
    var problems: [String] = []
    for callee in callees {
      if let problem = callee.problemOfCalling { problems.append("its callee '\(callee.name)' \(problem)") }
      if callee.network.name != network.name {
        problems.append(
          "its callee '\(callee.name)' is in network '\(callee.network.name)', and the service in '\(network.name)'")
      }
    }
    let namespaces = connectNamespaces
    if namespaces.count > 1 {
      problems.append(
        "its Service Connect namespaces are \(namespaces.map { "'\($0.name)'" }.joined(separator: " and ")): ECS takes "
          + "one for a service; let the services share a namespace")
    }
    return problems
  }
}
