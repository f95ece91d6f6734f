import struct Templates.Members
import struct Templates.Node
import struct Templates.Scalar

@testable import StackKit

extension TemplateTree {
  /// What Terraform has of a template, by address: `aws_lb.edge`, `data.aws_region.current`.
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
  /// The arguments and blocks of a resource. As in Terraform's JSON syntax, an expression is a string with `${…}` and
  /// `depends_on` has plain addresses; what HCL writes with `jsonencode` is the value that is encoded.
  init(terraform resource: ResolvedResource, among others: [ResolvedResource], in scope: Scope) {
    var members = Self.members(of: resource.properties, in: scope)
    func add(_ name: String, _ value: Node, where isPresent: Bool) {
      if isPresent { members.append(Members.Member(name, value)) }
    }
    func list(_ texts: [String]) -> Node { Node(.list(texts.map { .string($0) })) }
    let lifecycle = [
      resource.createsBeforeDestroy ? Members.Member("create_before_destroy", true) : nil,
      resource.holdsState ? Members.Member("prevent_destroy", true) : nil,
      resource.ignoredChanges.isEmpty ? nil : Members.Member("ignore_changes", list(resource.ignoredChanges)),
    ].compactMap(\.self)
    let dependencies = others.filter { resource.after.contains($0.name) }.map(\.address)
    add("provider", "aws.us_east_1", where: resource.isAtTheEdge)
    add("lifecycle", Node(Members(lifecycle)), where: !lifecycle.isEmpty)
    add("depends_on", list(dependencies), where: !dependencies.isEmpty)
    self.init(.object(Members(members)))
  }

  init(terraform value: StackKit.Value, in scope: Scope) {
    switch value {
    case .text(let text): self = .string(text.terraform(in: scope))
    case .integer(let integer): self.init(integerLiteral: integer)
    case .decimal(let decimal): self.init(.scalar(Scalar(.decimal(decimal), text: "\(decimal)")))
    case .boolean(let boolean): self.init(booleanLiteral: boolean)
    case .list(let values): self.init(.list(values.map { Node(terraform: $0, in: scope) }))
    case .object(let properties): self.init(Members(Self.members(of: properties, in: scope)))
    case .element(let index, let list): self = .string("${\(list.address)[\(index)]}")
    case .json(let document): self.init(terraform: document, in: scope)
    case .symbol(let symbol): self = .string("${\(symbol)}")
    }
  }

  private static func members(of properties: [Property], in scope: Scope) -> [Members.Member] {
    properties.flatMap { property -> [Members.Member] in
      if property.style == .inline, case .object(let inner) = property.value { return members(of: inner, in: scope) }
      return property.terraform.map { [Members.Member($0, Node(terraform: property.value, in: scope))] } ?? []
    }
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
  /// Literals stand as they are: how the writer escapes them is nothing of the model.
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
