extension LoadBalancer {
  /// The clients that reach a balancer, and the domains they use.
  ///
  /// A change between an entrance that faces the internet and one that does not replaces the balancer.
  public struct Entrance: Sendable {
    enum Door: Sendable {
      /// The internet: all addresses, or some.
      case internet
      /// The network: all its addresses, or some that reach it.
      case network
      /// CloudFront, through a VPC origin into private subnets.
      case vpcOrigin
      /// CloudFront over the internet, with a secret header.
      case originSecret
    }

    let door: Door
    let domain: Domain?
    /// IPv4 blocks of the clients; nil for all addresses of the internet or the network.
    let allowed: [String]?
    /// The reason for plain HTTP over the internet; nil with HTTPS.
    let reasonForHTTP: String?

    private init(
      _ door: Door, domain: String, also names: [String], certificate: Certificate, zone: HostedZone?,
      allowing allowed: [String]? = nil
    ) {
      self.door = door
      self.allowed = allowed
      self.domain = Domain(names: [domain] + names, certificate: certificate, zone: zone ?? certificate.zone)
      reasonForHTTP = nil
    }

    private init(_ door: Door, allowing allowed: [String]? = nil, because reasonForHTTP: StaticString? = nil) {
      self.door = door
      self.allowed = allowed
      domain = nil
      self.reasonForHTTP = reasonForHTTP?.description
    }

    /// The internet, by HTTPS; plain HTTP is redirected to HTTPS. Public addresses cost for each zone.
    ///
    /// - Parameters:
    ///   - domain: The domain that clients use, such as `chat.example.com`.
    ///   - names: Further domains, for targets that are told apart by host.
    ///   - certificate: A certificate for all the domains.
    ///   - zone: The hosted zone for the alias records. Default: the zone of a validated certificate; with an existing
    ///     certificate none, and you create the records yourself.
    ///   - allowed: IPv4 blocks of the clients, such as an office's `203.0.113.0/24`. Default: everybody.
    /// - Returns: The entrance from the internet.
    public static func internet(
      domain: String, also names: [String] = [], certificate: Certificate, zone: HostedZone? = nil,
      allowing allowed: [String]? = nil
    ) -> Entrance {
      Entrance(.internet, domain: domain, also: names, certificate: certificate, zone: zone, allowing: allowed)
    }

    /// The internet, by plain HTTP: traffic can be read and changed on its way.
    ///
    /// - Parameters:
    ///   - allowed: IPv4 blocks of the clients, such as an office's `203.0.113.0/24`. Default: everybody.
    ///   - reason: Why plain HTTP is acceptable; for reviewers of the stack.
    /// - Returns: The entrance from the internet.
    public static func unencryptedInternet(
      allowing allowed: [String]? = nil, because reason: StaticString
    ) -> Entrance {
      Entrance(.internet, allowing: allowed, because: reason)
    }

    /// Any address in the network, by plain HTTP: other services, and clients on a VPN that get addresses of the network.
    public static let network = Entrance(.network)

    /// Some addresses, by plain HTTP, that reach the network: clients on a VPN, or in a network that is peered with it.
    ///
    /// - Parameter allowed: IPv4 blocks of the clients, in place of the network's own.
    /// - Returns: The entrance from the network.
    public static func network(allowing allowed: [String]) -> Entrance { Entrance(.network, allowing: allowed) }

    /// Any address in the network, by HTTPS; plain HTTP is redirected to HTTPS.
    ///
    /// - Parameters:
    ///   - domain: The domain that clients use.
    ///   - names: Further domains.
    ///   - certificate: A certificate for all the domains.
    ///   - zone: The hosted zone for the alias records, which publish the balancer's private addresses. Default: the
    ///     zone of a validated certificate.
    ///   - allowed: IPv4 blocks of the clients. Default: the network's own.
    /// - Returns: The entrance from the network.
    public static func network(
      domain: String, also names: [String] = [], certificate: Certificate, zone: HostedZone? = nil,
      allowing allowed: [String]? = nil
    ) -> Entrance {
      Entrance(.network, domain: domain, also: names, certificate: certificate, zone: zone, allowing: allowed)
    }

    /// Only a distribution of this stack: the balancer has private addresses, and CloudFront reaches them through a VPC
    /// origin, which costs nothing. Traffic between them is plain HTTP inside AWS's network.
    public static let distribution = Entrance(.vpcOrigin)

    /// Only a distribution of this stack, through a VPC origin and by HTTPS up to the balancer.
    ///
    /// - Parameters:
    ///   - domain: The domain that viewers use, the same as the distribution's: CloudFront passes it on.
    ///   - names: Further domains of the distribution.
    ///   - certificate: A certificate for all the domains, in the stack's region. The distribution has its own.
    /// - Returns: The entrance from CloudFront.
    public static func distribution(domain: String, also names: [String] = [], certificate: Certificate) -> Entrance {
      Entrance(.vpcOrigin, domain: domain, also: names, certificate: certificate, zone: nil)
    }

    /// Only a distribution of this stack, by HTTPS over the internet: for regions without VPC origins. Prefer
    /// `distribution` where it is available.
    ///
    /// The balancer has public addresses, which cost for each zone, and admits CloudFront's addresses, which all
    /// CloudFront customers share. So requests must also carry a secret header. Anybody who may describe the listener
    /// rules or the distribution can read the secret, and Terraform keeps it in its state.
    ///
    /// - Parameters:
    ///   - domain: The domain that viewers use, the same as the distribution's: CloudFront passes it on.
    ///   - names: Further domains of the distribution.
    ///   - certificate: A certificate for all the domains, in the stack's region. The distribution has its own.
    /// - Returns: The entrance from CloudFront.
    public static func distributionOverInternet(
      domain: String, also names: [String] = [], certificate: Certificate
    ) -> Entrance {
      Entrance(.originSecret, domain: domain, also: names, certificate: certificate, zone: nil)
    }

    /// Only a distribution of this stack, by plain HTTP over the internet: viewers' requests, and the secret header
    /// that keeps other distributions out, can be read between CloudFront and the balancer.
    ///
    /// - Parameter reason: Why this is acceptable; for reviewers of the stack.
    /// - Returns: The entrance from CloudFront.
    public static func unencryptedDistributionOverInternet(because reason: StaticString) -> Entrance {
      Entrance(.originSecret, because: reason)
    }

    /// Whether the balancer has private addresses only.
    var isPrivate: Bool { door == .network || door == .vpcOrigin }

    /// Whether clients come through a distribution.
    var isBehindDistribution: Bool { door == .vpcOrigin || door == .originSecret }
  }
}
