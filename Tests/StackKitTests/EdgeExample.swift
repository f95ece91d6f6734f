@testable import StackKit

/// A valid application with a balancer, except for the part that a test changes.
enum Edge {
  static let zone = HostedZone("example.com", id: "Z0123456789EXAMPLE")
  static let network = Network("Network", cidr: "10.0.0.0/16")
  static let domain = "chat.example.com"
  /// An application on any path that is known to keep idle connections.
  static let profile = SessionProfile(port: 8501, healthCheck: "/_stcore/health", keepAlive: .seconds(310))

  static func arn(in region: Region) -> String { "arn:aws:acm:\(region.name):123456789012:certificate/12345678" }

  /// An application that clients reach at its balancer.
  static func balanced(
    _ entrance: LoadBalancer.Entrance, clientKeepAlive: Duration = .hours(1), accessLogs: LogBucket? = nil,
    firewall: Firewall? = nil, answering requests: Requests = .all, region: Region = "eu-west-1"
  ) -> Shop {
    Shop(region: region) {
      LoadBalancer(
        "Edge", in: network, entrance: entrance, clientKeepAlive: clientKeepAlive, accessLogs: accessLogs,
        firewall: firewall
      ).targets("Web", for: profile, answering: requests)
    }
  }

  /// An application behind CloudFront.
  static func distributed(
    _ entrance: LoadBalancer.Entrance = .distribution, in network: Network = network, region: Region = "eu-west-1",
    tags: KeyValuePairs<String, String> = [:], for profile: SessionProfile = profile,
    answering requests: Requests = .all,
    _ distribution: (LoadBalancer) -> Distribution = { Distribution("Cdn", inFrontOf: $0) }
  ) -> Shop {
    Shop(region: region, tags: tags) {
      let balancer = LoadBalancer("Edge", in: network, entrance: entrance)
      balancer.targets("Web", for: profile, answering: requests)
      distribution(balancer)
    }
  }
}
