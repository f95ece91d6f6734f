import Templates

/// A CloudFormation or Terraform resource, in the form that rules check.
package struct ResourceView: Sendable {
  /// The logical id, or Terraform's address.
  package let name: String
  package let type: String
  /// The place of the name.
  package let place: Place
  /// The properties, and the attributes of the resource under `@NAME`. A value that is not known before the deployment
  /// is a call.
  package let properties: Node
  /// The names of the resources that the properties refer to.
  let references: Set<String>

  package init(name: String, type: String, at place: Place, properties: Node) {
    self.name = name
    self.type = type
    self.place = place
    self.properties = properties
    references = properties.references
  }

  /// The first value at one of the paths: a property has a name in each backend.
  func value(_ paths: PropertyPath...) -> Node? { paths.lazy.compactMap { $0.first(in: properties) }.first }

  /// Whether a value is one of these texts; nil if it is unknown, `missing` if there is none.
  func isAny(of texts: Set<String>, at paths: PropertyPath..., ifMissing missing: Bool? = false) -> Bool? {
    guard let value = paths.lazy.compactMap({ $0.first(in: properties) }).first else { return missing }
    return value.text.map { texts.contains($0) }
  }
}

/// All resources of a template, with the references between them.
package struct Surroundings: Sendable {
  package let resources: [ResourceView]
  private let positions: [String: Int]
  private let referrers: [String: [Int]]

  package init(_ resources: [ResourceView]) {
    self.resources = resources
    positions = Dictionary(
      resources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var referrers: [String: [Int]] = [:]
    for (index, resource) in resources.enumerated() {
      for name in resource.references where positions[name] != nil {
        referrers[name, default: []].append(index)
      }
    }
    self.referrers = referrers
  }

  /// The resources of some types that a value refers to.
  func targets(of node: Node?, _ types: Set<String>) -> [ResourceView] {
    (node?.references ?? []).sorted().compactMap { positions[$0] }.map { resources[$0] }
      .filter { types.contains($0.type) }
  }

  /// The resources of some types that refer to a resource.
  func referrers(of resource: ResourceView, _ types: Set<String>) -> [ResourceView] {
    (referrers[resource.name] ?? []).map { resources[$0] }.filter { types.contains($0.type) }
  }
}

extension Node {
  /// The names of the resources that the value refers to.
  var references: Set<String> { Set(((try? references()) ?? []).map(\.reference.name)) }
}
