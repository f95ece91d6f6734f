/// An Application Load Balancer for applications that keep connections open. Costs by the month and by traffic.
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
  ///   - network: The network it stands in.
  ///   - entrance: The clients that reach it. Default: only a distribution of this stack. A change between an entrance
  ///     that faces the internet and one that does not replaces the balancer. A target group belongs to one balancer:
  ///     rename the targets in the same change.
  ///   - idleTimeout: Time without traffic after which a connection is closed, 1 to 4000 seconds. Default: 300. AWS's
  ///     default of 60 seconds cuts websockets whose pings are late.
  ///   - clientKeepAlive: Time that a client may use one connection for new requests, 60 seconds to 7 days. Default: an
  ///     hour, AWS's own. It ends no websocket.
  ///   - accessLogs: The bucket for access logs. Default: none. Storage costs; the logs contain clients' addresses and
  ///     whole URLs.
  ///   - firewall: The web ACL that requests must pass. Default: none. Behind a distribution, give it to the
  ///     distribution: here, every request comes from CloudFront's addresses.
  ///   - isProtected: Whether AWS refuses to delete the balancer. Default: false.
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

  /// A group of tasks that answer the balancer's requests.
  ///
  /// - Parameters:
  ///   - name: The name of the target group. A new name makes a new target group, which needs a new priority where
  ///     `answering` gives one. Until the service has moved, requests may find no task for some minutes.
  ///   - profile: The application's ports, health check and session times.
  ///   - requests: The requests these targets answer. Default: all that no other targets take.
  ///   - stickiness: How a client stays with its task. Default: the profile's.
  /// - Returns: Targets for a service to stand behind.
  public func targets(
    _ name: Name, for profile: SessionProfile, answering requests: Requests = .all,
    stickiness: Stickiness? = nil
  ) -> Targets {
    Targets(
      name: name, balancer: self, profile: profile, requests: requests, stickiness: stickiness ?? profile.stickiness)
  }

  var certificate: CertificateARN? { entrance.domain?.certificate(for: name, inUSEast1: false) }

  /// The secret header's value, if CloudFront comes over the internet.
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

  /// Accepts requests, and answers 404 to those that no targets take.
  ///
  /// Named after its protocol: a balancer that gets a certificate keeps the listener on port 80 and changes its action.
  /// If the two listeners swapped ports, they would collide, whichever the engine changes first.
  public var listener: Listener {
    let certificate = certificate
    return Listener(
      name: name / (certificate == nil ? "HTTP" : "HTTPS"), balancer: resource, port: port, certificate: certificate,
      action: .notFound, after: [])
  }

  /// The listener's port.
  var port: Int { entrance.domain == nil ? 80 : 443 }

  /// The balancer's host name, for clients without a distribution or a domain.
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

  /// Admits clients that come to the balancer directly.
  @ContentBuilder private var openEntrance: Group {
    for port in openPorts { for rule in admitted(to: port) { rule } }
    if let domain = entrance.domain {
      // Only redirects to HTTPS.
      Listener(
        name: name / "HTTP", balancer: resource, port: 80, certificate: nil, action: .redirectToHTTPS, after: [])
      // The balancer has IPv4 addresses only.
      domain.records([.ipv4], to: .init(host: host, zoneID: "\(resource.hostedZoneID)"))
      Output("Url", of: name, "URL of the application", Text(stringLiteral: "https://\(domain.first)"))
    } else {
      Output("Url", of: name, "URL of the application", "http://\(host)")
    }
  }

  /// The ports that clients reach.
  private var openPorts: [Int] { entrance.domain == nil ? [port] : [port, 80] }

  private var problems: [String] {
    var problems = allowedProblems
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

  /// The rules that admit clients to a port. A rule for some addresses has them in its name: AWS cannot change them in
  /// place, and CloudFormation creates the new rule before it deletes the old one.
  private func admitted(to port: Int) -> [IngressRule] {
    let isFromNetwork = entrance.door == .network
    if let allowed = entrance.allowed {
      return allowed.compactMap { CIDR($0) }.map { block in
        IngressRule(
          name: name / "From\(AllowedAddresses.label(of: block))Port\(port)", group: securityGroup, port: port,
          source: .cidr(block.description),
          summary: "From \(block) to port \(port)")
      }
    }
    return [
      isFromNetwork
        ? IngressRule(
          name: name / "FromNetwork\(port)", group: securityGroup, port: port,
          source: .cidr((network.cidr ?? .unusable).description), summary: "From the VPC to port \(port)")
        : IngressRule(
          name: name / "FromInternet\(port)", group: securityGroup, port: port, source: .cidr("0.0.0.0/0"),
          summary: "From the internet to port \(port)")
    ]
  }

  /// A security group may have 60 rules.
  private var allowedProblems: [String] {
    entrance.allowed.map { AllowedAddresses.problems(of: $0, atMost: 60 / openPorts.count) } ?? []
  }
}
