/// A domain inside a network, such as `video.internal`: services are found by name and reached without a balancer.
///
/// About 0.50 USD a month, and next to nothing for the queries. Nobody outside the network resolves it; inside, traffic
/// is plain HTTP, which security groups keep between the services that call each other. Another domain replaces the
/// namespace and every name in it.
public struct PrivateNamespace: Construct {
  public let name: Name
  let domain: String
  let network: Network

  /// - Parameters:
  ///   - name: What the stack calls it. Its resources are called after the network and the domain: a network has each
  ///     domain once, so that a new one could not be made before the old one goes.
  ///   - domain: The end of its names; one that nobody owns on the internet, such as `video.internal`.
  ///   - network: Where it is resolved.
  public init(_ name: Name, domain: String, in network: Network) {
    self.name = name
    self.domain = domain
    self.network = network
  }

  public var resource: PrivateDNSNamespace {
    PrivateDNSNamespace(name: resourceName(of: domain), domain: domain, vpcID: network.vpcID)
  }

  /// What writes a name of DNS is called after it.
  func resourceName(of domain: String) -> Name { network.name / "Domain\(domain.camelCased)" }

  public var body: some Content {
    if domain.count > 190 || !domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(\.isHostLabel) {
      Problem(
        "namespace '\(name)': '\(domain)' is not a domain, such as 'video.internal': lowercase letters, digits and "
          + "hyphens between dots, at most 190 characters")
    }
    resource
    Claim(
      "the domain '\(domain)' in network '\(network.name)'", for: name,
      otherwise: "a network resolves a domain once: let their services share one namespace")
  }
}

/// Names that the proxies of ECS Service Connect know: they spread requests over the tasks, leave out those that fail,
/// try again, and measure each call.
///
/// The namespace costs nothing; AWS asks for 0.25 vCPU and 64 MiB more in each task for the proxy, a quarter to a half of
/// a small task's price. The proxies speak plain HTTP inside the network.
public struct ServiceConnectNamespace: Construct {
  public let name: Name
  let network: Network

  /// - Parameters:
  ///   - name: The name of the namespace.
  ///   - network: Where its services run.
  public init(_ name: Name, in network: Network) {
    self.name = name
    self.network = network
  }

  public var resource: HTTPNamespace { HTTPNamespace(name: name) }

  public var body: some Content { resource }
}

extension StringProtocol {
  /// One part of a host: up to 63 small letters, digits and hyphens, no hyphen at either end.
  var isHostLabel: Bool {
    (1...63).contains(utf8.count) && !hasPrefix("-") && !hasSuffix("-")
      && consists { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
  }
}
