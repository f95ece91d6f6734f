/// Writes a template as Terraform HCL that `terraform fmt` leaves alone. Knows no resource.
struct TerraformWriter {
  private let template: AssembledTemplate
  private var hcl = HCL()

  /// The whole configuration.
  var text: String { hcl.text }

  init(_ template: AssembledTemplate) {
    self.template = template
    hcl.comment(template.summary)
    settings()
    providers()
    variables()
    for resource in template.resources where resource.kind.terraform != nil { write(resource) }
    outputs()
  }

  /// Both majors of the provider that the emitted arguments are valid for; 1.11 brought write-only arguments.
  private mutating func settings() {
    hcl.block(["terraform"]) { hcl in
      hcl.argument("required_version", "\">= 1.11\"")
      hcl.block(["required_providers"]) { hcl in
        hcl.argument("aws", ["{", "  source  = \"hashicorp/aws\"", "  version = \">= 5.100, < 7.0\"", "}"])
      }
    }
  }

  /// What must stand in us-east-1 has a provider of its own there: provider 5 has no `region` on a resource.
  private mutating func providers() {
    provider(in: template.scope.region, alias: nil)
    if template.resources.contains(where: \.isAtTheEdge) { provider(in: .edge, alias: Self.edgeAlias) }
  }

  private static let edgeAlias = "us_east_1"

  private mutating func provider(in region: Region, alias: String?) {
    let scope = template.scope
    let tags = scope.tags.map {
      Property(cloudFormation: nil, terraform: $0.key, value: $0.value.value, style: .argument)
    }
    let lines = object(tags)
    hcl.block(["provider", HCL.quoted("aws")]) { hcl in
      if let alias { hcl.argument("alias", HCL.quoted(alias)) }
      hcl.argument("region", HCL.quoted(region.name))
      hcl.block(["default_tags"]) { $0.argument("tags", lines) }
    }
  }

  private mutating func variables() {
    for parameter in template.parameters {
      let name = parameter.name.identifier
      hcl.block(["variable", HCL.quoted(name)]) { hcl in
        hcl.argument("type", "string")
        hcl.argument("description", HCL.quoted(parameter.summary))
        hcl.block(["validation"]) { hcl in
          hcl.argument("condition", "can(regex(\(HCL.quoted("^(?:\(parameter.pattern))$")), var.\(name)))")
          hcl.argument("error_message", HCL.quoted(parameter.constraint.capitalizedFirst + "."))
        }
      }
    }
  }

  private mutating func write(_ resource: ResolvedResource) {
    let after = template.resources.filter { resource.after.contains($0.name) && $0.kind.terraform != nil }
    let header = [resource.kind.isData ? "data" : "resource", HCL.quoted(resource.kind.terraform ?? "")]
    var body = HCL()
    if resource.isAtTheEdge {
      body.argument("provider", "aws.\(Self.edgeAlias)")
      body.separate()
    }
    write(resource.properties, to: &body)
    lifecycle(of: resource, to: &body)
    if !after.isEmpty {
      body.separate()
      body.argument("depends_on", list(after.map { "\($0.kind.terraform ?? "").\($0.terraformName)" }))
    }
    hcl.block(header + [HCL.quoted(resource.terraformName)], body)
  }

  private func lifecycle(of resource: ResolvedResource, to hcl: inout HCL) {
    guard resource.holdsState || resource.createsBeforeDestroy || !resource.ignoredChanges.isEmpty else { return }
    hcl.block(["lifecycle"]) { hcl in
      if resource.createsBeforeDestroy { hcl.argument("create_before_destroy", "true") }
      if resource.holdsState { hcl.argument("prevent_destroy", "true") }
      if !resource.ignoredChanges.isEmpty {
        hcl.argument("ignore_changes", "[\(resource.ignoredChanges.joined(separator: ", "))]")
      }
    }
  }

  private mutating func outputs() {
    for output in template.outputs {
      let value = expression(.text(output.text))
      hcl.block(["output", HCL.quoted(output.key)]) { hcl in
        hcl.argument("description", HCL.quoted(output.summary))
        hcl.argument("value", value)
      }
    }
  }

