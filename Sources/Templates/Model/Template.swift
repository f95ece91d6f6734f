/// A CloudFormation template, as the file has it.
///
/// Any template can be read, also with unknown types, sections and attributes. Reading does not check what CloudFormation
/// would refuse later; `root` has the whole document.
package struct Template: Sendable {
  /// The whole document.
  package let root: Node
  package let description: String?
  package let transforms: [Transform]
  package let metadata: Node?
  package let parameters: Section<Parameter>
  package let rules: Section<Rule>
  package let mappings: Section<Mapping>
  package let conditions: Section<Condition>
  /// The conditions that can be evaluated, each after the conditions that it names.
  let conditionOrder: [String]
  package let resources: Section<Resource>
  package let outputs: Section<Output>

  /// Reads YAML, or JSON if the text begins with a brace.
  package init(_ text: String) throws(TemplateError) { try self.init(root: try Node(template: text)) }

  package init(root: Node) throws(TemplateError) {
    guard root.members != nil else { throw TemplateError(.notAnObject, at: root.place) }
    self.root = root
    description = root["Description"]?.text
    metadata = root["Metadata"]
    transforms = (root["Transform"]?.items ?? root["Transform"].map { [$0] } ?? []).compactMap(Transform.init)
    parameters = try Self.section("Parameters", of: root, Parameter.init)
    rules = try Self.section("Rules", of: root, Rule.init)
    mappings = try Self.section("Mappings", of: root, Mapping.init)
    conditions = try Self.section("Conditions", of: root, Condition.init)
    conditionOrder = Self.order(of: conditions)
    resources = try Self.section("Resources", of: root, Resource.init)
    outputs = try Self.section("Outputs", of: root, Output.init)
  }

  package subscript(logicalID: String) -> Resource? { resources[logicalID] }

  /// Sections of a template that CloudFormation knows.
  package static let sections: Set = [
    "AWSTemplateFormatVersion", "Conditions", "Description", "Mappings", "Metadata", "Outputs", "Parameters",
    "Resources", "Rules", "Transform",
  ]

  /// The prefix of the key of a loop, which is an entry of a section.
  static let loopPrefix = "Fn::ForEach::"

  private static func section<Entry: TemplateEntry>(
    _ name: String, of root: Node, _ read: (Members.Member) throws(TemplateError) -> Entry
  ) throws(TemplateError) -> Section<Entry> {
    guard let body = root[name], !body.isNull else { return Section() }
    guard let members = body.members else { throw TemplateError(.sectionNotAnObject(name), at: body.place) }
    var entries: [Entry] = []
    for member in members where !isMacro(member.key) {
      guard member.value.members != nil else {
        throw TemplateError(.entryNotAnObject(section: name, name: member.key), at: member.value.place)
      }
      entries.append(try read(member))
    }
    return Section(entries)
  }

  /// A loop or a macro in the place of entries; it must be expanded first.
  private static func isMacro(_ key: String) -> Bool { key.hasPrefix(loopPrefix) || key == Function.transform.rawValue }
}

extension Template {
  /// A macro for the whole template: `AWS::LanguageExtensions`.
  package struct Transform: Sendable {
    package static let languageExtensions = "AWS::LanguageExtensions"

    package let name: String
    package let place: Place

    init?(_ node: Node) {
      guard let name = node.text ?? node["Name"]?.text else { return nil }
      self.name = name
      place = node.place
    }
  }
}
