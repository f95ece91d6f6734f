/// Writes a template as Terraform HCL that `terraform fmt` leaves alone. Knows no resource.
struct TerraformWriter {
  private let template: AssembledTemplate

  init(_ template: AssembledTemplate) {
    self.template = template
  }

  /// The whole configuration.
  var text: String {
    var hcl = HCL()
    hcl.comment(template.summary)
    if template.resources.contains(where: { $0.kind.terraform == "aws_ecs_service" }) {
      for line in Self.advice { hcl.comment(line) }
    }
    settings(in: &hcl)
    provider(in: template.scope.region, alias: nil, to: &hcl)
    // What must stand in us-east-1 has a provider of its own there: provider 5 has no `region` on a resource.
    if template.resources.contains(where: \.isAtTheEdge) {
      provider(in: .edge, alias: Self.edgeAlias, to: &hcl)
    }
    variables(in: &hcl)
    for resource in template.resources where resource.kind.terraform != nil { write(resource, to: &hcl) }
    outputs(in: &hcl)
    return hcl.text
  }

  /// What Terraform alone does not do. With `wait_for_steady_state`, a rollout that ECS rolled back would be steady, too.
  private static let advice = [
    "StackKit applies this file and follows the rollout. `terraform apply` alone ends before ECS has replaced the tasks,",
    "and succeeds even if ECS then rolls back: look at the service's deployments afterwards.",
  ]

  /// Both majors of the provider that the emitted arguments are valid for; 1.11 brought write-only arguments.
  private func settings(in hcl: inout HCL) {
    hcl.block("terraform") { hcl in
      hcl.argument("required_version", "\">= 1.11\"")
      hcl.block("required_providers") { hcl in
        hcl.argument("aws") { hcl in
          hcl.braces { hcl in
            hcl.argument("source", HCL.quoted("hashicorp/aws"))
            hcl.argument("version", HCL.quoted(">= 5.100, < 7.0"))
          }
        }
      }
    }
  }

  private static let edgeAlias = "us_east_1"

  private func provider(in region: Region, alias: String?, to hcl: inout HCL) {
    hcl.block("provider", "aws") { hcl in
      if let alias { hcl.argument("alias", HCL.quoted(alias)) }
      hcl.argument("region", HCL.quoted(region.name))
      hcl.block("default_tags") { hcl in
        hcl.argument("tags") { hcl in
          hcl.braces { hcl in
            for tag in template.scope.tags { hcl.argument(HCL.key(tag.key), HCL.quoted(tag.value)) }
          }
        }
      }
    }
  }

  private func variables(in hcl: inout HCL) {
    for parameter in template.parameters {
      let name = parameter.name.identifier
      hcl.block("variable", name) { hcl in
        hcl.argument("type", "string")
        hcl.argument("description", HCL.quoted(parameter.summary))
        hcl.block("validation") { hcl in
          hcl.argument("condition", "can(regex(\(HCL.quoted("^(?:\(parameter.pattern))$")), var.\(name)))")
          hcl.argument("error_message", HCL.quoted(parameter.constraint.capitalizedFirst + "."))
        }
      }
    }
  }

  private func write(_ resource: ResolvedResource, to hcl: inout HCL) {
    hcl.block(
      resource.kind.isData ? "data" : "resource", resource.kind.terraform ?? "", resource.terraformName
    ) { hcl in
      if resource.isAtTheEdge {
        hcl.argument("provider", "aws.\(Self.edgeAlias)")
        hcl.separate()
      }
      write(resource.properties, to: &hcl)
      lifecycle(of: resource, to: &hcl)
      dependencies(of: resource, to: &hcl)
    }
  }

  private func lifecycle(of resource: ResolvedResource, to hcl: inout HCL) {
    guard
      resource.isKept || resource.createsBeforeDestroy || !resource.ignoredChanges.isEmpty
        || resource.postcondition != nil
    else { return }
    hcl.block("lifecycle") { hcl in
      if resource.createsBeforeDestroy { hcl.argument("create_before_destroy", "true") }
      if resource.isKept { hcl.argument("prevent_destroy", "true") }
      if !resource.ignoredChanges.isEmpty {
        hcl.argument("ignore_changes", "[\(resource.ignoredChanges.joined(separator: ", "))]")
      }
      if let postcondition = resource.postcondition {
        hcl.block("postcondition") { hcl in
          hcl.argument("condition", postcondition.condition)
          hcl.argument("error_message", HCL.quoted(postcondition.message))
        }
      }
    }
  }

  private func dependencies(of resource: ResolvedResource, to hcl: inout HCL) {
    guard !resource.after.isEmpty else { return }
    let addresses = template.resources.filter { resource.after.contains($0.name) }.compactMap(\.terraformAddress)
    guard !addresses.isEmpty else { return }
    hcl.separate()
    hcl.argument("depends_on") { $0.list(addresses) { $1.write($0) } }
  }

