import Testing

@testable import StackKit

/// Problems of balancers and distributions that AWS would refuse, or that clients would not survive.
@Suite struct EdgeProblemTests {
  private static let here = Certificate.existing(Edge.arn(in: "eu-west-1"))
  private static let there = Certificate.existing(Edge.arn(in: "us-east-1"))
  private static let validated = Certificate.validated(in: Edge.zone)
  private static let open = LoadBalancer.Entrance.unencryptedInternet(because: "a test")

  private static func internet(
    _ domain: String, also names: [String] = [], _ certificate: Certificate = here, zone: HostedZone? = nil
  ) -> Shop {
    Edge.balanced(.internet(domain: domain, also: names, certificate: certificate, zone: zone))
  }

  private static func requests(_ requests: Requests) -> Shop { Edge.balanced(open, answering: requests) }

  private static func distribution(
    _ domain: String? = nil, also names: [String] = [], _ certificate: Certificate? = nil, zone: HostedZone? = nil,
    countries: Distribution.Countries = .all, firewall: Firewall? = nil, headers: Distribution.Headers = .secure,
    entrance: LoadBalancer.Entrance = .distribution
  ) -> Shop {
    Edge.distributed(entrance) {
      Distribution(
        "Cdn", inFrontOf: $0, domain: domain, also: names, certificate: certificate, zone: zone, countries: countries,
        firewall: firewall, headers: headers)
    }
  }

