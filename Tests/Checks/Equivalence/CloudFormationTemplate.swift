import Foundation
import Templates

/// A CloudFormation template and the one that stands in us-east-1, if there is one.
struct CloudFormationTemplate {
  struct Resource {
    let logicalID: String
    let type: String
    /// With functions still in them.
    let properties: Node
    let dependsOn: [String]
    let isKept: Bool
    /// Whether it is in the template for us-east-1.
    let isAtTheEdge: Bool
  }

  let main: Template
  let edge: Template?
  let resources: [Resource]
  let parameterSummaries: [String: String]
  let outputs: [String: (value: Node, summary: String)]
  /// What the template for us-east-1 hands to the other: the values of parameters there.
  let handedOver: [String: Node]

  init(_ text: String, edge edgeText: String?) throws {
    let main = try Template(text)
    let edge = try edgeText.map { try Template($0) }
    (self.main, self.edge) = (main, edge)
    resources = [(main, false), (edge, true)].flatMap { template, isAtTheEdge in
      (template?.resources).map { $0.map { Resource($0, isAtTheEdge: isAtTheEdge) } } ?? []
    }
    let given = (edge?.outputs).map { $0.filter { !main.outputs.contains($0.name) } } ?? []
    handedOver = Dictionary(given.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    outputs = Dictionary(main.outputs.map { ($0.name, ($0.value ?? "", $0.description ?? "")) }) { first, _ in first }
    let asked = main.parameters.filter { [handedOver] in handedOver[$0.name] == nil }
    parameterSummaries = Dictionary(asked.map { ($0.name, $0.description ?? "") }) { first, _ in first }
  }
}

extension CloudFormationTemplate.Resource {
  init(_ resource: Template.Resource, isAtTheEdge: Bool) {
    logicalID = resource.name
    type = resource.type
    properties = Node(.object(resource.properties), at: resource.place)
    dependsOn = resource.dependsOn.compactMap(\.text)
    isKept = [resource.deletionPolicy, resource.updateReplacePolicy].allSatisfy {
      ["Retain", "Snapshot"].contains($0?.text)
    }
    self.isAtTheEdge = isAtTheEdge
  }
}

/// Something that one of the languages does not say.
struct Unreadable: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension Neutral {
  /// A value of CloudFormation's in which no function is left.
  init(_ node: Node) throws {
    switch node.content {
    case .scalar(let scalar): self = .scalar(scalar.normalized ?? scalar.text)
    case .list(let items): self = .sequence(try items.map { try Neutral($0) })
    case .object(let members):
      self = .object(Dictionary(try members.map { ($0.key, try Neutral($0.value)) }) { first, _ in first })
    case .call: throw Unreadable("\(node.place): \(node) has no value in Terraform")
    }
  }

  /// A text that holds a document, as policies and container definitions do; nil for any other.
  static func document(_ text: String) -> Neutral? {
    guard text.hasPrefix("{") || text.hasPrefix("["), let node = try? Node(json: Data(text.utf8)) else { return nil }
    return document(node)
  }

  private static func document(_ node: Node) -> Neutral {
    if let members = node.members {
      return .object(Dictionary(members.map { ($0.key, document($0.value)) }) { first, _ in first })
    }
    return node.items.map { .sequence($0.map(document)) } ?? .scalar(node.text ?? "null")
  }
}