  private func outputs(in hcl: inout HCL) {
    for output in template.outputs {
      hcl.block("output", output.key) { hcl in
        hcl.argument("description", HCL.quoted(output.summary))
        hcl.argument("value") { expression(output.text, to: &$0) }
      }
    }
  }

  /// Arguments first, blocks after them: the order of `terraform-provider-aws`'s own examples.
  private func write(_ properties: [Property], to hcl: inout HCL) {
    arguments(properties, to: &hcl) { $0.style != .block }
    blocks(properties, to: &hcl)
  }

  /// What is inside an inline object stands beside it.
  private func arguments(_ properties: [Property], to hcl: inout HCL, where isIncluded: (Property) -> Bool) {
    for property in properties {
      if property.style == .inline, case .object(let inner) = property.value {
        arguments(inner, to: &hcl, where: isIncluded)
      } else if let name = property.terraform, isIncluded(property) {
        hcl.argument(name) { hcl in
          if property.style == .json { json(property.value, to: &hcl) } else { expression(property.value, to: &hcl) }
        }
      }
    }
  }

  private func blocks(_ properties: [Property], to hcl: inout HCL) {
    for property in properties {
      switch (property.style, property.value) {
      case (.inline, .object(let inner)): blocks(inner, to: &hcl)
      case (.block, .list(let elements)): for element in elements { block(property, element, to: &hcl) }
      case (.block, let value): block(property, value, to: &hcl)
      default: break
      }
    }
  }

  private func block(_ property: Property, _ value: Value, to hcl: inout HCL) {
    guard let name = property.terraform, case .object(let properties) = value else { return }
    hcl.block(name) { write(properties, to: &$0) }
  }

  private func json(_ value: Value, to hcl: inout HCL) {
    hcl.write("jsonencode(")
    expression(value, to: &hcl)
    hcl.write(")")
  }

  private func expression(_ value: Value, to hcl: inout HCL) {
    switch value {
    case .text(let text): expression(text, to: &hcl)
    case .integer(let integer): hcl.write("\(integer)")
    case .decimal(let decimal): hcl.write("\(decimal)")
    case .boolean(let boolean): hcl.write(boolean ? "true" : "false")
    case .element(let index, let list):
      address(list, to: &hcl)
      hcl.write("[\(index)]")
    case .json(let document): json(document, to: &hcl)
    case .symbol(let symbol): hcl.write(symbol)
    case .object(let properties): hcl.braces { members(properties, to: &$0) }
    case .list(let values): hcl.list(values, spansLines: values.contains(where: spansLines)) { expression($0, to: &$1) }
    }
  }

  private func members(_ properties: [Property], to hcl: inout HCL) {
    for property in properties {
      if property.style == .inline, case .object(let inner) = property.value {
        members(inner, to: &hcl)
      } else if let name = property.terraform {
        hcl.argument(HCL.key(name)) { expression(property.value, to: &$0) }
      }
    }
  }

  /// Whether a value takes several lines, however short it is.
  private func spansLines(_ value: Value) -> Bool {
    switch value {
    case .object(let properties): properties.contains(where: isWritten)
    case .list(let values): values.contains(where: spansLines)
    case .json(let document): spansLines(document)
    case .text, .integer, .decimal, .boolean, .element, .symbol: false
    }
  }

  private func isWritten(_ property: Property) -> Bool {
    guard property.style == .inline, case .object(let inner) = property.value else { return property.terraform != nil }
    return inner.contains(where: isWritten)
  }

  private func expression(_ text: Text, to hcl: inout HCL) {
    if let literal = text.literal { return hcl.quoted(literal) }
    let segments = text.segments
    if segments.count == 1, case .reference(let reference) = segments[0] { return address(reference, to: &hcl) }
    hcl.write("\"")
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .reference(let reference):
        hcl.write("${")
        address(reference, to: &hcl)
        hcl.write("}")
      case .physicalName(let name): hcl.write(HCL.escaped(name.resolved(in: template.scope)))
      case .literal(let literal):
        // `$${` would read as an escape, so a dollar before a reference is written as an expression of its own.
        let last = literal.unicodeScalars.last
        guard let last, last == "$" || last == "%", index < segments.count - 1 else {
          hcl.write(HCL.escaped(literal))
          continue
        }
        hcl.write(HCL.escaped(String(literal.unicodeScalars.dropLast())) + "${\"\(last)\"}")
      }
    }
    hcl.write("\"")
  }

  private func address(_ reference: Reference, to hcl: inout HCL) {
    switch reference.target {
    case .parameter(let parameter):
      hcl.write("var.")
      hcl.write(parameter.name.identifier)
    case .resource(let resource):
      let kind = resource.kind
      if kind.isData { hcl.write("data.") }
      hcl.write(kind.terraform ?? "")
      hcl.write(".")
      hcl.write(resource.terraformAddress ?? resource.name.identifier)
      hcl.write(".")
      hcl.write(reference.terraform)
    }
  }
}
