/// A CloudFront distribution in front of a balancer that only it can reach: HTTPS for viewers, websockets passed on. It
/// caches the static files of the targets' profiles and nothing else, not even errors. CloudFront charges by traffic.
public struct Distribution: Construct {
  /// The countries whose viewers are served. CloudFront goes by where an address is registered.
  public struct Countries: Sendable {
    let restriction: String
    let codes: [String]

    /// All countries.
    public static let all = Countries(restriction: "none", codes: [])

    /// Only these countries. A VPN circumvents this.
    ///
    /// - Parameter codes: ISO 3166-1 alpha-2 codes, such as `DE`.
    /// - Returns: A restriction.
    public static func only(_ codes: String...) -> Countries { Countries(restriction: "whitelist", codes: codes) }

    /// All countries but these. A VPN circumvents this.
    ///
    /// - Parameter codes: ISO 3166-1 alpha-2 codes, such as `DE`.
    /// - Returns: A restriction.
    public static func allBut(_ codes: String...) -> Countries { Countries(restriction: "blacklist", codes: codes) }
  }

  public let name: Name
  let balancer: LoadBalancer
  let domainNames: [String]
  let certificate: Certificate?
  let zone: HostedZone?
  let priceClass: PriceClass
  let countries: Countries
  let accessLogs: LogBucket?
  let firewall: Firewall?
  let headers: Headers

  /// - Parameters:
  ///   - name: The name of the distribution.
  ///   - balancer: The balancer behind the distribution. Its entrance must be `.distribution`.
  ///   - domain: The domain that viewers use. Default: a CloudFront host name, whose certificate also allows TLS 1.0.
  ///   - names: Further domains.
  ///   - certificate: A certificate in us-east-1 for all the domains; required with a domain. Viewers need TLS 1.2 or
  ///     newer.
  ///   - zone: The hosted zone for the alias records. Default: the zone of a validated certificate; with an existing
  ///     certificate none, and you create the records yourself.
  ///   - priceClass: The edge locations to use. Default: the cheapest class.
  ///   - countries: The countries whose viewers are served. Default: all.
  ///   - accessLogs: The bucket for access logs. Default: none. Storage costs; the logs contain viewers' addresses and
  ///     whole URLs, but no cookies.
  ///   - firewall: The web ACL that requests must pass. Default: none.
  ///   - headers: The security headers that CloudFront adds to responses. Default: AWS's managed ones, which let no other
  ///     site show the application in a frame.
  public init(
    _ name: Name, inFrontOf balancer: LoadBalancer, domain: String? = nil, also names: [String] = [],
    certificate: Certificate? = nil, zone: HostedZone? = nil, priceClass: PriceClass = .class100,
    countries: Countries = .all, accessLogs: LogBucket? = nil, firewall: Firewall? = nil, headers: Headers = .secure
  ) {
    self.name = name
    self.balancer = balancer
    domainNames = (domain.map { [$0] } ?? []) + names
    self.certificate = certificate
    self.zone = zone ?? certificate?.zone
    self.priceClass = priceClass
    self.countries = countries
    self.accessLogs = accessLogs
    self.firewall = firewall
    self.headers = headers
    CreatedConstructs.record(self)
  }

  var domain: Domain? {
    guard let certificate, !domainNames.isEmpty else { return nil }
    return Domain(names: domainNames, certificate: certificate, zone: zone)
  }

  public var resource: CloudFrontDistribution {
    CloudFrontDistribution(
      name: name, origin: origin, headers: headers.policy(of: name), hasIPv6: hasIPv6,
      priceClass: priceClass.rawValue, aliases: domain?.names, webACL: firewall?.arn(for: name, scope: .cloudFront),
      accessLogs: accessLogs.map { .init(domainName: $0.domainName, prefix: $0.distributionPrefix) },
      restriction: (countries.restriction, countries.codes),
      certificate: domain?.certificate(for: name, inUSEast1: true), owner: self, after: accessLogs?.delivery ?? [])
  }

  /// A firewall's list of allowed addresses is for IPv4.
  private var hasIPv6: Bool { firewall?.allowsOnlySome != true }

