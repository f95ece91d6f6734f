/// A resource with its properties written down. A class, for it stands in several lists and never changes.
final class ResolvedResource: Sendable {
  private let resource: any Resource
  let name: Name
  let kind: Kind
  let properties: [Property]
  /// The references in the properties.
  let references: [PlacedReference]
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
    self.resource = resource
    name = resource.name
    kind = resource.kind
    self.properties = properties.properties
    references = properties.properties.references
    after = resource.after.map(\.name)
    holdsState = resource.holdsState
    leavesSnapshot = resource.leavesSnapshot
    ignoredChanges = resource.ignoredChanges
    createsBeforeDestroy = resource.createsBeforeDestroy
    terraformName = resource.terraformAddress ?? name.identifier
    isAtTheEdge = resource.standsInUSEast1 && scope.region != .edge
  }

  private init(_ original: ResolvedResource, properties: [Property]) {
    resource = original.resource
    name = original.name
    kind = original.kind
    self.properties = properties
    references = properties.references
    after = original.after
    holdsState = original.holdsState
    leavesSnapshot = original.leavesSnapshot
    ignoredChanges = original.ignoredChanges
    createsBeforeDestroy = original.createsBeforeDestroy
    terraformName = original.terraformName
    isAtTheEdge = original.isAtTheEdge
  }

  /// What must be unique in a template.
  var key: String { name.key }

  /// What CloudFormation must have to write this resource.
  var cloudFormationReferences: [Reference] {
    references.filter(\.isNeededByCloudFormation).map(\.reference)
  }

  /// What Terraform calls the resource; nil for one that Terraform does not have.
  var terraformAddress: String? { kind.terraform.map { "\($0).\(terraformName)" } }

  /// Whether the resource is the same as this one, mentioned again.
  func matches(_ resource: some Resource, scope: Scope) -> Bool {
    // A copy need not be written to be compared.
    if let one = self.resource as? Raw, let other = resource as? Raw, one.isCopy(of: other) { return true }
    var written = Properties(scope: scope)
    resource.properties(&written)
    return name == resource.name && kind == resource.kind && properties == written.properties
      && after.elementsEqual(resource.after) { $0 == $1.name } && holdsState == resource.holdsState
      && leavesSnapshot == resource.leavesSnapshot && ignoredChanges == resource.ignoredChanges
      && createsBeforeDestroy == resource.createsBeforeDestroy
      && terraformName == resource.terraformAddress ?? name.identifier
      && isAtTheEdge == (resource.standsInUSEast1 && scope.region != .edge)
  }

  /// The resource with what follows from the paths that the stack's balancers serve.
  func completed(with served: [ServedPaths], scope: Scope) -> ResolvedResource {
    guard let resource = resource as? any CompletedResource else { return self }
    return ResolvedResource(resource.completed(with: served), scope: scope)
  }

  func overridden(by overrides: [@Sendable (inout Properties) -> Void], scope: Scope) -> ResolvedResource {
    var written = Properties(scope: scope)
    for override in overrides { override(&written) }
    var properties = properties
    properties.override(with: written.properties)
    return ResolvedResource(self, properties: properties)
  }

  /// The same, with some of its references leading elsewhere.
  func replacingReferences(_ replace: (Reference) -> Reference) -> ResolvedResource {
    ResolvedResource(self, properties: properties.map { $0.replacingReferences(replace) })
  }
}
