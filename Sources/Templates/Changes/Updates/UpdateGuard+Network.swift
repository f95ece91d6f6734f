// Resources that cannot move to another network, and addresses that two subnets would share.
extension Update {
  private static let subnet = "AWS::EC2::Subnet"

  /// The way around a change of the network, for every resource that stands in it.
  private static let beside =
    "deploy the stack under another name beside this one, in the new network, and remove this one afterwards"

  var networkRefusals: [UpdateGuard.Refusal] {
    moved("AWS::ElasticLoadBalancingV2::LoadBalancer", by: "Subnets", "load balancer")
      + moved("AWS::ElastiCache::SubnetGroup", by: "SubnetIds", "cache subnet group")
      + movedFileSystems + repeatedAddresses
  }

  /// Resources that stay, with their subnets in another VPC.
  private func moved(_ type: String, by property: String, _ label: String) -> [UpdateGuard.Refusal] {
    pairs(type).filter { pair in
      let before = Set((pair.old[property]?.items ?? []).map { vpc(of: $0, in: old) })
      let after = Set((pair.new[property]?.items ?? []).map { vpc(of: $0, in: new) })
      return !pair.isReplaced && !before.isEmpty && before.isDisjoint(with: after)
    }.map { pair in
      .init(
        id: pair.id, description: "\(label) \(pair.id) would move to another VPC, which AWS refuses; \(Self.beside)")
    }
  }

  /// A file system has one mount target in a zone, and all of them in one VPC.
  private var movedFileSystems: [UpdateGuard.Refusal] {
    let type = "AWS::EFS::MountTarget"
    let leaving = leaving(type)
    return coming(type).compactMap { id, target in
      let fileSystem = new.identity(target["FileSystemId"])
      let others = leaving.filter { old.identity($0.properties["FileSystemId"]) == fileSystem }
      let vpc = self.vpc(of: target["SubnetId"], in: new)
      let zone = self.zone(of: target["SubnetId"], in: new)
      if others.contains(where: { self.vpc(of: $0.properties["SubnetId"], in: old) != vpc }) {
        return .init(
          id: id,
          description: "mount target \(id) would be in another VPC than those of file system \(fileSystem), which AWS "
            + "refuses; \(Self.beside)")
      }
      guard others.contains(where: { self.zone(of: $0.properties["SubnetId"], in: old) == zone }) else { return nil }
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
      let vpc = new.identity(subnet["VpcId"])
      let twin = leaving.first {
        old.identity($0.properties["VpcId"]) == vpc && $0.properties["CidrBlock"] == subnet["CidrBlock"]
      }
      guard let twin else { return nil }
      return .init(
        id: id,
        description: "subnet \(id) would be created with the addresses of subnet \(twin.id) before that one is "
          + "deleted, which AWS refuses; \(Self.beside)")
    }
  }

  private func vpc(of subnet: Node?, in side: Side) -> String {
    side.target(of: subnet, Self.subnet).map { side.identity($0["VpcId"]) } ?? "existing"
  }

  private func zone(of subnet: Node?, in side: Side) -> Node? {
    side.target(of: subnet, Self.subnet)?["AvailabilityZone"] ?? subnet
  }
}
