/// Writes a template as CloudFormation YAML with short-form intrinsics. Knows no resource.
struct CloudFormationWriter {
  private let template: AssembledTemplate
  private var lines: [String] = []

  /// The whole template.
  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ template: AssembledTemplate) {
    self.template = template
    lines.append("AWSTemplateFormatVersion: '2010-09-09'")
    lines.append("Description: \(YAML.scalar(template.summary))")
    parameters()
    resources()
    outputs()
  }

  private mutating func parameters() {
    section("Parameters", template.parameters) { parameter, yaml in
      yaml.add(2, "\(parameter.name.logicalID):")
      yaml.add(4, "Type: String")
      yaml.add(4, "Description: \(YAML.scalar(parameter.summary))")
      yaml.add(4, "AllowedPattern: \(YAML.quoted(parameter.pattern))")
      yaml.add(4, "ConstraintDescription: \(YAML.scalar(parameter.constraint))")
    }
  }

  /// Keys in the order a reader wants them: what it is, what happens to it, what it waits for, how it is set.
  private mutating func resources() {
    let present = template.resources.filter { $0.kind.cloudFormation != nil }
    let logicalIDs = Set(present.map(\.name.logicalID))
    lines += ["", "Resources:"]
    for (index, resource) in present.enumerated() {
      if index > 0 { lines.append("") }
      add(2, "\(resource.name.logicalID):")
      add(4, "Type: \(resource.kind.cloudFormation ?? "")")
      if resource.holdsState {
        let policy = resource.leavesSnapshot ? "Snapshot" : "Retain"
        add(4, "DeletionPolicy: \(policy)")
        add(4, "UpdateReplacePolicy: \(policy)")
      } else if resource.isAtTheEdge {
        // The rest of the stack, which is deployed later, still uses what is replaced here: AWS would not delete it.
        add(4, "DeletionPolicy: Delete")
        add(4, "UpdateReplacePolicy: Retain")
      }
      dependsOn(
        resource.after.map(\.logicalID).filter { logicalIDs.contains($0) && !implied(by: resource).contains($0) })
      let properties = visible(resource.properties)
      if !properties.isEmpty {
        add(4, "Properties:")
        write(properties, indent: 6)
      }
    }
  }

  /// What a resource waits for anyway, because another that it waits for refers to it.
  private func implied(by resource: ResolvedResource) -> Set<String> {
    guard resource.after.count > 1 else { return [] }
    let awaited = template.resources.filter { resource.after.contains($0.name) && $0.kind.cloudFormation != nil }
    return Set(awaited.flatMap(\.properties).flatMap(\.value.references).map(\.name.logicalID))
  }

  private mutating func dependsOn(_ logicalIDs: [String]) {
    switch logicalIDs.count {
    case 0: break
    case 1: add(4, "DependsOn: \(logicalIDs[0])")
    default:
      add(4, "DependsOn:")
      for id in logicalIDs { add(6, "- \(id)") }
    }
  }

  private mutating func outputs() {
    section("Outputs", template.outputs) { output, yaml in
      yaml.add(2, "\(output.key):")
      yaml.add(4, "Description: \(YAML.scalar(output.summary))")
      yaml.add(4, "Value: \(yaml.scalar(output.text))")
    }
  }

  private mutating func section<Element>(
    _ title: String, _ elements: [Element], _ write: (Element, inout CloudFormationWriter) -> Void
  ) {
    guard !elements.isEmpty else { return }
    lines += ["", "\(title):"]
    for element in elements { write(element, &self) }
  }

  private mutating func add(_ indent: Int, _ line: String) {
    lines.append(String(repeating: " ", count: indent) + line)
  }

  /// The properties that CloudFormation has, with those of inline objects among them left as they are.
  private func visible(_ properties: [Property]) -> [Property] {
    properties.filter { $0.cloudFormation != nil }
  }

  private mutating func write(_ properties: [Property], indent: Int) {
    for property in visible(properties) {
      write(property.value, label: YAML.scalar(property.cloudFormation ?? "") + ":", indent: indent)
    }
  }

  /// A value behind its label: `Key:` in a mapping, `-` in a sequence.
  private mutating func write(_ value: Value, label: String, indent: Int) {
    switch value {
    case .list(let values) where !values.isEmpty:
      add(indent, label)
      // A sequence in a sequence would need its own dash; properties of AWS do not nest them.
      for value in values { write(value, label: "-", indent: indent + 2) }
    case .object(let properties) where !visible(properties).isEmpty:
      if label == "-" {
        let start = lines.count
        write(properties, indent: indent + 2)
        lines[start].replaceSubrange(
          lines[start].startIndex..<lines[start].index(lines[start].startIndex, offsetBy: indent + 2),
          with: String(repeating: " ", count: indent) + "- ")
      } else {
        add(indent, label)
        write(properties, indent: indent + 2)
      }
    default:
      add(indent, "\(label) \(scalar(value))")
    }
  }

  private func scalar(_ value: Value) -> String {
    switch value {
    case .text(let text): scalar(text)
    case .integer(let integer): "\(integer)"
    case .decimal(let decimal): "\(decimal)"
    case .boolean(let boolean): "\(boolean)"
    case .element(let index, let list): "!Select [\(index), \(intrinsic(list))]"
    case .json(let document): scalar(document.jsonText)
    case .symbol(let symbol): YAML.scalar(symbol)
    case .list: "[]"
    case .object: "{}"
    }
  }

  private func scalar(_ text: Text) -> String {
    let segments = text.resolved(in: template.scope).segments
    switch segments.first {
    case nil: return "''"
    case .reference(let reference) where segments.count == 1: return intrinsic(reference)
    case .literal(let literal) where segments.count == 1 && !literal.holds("${"):
      return YAML.scalar(literal)
    default: return "!Sub " + YAML.quoted(segments.map(substituted).joined())
    }
  }

  private func intrinsic(_ reference: Reference) -> String {
    switch reference.cloudFormation {
    case .ref: "!Ref \(reference.name.logicalID)"
    case .attribute(let attribute): "!GetAtt \(reference.name.logicalID).\(attribute)"
    case .pseudo(let name): "!Ref \(name)"
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
