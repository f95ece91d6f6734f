// Changes of a cache that ElastiCache makes in one order only, or not at all.
extension Update {
  var storageRefusals: [UpdateGuard.Refusal] { firstReplicas + downgrades + lostZones }

  private var caches: [Pair] { pairs("AWS::ElastiCache::ReplicationGroup").filter { !$0.isReplaced } }

  /// CloudFormation switches failover on before it adds the nodes that it needs.
  private var firstReplicas: [UpdateGuard.Refusal] {
    caches.filter { pair in
      pair.new["AutomaticFailoverEnabled"]?.bool == true && (pair.old["NumCacheClusters"]?.integer ?? 1) < 2
    }.map { pair in
      .init(
        id: pair.id,
        description: "cache \(pair.id) would get failover before its first replica, which AWS refuses; give the cache "
          + "another name: the new one is created with its replicas, and empty")
    }
  }

  private var downgrades: [UpdateGuard.Refusal] {
    caches.compactMap { pair in
      let before = pair.old["EngineVersion"]?.text ?? ""
      let after = pair.new["EngineVersion"]?.text ?? ""
      guard pair.old["Engine"] == pair.new["Engine"], version(after).lexicographicallyPrecedes(version(before)) else {
        return nil
      }
      return .init(
        id: pair.id,
        description:
          "cache \(pair.id) would go back from engine version \(before) to \(after), which AWS refuses; keep "
          + "\(before), or give the cache another name")
    }
  }

  private func version(_ text: String) -> [Int] { text.split(separator: ".").map { Int($0) ?? .max } }

  /// A subnet with a node of the cache cannot leave its group.
  private var lostZones: [UpdateGuard.Refusal] {
    pairs("AWS::ElastiCache::SubnetGroup").compactMap { pair in
      let after = Set((pair.new["SubnetIds"]?.items ?? []).map { new.identity($0) })
      let before = (pair.old["SubnetIds"]?.items ?? []).map { old.identity($0) }
      guard !pair.isReplaced, !after.isDisjoint(with: before), let lost = before.first(where: { !after.contains($0) })
      else { return nil }
      return .init(
        id: pair.id,
        description:
          "cache subnet group \(pair.id) would lose \(lost), which AWS refuses if a node of the cache is in it; "
          + "keep the number of zones, or move the node first")
    }
  }
}
