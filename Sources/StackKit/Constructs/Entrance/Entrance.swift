extension LoadBalancer {
  /// Who reaches a balancer, and by which names.
  ///
  /// Going from one to another that faces another way (the internet, or the network only) replaces the balancer.
  public struct Entrance: Sendable {
    enum Door: Sendable {
      /// Everybody.
      case internet
      /// Whoever has an address of the network.
      case network
      /// CloudFront, on a way of its own into private subnets.
      case vpcOrigin
      /// CloudFront, over the internet, with a secret.
      case originSecret
    }

    let door: Door
    let domain: Domain?
    /// Why clients come by plain HTTP over the internet, where they do.
    let reasonForHTTP: String?

    private init(_ door: Door, domain: String, also names: [String], certificate: Certificate, zone: HostedZone?) {
      self.door = door
      self.domain = Domain(names: [domain] + names, certificate: certificate, zone: zone ?? certificate.zone)
      reasonForHTTP = nil
    }

    private init(_ door: Door, because reasonForHTTP: StaticString? = nil) {
      self.door = door
      domain = nil
      self.reasonForHTTP = reasonForHTTP?.description
    }

    /// Everybody, by HTTPS; plain HTTP is sent on to it. Public addresses are about 3.60 USD a month for each zone.
    ///
    /// - Parameters:
    ///   - domain: What clients ask for, such as `chat.example.com`.
    ///   - names: More names that the balancer answers to, for targets that are told apart by host.
    ///   - certificate: For all of the names.
    ///   - zone: Where the names are pointed to the balancer; left out, the zone of a validated certificate, and
    ///     with an existing one nowhere: whoever keeps the DNS does it.
    /// - Returns: The entrance from the internet.
    public static func internet(
      domain: String, also names: [String] = [], certificate: Certificate, zone: HostedZone? = nil
    ) -> Entrance {
      Entrance(.internet, domain: domain, also: names, certificate: certificate, zone: zone)
    }

    /// Everybody, by plain HTTP: what is typed can be read and changed on the way.
    ///
    /// - Parameter reason: Why that is right; for whoever reviews the stack.
    /// - Returns: The entrance from the internet.
    public static func unencryptedInternet(because reason: StaticString) -> Entrance {
      Entrance(.internet, because: reason)
    }

    /// Whatever has an address of the network, by plain HTTP: other services, and who comes by VPN.
    public static let network = Entrance(.network)

    /// Whatever has an address of the network, by HTTPS; plain HTTP is sent on to it.
    ///
    /// - Parameters:
    ///   - domain: What clients ask for.
    ///   - names: More names that the balancer answers to.
    ///   - certificate: For all of the names.
    ///   - zone: Where the names are pointed to the balancer's private addresses, for everybody to read; left out, the
    ///     zone of a validated certificate.
    /// - Returns: The entrance from the network.
    public static func network(
      domain: String, also names: [String] = [], certificate: Certificate, zone: HostedZone? = nil
    ) -> Entrance {
      Entrance(.network, domain: domain, also: names, certificate: certificate, zone: zone)
    }

    /// A distribution of this stack and nobody else: the balancer has private addresses only, and CloudFront a way to
    /// them that costs nothing. Between them goes plain HTTP, inside AWS's own network.
    public static let distribution = Entrance(.vpcOrigin)

    /// A distribution of this stack and nobody else, on a private way and by HTTPS up to the balancer.
    ///
    /// - Parameters:
    ///   - domain: What viewers ask for, as at the distribution: CloudFront passes it on.
    ///   - names: More names of the distribution.
    ///   - certificate: For all of the names, in the stack's region; the distribution has one of its own.
    /// - Returns: The entrance from CloudFront.
    public static func distribution(domain: String, also names: [String] = [], certificate: Certificate) -> Entrance {
      Entrance(.vpcOrigin, domain: domain, also: names, certificate: certificate, zone: nil)
    }

    /// A distribution of this stack, by HTTPS over the internet: for regions without VPC origins. Choose
    /// `distribution` where you can.
    ///
    /// The balancer has public addresses, about 3.60 USD a month for each zone, and lets in CloudFront's addresses,
    /// which any customer of CloudFront may come from; so requests must carry a secret as well, 0.40 USD a month. Who may
    /// describe listener rules or distributions can read it, and it is in Terraform's state.
    ///
    /// - Parameters:
    ///   - domain: What viewers ask for, as at the distribution: CloudFront passes it on.
    ///   - names: More names of the distribution.
    ///   - certificate: For all of the names, in the stack's region; the distribution has one of its own.
    /// - Returns: The entrance from CloudFront.
    public static func distributionOverInternet(
      domain: String, also names: [String] = [], certificate: Certificate
    ) -> Entrance {
      Entrance(.originSecret, domain: domain, also: names, certificate: certificate, zone: nil)
    }

    /// A distribution of this stack, by plain HTTP over the internet: what viewers send by HTTPS, and the secret that
    /// keeps others out, can be read between CloudFront and the balancer.
    ///
    /// - Parameter reason: Why that is right; for whoever reviews the stack.
    /// - Returns: The entrance from CloudFront.
    public static func unencryptedDistributionOverInternet(because reason: StaticString) -> Entrance {
      Entrance(.originSecret, because: reason)
    }

    /// Whether the balancer has private addresses only.
    var isPrivate: Bool { door == .network || door == .vpcOrigin }

    /// Whether clients come by way of a distribution.
    var isBehindDistribution: Bool { door == .vpcOrigin || door == .originSecret }
  }
}
