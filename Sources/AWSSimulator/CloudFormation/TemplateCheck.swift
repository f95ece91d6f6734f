import Files
import Templates

/// The checks of a template that CreateChangeSet makes before it reads the stack.
///
/// Unknown and missing properties are refused here; AWS refuses them a moment later, in its early validation.
extension Template {
  /// The maximum size of a template in a request, in bytes.
  static let largestBody = 51_200

  /// Reads and checks a template as CreateChangeSet does.
  init(body: String) throws(ServiceError) {
    do throws(TemplateError) {
      self = try Template(body)
    } catch {
      throw ServiceError(error)
    }
    try checkSections()
    for resource in resources {
      try checkName(resource)
      try checkAttributes(of: resource)
      try checkProperties(of: resource)
    }
    try checkFunctions()
    let graph = try graph()
    try checkReferences(graph)
    _ = try creationOrder(graph)
  }

  func graph() throws(ServiceError) -> ReferenceGraph {
    do throws(TemplateError) { return try ReferenceGraph(self) } catch { throw ServiceError(error) }
  }

  /// Every resource after those it depends on.
  func creationOrder() throws(ServiceError) -> [String] { try creationOrder(try graph()) }

  private func creationOrder(_ graph: ReferenceGraph) throws(ServiceError) -> [String] {
    do throws(TemplateError) { return try graph.creationOrder() } catch { throw ServiceError(error) }
  }

  /// The capability that the template's IAM resources need; nil for a template without IAM resources.
  var requiredCapability: String? {
    let roles = resources.filter { $0.type.hasPrefix("AWS::IAM::") }
    guard !roles.isEmpty else { return nil }
    let isNamed = roles.contains { role in
      role.simulatedType.map { !$0.nameProperty.isEmpty && role.properties[$0.nameProperty] != nil } ?? false
    }
    return isNamed ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM"
  }
}

extension Template.Resource {
  /// The simulated type; unknown types were refused before.
  var simulatedType: SimulatedType? { SimulatedType.named(type) }

  /// The fate of the resource when it is removed from the stack: `Delete`, `Retain`, `RetainExceptOnCreate`, `Snapshot`.
  var policyAtDeletion: String { deletionPolicy?.text ?? defaultDisposal.rawValue }

  /// The fate of the old resource when it is replaced.
  var policyAtReplacement: String { updateReplacePolicy?.text ?? "Delete" }
}

extension Template {
  private func checkSections() throws(ServiceError) {
    // Transforms are not simulated.
    let known = Self.sections.subtracting(["Transform"])
    let unknown = (root.members?.keys ?? []).filter { !known.contains($0) }.sorted()
    guard unknown.isEmpty else {
      throw .validation("Invalid template property or properties [\(unknown.joined(separator: ", "))]")
    }
    guard !resources.isEmpty else { throw .format("At least one Resources member must be defined.") }
    let unknownTypes = Set(resources.filter { $0.simulatedType == nil }.map(\.type))
    guard unknownTypes.isEmpty else {
      throw .format("Unrecognized resource types: [\(unknownTypes.sorted().joined(separator: ", "))]")
    }
  }

  private func checkName(_ resource: Resource) throws(ServiceError) {
    guard !resource.name.isEmpty, resource.name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw .format("Resource name \(resource.name) is non alphanumeric.")
    }
  }

  private func checkAttributes(of resource: Resource) throws(ServiceError) {
    let unknown = (resource.body.members?.keys ?? []).filter { !Resource.attributes.contains($0) }
    guard let first = unknown.min() else { return }
    throw .validation("Invalid template resource property '\(first)'")
  }

  private func checkProperties(of resource: Resource) throws(ServiceError) {
    guard let schema = resource.simulatedType?.schema else { return }
    let extraneous = resource.properties.keys.filter { !schema.hasProperty($0) }.sorted()
    let missing = schema.required.filter { resource.properties[$0] == nil }.sorted()
    let complaints =
      extraneous.map { "#: extraneous key [\($0)] is not permitted" }
      + missing.map { "#: required key [\($0)] not found" }
    guard complaints.isEmpty else {
      throw .validation(
        "Properties validation failed for resource \(resource.name) with message:\n"
          + "[\(complaints.joined(separator: ", "))]")
    }
  }

  private func checkFunctions() throws(ServiceError) {
    let values =
      resources.map { Node(.object($0.properties)) } + conditions.map(\.expression)
      + outputs.flatMap { [$0.value, $0.exportName].compactMap(\.self) }
    for value in values {
      if let name = value.unsupportedFunction {
        throw .validation("Template error: unsupported function: \(name)")
      }
    }
  }

  private func checkReferences(_ graph: ReferenceGraph) throws(ServiceError) {
    for (_, usage) in graph.unresolved where usage.reference.attribute != nil {
      throw .validation(
        "Template error: instance of Fn::GetAtt references undefined resource \(usage.reference.name)")
    }
    try checkConditions(graph)
    for (section, block) in [(ReferenceGraph.Element.Section.resource, "Resources"), (.output, "Outputs")] {
      let names = Set(
        graph.unresolved.filter { $0.from.section == section && $0.usage.function != .findInMap }.map(
          \.usage.reference.name))
      guard names.isEmpty else {
        throw .format(
          "Unresolved resource dependencies [\(names.sorted().joined(separator: ", "))] in the \(block) block of "
            + "the template")
      }
    }
    for edge in graph.edges {
      guard case .value(let attribute?) = edge.kind, let type = resources[edge.to.name]?.simulatedType,
        !type.schema.hasAttribute(attribute)
      else { continue }
      throw .validation(
        "Template error: resource \(edge.to.name) does not support attribute type \(attribute) in Fn::GetAtt")
    }
  }

  private func checkConditions(_ graph: ReferenceGraph) throws(ServiceError) {
    for (_, usage) in graph.unresolved where usage.function == .condition || usage.function == .if {
      throw .format(
        "Unresolved condition dependency \(usage.reference.name) in the Resources block of the template")
    }
    let unresolved = graph.unresolved.filter { $0.from.section == .condition && $0.usage.function != .findInMap }
    let resources = graph.edges.filter { $0.from.section == .condition && $0.to.section == .resource }
    let foreign = Set(unresolved.map(\.usage.reference.name) + resources.map(\.to.name)).sorted()
    guard foreign.isEmpty else {
      throw .format(
        "Unresolved dependencies [\(foreign.joined(separator: ", "))]. "
          + "Cannot reference resources in the Conditions block of the template")
    }
  }
}

extension Node {
  /// An unknown function, or one that needs a transform or another stack.
  fileprivate var unsupportedFunction: String? {
    if let call {
      let unsupported: Set<Function> = [
        .importValue, .getStackOutput, .transform, .length, .toJSONString, .contains, .eachMemberEquals,
        .eachMemberIn, .refAll, .valueOf, .valueOfAll,
      ]
      if unsupported.contains(call.function) { return call.function.rawValue }
    } else if let members, members.count == 1, let key = members.first?.key, key.hasPrefix("Fn::") {
      return key
    }
    for child in children {
      if let name = child.unsupportedFunction { return name }
    }
    return nil
  }
}
