import Files

/// Names in use, which CloudFormation's create-before-delete meets.
extension Cloud {
  /// A record of a zone has one resource.
  func checkRecord(_ record: PhysicalResource) throws(ResourceFailure) {
    let keys = ["HostedZoneId", "Name", "Type", "SetIdentifier"]
    guard
      resources("AWS::Route53::RecordSet").contains(where: { other in
        keys.allSatisfy { other[$0] == record[$0] }
      })
    else { return }
    throw ResourceFailure(
      "[Tried to create resource record set [name='\(record["Name"] ?? "").', type='\(record["Type"] ?? "")'] but it "
        + "already exists]")
  }

  /// A domain is an alias of one distribution.
  func checkAliases(of distribution: PhysicalResource) throws(ResourceFailure) {
    let aliases = Self.aliases(of: distribution)
    let taken = resources("AWS::CloudFront::Distribution", except: distribution).flatMap(Self.aliases)
    guard aliases.contains(where: taken.contains) else { return }
    throw .refused(
      by: "CloudFront", "One or more of the CNAMEs you provided are already associated with a different resource.",
      code: "CNAMEAlreadyExists", handlerCode: "AlreadyExists", status: 409)
  }

  static func aliases(of distribution: PhysicalResource) -> [String] {
    distribution.properties["DistributionConfig"]?["Aliases"]?.texts ?? []
  }

  /// A VPC origin in use does not change.
  func checkOrigin(_ origin: PhysicalResource) throws(ResourceFailure) {
    let users = resources("AWS::CloudFront::Distribution").flatMap {
      $0.properties["DistributionConfig"]?["Origins"]?.array ?? []
    }
    guard users.contains(where: { $0["VpcOriginConfig"]?["VpcOriginId"]?.scalar == origin.id.physical }) else { return }
    throw .refused(
      by: "CloudFront", "The specified VPC origin is in use.", code: "CannotUpdateEntityWhileInUse",
      handlerCode: "ResourceConflict", status: 409)
  }

  /// A VPC resolves a domain once, and a namespace has a name once.
  func checkDiscovery(_ resource: PhysicalResource) throws(ResourceFailure) {
    let isNamespace = resource.id.type.hasSuffix("Namespace")
    let keys = isNamespace ? ["Name", "Vpc"] : ["Name", "NamespaceId"]
    let name = resource["Name"] ?? ""
    let twins = resources(resource.id.type, except: resource).filter { other in
      keys.allSatisfy { other[$0] == resource[$0] }
    }
    guard !twins.isEmpty else { return }
    throw isNamespace
      ? .refused(
        by: "ServiceDiscovery", "The VPC is already associated with a hosted zone of the domain \(name)",
        code: "ConflictingDomainExists", handlerCode: "AlreadyExists")
      : .refused(
        by: "ServiceDiscovery", "Service already exists.", code: "ServiceAlreadyExists", handlerCode: "AlreadyExists")
  }

  /// A name of Service Connect belongs to one service of its namespace.
  func checkConnectNames(of service: PhysicalResource) throws(ResourceFailure) {
    let own = Self.connectNames(of: service)
    for other in resources("AWS::ECS::Service", except: service) {
      guard let name = Self.connectNames(of: other).first(where: own.contains) else { continue }
      throw .refused(
        by: "AmazonECS",
        "A service with the discovery name '\(name.label)' already exists in the namespace \(name.namespace)",
        code: "InvalidParameterException")
    }
  }

  private struct ConnectName: Hashable {
    let namespace: String
    let label: String
  }

  private static func connectNames(of service: PhysicalResource) -> Set<ConnectName> {
    guard let configuration = service.properties["ServiceConnectConfiguration"],
      let namespace = configuration["Namespace"]?.scalar
    else { return [] }
    let labels = (configuration["Services"]?.array ?? []).compactMap {
      ($0["DiscoveryName"] ?? $0["PortName"])?.scalar
    }
    return Set(labels.map { ConnectName(namespace: namespace, label: $0) })
  }
}
