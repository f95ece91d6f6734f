extension Template {
  /// A resource of a template.
  package struct Resource: TemplateEntry {
    package let member: Members.Member
    /// `AWS::EC2::VPC`, or any other text.
    package let type: String
    package let properties: Members
    /// The names in `DependsOn`, each with its place.
    package let dependsOn: [Node]

    package var condition: Node? { body["Condition"] }
    /// The fate of the resource when it is removed from the stack; nil for the type's default.
    package var deletionPolicy: Node? { body["DeletionPolicy"] }
    /// The fate of the old resource when it is replaced.
    package var updateReplacePolicy: Node? { body["UpdateReplacePolicy"] }
    package var metadata: Node? { body["Metadata"] }

    init(_ member: Members.Member) throws(TemplateError) {
      self.member = member
      let body = member.value
      guard let type = body["Type"]?.text else { throw TemplateError(.missingType(member.key), at: member.place) }
      self.type = type
      let properties = body["Properties"]
      guard properties?.isNull != false || properties?.members != nil else {
        throw TemplateError(.propertiesNotAnObject(member.key), at: properties?.place)
      }
      self.properties = properties?.members ?? Members([])
      dependsOn = body["DependsOn"].map { $0.items ?? ($0.isNull ? [] : [$0]) } ?? []
    }

    package subscript(key: String) -> Node? { properties[key] }

    /// The value at a path in the properties: `template["Task"]?["ContainerDefinitions", 0, "User"]`.
    package subscript(path: Node.Step...) -> Node? { Node(.object(properties))[path] }

    /// Attributes of a resource that CloudFormation knows.
    package static let attributes: Set = [
      "Condition", "CreationPolicy", "DeletionPolicy", "DependsOn", "Metadata", "Properties", "Type", "UpdatePolicy",
      "UpdateReplacePolicy",
    ]
  }
}

extension Template {
  /// A parameter of a template.
  package struct Parameter: TemplateEntry {
    package let member: Members.Member

    package var type: String { body["Type"]?.text ?? "String" }
    package var description: String? { body["Description"]?.text }
    package var defaultValue: String? { body["Default"]?.text }
    package var allowedValues: [String] { body["AllowedValues"]?.texts ?? [] }
    package var allowedPattern: String? { body["AllowedPattern"]?.text }
    package var constraintDescription: String? { body["ConstraintDescription"]?.text }
    package var minLength: Int? { body["MinLength"]?.integer }
    package var maxLength: Int? { body["MaxLength"]?.integer }
    package var minValue: Node? { body["MinValue"] }
    package var maxValue: Node? { body["MaxValue"] }
    package var noEcho: Bool { body["NoEcho"]?.bool ?? false }

    /// Whether its value is a text with commas that stands for a list.
    package var isList: Bool { type == "CommaDelimitedList" || type.contains("List<") }
  }
}

extension Template {
  /// A table for `Fn::FindInMap`.
  package struct Mapping: TemplateEntry {
    package let member: Members.Member
  }
}

extension Template {
  /// A condition by its name.
  package struct Condition: TemplateEntry {
    package let member: Members.Member

    package var expression: Node { member.value }
  }
}

extension Template {
  /// An output of a stack, which may be exported.
  package struct Output: TemplateEntry {
    package let member: Members.Member

    package var value: Node? { body["Value"] }
    package var description: String? { body["Description"]?.text }
    package var exportName: Node? { body["Export", "Name"] }
    package var condition: Node? { body["Condition"] }
  }
}

extension Template {
  /// An assertion on several parameters of a template.
  package struct Rule: TemplateEntry {
    package let member: Members.Member

    package var condition: Node? { body["RuleCondition"] }
    package var assertions: [Node] { body["Assertions"]?.items ?? [] }
  }
}