  @Test(
    "each mistake has exactly one message",
    arguments: [
      (internet("chat"), "balancer 'Edge': 'chat' is not a domain name in lowercase, such as 'chat.example.com'"),
      (internet("Chat.example.com"), "'Chat.example.com' is not a domain"),
      (internet("-a.example.com"), "'-a.example.com' is not a domain"),
      (internet("a..example.com"), "'a..example.com' is not a domain"),
      (internet("*.*.example.com"), "'*.*.example.com' is not a domain"),
      (internet(Edge.domain, also: [Edge.domain]), "the domain 'chat.example.com' is given twice"),
      (
        internet(Edge.domain, .existing("arn:aws:iam::123456789012:server-certificate/x")),
        "is not the ARN of an ACM certificate"
      ),
      (internet(Edge.domain, .existing("arn:aws:acm:eu-west-1:1234:certificate/x")), "is not the ARN of an ACM"),
      (
        internet(Edge.domain, there),
        "the certificate '\(Edge.arn(in: "us-east-1"))' is in us-east-1; it must be in eu-west-1"
      ),
      (internet("chat.example.org", validated), "'chat.example.org' is not in the zone 'example.com'"),
      (internet("notexample.com", validated), "'notexample.com' is not in the zone 'example.com'"),
      (
        internet("chat.example.org", validated, zone: HostedZone("example.org", id: "Z1")),
        "'chat.example.org' is not in the zone 'example.com' of its certificate"
      ),
      (internet(Edge.domain, zone: HostedZone("com", id: "Z1")), "'com' is not a domain name"),
      (internet(Edge.domain, zone: HostedZone("example.com", id: "zone")), "'zone' is not the id of a hosted zone"),
      (
        Edge.balanced(.network(domain: Edge.domain, certificate: there)),
        "is in us-east-1; it must be in eu-west-1"
      ),
      (Edge.balanced(open, clientKeepAlive: .seconds(59)), "client keep-alive of 59 s: AWS takes 60 s to 7 days"),
      (Edge.balanced(open, clientKeepAlive: .days(8)), "client keep-alive of 691200 s"),
      (Edge.balanced(open, firewall: .managed(limit: 9)), "limit of 9 requests in five minutes"),
      (Edge.balanced(open, firewall: .existing("arn:aws:waf::x")), "is not the ARN of a web ACL of scope REGIONAL"),
      (
        Edge.balanced(open, firewall: .existing("arn:aws:wafv2:us-east-1:123456789012:global/webacl/x/1")),
        "is not the ARN of a web ACL of scope REGIONAL"
      ),
      (
        distribution(firewall: .existing("arn:aws:wafv2:us-east-1:123456789012:regional/webacl/x/1")),
        "distribution 'Cdn': 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/x/1' is not the ARN of a web ACL of "
          + "scope CLOUDFRONT"
      ),
      (distribution(Edge.domain, here), "is in eu-west-1; it must be in us-east-1"),
      (distribution(Edge.domain), "distribution 'Cdn': 'chat.example.com' needs a certificate"),
      (distribution(nil, there), "a certificate without a domain"),
      (distribution(zone: Edge.zone), "a zone without a domain"),
      (
        distribution(Edge.domain, there, entrance: .distribution(domain: "other.example.com", certificate: here)),
        "balancer 'Edge' has no certificate for 'chat.example.com'; add it to its entrance's names"
      ),
      (
        distribution(entrance: .distribution(domain: Edge.domain, certificate: here)),
        "balancer 'Edge' has a certificate for 'chat.example.com', and viewers of the distribution use"
      ),
      (
        distribution(headers: .embeddable()),
        "distribution 'Cdn': headers for embedding in no site; give the sites, or omit `headers`"
      ),
      (
        distribution(headers: .embeddable(in: "www.example.com")),
        "'www.example.com' is not the origin of a site: 'https://', then a host"
      ),
      (distribution(headers: .embeddable(in: "http://a.example.com")), "'http://a.example.com' is not the origin"),
      (distribution(headers: .embeddable(in: "https://a.example.com/")), "'https://a.example.com/' is not the origin"),
      (distribution(headers: .embeddable(in: "https://a.*.com")), "'https://a.*.com' is not the origin"),
      (distribution(headers: .embeddable(in: "https://a.com:0")), "'https://a.com:0' is not the origin"),
      (distribution(headers: .embeddable(in: "https://a.com; script-src *")), "is not the origin of a site"),
      (
        distribution(
          headers: .embeddable(
            in: "https://\(Array(repeating: String(repeating: "a", count: 63), count: 16).joined(separator: "."))")),
        "more than 1024 characters of sites"
      ),
      (
        distribution(firewall: .managed(allowing: [])),
        "distribution 'Cdn': its firewall: no address is allowed; give blocks, or omit `allowing`"
      ),
      (
        Edge.balanced(.unencryptedInternet(allowing: ["203.0.113.1/24"], because: "a test")),
        "balancer 'Edge': '203.0.113.1/24' is not a block of IPv4 addresses, such as '203.0.113.0/24'"
      ),
      (Edge.balanced(.network(allowing: ["::/0"])), "'::/0' is not a block of IPv4 addresses"),
      (Edge.balanced(.network(allowing: ["0.0.0.0/0"])), "'0.0.0.0/0' is not a block of IPv4 addresses"),
      (Edge.balanced(.network(allowing: [])), "no address is allowed"),
      (
        Edge.balanced(.network(allowing: ["10.9.0.0/16", "10.9.0.0/16"])), "the block '10.9.0.0/16' is given twice"
      ),
      (Edge.balanced(.network(allowing: (0...60).map { "10.9.\($0).0/24" })), "61 blocks are allowed: give at most 60"),
      (
        Edge.balanced(
          .internet(domain: Edge.domain, certificate: here, allowing: (0...30).map { "10.9.\($0).0/24" })),
        "31 blocks are allowed: give at most 30"
      ),
      (distribution(countries: .only()), "a country restriction without countries"),
      (distribution(countries: .allBut("de")), "'de' is not a country code"),
      (distribution(entrance: open), "balancer 'Edge' is open to the internet, so viewers could go around"),
      (distribution(entrance: .network), "balancer 'Edge' is open to the network, so viewers could go around"),
      (requests(.host(priority: 1)), "0 hosts and paths in one rule: AWS takes 1 to 5"),
      (requests(.path("/1", "/2", "/3", "/4", "/5", "/6", priority: 1)), "6 hosts and paths in one rule"),
      (requests(.path("/1", "/2", "/3", "/4", "/5", host: "a.example.com", priority: 1)), "6 hosts and paths"),
      (requests(.path("/**", "/*?*", "/?", priority: 1)), "more than five wildcards in one rule: AWS takes at most 5"),
      (requests(.path("/a", "/a", priority: 1)), "'/a' is given twice"),
      (requests(.path("/a b", priority: 1)), "the path '/a b' may contain only ASCII letters"),
      (requests(.path("a", priority: 1)), "the path 'a' does not begin with '/'"),
      (requests(.host("a_b.example.com", priority: 1)), "the host 'a_b.example.com' may contain only ASCII letters"),
      (requests(.host("https://a.example.com", priority: 1)), "the host 'https://a.example.com' may contain only"),
      (
        requests(.host("a.example.com", priority: 0)),
        "priority 0: 1 to 49000; higher ones are for targets without `answering`"
      ),
      (requests(.host("a.example.com", priority: 49_001)), "priority 49001: 1 to 49000"),
      (
        Edge.distributed(
          .unencryptedDistributionOverInternet(because: "a test"),
          answering: .path("/1", "/2", "/3", "/4", "/5", priority: 1)),
        "5 hosts and paths in one rule: AWS takes 1 to 4"
      ),
      (
        Edge.balanced(
          .internet(domain: Edge.domain, certificate: validated), answering: .host("api.example.com", priority: 1)),
        "the certificate of balancer 'Edge' does not cover the host 'api.example.com'"
      ),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }

  @Test(
    "valid values are accepted",
    arguments: [
      internet("a-1.example.com"), internet("xn--bcher-kva.example"), internet("*.example.com"),
      internet(Edge.domain, validated, zone: Edge.zone),
      Edge.balanced(open, clientKeepAlive: .seconds(60)), Edge.balanced(open, clientKeepAlive: .days(7)),
      Edge.balanced(open, firewall: .managed(limit: 10)),
      distribution(headers: .embeddable(in: "https://*.example.com", "https://localhost:8443")),
      distribution(headers: .none(because: "a test")),
      distribution(firewall: .managed(allowing: ["203.0.113.7/32"])),
      Edge.balanced(.network(allowing: (1...60).map { "10.9.\($0).0/24" })),
      distribution(Edge.domain, there, zone: Edge.zone), distribution(countries: .allBut("DE")),
      distribution(
        Edge.domain, there, entrance: .distribution(domain: "a.example.com", also: ["*.example.com"], certificate: here)
      ),
      requests(.path("/1", "/2", "/3", "/4", host: "*.example.com", priority: 49_000)),
      Edge.balanced(
        .internet(domain: Edge.domain, also: ["*.api.example.com"], certificate: validated),
        answering: .host("v1.api.example.com", "*.example.com", priority: 1)),
    ])
  func taken(shop: Shop) {
    #expect(shop.synthesis.problems == [])
  }

  @Test("behind a distribution, the distribution has the firewall")
  func firewallBehind() {
    let shop = Shop {
      let balancer = LoadBalancer("Edge", in: Edge.network, entrance: .distribution, firewall: .managed())
      balancer.targets("Web", for: .streamlit)
      Distribution("Cdn", inFrontOf: balancer)
    }
    #expect(
      shop.synthesis.problems == [
        "balancer 'Edge': its firewall would see CloudFront's addresses instead of the viewers'; give the firewall to the "
          + "distribution"
      ])
  }

