// Resources that cannot move to another network, and addresses that two subnets would share.
extension Update {
  private static let subnet = "AWS::EC2::Subnet"

  /// The way around a change of the network, for every resource that stands in it.
  private static let beside =
    "deploy the stack under another name beside this one, in the new network, and remove this one afterwards"

  var networkRefusals: [UpdateGuard.Refusal] {
    movedBalancers + movedCaches + movedFileSystems + repeatedAddresses
  }

  private var movedBalancers: [UpdateGuard.Refusal] {
    moved("AWS::ElasticLoadBalancingV2::LoadBalancer", by: "Subnets").map { id in
      .init(
        id: id,
        description: "load balancer \(id) would move to another VPC, which AWS refuses; \(Self.beside)")
    }
  }

  private var movedCaches: [UpdateGuard.Refusal] {
    moved("AWS::ElastiCache::SubnetGroup", by: "SubnetIds").map { id in
      .init(
        id: id,
        description: "cache subnet group \(id) would move to another VPC, which AWS refuses; \(Self.beside)")
    }
  }

  /// Resources that stay, with their subnets in another VPC.
  private func moved(_ type: String, by property: String) -> [String] {
    pairs(type).filter { pair in
      let before = Set((pair.old[property]?.items ?? []).map { vpc(inOld: $0) })
      let after = Set((pair.new[property]?.items ?? []).map { vpc(inNew: $0) })
      return !pair.isReplaced && !before.isEmpty && before.isDisjoint(with: after)
    }.map(\.id)
  }

  /// A file system has one mount target in a zone, and all of them in one VPC.
  private var movedFileSystems: [UpdateGuard.Refusal] {
    let type = "AWS::EFS::MountTarget"
    let leaving = leaving(type)
    return coming(type).compactMap { id, target in
      let fileSystem = identity(inNew: target["FileSystemId"])
      let others = leaving.filter { identity(inOld: $0.properties["FileSystemId"]) == fileSystem }
      let vpc = self.vpc(inNew: target["SubnetId"])
      let zone = self.zone(inNew: target["SubnetId"])
      if others.contains(where: { self.vpc(inOld: $0.properties["SubnetId"]) != vpc }) {
        return .init(
          id: id,
          description: "mount target \(id) would be in another VPC than those of file system \(fileSystem), which AWS "
            + "refuses; \(Self.beside)")
      }
      guard others.contains(where: { self.zone(inOld: $0.properties["SubnetId"]) == zone }) else { return nil }
      return .init(
        id: id,
        description: "mount target \(id) would be created before the one in the same zone is deleted, and file system "
          + "\(fileSystem) may have one in a zone; \(Self.beside)")
    }
  }

  /// CloudFormation creates the new subnet before it deletes the old one.
  private var repeatedAddresses: [UpdateGuard.Refusal] {
    let leaving = leaving(Self.subnet)
    return coming(Self.subnet).compactMap { id, subnet in
      let vpc = identity(inNew: subnet["VpcId"])
      let twin = leaving.first {
        identity(inOld: $0.properties["VpcId"]) == vpc && $0.properties["CidrBlock"] == subnet["CidrBlock"]
      }
      guard let twin else { return nil }
      return .init(
        id: id,
        description: "subnet \(id) would be created with the addresses of subnet \(twin.id) before that one is "
          + "deleted, which AWS refuses; \(Self.beside)")
    }
  }

  private func vpc(inOld subnet: Node?) -> String {
    Update.target(of: subnet).flatMap { old[$0, Self.subnet] }.map { identity(inOld: $0["VpcId"]) } ?? "existing"
  }

  private func vpc(inNew subnet: Node?) -> String {
    Update.target(of: subnet).flatMap { new[$0, Self.subnet] }.map { identity(inNew: $0["VpcId"]) } ?? "existing"
  }

  private func zone(inOld subnet: Node?) -> Node? {
    Update.target(of: subnet).flatMap { old[$0, Self.subnet] }?["AvailabilityZone"] ?? subnet
  }

  private func zone(inNew subnet: Node?) -> Node? {
    Update.target(of: subnet).flatMap { new[$0, Self.subnet] }?["AvailabilityZone"] ?? subnet
  }
}
