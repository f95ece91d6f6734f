/// One property of a resource with its name on each backend; nil where the backend has no such property.
public struct Property: Sendable, Equatable {
  public var cloudFormation: String?
  public var terraform: String?
  public var value: Value
  public var style: Style

  /// How Terraform writes the value. CloudFormation knows one way.
  public enum Style: Sendable {
    /// `name = value`
    case argument
    /// `name { … }`, once for each element of a list
    case block
    /// `name = jsonencode(…)`
    case json
    /// Not at all: what is inside belongs to the object around it.
    case inline
  }
}

extension Property {
  func replacingReferences(_ replace: (Reference) -> Reference) -> Property {
    var property = self
    property.value = value.replacingReferences(replace)
    return property
  }
}

extension [Property] {
  /// Puts properties in the place of those of the same name, for each backend by itself, and appends the others.
  mutating func override(with overrides: [Property]) {
    for override in overrides {
      let place = firstIndex { $0.sharesName(with: override) } ?? endIndex
      for index in indices { self[index].giveUpNames(to: override) }
      insert(override, at: place)
      removeAll { $0.cloudFormation == nil && $0.terraform == nil }
    }
  }
}

extension Property {
  fileprivate func sharesName(with other: Property) -> Bool {
    cloudFormation != nil && cloudFormation == other.cloudFormation || sharesTerraformName(with: other)
  }

  private func sharesTerraformName(with other: Property) -> Bool {
    style != .inline && terraform != nil && terraform == other.terraform
  }

  fileprivate mutating func giveUpNames(to other: Property) {
    if cloudFormation != nil, cloudFormation == other.cloudFormation {
      cloudFormation = nil
      if other.style == .inline { terraform = nil }
    }
    if sharesTerraformName(with: other) { terraform = nil }
    // To Terraform, what is inside an inline object stands beside it.
    if style == .inline, case .object(var inner) = value {
      for index in inner.indices where inner[index].sharesTerraformName(with: other) { inner[index].terraform = nil }
      value = .object(inner)
    }
  }
}
