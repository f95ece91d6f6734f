/// One template, ready to be written in either language.
public struct Template: Sendable {
  let scope: Scope
  let summary: String
  let parameters: [Parameter]
  let resources: [ResolvedResource]
  let outputs: [Output]

  struct Output: Sendable {
    let key: String
    let summary: String
    let text: Text
  }
}

/// A resource with its properties written down.
struct ResolvedResource: Sendable, Equatable {
  let name: Name
  /// What must be unique in a template: both backends' names follow from it.
  let key: String
  let kind: Kind
  private(set) var properties: [Property]
  let after: [Name]
  let holdsState: Bool
  let ignoredChanges: [String]
  let createsBeforeDestroy: Bool
  let terraformName: String

  init(_ resource: some Resource, scope: Scope) {
    var properties = Properties(scope: scope)
    resource.properties(&properties)
    name = resource.name
    key = name.identifier
    kind = resource.kind
    self.properties = properties.properties
    after = resource.after.map(\.name)
    holdsState = resource.holdsState
    ignoredChanges = resource.ignoredChanges
    createsBeforeDestroy = resource.createsBeforeDestroy
    terraformName = resource.terraformAddress ?? key
  }

  /// The type, for messages.
  var type: String { kind.cloudFormation ?? kind.terraform ?? "" }

  mutating func apply(_ overrides: [@Sendable (inout Properties) -> Void], scope: Scope) {
    guard !overrides.isEmpty else { return }
    var written = Properties(scope: scope)
    for override in overrides { override(&written) }
    var all = Properties(scope: scope)
    all.override(with: properties)
    all.override(with: written.properties)
    properties = all.properties
  }
}
