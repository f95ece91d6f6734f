@testable import StackKit

extension Edit {
  static let ofEntrances: [Edit] = [
    Edit("a domain for the balancer", to: app(entrance: .domain), .updated(replaced: ["WebRule"])),
    Edit(
      "no domain any more", from: app(entrance: .domain), to: app(),
      .updated(replaced: ["WebRule"], removed: ["AliasChatExampleComA", "EdgeFromInternet443", "EdgeHTTPS"])),
    Edit(
      "a certificate that the stack validates", from: app(entrance: .domain), to: app(entrance: validated()),
      .inPlace),
    Edit(
      "a second domain", from: app(entrance: validated()), to: app(entrance: validated(also: ["shop.example.com"])),
      .updated(replaced: ["EdgeCertificate"])),
    Edit("another idle timeout", to: app(idleTimeout: .minutes(10)), .inPlace),
    Edit("access logs", to: app(accessLogs: LogBucket("Logs")), .inPlace),
    Edit("a firewall for the balancer", to: app(firewall: .managed()), .inPlace),
    Edit(
      "another limit of the firewall", from: app(firewall: .managed()), to: app(firewall: .managed(limit: 500)),
      .inPlace),
    Edit(
      "another firewall for the balancer", from: app(firewall: .existing(acl)), to: app(firewall: .managed()),
      .refused("EdgeFirewallAssociation", "without a firewall", harm: "is gone")),
    Edit(
      "no firewall any more", from: app(firewall: .managed()), to: app(),
      .updated(removed: ["EdgeFirewall", "EdgeFirewallAssociation"])),
    Edit(
      "the network instead of the internet", to: app(entrance: .network),
      .refused("Web", "two load balancers", harm: "cannot be associated with more than one load balancer")),
    Edit(
      "a distribution instead of the internet", to: app(entrance: .distribution, distribution: { cdn($0) }),
      .refused("Web", "two load balancers", harm: "cannot be associated with more than one load balancer")),
    Edit(
      "a distribution instead of the internet, with other targets", from: app(entrance: .domain),
      to: app(
        entrance: .distribution, targets: "Pages",
        distribution: { cdn($0, domain: "chat.example.com") }),
      .refused("Bot", "another target group", harm: "no task answered")),
    Edit(
      "a balancer of another name", to: app(balancer: "Front"),
      .refused("Web", "two load balancers", harm: "cannot be associated with more than one load balancer")),
    Edit(
      "a balancer and targets of other names", from: app(entrance: .domain),
      to: app(entrance: .domain, balancer: "Front", targets: "Pages"),
      .refused("Bot", "another target group", harm: "no task answered")),
  ]

  private static let acl =
    "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/11111111-2222-3333-4444-555555555555"

  private static func validated(also names: [String] = []) -> LoadBalancer.Entrance {
    .internet(domain: "chat.example.com", also: names, certificate: .validated(in: .example), zone: .example)
  }
}

extension Edit {
  static let ofDistributions: [Edit] = [
    Edit(
      "a domain for the distribution", from: distributed(), to: distributed { cdn($0, domain: "chat.example.com") },
      .inPlace),
    Edit(
      "HTTPS up to the balancer", from: distributed(),
      to: distributed(.distribution(domain: "chat.example.com", certificate: .existing(.certificate))) {
        cdn($0, domain: "chat.example.com")
      }, .updated(replaced: ["WebRule"], removed: ["CdnOriginIfcttxbl", "EdgeHTTP"]),
      pending: "one rule for the ports 80 to 443 from CloudFront (F3, network and egress)"),
    Edit(
      "more edge locations", from: distributed(),
      to: distributed { Distribution("Cdn", inFrontOf: $0, priceClass: .all) }, .inPlace),
    Edit(
      "fewer countries", from: distributed(),
      to: distributed { Distribution("Cdn", inFrontOf: $0, countries: .only("DE", "AT")) }, .inPlace),
    Edit(
      "a firewall for the distribution", from: distributed(),
      to: distributed { Distribution("Cdn", inFrontOf: $0, firewall: .managed()) }, .inPlace),
    Edit(
      "access logs of the distribution", from: distributed(),
      to: distributed { Distribution("Cdn", inFrontOf: $0, accessLogs: LogBucket("Logs")) }, .inPlace),
    Edit(
      "a distribution of another name", from: distributed(), to: distributed { cdn($0, "Edges") },
      .updated(removed: ["Cdn", "CdnOriginIfcttxbl"])),
    Edit(
      "a distribution with a domain, of another name", from: distributed { cdn($0, domain: "chat.example.com") },
      to: distributed { cdn($0, "Edges", domain: "chat.example.com") },
      .refused("Edges", "take the domain", harm: "CNAMEs")),
    Edit(
      "a tag of the stack, which VPC origins do not take later", from: Sketch { distributed() },
      to: Sketch(tags: ["team": "chat"]) { distributed() }, .updated(removed: ["CdnOriginIfcttxbl"])),
  ]

  static func distributed(
    _ entrance: LoadBalancer.Entrance = .distribution,
    _ distribution: @escaping (LoadBalancer) -> Distribution = { cdn($0) }
  ) -> Group {
    app(entrance: entrance, distribution: distribution)
  }

  static func cdn(_ balancer: LoadBalancer, _ name: Name = "Cdn", domain: String? = nil) -> Distribution {
    Distribution(
      name, inFrontOf: balancer, domain: domain, certificate: domain.map { _ in .existing(.edgeCertificate) },
      zone: domain.map { _ in .example })
  }
}