  /// Arguments first, blocks after them: the order of `terraform-provider-aws`'s own examples.
  private func write(_ properties: [Property], to hcl: inout HCL) {
    let properties = properties.flatMap(flattened)
    for property in properties where property.style != .block {
      let lines = property.style == .json ? json(property.value) : expression(property.value)
      hcl.argument(property.terraform ?? "", lines)
    }
    for property in properties where property.style == .block {
      guard case .list(let elements) = property.value else { block(property, property.value, to: &hcl); continue }
      for element in elements { block(property, element, to: &hcl) }
    }
  }

  private func block(_ property: Property, _ value: Value, to hcl: inout HCL) {
    guard case .object(let properties) = value else { return }
    hcl.block([property.terraform ?? ""]) { write(properties, to: &$0) }
  }

  /// What Terraform has of a property: nothing, itself, or what an inline object holds.
  private func flattened(_ property: Property) -> [Property] {
    if property.style == .inline, case .object(let properties) = property.value {
      return properties.flatMap(flattened)
    }
    return property.terraform == nil ? [] : [property]
  }

  private func json(_ value: Value) -> [String] {
    var lines = expression(value)
    lines[0] = "jsonencode(" + lines[0]
    lines[lines.count - 1] += ")"
    return lines
  }

  private func expression(_ value: Value) -> [String] {
    switch value {
    case .text(let text): [expression(text)]
    case .integer(let integer): ["\(integer)"]
    case .decimal(let decimal): ["\(decimal)"]
    case .boolean(let boolean): ["\(boolean)"]
    case .element(let index, let list): ["\(address(list))[\(index)]"]
    case .json(let document): json(document)
    case .symbol(let symbol): [symbol]
    case .object(let properties): object(properties)
    case .list(let values): list(of: values)
    }
  }

  private func object(_ properties: [Property]) -> [String] {
    var body = HCL()
    for property in properties.flatMap(flattened) {
      body.argument(HCL.key(property.terraform ?? ""), expression(property.value))
    }
    return body.lines.isEmpty ? ["{}"] : ["{"] + body.lines.map(HCL.indented) + ["}"]
  }

  /// Short scalars share a line; anything else gets its own.
  private func list(of values: [Value]) -> [String] {
    let elements = values.map(expression)
    guard elements.contains(where: { $0.count > 1 }) else { return list(elements.map { $0[0] }) }
    var lines = ["["]
    for (index, element) in elements.enumerated() {
      lines += element.map(HCL.indented)
      if index < elements.count - 1 { lines[lines.count - 1] += "," }
    }
    return lines + ["]"]
  }

  private func list(_ elements: [String]) -> [String] {
    let line = "[\(elements.joined(separator: ", "))]"
    return line.count <= 90 ? [line] : ["["] + elements.map { "  \($0)," } + ["]"]
  }

  private func expression(_ text: Text) -> String {
    let segments = text.resolved(in: template.scope).segments
    if segments.count == 1, case .reference(let reference) = segments[0] { return address(reference) }
    var quoted = ""
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .reference(let reference): quoted += "${\(address(reference))}"
      case .physicalName(let name): quoted += HCL.escaped(name.resolved(in: template.scope))
      case .literal(let literal):
        // `$${` would read as an escape, so a dollar before a reference is written as an expression of its own.
        let last = literal.unicodeScalars.last
        guard let last, last == "$" || last == "%", index < segments.count - 1 else {
          quoted += HCL.escaped(literal)
          continue
        }
        quoted += HCL.escaped(String(literal.unicodeScalars.dropLast())) + "${\"\(last)\"}"
      }
    }
    return "\"\(quoted)\""
  }

  private func address(_ reference: Reference) -> String {
    switch reference.target {
    case .parameter(let parameter): return "var.\(parameter.name.identifier)"
    case .resource(let resource):
      let address = "\(resource.kind.terraform ?? "").\(resource.terraformAddress ?? resource.name.identifier)"
      return (resource.kind.isData ? "data." : "") + address + "." + reference.terraform
    }
  }
}
