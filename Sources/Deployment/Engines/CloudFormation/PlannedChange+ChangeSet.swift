import AWSClient
import Templates

extension PlannedChange {
  /// Converts a change of a change set.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - stack: The nested stack of the change set; nil for the root stack.
  ///   - isHidden: Whether the change is of a nested stack whose own changes are not known. They may be losses.
  ///   - isKept: Whether the deployed template of the nested stack keeps the resource, or cannot be read.
  init(
    _ change: CloudFormation.ResourceChange, in stack: NestedStackPath? = nil, isHidden: Bool = false,
    isKept: Bool = false
  ) {
    let effect: Effect =
      switch change.action {
      case "Add": .add
      case "Remove": .remove
      case "Import": .import
      default: change.mayReplace || isHidden ? (change.replacement == "True" ? .replace : .mayReplace) : .change
      }
    let policy = change.policyAction.map { $0.hasPrefix("ReplaceAnd") ? String($0.dropFirst(10)) : $0 }
    let attributes = change.details.filter { !$0.isProperty }.compactMap(\.attribute)
    self.init(
      id: stack.map { "\($0)/\(change.logicalResourceID)" } ?? change.logicalResourceID, type: change.resourceType,
      effect: effect,
      properties: Self.properties(change.details.filter(\.isProperty)), attributes: Set(attributes).sorted(),
      disposal: policy.flatMap { Disposal(policy: $0) }, isKept: isKept)
  }

  /// The changed properties, each once: CloudFormation repeats a property for each reason.
  private static func properties(_ details: [CloudFormation.ResourceChange.Detail]) -> [Property] {
    let byName = Dictionary(grouping: details) { $0.name ?? $0.attribute ?? "" }
    return byName.sorted { $0.key < $1.key }.map { name, details in
      let recreations = details.compactMap { $0.requiresRecreation.flatMap { ResourceType.Recreation(rawValue: $0) } }
      let causes = details.map(\.cause)
      return Property(
        [name], recreation: recreations.max() ?? .never, cause: causes.contains(nil) ? nil : causes.first ?? nil)
    }
  }
}

extension CloudFormation.ResourceChange {
  /// Whether the resource may be replaced, including changes that CloudFormation cannot predict.
  fileprivate var mayReplace: Bool {
    ["True", "Conditional"].contains(replacement) || action == "Dynamic"
      || policyAction?.hasPrefix("ReplaceAnd") == true
  }
}

extension CloudFormation.ResourceChange.Detail {
  fileprivate var isProperty: Bool { name != nil || attribute == nil || attribute == "Tags" }

  /// The resource that causes this change, if the new value is known only during the execution.
  fileprivate var cause: String? {
    guard evaluation == "Dynamic", changeSource?.hasPrefix("Resource") == true else { return nil }
    return causingEntity
  }
}
