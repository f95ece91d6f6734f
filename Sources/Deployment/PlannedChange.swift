import AWSClient

/// What would happen to one resource, from a change set of CloudFormation or a plan of Terraform.
package struct PlannedChange: Sendable, Equatable {
  /// What happens, in the one word that people read.
  package enum Effect: String, Sendable, CaseIterable {
    case add
    case change
    case replace
    /// Only the execution will tell.
    case mayReplace = "replace?"
    case `import`
    case remove
  }

  /// CloudFormation's logical id, or Terraform's address.
  package let id: String
  package let type: String
  package let effect: Effect
  /// What of it changes, sorted; names only, for values may be secret.
  package let properties: [String]

  package init(id: String, type: String, effect: Effect, properties: [String]) {
    self.id = id
    self.type = type
    self.effect = effect
    self.properties = properties
  }

  /// Whether one of the names is meant: an id as it is here, or the logical id that `deploy.json` has for an address.
  func isNamed(in names: Set<String>) -> Bool {
    if names.contains(id) { return true }
    // `aws_efs_file_system.sessions` is `Sessions`, `aws_efs_access_point.sessions_conversations["a"]` is
    // `SessionsConversations`: two names of one stack never differ by case only.
    guard let identifier = id.split(separator: "[")[0].split(separator: ".").last, id.contains(".") else {
      return false
    }
    let key = identifier.replacing("_", with: "").lowercased()
    return names.contains { $0.lowercased() == key }
  }
}

extension PlannedChange {
  init(_ change: CloudFormation.ResourceChange) {
    let effect: Effect =
      switch change.action {
      case "Add": .add
      case "Remove": .remove
      case "Import": .import
      default: change.mayReplace ? (change.replacement == "True" ? .replace : .mayReplace) : .change
      }
    self.init(
      id: change.logicalResourceID, type: change.resourceType, effect: effect,
      properties: Set(change.details.compactMap { $0.name ?? $0.attribute }).sorted())
  }
}

extension CloudFormation.ResourceChange {
  /// A new physical resource may take the old one's place. What CloudFormation cannot tell yet may, too.
  fileprivate var mayReplace: Bool {
    ["True", "Conditional"].contains(replacement) || action == "Dynamic"
      || policyAction?.hasPrefix("ReplaceAnd") == true
  }
}
