/// An Application Load Balancer for applications that keep connections open. About 17 USD a month and its traffic.
public struct LoadBalancer: Construct {
  public let name: Name
  let network: Network
  let entrance: Entrance
  let idleTimeout: Duration
  let clientKeepAlive: Duration
  let accessLogs: LogBucket?
  let firewall: Firewall?
  let isProtected: Bool

  /// - Parameters:
  ///   - name: The name of the balancer.
  ///   - network: Where it stands.
  ///   - entrance: Who reaches it; left out, a distribution of this stack and nobody else. Going between one that faces
  ///     the internet and one that does not replaces the balancer, and a target group belongs to one: rename the targets
  ///     in the same change.
  ///   - idleTimeout: How long a connection may carry nothing, up to 4000 seconds; left out, 300. AWS's own 60 seconds
  ///     cuts websockets whose pings are late.
  ///   - clientKeepAlive: How long a client may use one connection for new requests, 60 seconds to 7 days; left out, an
  ///     hour, as AWS has it. It ends no websocket.
  ///   - accessLogs: Where each request is written down; left out, nowhere. Storage costs, and the lines hold clients'
  ///     addresses and whole URLs.
  ///   - firewall: Rules that requests must pass; left out, none. Behind a distribution, the distribution has them: every
  ///     request would come from CloudFront's addresses here.
  ///   - isProtected: Whether AWS refuses to delete it; left out, it does not.
  public init(
    _ name: Name, in network: Network, entrance: Entrance = .distribution, idleTimeout: Duration = .minutes(5),
    clientKeepAlive: Duration = .hours(1), accessLogs: LogBucket? = nil, firewall: Firewall? = nil,
    isProtected: Bool = false
  ) {
    self.name = name
    self.network = network
    self.entrance = entrance
    self.idleTimeout = idleTimeout
    self.clientKeepAlive = clientKeepAlive
    self.accessLogs = accessLogs
    self.firewall = firewall
    self.isProtected = isProtected
  }

  /// The tasks that answer what comes in.
  ///
  /// - Parameters:
  ///   - name: The name of the target group. Under another name it is another one, which needs another priority where
  ///     `answering` gives one: for the minutes until the service has moved, requests may find no task.
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

  var certificate: CertificateARN? { entrance.domain?.certificate(for: name, inUSEast1: false) }

  /// What requests must carry, where CloudFront comes over the internet.
  var originSecret: OriginSecret? { entrance.door == .originSecret ? OriginSecret(owner: name) : nil }

  public var resource: ApplicationLoadBalancer {
    ApplicationLoadBalancer(
      name: name, isInternal: entrance.isPrivate,
      subnetIDs: entrance.isPrivate ? network.privateSubnetIDs : network.publicSubnetIDs,
      securityGroup: securityGroup, idleTimeout: idleTimeout, clientKeepAlive: clientKeepAlive,
      accessLogs: accessLogs.map { .init(bucketName: $0.bucketName, prefix: $0.balancerPrefix) },
      isProtected: isProtected, after: network.internet + (accessLogs?.delivery ?? []))
  }

  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Access to load balancer \(name)", vpcID: network.vpcID,
      egress: [
        .init(
          ports: 1...65535, destination: .cidr((network.cidr ?? .unusable).description),
          summary: "To tasks in the VPC")
      ])
  }

  /// Takes the requests, and answers 404 to those that no targets take.
  ///
  /// Named after its port: a balancer that gets a certificate keeps the listener on port 80 and changes what it does.
  /// Two listeners that swapped a port would meet on it, whichever the engine changes first.
  public var listener: Listener {
    let certificate = certificate
    return Listener(
      name: name / (certificate == nil ? "HTTP" : "HTTPS"), balancer: resource, port: port, certificate: certificate,
      action: .notFound, after: [])
  }

  /// Where the listener takes requests.
  var port: Int { entrance.domain == nil ? 80 : 443 }

  /// The host that clients see without a distribution or a domain.
  public var host: Reference { resource.dnsName }

  public var body: some Content {
    for problem in problems { Problem("balancer '\(name)': \(problem)") }
    resource
    listener
    if let reason = entrance.reasonForHTTP { AcceptedFinding("listener-https", on: listener, because: reason) }
    if let domain = entrance.domain {
      Domain.Check(
        domain: domain, owner: name, what: "balancer", region: nil, isPublished: !entrance.isBehindDistribution)
    }
    if let firewall {
      WebACLAssociation(
        name: name / "FirewallAssociation", balancer: resource, webACL: firewall.arn(for: name, scope: .regional))
    }
    if entrance.isBehindDistribution {
      if let originSecret { originSecret }
      Expectation.expected(
        "a distribution in front of '\(name)'",
        orElse:
          "balancer '\(name)' admits only a distribution, and the stack has none; add a `Distribution(inFrontOf:)`")
    } else {
      openEntrance
    }
  }

  /// Lets clients in who come to the balancer itself.
  @ContentBuilder private var openEntrance: Group {
    from(port: port)
    if let domain = entrance.domain {
      // A client that tried HTTP is told where to go, and nothing else.
      from(port: 80)
      Listener(
        name: name / "HTTP", balancer: resource, port: 80, certificate: nil, action: .redirectToHTTPS, after: [])
      // The balancer has IPv4 addresses only.
      domain.records([.ipv4], to: .init(host: host, zoneID: "\(resource.hostedZoneID)"))
      Output("Url", of: name, "URL of the application", Text(stringLiteral: "https://\(domain.first)"))
    } else {
      Output("Url", of: name, "URL of the application", "http://\(host)")
    }
  }

  private var problems: [String] {
    var problems: [String] = []
    if !(1...4000).contains(idleTimeout.wholeSeconds) {
      problems.append("idle timeout of \(idleTimeout.wholeSeconds) s: AWS takes 1 to 4000 s")
    }
    if !(60...604_800).contains(clientKeepAlive.wholeSeconds) {
      problems.append("client keep-alive of \(clientKeepAlive.wholeSeconds) s: AWS takes 60 s to 7 days")
    }
    if let firewall {
      problems += firewall.problems(scope: .regional)
      if entrance.isBehindDistribution {
        problems.append(
          "its firewall would see CloudFront's addresses instead of the viewers'; give the firewall to the distribution"
        )
      }
    }
    return problems
  }

  private func from(port: Int) -> IngressRule {
    entrance.door == .network
      ? IngressRule(
        name: name / "FromNetwork\(port)", group: securityGroup, port: port,
        source: .cidr((network.cidr ?? .unusable).description), summary: "From the VPC to port \(port)")
      : IngressRule(
        name: name / "FromInternet\(port)", group: securityGroup, port: port, source: .cidr("0.0.0.0/0"),
        summary: "From the internet to port \(port)")
  }
}