  @Test("a distribution in front of a balancer without targets is refused")
  func nothingBehind() {
    let balancer = LoadBalancer("Edge", in: Edge.network)
    #expect(
      Shop { Distribution("Cdn", inFrontOf: balancer) }.synthesis.problems == [
        "distribution 'Cdn': balancer 'Edge' has no targets; give it targets with a service"
      ])
  }

  @Test("a domain has one target")
  func sharedDomain() {
    let shop = Shop {
      for name in ["One", "Two"] {
        LoadBalancer(
          Name(stringLiteral: name), in: Edge.network, entrance: .internet(domain: Edge.domain, certificate: Self.here))
      }
    }
    #expect(
      shop.synthesis.problems == [
        "'One' and 'Two' both have the domain 'chat.example.com'; a domain has one target: give one of them another domain"
      ])
    let encrypted = Self.distribution(
      Edge.domain, Self.there, entrance: .distribution(domain: Edge.domain, certificate: Self.here))
    #expect(encrypted.synthesis.problems == [], "viewers find the distribution, and CloudFront the balancer")
  }

  @Test("the same requests go to one of two targets only")
  func sharedRequests() {
    func problems(_ one: Requests, _ two: Requests) -> [String] {
      let balancer = LoadBalancer("Edge", in: Edge.network, entrance: Self.open)
      return Shop {
        balancer.targets("One", for: Edge.profile, answering: one)
        balancer.targets("Two", for: Edge.profile, answering: two)
      }.synthesis.problems
    }
    #expect(
      problems(
        .host("B.example.com", "a.example.com", priority: 1), .host("A.example.com", "b.example.com", priority: 2))
        == [
          "'One' and 'Two' both have the requests with host-header a.example.com, b.example.com of balancer 'Edge'; the "
            + "second would never match: give them different hosts or paths"
        ])
    #expect(problems(.path("/a", priority: 1), .path("/A", priority: 2)) == [], "paths have capitals")
    #expect(problems(.path("/a", host: "a.example.com", priority: 1), .path("/a", priority: 2)) == [])
  }
}
