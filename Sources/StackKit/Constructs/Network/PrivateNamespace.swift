/// A private DNS domain in a network, such as `video.internal`: services are found by name, without a balancer.
///
/// Costs by the month, and a little by queries. The domain resolves only inside the network. Traffic is plain HTTP, and
/// security groups admit only services that call each other. Another domain replaces the namespace and every name in
/// it.
public struct PrivateNamespace: Construct {
  public let name: Name
  let domain: String
  let network: Network

  /// - Parameters:
  ///   - name: The namespace's name in the stack. Its resources are named after the network and the domain: a network
  ///     has each domain once, so a replacement could not be created before the old one is deleted.
  ///   - domain: A domain that nobody owns on the internet, such as `video.internal`.
  ///   - network: The network that resolves the domain.
  public init(_ name: Name, domain: String, in network: Network) {
    self.name = name
    self.domain = domain
    self.network = network
  }

  public var resource: PrivateDNSNamespace {
    PrivateDNSNamespace(name: resourceName(of: domain), domain: domain, vpcID: network.vpcID)
  }

  /// The name of a resource that creates a DNS name: it follows from the DNS name.
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

/// A namespace of ECS Service Connect. Its proxies spread requests evenly over the tasks, avoid failing ones, retry,
/// and measure each call.
///
/// The namespace is free. AWS asks for 0.25 vCPU and 64 MiB more in each task for the proxy. The proxies speak plain
/// HTTP inside the network.
public struct ServiceConnectNamespace: Construct {
  public let name: Name
  let network: Network

  /// - Parameters:
  ///   - name: The name of the namespace.
  ///   - network: The network of its services.
  public init(_ name: Name, in network: Network) {
    self.name = name
    self.network = network
  }

  public var resource: HTTPNamespace { HTTPNamespace(name: name) }

  public var body: some Content { resource }
}

extension StringProtocol {
  /// One label of a host name: up to 63 lowercase letters, digits and hyphens, no hyphen at either end.
  var isHostLabel: Bool {
    (1...63).contains(utf8.count) && !hasPrefix("-") && !hasSuffix("-")
      && consists { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
  }
}
