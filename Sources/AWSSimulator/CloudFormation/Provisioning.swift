import Essentials
import Files

/// Physical resources: ids, attributes, and the calls of services that create, update and delete them.
extension Cloud {
  /// A new resource with its physical id and attributes, before it exists.
  func draft(
    _ type: SimulatedType, _ logicalID: String, _ properties: [String: JSON], in stack: Stack
  ) -> PhysicalResource {
    let shape = Shape(values: placeholders(type, logicalID, properties, in: stack))
    let physical = shape.fill(type.id)
    var attributes = type.attributes.mapValues { pattern in
      JSON.string(Shape(values: shape.values.merging(["id": physical]) { $1 }).fill(pattern))
    }
    for property in type.readable { attributes[property] = properties[property] ?? "" }
    let qualifiers = type.name == "AWS::Route53::RecordSet" ? ["Type", "HostedZoneId"] : []
    let qualifier = qualifiers.compactMap { properties[$0]?.scalar }.joined(separator: " ")
    return PhysicalResource(
      id: PhysicalResource.ID(type: type.name, physical: physical, qualifier: qualifier), properties: properties,
      attributes: attributes)
  }

  /// The resource after an update in place, with its attributes updated.
  func redrawn(_ resource: PhysicalResource, with properties: [String: JSON]) -> PhysicalResource {
    var changed = resource
    changed.properties = properties
    for property in SimulatedType.named(resource.id.type)?.readable ?? [] {
      changed.attributes[property] = properties[property] ?? ""
    }
    return changed
  }

  private func placeholders(
    _ type: SimulatedType, _ logicalID: String, _ properties: [String: JSON], in stack: Stack
  ) -> [String: String] {
    var values = properties.compactMapValues(\.scalar)
    let generated =
      "\(stack.name)-\(logicalID)".prefix(max(type.nameLimit - 13, 0)) + "-"
      + Shape.random(12, of: Shape.letters)
    values["name"] = properties[type.nameProperty]?.scalar ?? String(generated)
    if type.name == "AWS::ECR::Repository" { values["name"] = values["name"]?.lowercased() }
    values["region"] = region
    values["account"] = account
    values["partition"] = partition
    values["date"] = now().iso8601
    values["hex"] = "0" + Shape.random(16, of: Shape.hexDigits)
    values["hex6"] = Shape.random(6, of: Shape.hexDigits)
    values["digits"] = String(Int.random(in: 100_000_000...999_999_999))
    values["service"] = type.name.split(separator: ":").dropFirst().first?.lowercased() ?? ""
    values["letters"] = Shape.random(13, of: Shape.letters)
    // Addresses reserved for documentation.
    values["ip"] = "203.0.113.\(live.count % 254 + 1)"
    if type.name == "AWS::ECS::TaskDefinition" {
      let family = properties["Family"]?.scalar ?? String(generated)
      values["name"] = family
      values["revision"] = String((taskDefinitions.filter { $0.family == family }.map(\.revision).max() ?? 0) + 1)
    }
    values["cluster"] = clusterName(properties["Cluster"]?.scalar)
    return values
  }

  /// Creates a resource in its service, and waits until it is ready.
  func start(_ resource: PhysicalResource) async throws(ResourceFailure) {
    switch resource.id.type {
    case "AWS::ECS::TaskDefinition": registerTaskDefinition(resource)
    case "AWS::ECS::Service": try await createService(resource)
    case "AWS::ECR::Repository": createRepository(resource)
    case "AWS::ApplicationAutoScaling::ScalableTarget": try await registerTarget(resource)
    case "AWS::WAFv2::WebACLAssociation": associate(resource)
    default: break
    }
  }

  /// Updates a resource in its service, and waits until it is ready.
  func update(_ resource: PhysicalResource, from old: [String: JSON]) async throws(ResourceFailure) {
    switch resource.id.type {
    case "AWS::ECS::Service": try await updateService(resource, from: old)
    case "AWS::ECR::Repository": updateRepository(resource)
    case "AWS::ApplicationAutoScaling::ScalableTarget": try await registerTarget(resource)
    default: break
    }
  }

  /// Deletes a resource in its service.
  func end(_ resource: PhysicalResource) throws(ResourceFailure) {
    switch resource.id.type {
    case "AWS::ECS::TaskDefinition": deregisterTaskDefinition(resource.id.physical)
    case "AWS::ECS::Service": services.removeAll { $0.arn == resource.id.physical }
    case "AWS::ECR::Repository": try deleteRepository(resource)
    case "AWS::ApplicationAutoScaling::ScalableTarget":
      scalableTargets.removeAll { $0.resourceID == resource.properties["ResourceId"]?.scalar }
    case "AWS::WAFv2::WebACLAssociation": disassociate(resource)
    default: break
    }
  }
}
