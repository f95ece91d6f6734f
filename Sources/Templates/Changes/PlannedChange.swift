/// A planned change of one resource: from a CloudFormation change set, a Terraform plan, or two templates.
package struct PlannedChange: Sendable, Equatable {
  /// The effect, in one word for people.
  package enum Effect: String, Sendable, CaseIterable {
    case add
    case change
    case replace
    /// Known only after the execution.
    case mayReplace = "replace?"
    case `import`
    case remove
  }

  /// The fate of a removed or replaced resource in AWS.
  package enum Disposal: String, Sendable {
    case delete = "Delete"
    /// It stays, without a template.
    case retain = "Retain"
    /// A snapshot stays.
    case snapshot = "Snapshot"

    /// Reads CloudFormation's `DeletionPolicy` or `UpdateReplacePolicy`; nil for any other text.
    package init?(policy: String) {
      self.init(rawValue: policy == "RetainExceptOnCreate" ? "Retain" : policy)
    }
  }

  /// A property that changes.
  package struct Property: Sendable, Equatable {
    /// Keys and positions, without values, which may be secret: `["Volumes", "0", "Name"]`.
    package let path: [String]
    package let recreation: ResourceType.Recreation
    /// The resource whose replacement is the only reason for the change.
    package let cause: String?

    package init(_ path: [String], recreation: ResourceType.Recreation = .never, cause: String? = nil) {
      self.path = path
      self.recreation = recreation
      self.cause = cause
    }
  }

  /// CloudFormation's logical id, or Terraform's address. In nested stacks, the logical ids of these come before it:
  /// `Database/Table`.
  package let id: String
  package let type: String
  package let effect: Effect
  /// The properties that change, sorted.
  package let properties: [Property]
  /// The other parts of the resource that change, such as `DeletionPolicy`, sorted.
  package let attributes: [String]
  /// Nil if nothing is removed or replaced, or if it is not known.
  package let disposal: Disposal?
  /// Whether the deployed template of a nested stack keeps the resource, or cannot be read: its type alone does not tell
  /// whether it holds data. The guard reads the template of the stack itself.
  package let isKept: Bool

  package init(
    id: String, type: String, effect: Effect, properties: [Property] = [], attributes: [String] = [],
    disposal: Disposal? = nil, isKept: Bool = false
  ) {
    self.id = id
    self.type = type
    self.effect = effect
    self.properties = properties
    self.attributes = attributes
    self.disposal = disposal
    self.isKept = isKept
  }

  /// Whether the existing resource is, or may be, removed.
  package var isLoss: Bool {
    switch effect {
    case .remove, .replace, .mayReplace: true
    case .add, .change, .import: false
    }
  }

  /// The resource with its type, for messages. A Terraform address already begins with its type.
  package var subject: String { id.contains(type) ? id : "\(id) (\(type))" }

  /// The top-level properties that change, and the other parts, sorted.
  package var names: [String] { Set(properties.compactMap(\.path.first) + attributes).sorted() }
}
