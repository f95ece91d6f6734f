/// An Application Load Balancer for applications that keep connections open. About 17 USD a month and its traffic.
public struct LoadBalancer: Construct {
  /// Who reaches the balancer.
  public enum Entrance: Sendable {
    /// Everybody, by HTTPS; plain HTTP is sent on to it. The certificate is an ACM certificate's ARN in the stack's
    /// region, and for the domain, which is pointed to the balancer by whoever keeps its DNS.
    case internet(domain: String, certificate: String)
    /// Everybody, by plain HTTP: what is typed can be read on the way. The reason is for whoever reviews the stack.
    case unencryptedInternet(because: StaticString)
    /// A CloudFront distribution of this stack and nobody else: the balancer has private addresses only.
    case distribution
  }

  public let name: Name
  let network: Network
  let entrance: Entrance
  let idleTimeout: Duration
  let isProtected: Bool

  /// - Parameters:
  ///   - name: The name of the balancer.
  ///   - network: Where it stands.
  ///   - entrance: Who reaches it. Going to or from `.distribution` replaces the balancer, and a target group belongs to
  ///     one: rename the targets in the same change.
  ///   - idleTimeout: How long a connection may carry nothing, up to 4000 seconds; left out, 300. AWS's own 60 seconds
  ///     cuts websockets whose pings are late.
  ///   - isProtected: Whether AWS refuses to delete it; left out, it does not.
  public init(
    _ name: Name, in network: Network, entrance: Entrance, idleTimeout: Duration = .minutes(5),
    isProtected: Bool = false
  ) {
    self.name = name
    self.network = network
    self.entrance = entrance
    self.idleTimeout = idleTimeout
    self.isProtected = isProtected
  }

  /// The tasks that answer what comes in.
  ///
  /// - Parameters:
  ///   - name: The name of the target group.
  ///   - profile: What the application is.
  ///   - requests: Which of the balancer's requests; left out, whatever no other targets take.
  ///   - stickiness: How a client is kept with its task; left out, as the profile says.
  /// - Returns: What a service stands behind.
  public func targets(
    _ name: Name, for profile: SessionProfile, answering requests: Requests = .all,
    stickiness: Stickiness? = nil
  ) -> Targets {
    Targets(
      name: name, balancer: self, profile: profile, requests: requests, stickiness: stickiness ?? profile.stickiness)
  }

  var isPrivate: Bool { if case .distribution = entrance { true } else { false } }

  var certificate: String? { if case .internet(_, let certificate) = entrance { certificate } else { nil } }

  public var resource: ApplicationLoadBalancer {
    ApplicationLoadBalancer(
      name: name, isInternal: isPrivate, subnetIDs: isPrivate ? network.privateSubnetIDs : network.publicSubnetIDs,
      securityGroup: securityGroup, idleTimeout: idleTimeout, isProtected: isProtected, after: network.internet)
  }

  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Balancer \(name): who may reach it", vpcID: network.vpcID,
      egress: [
        .init(
          ports: 1...65535, destination: .cidr((network.cidr ?? .unusable).description),
          summary: "To the tasks, inside the network")
      ])
  }

  /// Takes the requests, and answers 404 to those that no targets take.
  ///
  /// Named after its port: a balancer that gets a certificate keeps the listener on port 80 and changes what it does.
  /// Two listeners that swapped a port would meet on it, whichever the engine changes first.
  public var listener: Listener {
    Listener(
      name: name / (certificate == nil ? "HTTP" : "HTTPS"), balancer: resource, port: certificate == nil ? 80 : 443,
      certificate: certificate.map { "\($0)" }, action: .notFound, after: [])
  }

  /// The host that clients see without a distribution.
  public var host: Reference { resource.dnsName }

  public var body: some Content {
    if !(1...4000).contains(idleTimeout.wholeSeconds) {
      Problem("balancer '\(name)': an idle timeout of \(idleTimeout.wholeSeconds) s: AWS takes 1 to 4000 s")
    }
    resource
    listener
    switch entrance {
    case .internet(let domain, let certificate):
      if !Self.isHost(domain) { Problem("balancer '\(name)': '\(domain)' is not a domain, such as 'chat.example.com'") }
      if !certificate.hasPrefix("arn:") || !certificate.contains(":acm:") {
        Problem("balancer '\(name)': '\(certificate)' is not the ARN of an ACM certificate")
      }
      fromEverywhere(port: 443)
      fromEverywhere(port: 80)
      Listener(
        name: name / "HTTP", balancer: resource, port: 80, certificate: nil, action: .redirectToHTTPS, after: [])
      Output("Url", of: name, "Where the application answers", "https://\(domain)")
    case .unencryptedInternet:
      fromEverywhere(port: 80)
      Output("Url", of: name, "Where the application answers", "http://\(host)")
    case .distribution:
      Expectation.expected(
        "a distribution in front of '\(name)'",
        orElse:
          "balancer '\(name)' is reached by a distribution only, and there is none; add a `Distribution(inFrontOf:)`")
    }
  }

  private static func isHost(_ domain: String) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty && label.consists { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
      }
  }

  private func fromEverywhere(port: Int) -> IngressRule {
    IngressRule(
      name: name / "FromInternet\(port)", group: securityGroup, port: port, source: .cidr("0.0.0.0/0"),
      summary: "From everywhere to port \(port)")
  }
}