  private var origin: CloudFrontDistribution.Origin {
    let network = balancer.network
    return .init(
      balancer: balancer.resource, speaksHTTPS: balancer.entrance.domain != nil,
      way: balancer.originSecret.map { .internet(header: OriginSecret.header, value: $0.value) }
        ?? .vpc(network: network.identity, after: network.internet + [balancer.listener]))
  }

  /// CloudFront's host name for it.
  public var host: Reference { resource.domainName }

  public var body: some Content {
    balancer
    Expectation.fulfilled("a distribution in front of '\(balancer.name)'")
    Expectation.expected(
      "targets of '\(balancer.name)'",
      orElse:
        "distribution '\(name)': balancer '\(balancer.name)' has no targets; give it targets with a service")
    for problem in problems { Problem("distribution '\(name)': \(problem)") }
    FromCloudFront(balancer: balancer)
    resource
    if let reason = balancer.entrance.reasonForHTTP {
      AcceptedFinding("cloudfront-internet-origin-https", on: resource, because: reason)
    }
    if let reason = headers.reasonForNone {
      AcceptedFinding("cloudfront-security-headers", on: resource, because: reason)
    }
    if let domain {
      Domain.Check(domain: domain, owner: name, what: "distribution", region: .edge, isPublished: true)
      domain.records(
        hasIPv6 ? [.ipv4, .ipv6] : [.ipv4],
        to: .init(host: host, zoneID: Text(stringLiteral: CloudFrontDistribution.hostedZoneID)))
      Output("Url", of: name, "URL of the application", Text(stringLiteral: "https://\(domain.first)"))
    } else {
      Output("Url", of: name, "URL of the application", "https://\(host)")
    }
  }

  private var problems: [String] {
    var problems: [String] = []
    if !balancer.entrance.isBehindDistribution {
      problems.append(
        "balancer '\(balancer.name)' is open to the \(balancer.entrance.isPrivate ? "network" : "internet"), so "
          + "viewers could go around the distribution; give the balancer `entrance: .distribution`")
    }
    if domainNames.isEmpty != (certificate == nil) {
      problems.append(
        certificate == nil
          ? "'\(domainNames[0])' needs a certificate; give one with `certificate:`"
          : "a certificate without a domain; give its domain with `domain:`")
    }
    if certificate == nil, zone != nil { problems.append("a zone without a domain; give the domain for its records") }
    if let origin = balancer.entrance.domain {
      // CloudFront passes the viewer's `Host` header on and checks the balancer's certificate against it.
      for name in domainNames where !origin.covers(name) {
        problems.append("balancer '\(balancer.name)' has no certificate for '\(name)'; add it to its entrance's names")
      }
      if domainNames.isEmpty {
        problems.append(
          "balancer '\(balancer.name)' has a certificate for '\(origin.first)', and viewers of the distribution use "
            + "CloudFront's own host name; give the distribution that domain")
      }
    }
    if countries.restriction != "none", countries.codes.isEmpty {
      problems.append("a country restriction without countries")
    }
    for code in countries.codes where code.count != 2 || !code.consists(of: \.isASCIIUppercase) {
      problems.append("'\(code)' is not a country code: two uppercase letters, such as 'DE'")
    }
    return problems + headers.problems + (firewall?.problems(scope: .cloudFront) ?? [])
  }
}

/// Lets in CloudFront's origin-facing servers only.
///
/// The prefix list covers all of CloudFront, other customers' distributions included. A balancer with private addresses
/// is still safe, because only VPC origins of its own account reach it; one with public addresses requires a secret
/// header.
struct FromCloudFront: Content {
  let balancer: LoadBalancer

  func contribute(to assembly: inout Assembly) {
    guard let list = assembly.scope.region.cloudFrontPrefixList else {
      return assembly.problem(
        "distribution: StackKit does not know CloudFront's prefix list in \(assembly.scope.region.name); it knows "
          + Region.cloudFrontPrefixLists.map(\.key).joined(separator: ", "))
    }
    // The prefix list counts as 55 of the 60 rules that a group may have: only one port fits.
    IngressRule(
      name: balancer.name / "FromCloudFront", group: balancer.securityGroup, port: balancer.port,
      source: .prefixList(list), summary: "From CloudFront"
    ).contribute(to: &assembly)
  }
}
