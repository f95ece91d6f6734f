@testable import StackKit

extension Edit {
  private static func network(
    _ name: Name = "Network", cidr: String = "10.0.0.0/16", zones: Network.Zones = .two, nat: Network.NAT = .single,
    flowLogs: Service.LogRetention? = nil
  ) -> Network {
    Network(name, cidr: cidr, zones: zones, nat: nat, flowLogs: flowLogs)
  }

  /// An application with a file system.
  private static func mounted(in network: Network) -> Group {
    app(network: network, mounts: [FileSystem("Files", in: network).mount("/data", at: "/data")])
  }

  /// An application with a cache.
  private static func cached(in network: Network) -> Group {
    app(network: network, calls: ["CACHE_URL": ValkeyCache("Board", in: network)])
  }

  private static let existing = Network(
    "Network", existing: "vpc-0123456789abcdef0", cidr: "10.0.0.0/16",
    publicSubnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    privateSubnets: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"])

  private static let third = [
    "FilesMountC", "NetworkPrivateC", "NetworkPrivateCRoutes", "NetworkPrivateRouteC", "NetworkPrivateRoutesC",
    "NetworkPublicC", "NetworkPublicCRoutes",
  ]

  static let ofNetworks: [Edit] = [
    Edit("a third zone", from: mounted(in: network()), to: mounted(in: network(zones: .three)), .inPlace),
    Edit(
      "two zones instead of three", from: mounted(in: network(zones: .three)), to: mounted(in: network()),
      .updated(removed: third)),
    Edit("a third zone for a cache", from: cached(in: network()), to: cached(in: network(zones: .three)), .inPlace),
    Edit(
      "two zones instead of three for a cache", from: cached(in: network(zones: .three)), to: cached(in: network()),
      .refused("BoardSubnets", "would lose NetworkPrivateC", harm: "is in use")),
    Edit("a gateway in each zone", to: app(network: network(nat: .perZone)), .inPlace),
    Edit(
      "one gateway instead of two", from: app(network: network(nat: .perZone)), to: app(),
      .updated(removed: ["NetworkNATAddressB", "NetworkNATGatewayB"])),
    Edit(
      "endpoints instead of a gateway", to: app(network: network(nat: .none())),
      .updated(removed: [
        "NetworkNATAddressA", "NetworkNATGatewayA", "NetworkPrivateRouteA", "NetworkPrivateRouteB",
      ])),
    Edit(
      "one endpoint more", from: app(network: network(nat: .none())),
      to: app(network: network(nat: .none(endpoints: Network.NAT.endpoints + ["ssm"]))), .inPlace),
    Edit("flow logs", to: app(network: network(flowLogs: .month)), .inPlace),
    Edit(
      "another block of addresses", to: app(network: network(cidr: "10.9.0.0/16")),
      .refused("Edge", "another VPC", harm: "must belong to the same VPC")),
    Edit(
      "another block of addresses, with a file system", from: mounted(in: network()),
      to: mounted(in: network(cidr: "10.9.0.0/16")),
      .refused("FilesMountA", "another VPC", harm: "must belong to the same VPC")),
    Edit(
      "another block of addresses, with a cache", from: cached(in: network()),
      to: cached(in: network(cidr: "10.9.0.0/16")),
      .refused("BoardSubnets", "another VPC", harm: "not in the VPC of the cache subnet group")),
    Edit(
      "a network of another name", to: app(network: network("Net")),
      .refused("Edge", "another VPC", harm: "must belong to the same VPC")),
    Edit(
      "an existing network instead of a new one", to: app(network: existing),
      .refused("Edge", "another VPC", harm: "must belong to the same VPC")),
    Edit(
      "a new network instead of an existing one", from: app(network: existing), to: app(),
      .refused("Edge", "another VPC", harm: "must belong to the same VPC")),
  ]
}
