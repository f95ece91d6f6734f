import Lint
import Templates

@testable import StackKit

extension ResourceView {
  /// A resource of the model as a Terraform plan has it; nil if Terraform has no such resource.
  init?(_ resource: ResolvedResource, in scope: Scope) {
    guard let type = resource.kind.terraform, !resource.kind.isData else { return nil }
    self.init(
      name: "\(type).\(resource.terraformName)", type: type, at: .none,
      properties: Node(.object(Members(Self.members(of: resource.properties, scope)))))
  }

  private static func members(of properties: [Property], _ scope: Scope) -> [Members.Member] {
    properties.flatMap { property -> [Members.Member] in
      if property.style == .inline, case .object(let inner) = property.value { return members(of: inner, scope) }
      guard let name = property.terraform else { return [] }
      return [Members.Member(name, node(property.value, scope))]
    }
  }

  private static func node(_ value: Value, _ scope: Scope) -> Node {
    switch value {
    case .text(let text): node(text.resolved(in: scope).segments)
    case .integer(let integer): Node(integerLiteral: integer)
    case .decimal(let decimal): Node(.scalar(Scalar(.decimal(decimal), text: "\(decimal)")))
    case .boolean(let boolean): Node(booleanLiteral: boolean)
    case .element(_, let list): reference(list)
    case .symbol(let symbol): .string(symbol)
    case .json(let document): node(document, scope)
    case .list(let values): Node(.list(values.map { node($0, scope) }))
    case .object(let properties): Node(.object(Members(members(of: properties, scope))))
    }
  }

  /// In a plan, a reference to a resource that does not exist yet is unknown.
  private static func node(_ segments: [Text.Segment]) -> Node {
    let parts = segments.compactMap { segment -> Node? in
      switch segment {
      case .literal(let literal): .string(literal)
      case .reference(let reference): Self.reference(reference)
      case .physicalName: nil
      }
    }
    if parts.isEmpty { return "" }
    return parts.count == 1 ? parts[0] : Node(.call(Call(.join, ["", Node(.list(parts))])))
  }

  private static func reference(_ reference: StackKit.Reference) -> Node {
    switch reference.target {
    case .parameter(let parameter): Node(.call(Call(.ref, .string("var.\(parameter.name.identifier)"))))
    case .resource(let resource):
      Node(
        .call(
          Call(
            .ref,
            .string(
              (resource.kind.isData ? "data." : "")
                + "\(resource.kind.terraform ?? "").\(resource.terraformAddress ?? resource.name.identifier)"))))
    }
  }
}
