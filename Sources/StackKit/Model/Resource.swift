/// One resource of a template: a value with a name, written for both backends at once.
///
/// Conform a type of your own to it, or use ``Raw``, for a resource that StackKit does not have.
public protocol Resource: Content {
  /// What the resource is called in each backend.
  var kind: Kind { get }
  /// Unique in its stack.
  var name: Name { get }
  /// Writes the properties; the same value always writes the same.
  func properties(_ p: inout Properties)
  /// The construct this is a part of: who uses the part gets the whole.
  var owner: (any Construct)? { get }
  /// What must be complete before this is created, beyond what its properties refer to.
  var after: [any Resource] { get }
  /// Whether removing or replacing it loses something that a deployment cannot bring back.
  ///
  /// Becomes `Retain` in CloudFormation and `prevent_destroy` in Terraform.
  var holdsState: Bool { get }
  /// Whether AWS can take a snapshot of that state before the resource goes: `Snapshot` instead of `Retain`, for what would
  /// keep its network from being deleted if it stayed. Terraform has an argument for it, one on each type.
  var leavesSnapshot: Bool { get }
  /// Terraform's arguments that something else owns once the resource exists.
  var ignoredChanges: [String] { get }
  /// Whether Terraform makes a replacement before it destroys what is replaced, as CloudFormation always does.
  var createsBeforeDestroy: Bool { get }
  /// Terraform's name where it is not the one that follows from `name`.
  var terraformAddress: String? { get }
  /// Whether it must stand in us-east-1, wherever the stack is: CloudFront takes certificates and web ACLs from there.
  ///
  /// In CloudFormation it is then in a template of its own, which is deployed first; in Terraform it has a provider of
  /// its own. It may refer to nothing outside.
  var standsInUSEast1: Bool { get }
}

extension Resource {
  public var owner: (any Construct)? { nil }
  public var after: [any Resource] { [] }
  public var holdsState: Bool { false }
  public var leavesSnapshot: Bool { false }
  public var ignoredChanges: [String] { [] }
  public var createsBeforeDestroy: Bool { false }
  public var terraformAddress: String? { nil }
  public var standsInUSEast1: Bool { false }

  public func contribute(to assembly: inout Assembly) { assembly.add(self) }

  /// Sets properties that StackKit does not know, or knows better than you like.
  ///
  /// Stands in a stack's body, beside whatever uses the resource. A property replaces that of the same name, in the
  /// backend that it is named for; others are appended.
  public func overriding(_ write: @escaping @Sendable (inout Properties) -> Void) -> some Content {
    Override(resource: self, write: write)
  }
}
