import Testing

import struct Templates.Members
import struct Templates.Node
import struct Templates.Template

/// A template as a tree: CloudFormation's is read from its text, Terraform's is made from the model that both texts are
/// written from.
///
/// HCL is not parsed. `EmitterTests` asserts on the writers' text.
struct TemplateTree: Sendable {
  struct Resource: Sendable {
    /// The logical id, or Terraform's address.
    let name: String
    let type: String
    /// The properties. CloudFormation's attributes beside them begin with `@`: `@Type`, `@DependsOn`.
    let node: Node
  }

  var resources: [Resource] = []
  var parameters: Node = [:]
  var outputs: Node = [:]

  var names: [String] { resources.map(\.name) }

  func names(of type: String) -> [String] { resources.filter { $0.type == type }.map(\.name) }

  /// A resource. The test fails if it is missing: a property must not count as absent because its resource is.
  subscript(name: String, sourceLocation: SourceLocation = #_sourceLocation) -> Node {
    if let resource = resources.first(where: { $0.name == name }) { return resource.node }
    Issue.record("there is no '\(name)'; there are \(names)", sourceLocation: sourceLocation)
    return [:]
  }

  /// Whether a text is part of a name, a type, a key or a value.
  func mentions(_ text: String) -> Bool {
    resources.contains { $0.name.contains(text) || $0.type.contains(text) || $0.node.mentions(text) }
      || parameters.mentions(text) || outputs.mentions(text)
  }
}

extension TemplateTree {
  init(_ template: Template) {
    resources = template.resources.map { resource in
      let attributes = (resource.body.members ?? Members([])).filter { !["DependsOn", "Properties"].contains($0.key) }
      var members = attributes.map { Members.Member("@\($0.key)", $0.value) }
      // A single name is not in a list.
      if !resource.dependsOn.isEmpty { members.append(Members.Member("@DependsOn", Node(.list(resource.dependsOn)))) }
      return Resource(
        name: resource.name, type: resource.type, node: Node(.object(Members(members + resource.properties))))
    }
    parameters = template.root["Parameters"] ?? [:]
    outputs = template.root["Outputs"] ?? [:]
  }
}

extension Node {
  static func ref(_ name: String) -> Node { ["Ref": .string(name)] }

  static func sub(_ text: String) -> Node { ["Fn::Sub": .string(text)] }

  /// The path is such as `Edge.DNSName`.
  static func getAtt(_ path: String) -> Node {
    ["Fn::GetAtt": Node(.list(path.split(separator: ".", maxSplits: 1).map { .string(String($0)) }))]
  }

  /// Whether a text is part of a key or a value.
  func mentions(_ text: String) -> Bool {
    self.text?.contains(text) == true || members?.keys.contains { $0.contains(text) } == true
      || children.contains { $0.mentions(text) }
  }

  /// Whether an object has these members, among others; nil for no such member.
  func has(_ members: KeyValuePairs<String, Node?>) -> Bool { members.allSatisfy { self[$0.key] == $0.value } }
}

extension Node? {
  /// Whether this is an object with these members, among others; nil for no such member.
  func has(_ members: KeyValuePairs<String, Node?>) -> Bool { self?.has(members) == true }

  /// Whether a list has this element, among others.
  func contains(_ element: Node) -> Bool { self?.items?.contains(element) == true }

  /// The first element of a list that has these members, among others.
  func first(_ members: KeyValuePairs<String, Node?>) -> Node? { self?.items?.first { $0.has(members) } }
}
