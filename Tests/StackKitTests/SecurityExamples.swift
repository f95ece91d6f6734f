@testable import StackKit

/// Applications that the security bar is held against: nothing in them is set for security's sake, but what an example is
/// about.
enum SecurityExample: String, CaseIterable {
  /// Behind a certificate, with everything that holds state.
  case internet
  /// Behind CloudFront.
  case distribution
  /// Behind CloudFront with a domain, certificates of its own, a firewall, and without a way to the internet.
  case domain
  /// What is lost with a click is protected from it.
  case protected
  /// With keys of its own.
  case keys
  /// With requests written down.
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
          entrance: .distribution(domain: "chat.example.com", certificate: .validated(in: zone)))
        Service(
          "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit), tasks: 2...4)
        Distribution(
          "Cdn", inFrontOf: balancer, domain: "chat.example.com", certificate: .validated(in: zone),
          firewall: .managed())
      }
    case .protected:
      Shop {
        Self.application(LoadBalancer("Edge", in: Self.network, entrance: Self.entrance, isProduction: true))
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

  private static let entrance = LoadBalancer.Entrance.internet(
    domain: "chat.example.com", certificate: .existing("arn:aws:acm:eu-west-1:123456789012:certificate/1"))

  private static let balancer = LoadBalancer("Edge", in: network, entrance: entrance)

  private static func application(_ balancer: LoadBalancer) -> Service {
    Service(
      "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit), tasks: 2...4,
      mounts: [FileSystem("Files", in: network).mount("/data", at: "/data")],
      calls: ["CACHE_URL": ValkeyCache("Cache", in: network)], secrets: ["COOKIE_SECRET": .generated],
      permissions: [.bedrockInvoke(model: "amazon.nova-lite-v1:0")])
  }

  /// The resources of both templates, as a backend has them.
  func nodes(in backend: TemplateNode.Backend) -> [(name: Name, node: TemplateNode)] {
    Self.nodes(of: shop, in: backend)
  }

  static func nodes(of shop: Shop, in backend: TemplateNode.Backend) -> [(name: Name, node: TemplateNode)] {
    shop.templates.flatMap { template in
      template.resources.compactMap { resource in
        TemplateNode(resource, in: backend, scope: template.scope).map { (resource.name, $0) }
      }
    }
  }
}

extension Shop {
  /// The template and that of the repositories.
  var templates: [AssembledTemplate] {
    let scope = Scope(
      stack: Self.name, environment: environment.rawValue, region: region, permissionsBoundary: nil, tags: [])
    var assembly = Assembly(scope: scope)
    body.contribute(to: &assembly)
    let template = assembly.template(summary: "")
    var prerequisites = Assembly(scope: scope)
    for service in assembly.services { service.repositoryContents.contribute(to: &prerequisites) }
    return [template, prerequisites.template(summary: "")]
  }
}
