/// A resource with its properties written down.
struct ResolvedResource: Sendable, Equatable {
  let name: Name
  /// What must be unique in a template.
  let key: String
  let kind: Kind
  private(set) var properties: [Property]
  let after: [Name]
  let holdsState: Bool
  let leavesSnapshot: Bool
  let ignoredChanges: [String]
  let createsBeforeDestroy: Bool
  let terraformName: String
  /// Whether it stands in us-east-1 and the stack does not.
  let isAtTheEdge: Bool

  init(_ resource: some Resource, scope: Scope) {
    var properties = Properties(scope: scope)
    resource.properties(&properties)
    name = resource.name
    key = name.key
    kind = resource.kind
    self.properties = properties.properties
    after = resource.after.map(\.name)
    holdsState = resource.holdsState
    leavesSnapshot = resource.leavesSnapshot
    ignoredChanges = resource.ignoredChanges
    createsBeforeDestroy = resource.createsBeforeDestroy
    terraformName = resource.terraformAddress ?? name.identifier
    isAtTheEdge = resource.standsInUSEast1 && scope.region != .edge
  }

  /// What CloudFormation must have to write this resource.
  var cloudFormationReferences: [Reference] {
    properties.filter { $0.cloudFormation != nil }.flatMap { $0.value.references { $0.cloudFormation != nil } }
      .filter(\.isSpelledByCloudFormation)
  }

  /// What Terraform must have to write this resource.
  var terraformReferences: [Reference] {
    properties.filter { $0.terraform != nil }.flatMap { $0.value.references { $0.terraform != nil } }
  }

  /// What Terraform calls the resource; nil for one that Terraform does not have.
  var terraformAddress: String? { kind.terraform.map { "\($0).\(terraformName)" } }

  /// The type, for messages.
  var type: String { kind.cloudFormation ?? kind.terraform ?? "" }

  mutating func apply(_ overrides: [@Sendable (inout Properties) -> Void], scope: Scope) {
    guard !overrides.isEmpty else { return }
    var written = Properties(scope: scope)
    for override in overrides { override(&written) }
    properties.override(with: written.properties)
  }

  /// The same, with some of its references leading elsewhere.
  func replacingReferences(_ replace: (Reference) -> Reference) -> ResolvedResource {
    var resource = self
    resource.properties = properties.map { $0.replacingReferences(replace) }
    return resource
  }
}
