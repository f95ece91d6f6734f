import Lint

@testable import StackKit

/// Applications to check with the rules. They have defaults, except for the subject of the example.
enum Example: String, CaseIterable {
  /// Behind a certificate, with everything that holds state.
  case internet
  /// Behind CloudFront.
  case distribution
  /// Behind CloudFront, with a domain, certificates and a firewall, and without outgoing internet access.
  case domain
  /// Behind CloudFront over the internet, with a secret.
  case originSecret
  /// With deletion protection.
  case protected
  /// With its own keys.
  case keys
  /// With access logs.
  case logs

  private static let network = Network("Network", cidr: "10.0.0.0/16")

  var shop: Shop {
    switch self {
    case .internet: Shop { Self.application(Self.balancer) }
    case .distribution:
      Shop {
        let balancer = LoadBalancer("Edge", in: Self.network, entrance: .distribution)
        Self.application(balancer)
        Distribution("Cdn", inFrontOf: balancer)
      }
    case .domain:
      Shop {
        let zone = HostedZone("example.com", id: "Z0123456789ABCDEFGHIJ")
        let network = Network("Network", cidr: "10.0.0.0/16", nat: .none(), flowLogs: .year)
        let balancer = LoadBalancer(
          "Edge", in: network,
          entrance: .distribution(domain: Self.host, certificate: .validated(in: zone)))
        Service(
          "App", size: .quarterCPU(.gb0_5),
          behind: balancer.targets("Web", for: .streamlit.with(keepAlive: .seconds(310))), tasks: 2...4)
        Distribution(
          "Cdn", inFrontOf: balancer, domain: Self.host, certificate: .validated(in: zone),
          firewall: .managed())
      }
    case .originSecret:
      Shop {
        let balancer = LoadBalancer(
          "Edge", in: Self.network,
          entrance: .distributionOverInternet(domain: Self.host, certificate: .existing(Self.certificate)))
        Self.application(balancer)
        Distribution(
          "Cdn", inFrontOf: balancer, domain: Self.host,
          certificate: .existing("arn:aws:acm:us-east-1:123456789012:certificate/1"))
      }
    case .protected:
      Shop {
        Self.application(LoadBalancer("Edge", in: Self.network, entrance: Self.entrance, isProtected: true))
      }
    case .keys:
      Shop {
        let key = EncryptionKey("Key")
        let files = FileSystem("Files", in: Self.network, kmsKey: key.arn)
        let worker = Service(
          "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: Self.network), tasks: 1...1,
          mounts: [files.mount("/data", at: "/data")])
        Monitoring("Health", of: worker, notifying: .email("ops@example.com"), key: key)
      }
    case .logs: Shop { LogBucket("Requests") }
    }
  }

  private static let host = "chat.example.com"
  private static let certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/1"
  private static let entrance = LoadBalancer.Entrance.internet(domain: host, certificate: .existing(certificate))

  private static let balancer = LoadBalancer("Edge", in: network, entrance: entrance)

  private static func application(_ balancer: LoadBalancer) -> Service {
    Service(
      "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit.with(keepAlive: .seconds(310))),
      tasks: 2...4,
      mounts: [FileSystem("Files", in: network).mount("/data", at: "/data")],
      calls: ["CACHE_URL": ValkeyCache("Cache", in: network)], secrets: ["COOKIE_SECRET": .generated],
      permissions: [.bedrockInvoke(model: "amazon.nova-lite-v1:0")])
  }

  /// The resources in the form that rules check, for each template of a backend.
  func views(in backend: Backend) -> [[ResourceView]] { Self.views[self]?[backend] ?? [] }

  private static let views: [Example: [Backend: [[ResourceView]]]] = Dictionary(
    uniqueKeysWithValues: allCases.map { example in
      let backends = Backend.allCases.map { ($0, (try? example.shop.views(in: $0)) ?? []) }
      return (example, Dictionary(uniqueKeysWithValues: backends))
    })
}
