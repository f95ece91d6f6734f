/// The changes from one template to another, each evaluated with its own parameters.
///
/// These are the changes of a change set, as far as the templates show them. A resource with an unknown condition is
/// treated as existing.
package struct Difference: Sendable {
  /// Each change after those it depends on, removals last.
  package let changes: [PlannedChange]

  /// - Parameters:
  ///   - old: The deployed template; nil if there is none.
  ///   - new: The new template.
  /// - Throws: If a value cannot be evaluated, or resources depend on each other in a cycle.
  package init(from old: Evaluator?, to new: Evaluator) throws(TemplateError) {
    var before: [String: Template.Resource] = [:]
    if let old {
      for resource in old.template.resources where try old.holds(resource.condition) != false {
        before[resource.name] = resource
      }
    }
    var changes: [PlannedChange] = []
    var replaced: Set<String> = []
    for name in try ReferenceGraph(new.template).creationOrder() {
      guard let resource = new.template[name], try new.holds(resource.condition) != false else { continue }
      guard let old, let earlier = before[name], earlier.type == resource.type else {
        changes.append(PlannedChange(id: name, type: resource.type, effect: .add))
        continue
      }
      before[name] = nil
      guard let change = try Self.change(from: (old, earlier), to: (new, resource), replaced) else { continue }
      if change.isLoss { replaced.insert(name) }
      changes.append(change)
    }
    for (name, resource) in before.sorted(by: { $0.key < $1.key }) {
      changes.append(
        PlannedChange(
          id: name, type: resource.type, effect: .remove,
          disposal: try old?.disposal(resource.deletionPolicy, of: resource, default: resource.defaultDisposal)))
    }
    self.changes = changes
  }

  /// The change of a resource in both templates; nil if there is none.
  private static func change(
    from old: (evaluator: Evaluator, resource: Template.Resource),
    to new: (evaluator: Evaluator, resource: Template.Resource), _ replaced: Set<String>
  ) throws(TemplateError) -> PlannedChange? {
    let resource = new.resource
    let properties = PlannedChange.Property.changed(
      from: try old.evaluator.properties(of: old.resource), to: try new.evaluator.properties(of: resource),
      of: resource.type, replaced: replaced)
    let attributes = Template.Resource.attributes.subtracting(["Properties", "Type"]).filter {
      old.resource.body[$0] != resource.body[$0]
    }
    guard !properties.isEmpty || !attributes.isEmpty else { return nil }
    let effect: PlannedChange.Effect =
      if properties.contains(where: { $0.recreation == .always && $0.cause == nil }) {
        .replace
      } else {
        properties.contains { $0.recreation != .never } ? .mayReplace : .change
      }
    return PlannedChange(
      id: resource.name, type: resource.type, effect: effect, properties: properties, attributes: attributes.sorted(),
      disposal: effect == .change
        ? nil : try new.evaluator.disposal(resource.updateReplacePolicy, of: resource, default: .delete))
  }
}

extension Evaluator {
  /// The fate of a resource by a policy; nil if the policy depends on unknown values.
  fileprivate func disposal(
    _ policy: Node?, of resource: Template.Resource, default: PlannedChange.Disposal
  ) throws(TemplateError) -> PlannedChange.Disposal? {
    guard let policy, let value = try evaluate(policy) else { return `default` }
    return value.text.flatMap(PlannedChange.Disposal.init(policy:))
  }
}

extension Template.Resource {
  /// The fate of a removed resource without a policy.
  package var defaultDisposal: PlannedChange.Disposal {
    switch type {
    case "AWS::RDS::DBCluster": .snapshot
    // The instances of a cluster have no data of their own.
    case "AWS::RDS::DBInstance": properties["DBClusterIdentifier"] == nil ? .snapshot : .delete
    default: .delete
    }
  }
}
