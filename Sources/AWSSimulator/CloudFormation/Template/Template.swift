import Files

/// A template that was read: every section in its type, intrinsic functions in their long form.
struct Template: Sendable {
  var description: String?
  var parameters: [String: Parameter] = [:]
  var mappings: JSON = [:]
  var conditions: [String: JSON] = [:]
  var resources: [String: Resource] = [:]
  var outputs: [String: Output] = [:]

  struct Parameter: Sendable {
    var type = "String"
    var defaultValue: String?
    var allowedValues: [String] = []
    var allowedPattern: String?
    var constraint: String?
    var minLength: Int?
    var maxLength: Int?
    var noEcho = false
  }

  struct Resource: Sendable {
    let type: SimulatedType
    var properties: [String: JSON] = [:]
    var dependsOn: [String] = []
    var condition: String?
    /// What happens to the resource when it leaves the stack: `Delete`, `Retain`, `RetainExceptOnCreate`, `Snapshot`.
    var deletionPolicy = "Delete"
    /// What happens to the old resource when it is replaced.
    var updateReplacePolicy = "Delete"
  }

  struct Output: Sendable {
    let value: JSON
    var description: String?
    var exportName: JSON?
    var condition: String?
  }
}

extension Template {
  /// Reads and checks a template as CreateChangeSet does.
  init(body: String) throws(ServiceError) {
    guard let sections = try TemplateReader.read(body).object else { throw .format("unsupported structure.") }
    let known: Set = [
      "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Mappings", "Conditions", "Rules",
      "Resources", "Outputs",
    ]
    let unknown = sections.keys.filter { !known.contains($0) }.sorted()
    guard unknown.isEmpty else {
      throw .validation("Invalid template property or properties [\(unknown.joined(separator: ", "))]")
    }
    description = sections["Description"]?.scalar
    for (name, value) in try Self.members(sections, "Parameters") { parameters[name] = Parameter(value) }
    mappings = sections["Mappings"] ?? [:]
    conditions = try Self.members(sections, "Conditions")
    let bodies = try Self.members(sections, "Resources")
    guard !bodies.isEmpty else { throw .format("At least one Resources member must be defined.") }
    try Self.refuseUnknownTypes(bodies)
    for (name, body) in bodies { resources[name] = try Resource(name: name, body) }
    for (name, value) in try Self.members(sections, "Outputs") {
      outputs[name] = Output(
        value: value["Value"] ?? "", description: value["Description"]?.scalar, exportName: value["Export"]?["Name"],
        condition: value["Condition"]?.scalar)
    }
    try check()
  }

  private static func members(
    _ sections: [String: JSON], _ name: String
  ) throws(ServiceError) -> [String: JSON] {
    guard let section = sections[name] else { return [:] }
    guard let members = section.object, members.values.allSatisfy({ $0.object != nil }) else {
      throw .format("\(name) must be an object whose members are objects.")
    }
    return members
  }

  private static func refuseUnknownTypes(_ bodies: [String: JSON]) throws(ServiceError) {
    for (name, body) in bodies.sorted(by: { $0.key < $1.key }) where body["Type"]?.scalar == nil {
      throw .format("[/Resources/\(name)] Every Resources object must contain a Type member.")
    }
    let unknown = Set(bodies.values.compactMap { $0["Type"]?.scalar }.filter { SimulatedType.named($0) == nil })
    guard unknown.isEmpty else {
      throw .format("Unrecognized resource types: [\(unknown.sorted().joined(separator: ", "))]")
    }
  }
}

extension Template.Parameter {
  init(_ value: JSON) {
    type = value["Type"]?.scalar ?? "String"
    defaultValue = value["Default"]?.scalar
    allowedValues = value["AllowedValues"]?.texts ?? []
    allowedPattern = value["AllowedPattern"]?.scalar
    constraint = value["ConstraintDescription"]?.scalar
    minLength = value["MinLength"]?.integer
    maxLength = value["MaxLength"]?.integer
    noEcho = value["NoEcho"]?.bool ?? false
  }
}

extension Template.Resource {
  init(name: String, _ body: JSON) throws(ServiceError) {
    guard let type = body["Type"]?.scalar.flatMap(SimulatedType.named) else {
      throw .format("Unrecognized resource types: [\(body["Type"]?.scalar ?? "")]")
    }
    self.init(type: type)
    let known: Set = [
      "Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata",
      "UpdatePolicy", "CreationPolicy",
    ]
    if let unknown = body.object?.keys.sorted().first(where: { !known.contains($0) }) {
      throw .validation("Invalid template resource property '\(unknown)'")
    }
    if let value = body["Properties"] {
      guard let properties = value.object else {
        throw .format("[/Resources/\(name)/Properties] Properties must be an object.")
      }
      self.properties = properties
    }
    dependsOn = body["DependsOn"]?.texts ?? []
    condition = body["Condition"]?.scalar
    deletionPolicy = body["DeletionPolicy"]?.scalar ?? "Delete"
    updateReplacePolicy = body["UpdateReplacePolicy"]?.scalar ?? "Delete"
  }
}

extension ServiceError {
  static func format(_ message: String) -> ServiceError { .validation("Template format error: \(message)") }
}
