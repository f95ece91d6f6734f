import Templates

/// A planned change of one resource, in the form of DescribeChangeSet.
struct ChangeSetChange: Sendable {
  let planned: PlannedChange
  /// Nil for a new resource.
  let physicalID: String?

  /// A reason for a change.
  struct Detail: Sendable {
    /// Nil for tags.
    let property: String?
    let recreation: ResourceType.Recreation
    /// The replaced resource, if only a reference to it changes.
    let cause: String?

    /// `Properties` or `Tags`.
    var attribute: String { property == nil ? "Tags" : "Properties" }
  }

  var action: String {
    switch planned.effect {
    case .add: "Add"
    case .remove: "Remove"
    case .import: "Import"
    case .change, .replace, .mayReplace: "Modify"
    }
  }

  /// Nil unless the resource is modified.
  var replacement: String? {
    switch planned.effect {
    case .replace: "True"
    case .mayReplace: "Conditional"
    case .change: "False"
    case .add, .remove, .import: nil
    }
  }

  var policyAction: String? {
    guard planned.isLoss else { return nil }
    return (planned.effect == .remove ? "" : "ReplaceAnd") + (planned.disposal ?? .delete).rawValue
  }

  /// One for each top-level property, and for each reason why it changes.
  var details: [Detail] {
    let reasons = Dictionary(grouping: planned.properties) { [$0.path.first ?? "", $0.cause ?? ""] }
    return reasons.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, properties in
      Detail(
        property: key[0] == "Tags" ? nil : key[0], recreation: properties.map(\.recreation).max() ?? .never,
        cause: properties.first?.cause)
    }
  }

  var scopes: [String] { Set(details.map(\.attribute)).sorted() }
}

extension Cloud {
  /// The changes of a stack by a template.
  func changes(
    to stack: Stack, _ template: Template, _ parameters: [String: String]
  ) throws(ServiceError) -> [ChangeSetChange] {
    let before = stack.template.map { evaluator($0, stack.parameters, stack) { _ in nil } }
    let after = evaluator(template, parameters, stack) { _ in nil }
    // An unknown condition is refused here, and so is an output that cannot be evaluated.
    for resource in template.resources { _ = try after.exists(resource.condition) }
    for output in template.outputs { _ = try after.value(of: output.value) }
    let changes: [PlannedChange]
    do throws(TemplateError) { changes = try Difference(from: before, to: after).changes } catch {
      throw ServiceError(error)
    }
    // A change of only a policy or metadata changes nothing in AWS.
    return changes.filter { $0.effect != .change || !$0.properties.isEmpty }.map { change in
      ChangeSetChange(
        planned: change,
        physicalID: change.effect == .add ? nil : stack.members[change.id]?.resource.id.physical)
    }
  }
}
