/// What would happen to one resource: from a change set of CloudFormation, a plan of Terraform, or two templates.
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

  /// What becomes of the resource in AWS that is removed or replaced.
  package enum Disposal: String, Sendable {
    case delete = "Delete"
    /// It stays, and nothing describes it any more.
    case retain = "Retain"
    /// A snapshot stays.
    case snapshot = "Snapshot"

    /// Reads CloudFormation's `DeletionPolicy` or `UpdateReplacePolicy`; nil for what it is not.
    package init?(policy: String) {
      self.init(rawValue: policy == "RetainExceptOnCreate" ? "Retain" : policy)
    }
  }

  /// A property that changes.
  package struct Property: Sendable, Equatable {
    /// Keys and positions: `["Volumes", "0", "Name"]`. Names only, for values may be secret.
    package let path: [String]
    package let recreation: ResourceType.Recreation
    /// The resource whose replacement changes it, where nothing else does.
    package let cause: String?

    package init(_ path: [String], recreation: ResourceType.Recreation = .never, cause: String? = nil) {
      self.path = path
      self.recreation = recreation
      self.cause = cause
    }
  }

  /// CloudFormation's logical id, or Terraform's address.
  package let id: String
  package let type: String
  package let effect: Effect
  /// What of it changes, sorted.
  package let properties: [Property]
  /// Other parts of its description that change, such as `DeletionPolicy`, sorted.
  package let attributes: [String]
  /// Nil where nothing is removed or replaced, or where it is not known.
  package let disposal: Disposal?

  package init(
    id: String, type: String, effect: Effect, properties: [Property] = [], attributes: [String] = [],
    disposal: Disposal? = nil
  ) {
    self.id = id
    self.type = type
    self.effect = effect
    self.properties = properties
    self.attributes = attributes
    self.disposal = disposal
  }

  /// Whether the resource as it is goes, or may go.
  package var isLoss: Bool {
    switch effect {
    case .remove, .replace, .mayReplace: true
    case .add, .change, .import: false
    }
  }

  /// The resource with its type, as messages call it. An address begins with its type.
  package var subject: String { id.contains(type) ? id : "\(id) (\(type))" }

  /// The top-level properties that change, and the other parts, sorted.
  package var names: [String] { Set(properties.compactMap(\.path.first) + attributes).sorted() }
}
