// Names that belong to one resource, while two have them until the update is complete.
extension Update {
  var nameRefusals: [UpdateGuard.Refusal] { takenDomains + changedOrigins + takenConnectNames + takenServiceNames }

  /// A domain is an alias of one distribution.
  private var takenDomains: [UpdateGuard.Refusal] {
    let type = "AWS::CloudFront::Distribution"
    let leaving = leaving(type)
    return coming(type).compactMap { id, distribution in
      let aliases = distribution["DistributionConfig", "Aliases"]?.texts ?? []
      for (other, earlier) in leaving {
        let taken = Set(earlier["DistributionConfig", "Aliases"]?.texts ?? [])
        guard let domain = aliases.first(where: taken.contains) else { continue }
        return .init(
          id: id,
          description: "distribution \(id) would take the domain \(domain) while \(other) still has it, which AWS "
            + "refuses; keep the name of the distribution, or remove the domain in a deployment before")
      }
      return nil
    }
  }

  /// CloudFront changes no VPC origin in use.
  private var changedOrigins: [UpdateGuard.Refusal] {
    pairs("AWS::CloudFront::VpcOrigin").compactMap { pair in
      let path: [Node.Step] = ["VpcOriginEndpointConfig", "Arn"]
      let isSame = pair.old == pair.new && old.identity(pair.old[path]) == new.identity(pair.new[path])
      guard !pair.isReplaced, !isSame else { return nil }
      return .init(
        id: pair.id,
        description: "VPC origin \(pair.id) would change while the distribution uses it, which AWS refuses; give the "
          + "distribution another name in the same change, which also gives it another host name")
    }
  }

  /// A name of Service Connect belongs to one service of its namespace.
  private var takenConnectNames: [UpdateGuard.Refusal] {
    let type = "AWS::ECS::Service"
    let earlier = leaving(type).flatMap { service in
      connectNames(service.properties, namespace: old.identity).map { (name: $0, service: service.id) }
    }
    return coming(type).compactMap { id, service in
      let names = connectNames(service, namespace: new.identity)
      guard let taken = earlier.first(where: { names.contains($0.name) }) else { return nil }
      return .init(
        id: id,
        description:
          "service \(id) would take the Service Connect name \(taken.name.label) while \(taken.service) still "
          + "has it, which AWS refuses; give it another name there in the same change")
    }
  }

  private struct ConnectName: Hashable {
    let namespace: String
    let label: String
  }

  private func connectNames(_ service: Node, namespace: (Node?) -> String) -> Set<ConnectName> {
    guard let configuration = service["ServiceConnectConfiguration"] else { return [] }
    let space = namespace(configuration["Namespace"])
    let labels = (configuration["Services"]?.items ?? []).compactMap { ($0["DiscoveryName"] ?? $0["PortName"])?.text }
    return Set(labels.map { ConnectName(namespace: space, label: $0) })
  }

  /// A service that is replaced in its cluster keeps a name that it has from the template.
  private var takenServiceNames: [UpdateGuard.Refusal] {
    pairs("AWS::ECS::Service").compactMap { pair in
      guard pair.isReplaced, let name = pair.new["ServiceName"]?.text, pair.old["ServiceName"]?.text == name,
        old.identity(pair.old["Cluster"]) == new.identity(pair.new["Cluster"])
      else { return nil }
      return .init(
        id: pair.id,
        description:
          "service \(pair.id) would be replaced by one of the same name, \(name), which AWS refuses; give the "
          + "service another name in the same change")
    }
  }
}
