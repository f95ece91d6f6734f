import Files

/// What CreateChangeSet refuses before it looks at the stack.
///
/// Unknown and missing properties are refused here too; AWS finds them a moment later, in its early validation.
extension Template {
  static let pseudoParameters: Set = [
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId",
    "AWS::StackName", "AWS::URLSuffix",
  ]

  func check() throws(ServiceError) {
    for (name, resource) in resources.sorted(by: { $0.key < $1.key }) {
      try checkName(name)
      try checkProperties(of: name, resource)
      try checkConditions([resource.condition])
    }
    try checkReferences()
    try checkConditions(outputs.values.map(\.condition))
    _ = try creationOrder()
  }

  private func checkName(_ name: String) throws(ServiceError) {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw .format("Resource name \(name) is non alphanumeric.")
    }
  }

  private func checkProperties(of name: String, _ resource: Resource) throws(ServiceError) {
    let schema = resource.type.schema
    let extraneous = resource.properties.keys.filter { !schema.hasProperty($0) }.sorted()
    let missing = schema.required.filter { resource.properties[$0] == nil }.sorted()
    let complaints =
      extraneous.map { "#: extraneous key [\($0)] is not permitted" }
      + missing.map { "#: required key [\($0)] not found" }
    guard complaints.isEmpty else {
      throw .validation(
        "Properties validation failed for resource \(name) with message:\n[\(complaints.joined(separator: ", "))]")
    }
  }

  private func checkConditions(_ names: [String?]) throws(ServiceError) {
    for case let name? in names where conditions[name] == nil {
      throw .format("Unresolved condition dependency \(name) in the Resources block of the template")
    }
  }

  private func checkReferences() throws(ServiceError) {
    var unresolved: Set<String> = []
    for resource in resources.values {
      unresolved.formUnion(resource.dependsOn.filter { resources[$0] == nil })
      unresolved.formUnion(try unresolvedNames(in: .object(resource.properties)))
    }
    guard unresolved.isEmpty else { throw .unresolved(unresolved, block: "Resources") }
    for output in outputs.values {
      unresolved.formUnion(try unresolvedNames(in: .array([output.value, output.exportName ?? ""])))
    }
    guard unresolved.isEmpty else { throw .unresolved(unresolved, block: "Outputs") }
    for condition in conditions.values {
      let foreign = try condition.references().filter { parameters[$0.name] == nil && !isPseudo($0.name) }
      guard foreign.isEmpty else {
        throw .format(
          "Unresolved dependencies [\(foreign.map(\.name).sorted().joined(separator: ", "))]. "
            + "Cannot reference resources in the Conditions block of the template")
      }
    }
  }

  private func unresolvedNames(in value: JSON) throws(ServiceError) -> [String] {
    var unresolved: [String] = []
    for reference in try value.references() {
      guard let attribute = reference.attribute else {
        let known = resources[reference.name] != nil || parameters[reference.name] != nil || isPseudo(reference.name)
        if !known { unresolved.append(reference.name) }
        continue
      }
      guard let resource = resources[reference.name] else {
        throw .validation(
          "Template error: instance of Fn::GetAtt references undefined resource \(reference.name)")
      }
      guard resource.type.schema.hasAttribute(attribute) else {
        throw .validation(
          "Template error: resource \(reference.name) does not support attribute type \(attribute) in Fn::GetAtt")
      }
    }
    return unresolved
  }

  private func isPseudo(_ name: String) -> Bool { Self.pseudoParameters.contains(name) }
}

extension Template {
  /// The resources that `name` needs first.
  func dependencies(of name: String) throws(ServiceError) -> Set<String> {
    guard let resource = resources[name] else { return [] }
    let referenced = try JSON.object(resource.properties).references().map(\.name)
    return Set(referenced + resource.dependsOn).filter { resources[$0] != nil }
  }

  /// Every resource after those it depends on, by name where the template leaves it open.
  func creationOrder() throws(ServiceError) -> [String] {
    var waiting: [String: Set<String>] = [:]
    for name in resources.keys { waiting[name] = try dependencies(of: name) }
    var order: [String] = []
    while !waiting.isEmpty {
      let ready = waiting.filter { $0.value.isEmpty }.keys.sorted()
      guard !ready.isEmpty else {
        let circle = waiting.keys.sorted().joined(separator: ", ")
        throw .validation("Circular dependency between resources: [\(circle)]")
      }
      order += ready
      for name in ready { waiting[name] = nil }
      for name in waiting.keys { waiting[name]?.subtract(ready) }
    }
    return order
  }

  /// The capability that the template's IAM resources need; nil for a template without any.
  var requiredCapability: String? {
    let roles = resources.values.filter { $0.type.name.hasPrefix("AWS::IAM::") }
    guard !roles.isEmpty else { return nil }
    let named = roles.contains { !$0.type.nameProperty.isEmpty && $0.properties[$0.type.nameProperty] != nil }
    return named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM"
  }
}

extension ServiceError {
  fileprivate static func unresolved(_ names: Set<String>, block: String) -> ServiceError {
    .format(
      "Unresolved resource dependencies [\(names.sorted().joined(separator: ", "))] in the \(block) block of the template"
    )
  }
}
