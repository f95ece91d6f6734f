import Files

/// The rules of EFS and ElastiCache.
extension Cloud {
  /// A file system has one mount target in a zone, and all of them in one VPC.
  func checkMountTarget(_ target: PhysicalResource) throws(ResourceFailure) {
    guard let subnet = target["SubnetId"] else { return }
    let others = resources("AWS::EFS::MountTarget", except: target)
      .filter { $0["FileSystemId"] == target["FileSystemId"] }
      .compactMap { $0["SubnetId"] }.map(place)
    let place = place(of: subnet)
    guard others.allSatisfy({ $0.vpc == place.vpc }) else {
      throw .mountTarget("requested subnet for new mount target is not in the same VPC as existing mount targets")
    }
    guard others.allSatisfy({ $0.zone != place.zone }) else {
      throw .mountTarget("mount target already exists in this AZ")
    }
  }

  /// The subnets of a group in use stay, and all are in one VPC.
  func checkCacheSubnets(_ group: PhysicalResource, from old: PhysicalResource) throws(ResourceFailure) {
    let subnets = group.texts("SubnetIds")
    let before = old.texts("SubnetIds")
    guard Set(subnets.map { place(of: $0).vpc }).isSubset(of: before.map { place(of: $0).vpc }) else {
      throw .cache("The specified subnets are not in the VPC of the cache subnet group.", code: "InvalidSubnet")
    }
    let isUsed = resources("AWS::ElastiCache::ReplicationGroup").contains {
      $0["CacheSubnetGroupName"] == group.id.physical
    }
    // Where the nodes stand is known to AWS only: any subnet may have one.
    guard isUsed, let missing = before.first(where: { !subnets.contains($0) }) else { return }
    throw .cache("The subnet ID \(missing) is in use.", code: "SubnetInUse")
  }

  /// Automatic failover is switched on before nodes are added, and engines are not downgraded.
  func checkReplicationGroup(_ group: PhysicalResource, from old: PhysicalResource) throws(ResourceFailure) {
    let failsOver = group.properties["AutomaticFailoverEnabled"]?.bool == true
    let nodes = old["NumCacheClusters"].flatMap(Int.init) ?? 1
    guard !failsOver || nodes > 1 else {
      throw .cache(
        "Replication group must have at least one read replica to enable autofailover.",
        code: "InvalidReplicationGroupState")
    }
    let versions = [old, group].map { Self.version($0["EngineVersion"] ?? "") }
    if old["Engine"] == group["Engine"], versions[1].lexicographicallyPrecedes(versions[0]) {
      throw .cache(
        "Downgrade from engine version \(old["EngineVersion"] ?? "") to \(group["EngineVersion"] ?? "") is not "
          + "supported.", code: "InvalidParameterCombination")
    }
  }

  /// `8.x` comes after every version of 8 that is written out.
  private static func version(_ text: String) -> [Int] {
    text.split(separator: ".").map { Int($0) ?? .max }
  }
}

extension ResourceFailure {
  fileprivate static func mountTarget(_ message: String) -> ResourceFailure {
    refused(by: "Efs", message, code: "MountTargetConflict", handlerCode: "AlreadyExists", status: 409)
  }

  fileprivate static func cache(_ message: String, code: String) -> ResourceFailure {
    refused(by: "AmazonElastiCache", message, code: code)
  }
}
