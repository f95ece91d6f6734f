// The resources of a new VPC.
extension Network {
  /// The new VPC. An existing network has a ``vpcID`` only.
  public var vpc: VPC { VPC(name: name, cidr: (cidr ?? .unusable).description) }

  /// Every zone has a letter, so a wrong number of names is refused by ``ZoneCheck`` and not by a crash here.
  private var zones: Range<Int> {
    guard case .new(let zones, _, _) = origin else { return 0..<0 }
    return 0..<max(2, min(zones.count, 3))
  }

  public var publicSubnets: [Subnet] { zones.map { subnet("Public", zone: $0, bits: 8, index: $0) } }
  /// Each is sixteen times the size of a public subnet and lies after the block that the public subnets are cut from.
  public var privateSubnets: [Subnet] { zones.map { subnet("Private", zone: $0, bits: 4, index: $0 + 1) } }

  private func subnet(_ kind: String, zone: Int, bits: Int, index: Int) -> Subnet {
    let block = (cidr ?? .unusable).subnet(adding: bits, index: index)
    return Subnet(
      name: name / "\(kind)\(Self.letter(zone))", vpc: vpc, cidr: block.description, zone: zone,
      zoneName: zoneName(zone), owner: self)
  }

  private func zoneName(_ zone: Int) -> String? {
    guard case .new(let zones, _, _) = origin, let names = zones.names else { return nil }
    return names.indices.contains(zone) ? names[zone] : ""
  }

  static func letter(_ zone: Int) -> String { ["A", "B", "C"][zone] }

  var gateway: InternetGateway { InternetGateway(name: name / "Gateway", vpc: vpc) }
  var attachment: VPCGatewayAttachment {
    VPCGatewayAttachment(name: name / "GatewayAttachment", vpc: vpc, gateway: gateway)
  }

  /// The route of public subnets to the internet, and the subnets that have it.
  var publicRoutes: [any Resource] {
    let table = RouteTable(name: name / "PublicRoutes", vpc: vpc)
    let associations = publicSubnets.map { subnet in
      RouteTableAssociation(
        name: name / "Public\(Self.letter(subnet.zone))Routes", subnet: subnet, table: table)
    }
    return [DefaultRoute(name: name / "PublicRoute", table: table, gateway: .internet(gateway), after: [attachment])]
      + associations
  }

  /// A NAT gateway is of use once its own subnet has a route to the internet.
  func routesOfGateways(_ nat: NAT) -> [any Resource] { if case .none = nat { [] } else { publicRoutes } }

  /// One route table for each zone with any `nat`, so that another `nat` adds or removes routes and moves no subnet.
  private func privateRouteTable(_ zone: Int) -> RouteTable {
    RouteTable(name: name / "PrivateRoutes\(Self.letter(zone))", vpc: vpc)
  }

  func privateRoutes(by nat: NAT) -> [any Resource] {
    zones.flatMap { zone -> [any Resource] in
      let letter = Self.letter(zone)
      let table = privateRouteTable(zone)
      let association = RouteTableAssociation(
        name: name / "Private\(letter)Routes", subnet: privateSubnets[zone], table: table)
      guard let natGateway = natGateway(for: zone, of: nat) else { return [association] }
      return [
        DefaultRoute(name: name / "PrivateRoute\(letter)", table: table, gateway: .nat(natGateway), after: []),
        association,
      ]
    }
  }

  private func natGateway(for zone: Int, of nat: NAT) -> NATGateway? {
    let place: Int
    switch nat {
    case .single: place = 0
    case .perZone: place = zone
    case .none: return nil
    }
    let letter = Self.letter(place)
    return NATGateway(
      name: name / "NATGateway\(letter)", address: ElasticIP(name: name / "NATAddress\(letter)", after: internet),
      subnet: publicSubnets[place], after: internet)
  }

  /// A gateway endpoint for S3, where ECR keeps image layers, and interface endpoints for the others. S3's is free:
  /// without it, each task's image passes the NAT gateway, by the GB.
  func endpoints(of nat: NAT) -> [any Resource] {
    let s3 = VPCEndpoint(
      name: name / "S3Endpoint", vpc: vpc, service: "s3", access: .gateway(tables: zones.map(privateRouteTable)))
    guard case .none(let services) = nat else { return [s3] }
    let group = SecurityGroup(
      name: name / "EndpointsSecurityGroup", summary: "Access to the VPC endpoints of \(name)", vpcID: vpcID)
    let fromNetwork = IngressRule(
      name: name / "EndpointsFromNetwork", group: group, port: 443, source: .cidr((cidr ?? .unusable).description),
      summary: "HTTPS from the VPC")
    let others = services.map { service in
      let words = service.utf8.split { !$0.isASCIIAlphanumeric }.compactMap { String($0)?.capitalizedFirst }
      return VPCEndpoint(
        name: name / "Endpoint\(words.joined())", vpc: vpc, service: service,
        access: .interface(subnetIDs: privateSubnetIDs, securityGroup: group))
    }
    return [s3] + others + [fromNetwork]
  }

  func flowLogs(_ retention: Service.LogRetention) -> FlowLog {
    let logs = LogGroup(name: name / "FlowLogs", folder: "vpc", retention: retention.period, isRecord: true)
    let role = Role(
      name: name / "FlowLogsRole", summary: "Writes the VPC flow logs of \(name)", service: .vpcFlowLogs)
    let policy = RolePolicy(name: name / "FlowLogsPolicy", role: role, permissions: [.deliver(to: logs)])
    return FlowLog(name: name / "FlowLog", vpc: vpc, logs: logs, role: role, after: [policy])
  }
}
