import Files

/// EC2's rules of networks.
extension Cloud {
  /// Subnets of one VPC do not overlap.
  func checkSubnet(_ subnet: PhysicalResource) throws(ResourceFailure) {
    guard let block = subnet["CidrBlock"] else { return }
    let neighbors = resources("AWS::EC2::Subnet", except: subnet).filter { $0["VpcId"] == subnet["VpcId"] }
    guard neighbors.contains(where: { Self.overlap(block, $0["CidrBlock"] ?? "") }) else { return }
    throw .refused(
      by: "Ec2", "The CIDR '\(block)' conflicts with another subnet", code: "InvalidSubnet.Conflict",
      handlerCode: "AlreadyExists")
  }

  private static func overlap(_ one: String, _ other: String) -> Bool {
    guard let one = IPv4Block(one), let other = IPv4Block(other) else { return false }
    let length = min(one.length, other.length)
    return length == 0 || one.address >> (32 - length) == other.address >> (32 - length)
  }

  /// A subnet has one route table.
  func checkRouteTableAssociation(_ association: PhysicalResource) throws(ResourceFailure) {
    let others = resources("AWS::EC2::SubnetRouteTableAssociation", except: association)
    guard let table = association["RouteTableId"],
      others.contains(where: { $0["SubnetId"] == association["SubnetId"] })
    else { return }
    throw .refused(
      by: "Ec2", "the specified association for route table \(table) conflicts with an existing association",
      code: "Resource.AlreadyAssociated", handlerCode: "AlreadyExists")
  }

  /// A private DNS name of AWS stands in a VPC once, and a route table has one gateway endpoint for each service.
  func checkEndpoint(_ endpoint: PhysicalResource) throws(ResourceFailure) {
    let others = resources("AWS::EC2::VPCEndpoint", except: endpoint).filter {
      $0["VpcId"] == endpoint["VpcId"] && $0["ServiceName"] == endpoint["ServiceName"]
    }
    let service = endpoint["ServiceName"] ?? ""
    if endpoint.properties["PrivateDnsEnabled"]?.bool == true,
      others.contains(where: { $0.properties["PrivateDnsEnabled"]?.bool == true })
    {
      throw .refused(
        by: "Ec2",
        "private-dns-enabled cannot be set because there is already a conflicting DNS domain for \(service) in the VPC "
          + (endpoint["VpcId"] ?? ""),
        code: "InvalidParameter")
    }
    let tables = endpoint.texts("RouteTableIds")
    for other in others {
      guard let table = other.texts("RouteTableIds").first(where: tables.contains) else { continue }
      throw .refused(
        by: "Ec2", "route table \(table) already has a route with destination-prefix-list-id of \(service)",
        code: "RouteAlreadyExists", handlerCode: "AlreadyExists")
    }
  }

  /// The VPC and the zone of a subnet. A subnet that no stack made has a zone of its own, in a VPC that the other
  /// subnets of no stack share.
  func place(of subnet: String) -> (vpc: String, zone: String) {
    let made = resource("AWS::EC2::Subnet", subnet)
    return (made?["VpcId"] ?? "existing", made?["AvailabilityZone"] ?? subnet)
  }
}

/// An IPv4 block.
private struct IPv4Block {
  let address: UInt32
  let length: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/")
    let bytes = parts.first?.split(separator: ".").compactMap { UInt8($0) } ?? []
    guard parts.count == 2, bytes.count == 4, let length = Int(parts[1]), (0...32).contains(length) else { return nil }
    address = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    self.length = length
  }
}
