/// One resource of a template: a value with a name, written for both backends.
///
/// For a resource that StackKit does not have, conform a type of your own to this protocol, or use ``Raw``.
public protocol Resource: Content {
  /// The resource's type in each backend.
  var kind: Kind { get }
  /// The name, unique in the stack.
  var name: Name { get }
  /// Writes the properties. Equal values must write equal properties.
  func properties(_ p: inout Properties)
  /// The construct that this resource is a part of; whatever refers to the part brings the whole construct in.
  var owner: (any Construct)? { get }
  /// Resources that must be complete before this one is created, beyond those that its properties refer to.
  var after: [any Resource] { get }
  /// Whether removing or replacing the resource loses data that a deployment cannot restore.
  ///
  /// Becomes `Retain` in CloudFormation and `prevent_destroy` in Terraform, unless the stack's ``Retention`` lets data
  /// go.
  var holdsState: Bool { get }
  /// Whether AWS can take a snapshot of the data before the resource is deleted: `Snapshot` instead of `Retain`, for
  /// resources that would keep their network from being deleted. Terraform has an argument for it that differs by type.
  var leavesSnapshot: Bool { get }
  /// Whether the resource stays when it is removed or replaced. Default: if it holds state and the stack keeps its data.
  func isKept(in scope: Scope) -> Bool
  /// A condition that Terraform checks after it has read the resource from AWS, for what its plan does not show.
  func postcondition(in scope: Scope) -> Postcondition?
  /// Arguments whose changes Terraform ignores, because something else owns them after creation.
  var ignoredChanges: [String] { get }
  /// Whether Terraform creates a replacement before it destroys the old resource, as CloudFormation always does.
  var createsBeforeDestroy: Bool { get }
  /// Terraform's name, if it does not follow from `name`.
  var terraformAddress: String? { get }
  /// Whether the resource must be in us-east-1, whatever the stack's region: CloudFront takes certificates and web ACLs
  /// from there.
  ///
  /// CloudFormation then gets a separate template, which is deployed first; Terraform gets a second provider. Such a
  /// resource may refer only to others in us-east-1.
  var standsInUSEast1: Bool { get }
}

extension Resource {
  public var owner: (any Construct)? { nil }
  public var after: [any Resource] { [] }
  public var holdsState: Bool { false }
  public func isKept(in scope: Scope) -> Bool { holdsState && scope.retention == .keep }
  public func postcondition(in scope: Scope) -> Postcondition? { nil }
  public var leavesSnapshot: Bool { false }
  public var ignoredChanges: [String] { [] }
  public var createsBeforeDestroy: Bool { false }
  public var terraformAddress: String? { nil }
  public var standsInUSEast1: Bool { false }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }

  /// Sets properties that StackKit does not know, or sets differently than you need.
  ///
  /// Belongs in the stack's body, beside the construct that uses the resource. A property replaces the one of the same
  /// name, for each backend separately; others are appended.
  public func overriding(_ write: @escaping @Sendable (inout Properties) -> Void) -> some Content {
    Override(resource: self, write: write)
  }
}

/// A condition on a resource in AWS, in Terraform's language.
public struct Postcondition: Sendable, Equatable {
  /// An expression, in which `self` is the resource.
  let condition: String
  /// Whole sentences: what is wrong, and what to do.
  let message: String

  /// - Parameters:
  ///   - condition: An expression, in which `self` is the resource.
  ///   - message: Whole sentences: what is wrong, and what to do.
  public init(_ condition: String, otherwise message: String) {
    self.condition = condition
    self.message = message
  }
}
