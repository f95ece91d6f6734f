/// Something inside the network that a service can call: another service, a cache, whatever you conform to it.
public protocol Callable: Construct {
  /// Where it stands; a caller stands there too.
  var network: Network { get }
  /// Where it answers; a caller gets it as an environment variable.
  var url: Text { get }
  /// The port that the URL names.
  var port: Int { get }
  /// Who may reach it. A caller gets one rule, for the port.
  var securityGroup: SecurityGroup { get }
  /// What a caller needs beside the URL, by the end of the variable's name: with `AUTH_TOKEN`, who calls it `VALKEY_URL`
  /// gets `VALKEY_AUTH_TOKEN`, and its execution role may read that secret only.
  var credentials: KeyValuePairs<String, Secret> { get }
  /// What the application of a caller may do in AWS, beside what the service gives it: to sign in with its role, say.
  var callerPermissions: [Permission] { get }
  /// What must be complete before a caller's tasks start, beyond what the URL refers to.
  var ready: [any Resource] { get }
  /// Why it cannot be called, if so.
  var problemOfCalling: String? { get }
}

extension Callable {
  public var credentials: KeyValuePairs<String, Secret> { [:] }
  public var callerPermissions: [Permission] { [] }
  public var ready: [any Resource] { [] }
  public var problemOfCalling: String? { nil }
}

/// What a service calls, under the name of the variable that holds its URL.
struct Call: Sendable {
  let variable: String
  let callee: any Callable

  /// The variables that are secret, by name.
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

  /// The proxies of Service Connect know only what was there before they started, and a name has no address before.
  public var ready: [any Resource] { [service] }

  public var problemOfCalling: String? {
    switch reach.way {
    case .privateName, .serviceConnect: nil
    case .targets:
      "stands behind a balancer, so call it by the balancer's host name; set the variable in `environment`, or put the "
        + "service `behind: .privateName(…)`"
    case .nothing: "does not listen; put it `behind: .privateName(…)`"
    }
  }
}

extension Service {
  /// What is called, each once however many variables name it.
  var callees: [any Callable] {
    var seen: Set<Name> = []
    return calls.map(\.callee).filter { seen.insert($0.name).inserted }
  }

  var callVariables: [(name: String, value: Text)] { calls.map { (name: $0.variable, value: $0.callee.url) } }

  var callSecrets: [(name: String, secret: Secret)] { calls.flatMap(\.secrets) }

  /// Lets the tasks in where they call, and nowhere else.
  var toCallees: [IngressRule] {
    callees.map {
      IngressRule(
        name: $0.name / "From\(name.logicalID)", group: $0.securityGroup, port: $0.port, source: .group(securityGroup),
        summary: "From tasks of service \(name)")
    }
  }

  /// How the service takes part in Service Connect: as what it is reached by, as a client of what it calls, or both.
  var connection: ECSService.Connection? {
    guard let namespace = connectNamespaces.first else { return nil }
    guard case .serviceConnect(let label, _, let timeout) = reach.way else {
      return .init(namespace: namespace.resource, logs: logs, published: nil)
    }
    return .init(
      namespace: namespace.resource, logs: logs, published: .init(label: label, port: port, timeout: timeout))
  }

  /// Where it is known itself, and where what it calls is known.
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
