/// Writes a template as CloudFormation YAML with short-form intrinsics. Knows no resource.
struct CloudFormationWriter {
  private let template: AssembledTemplate

  init(_ template: AssembledTemplate) {
    self.template = template
  }

  /// The whole template.
  var text: String {
    var yaml = Lines()
    yaml.line("AWSTemplateFormatVersion: '2010-09-09'")
    yaml.line("Description: ", YAML.scalar(template.summary))
    write(parameters: template.parameters, to: &yaml)
    write(resources: template.resources.filter { $0.kind.cloudFormation != nil }, to: &yaml)
    write(outputs: template.outputs, to: &yaml)
    return yaml.text
  }

  private func write(parameters: [Parameter], to yaml: inout Lines) {
    section("Parameters", isEmpty: parameters.isEmpty, in: &yaml)
    for parameter in parameters {
      yaml.line(indent: 2, parameter.name.logicalID, ":")
      yaml.line(indent: 4, "Type: String")
      yaml.line(indent: 4, "Description: ", YAML.scalar(parameter.summary))
      yaml.line(indent: 4, "AllowedPattern: ", YAML.quoted(parameter.pattern))
      yaml.line(indent: 4, "ConstraintDescription: ", YAML.scalar(parameter.constraint))
    }
  }

  private func write(resources: [ResolvedResource], to yaml: inout Lines) {
    let logicalIDs = Set(resources.map(\.name.logicalID))
    section("Resources", isEmpty: false, in: &yaml)
    for (index, resource) in resources.enumerated() {
      if index > 0 { yaml.endLine() }
      write(resource, among: logicalIDs, to: &yaml)
    }
  }

  /// Keys in the order a reader wants them: what it is, what happens to it, what it waits for, how it is set.
  private func write(_ resource: ResolvedResource, among logicalIDs: Set<String>, to yaml: inout Lines) {
    yaml.line(indent: 2, resource.name.logicalID, ":")
    yaml.line(indent: 4, "Type: ", resource.kind.cloudFormation ?? "")
    if resource.isKept {
      let policy = resource.leavesSnapshot ? "Snapshot" : "Retain"
      yaml.line(indent: 4, "DeletionPolicy: ", policy)
      yaml.line(indent: 4, "UpdateReplacePolicy: ", policy)
    } else if resource.isAtTheEdge {
      // The rest of the stack, which is deployed later, still uses what is replaced here: AWS would not delete it.
      yaml.line(indent: 4, "DeletionPolicy: Delete")
      yaml.line(indent: 4, "UpdateReplacePolicy: Retain")
    }
    if !resource.after.isEmpty {
      let implied = implied(by: resource)
      dependsOn(
        resource.after.map(\.logicalID).filter { logicalIDs.contains($0) && !implied.contains($0) }, in: &yaml)
    }
    if hasVisible(resource.properties) {
      yaml.line(indent: 4, "Properties:")
      write(resource.properties, indent: 6, to: &yaml)
    }
  }

  /// What a resource waits for anyway, because another that it waits for refers to it.
  private func implied(by resource: ResolvedResource) -> Set<String> {
    guard resource.after.count > 1 else { return [] }
    let awaited = template.resources.filter { resource.after.contains($0.name) && $0.kind.cloudFormation != nil }
    return Set(awaited.flatMap(\.references).map(\.reference.name.logicalID))
  }

  private func dependsOn(_ logicalIDs: [String], in yaml: inout Lines) {
    switch logicalIDs.count {
    case 0: break
    case 1: yaml.line(indent: 4, "DependsOn: ", logicalIDs[0])
    default:
      yaml.line(indent: 4, "DependsOn:")
      for id in logicalIDs { yaml.line(indent: 6, "- ", id) }
    }
  }

