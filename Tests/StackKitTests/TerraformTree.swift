import struct Templates.Members
import struct Templates.Node
import struct Templates.Scalar

@testable import StackKit

extension TemplateTree {
  /// The resources that Terraform has, by address: `aws_lb.edge`, `data.aws_region.current`.
  init(terraform template: AssembledTemplate) {
    let present = template.resources.filter { $0.kind.terraform != nil }
    resources = present.map { resource in
      Resource(
        name: resource.address, type: resource.kind.address,
        node: Node(terraform: resource, among: present, in: template.scope))
    }
    outputs = Node(
      Members(
        template.outputs.map { output in
          let value = Node(terraform: .text(output.text), in: template.scope)
          return Members.Member(output.key, ["description": .string(output.summary), "value": value])
        }))
  }
}

extension Node {
  /// The arguments and blocks of a resource, in the form that Terraform's plans and its JSON syntax have: a block is a
  /// list of objects, an expression a string with `${…}`, an address in `depends_on` plain. `jsonencode` is an object
  /// with this member.
  init(terraform resource: ResolvedResource, among others: [ResolvedResource], in scope: Scope) {
    var members = Self.body(resource.properties, in: scope)
    func add(_ name: String, _ value: Node, where isPresent: Bool) {
      if isPresent { members.append(Members.Member(name, value)) }
    }
    func list(_ texts: [String]) -> Node { Node(.list(texts.map { .string($0) })) }
    let lifecycle = [
      resource.createsBeforeDestroy ? Members.Member("create_before_destroy", true) : nil,
      resource.isKept ? Members.Member("prevent_destroy", true) : nil,
      resource.ignoredChanges.isEmpty ? nil : Members.Member("ignore_changes", list(resource.ignoredChanges)),
      resource.postcondition.map { postcondition in
        let block: Node = [
          "condition": .string("${\(postcondition.condition)}"), "error_message": .string(postcondition.message),
        ]
        return Members.Member("postcondition", Node(.list([block])))
      },
    ].compactMap(\.self)
    let dependencies = others.filter { resource.after.contains($0.name) }.map(\.address)
    add("provider", "aws.us_east_1", where: resource.isAtTheEdge)
    add("lifecycle", Node(.list([Node(Members(lifecycle))])), where: !lifecycle.isEmpty)
    add("depends_on", list(dependencies), where: !dependencies.isEmpty)
    self.init(.object(Members(members)))
  }

  /// The contents of the braces of a resource or a block.
  private static func body(_ properties: [Property], in scope: Scope) -> [Members.Member] {
    properties.flatMap(\.writtenByTerraform).map { name, property in
      switch (property.style, property.value) {
      case (.block, .list(let values)): Members.Member(name, Node(.list(values.map { block($0, in: scope) })))
      case (.block, let value): Members.Member(name, Node(.list([block(value, in: scope)])))
      case (.json, let value): Members.Member(name, ["jsonencode": Node(terraform: value, in: scope)])
      case (.argument, let value), (.inline, let value): Members.Member(name, Node(terraform: value, in: scope))
      }
    }
  }

  private static func block(_ value: StackKit.Value, in scope: Scope) -> Node {
    guard case .object(let properties) = value else { return Node(terraform: value, in: scope) }
    return Node(Members(body(properties, in: scope)))
  }

  /// An expression. In an object, blocks are objects, too.
  init(terraform value: StackKit.Value, in scope: Scope) {
    switch value {
    case .text(let text): self = .string(text.terraform(in: scope))
    case .integer(let integer): self.init(integerLiteral: integer)
    case .decimal(let decimal): self.init(.scalar(Scalar(.decimal(decimal), text: "\(decimal)")))
    case .boolean(let boolean): self.init(booleanLiteral: boolean)
    case .list(let values): self.init(.list(values.map { Node(terraform: $0, in: scope) }))
    case .object(let properties):
      let members = properties.flatMap(\.writtenByTerraform)
      self.init(Members(members.map { Members.Member($0.name, Node(terraform: $0.property.value, in: scope)) }))
    case .element(let index, let list): self = .string("${\(list.address)[\(index)]}")
    case .json(let document): self = ["jsonencode": Node(terraform: document, in: scope)]
    case .symbol(let symbol): self = .string("${\(symbol)}")
    }
  }
}

extension Property {
  /// The property's own entries in Terraform: none, itself, or the members of an inline object.
  fileprivate var writtenByTerraform: [(name: String, property: Property)] {
    if style == .inline, case .object(let properties) = value { return properties.flatMap(\.writtenByTerraform) }
    return terraform.map { [($0, self)] } ?? []
  }
}

extension Kind {
  fileprivate var address: String { (isData ? "data." : "") + (terraform ?? "") }
}

extension ResolvedResource {
  fileprivate var address: String { "\(kind.address).\(terraformName)" }
}

extension Reference {
  fileprivate var address: String {
    switch target {
    case .parameter(let parameter): "var.\(parameter.name.identifier)"
    case .resource(let resource):
      "\(resource.kind.address).\(resource.terraformAddress ?? resource.name.identifier).\(terraform)"
    }
  }
}

extension Text {
  /// Literals are not escaped: escaping is the writer's part.
  fileprivate func terraform(in scope: Scope) -> String {
    resolved(in: scope).segments.map { segment in
      switch segment {
      case .literal(let literal): literal
      case .reference(let reference): "${\(reference.address)}"
      case .physicalName(let name): name.resolved(in: scope)
      }
    }.joined()
  }
}