  private func write(outputs: [AssembledTemplate.Output], to yaml: inout Lines) {
    section("Outputs", isEmpty: outputs.isEmpty, in: &yaml)
    for output in outputs {
      yaml.line(indent: 2, output.key, ":")
      yaml.line(indent: 4, "Description: ", YAML.scalar(output.summary))
      yaml.line(indent: 4, "Value: ", scalar(output.text))
    }
  }

  private func section(_ title: String, isEmpty: Bool, in yaml: inout Lines) {
    guard !isEmpty else { return }
    yaml.endLine()
    yaml.line(title, ":")
  }

  private func hasVisible(_ properties: [Property]) -> Bool {
    properties.contains { $0.cloudFormation != nil }
  }

  /// A mapping. The first key of one in a sequence stands behind the dash, where the line has begun.
  private func write(_ properties: [Property], indent: Int, behindDash: Bool = false, to yaml: inout Lines) {
    var continuesLine = behindDash
    for property in properties {
      guard let key = property.cloudFormation else { continue }
      if !continuesLine { yaml.indent(by: indent) }
      continuesLine = false
      yaml.write(YAML.scalar(key))
      yaml.write(":")
      write(property.value, indent: indent, to: &yaml)
    }
  }

  /// A value behind its key, in the same line or in those that follow.
  private func write(_ value: Value, indent: Int, to yaml: inout Lines) {
    switch value {
    case .list(let values) where !values.isEmpty:
      yaml.endLine()
      for value in values { write(element: value, indent: indent + 2, to: &yaml) }
    case .object(let properties) where hasVisible(properties):
      yaml.endLine()
      write(properties, indent: indent + 2, to: &yaml)
    default:
      yaml.write(" ")
      yaml.write(scalar(value))
      yaml.endLine()
    }
  }

  private func write(element: Value, indent: Int, to yaml: inout Lines) {
    yaml.indent(by: indent)
    if case .object(let properties) = element, hasVisible(properties) {
      yaml.write("- ")
      write(properties, indent: indent + 2, behindDash: true, to: &yaml)
    } else {
      yaml.write("-")
      write(element, indent: indent, to: &yaml)
    }
  }

  private func scalar(_ value: Value) -> String {
    switch value {
    case .text(let text): scalar(text)
    case .integer(let integer): "\(integer)"
    case .decimal(let decimal): "\(decimal)"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .element(let index, let list): "!Select [\(index), \(intrinsic(list))]"
    case .json(let document): scalar(document.jsonText)
    case .symbol(let symbol): YAML.scalar(symbol)
    case .list: "[]"
    case .object: "{}"
    }
  }

  private func scalar(_ text: Text) -> String {
    if let literal = text.literal, !literal.holds("${") { return YAML.scalar(literal) }
    let segments = text.segments
    if segments.count == 1, case .reference(let reference) = segments[0] { return intrinsic(reference) }
    return "!Sub " + YAML.quoted(segments.reduce(into: "") { $0 += substituted($1) })
  }

  private func intrinsic(_ reference: Reference) -> String {
    switch reference.cloudFormation {
    case .ref: "!Ref " + reference.name.logicalID
    case .attribute(let attribute): "!GetAtt \(reference.name.logicalID).\(attribute)"
    case .pseudo(let name): "!Ref " + name
    case .availabilityZones: "!GetAZs ''"
    }
  }

  /// A segment inside `!Sub`, where `${!` stands for a `${` that is not a reference.
  private func substituted(_ segment: Text.Segment) -> String {
    switch segment {
    case .literal(let literal): literal.replacing("${", with: "${!")
    case .physicalName(let name): name.resolved(in: template.scope)
    case .reference(let reference):
      switch reference.cloudFormation {
      case .ref: "${\(reference.name.logicalID)}"
      case .attribute(let attribute): "${\(reference.name.logicalID).\(attribute)}"
      case .pseudo(let name): "${\(name)}"
      // A list has no place in a text; `Pseudo.availabilityZone` hands out elements only.
      case .availabilityZones: ""
      }
    }
  }
}
