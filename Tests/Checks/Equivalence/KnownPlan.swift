import Foundation
import Templates

/// A plan in which every value is known.
struct KnownPlan {
  struct Resource {
    let address: String
    let type: String
    let name: String
    /// Every attribute, those that only AWS knows among them.
    let values: Members
    /// What the configuration sets.
    let arguments: Neutral
    let dependencies: Set<String>
    let isKept: Bool
    /// Whether its provider is the one for us-east-1.
    let isAtTheEdge: Bool
  }

  let resources: [Resource]
  /// What each look-up refers to, by address.
  let lookups: [String: Set<String>]
  let variables: [String: String]
  let variableSummaries: [String: String]
  let outputs: [String: (value: String, summary: String)]
  let tags: [String: String]
  let region: String
  let zones: [String]

  init(_ plan: TerraformPlan, configuration text: String) {
    let root = plan.root["configuration", "root_module"]
    let kept = Self.keptAddresses(in: text)
    resources = plan.configurations.filter { $0.mode == .managed }.map { configured in
      let values = plan[configured.address]?.values?.members ?? Members([])
      return Resource(
        address: configured.address, type: configured.type, name: configured.name, values: values,
        arguments: Self.configured(values, by: configured.expressions.members ?? Members([])),
        dependencies: configured.dependencies, isKept: kept.contains(configured.address),
        isAtTheEdge: configured.provider != "aws")
    }
    let data = plan.configurations.filter { $0.mode == .data }
    lookups = Dictionary(data.map { ($0.address, $0.dependencies) }) { first, _ in first }
    variables = plan.variables.mapValues { $0.text ?? "null" }
    variableSummaries = Self.named(root?["variables"]).mapValues { $0["description"]?.text ?? "" }
    outputs = Dictionary(
      plan.outputs.map { name, value in
        (name, (value?.text ?? "null", root?["outputs", .key(name), "description"]?.text ?? ""))
      }
    ) { first, _ in first }
    let provider = plan.root["configuration", "provider_config", "aws", "expressions"]
    region = provider?["region", "constant_value"]?.text ?? ""
    tags = Self.named(provider?["default_tags", 0, "tags", "constant_value"]).mapValues { $0.text ?? "" }
    zones = plan.resources.last { $0.type == "aws_availability_zones" }?["names"]?.texts ?? []
  }

  func counterpart(of logicalID: String) -> Resource? {
    resources.first { Comparison.key($0.name) == Comparison.key(logicalID) }
  }

  private static func named(_ node: Node?) -> [String: Node] {
    Dictionary((node?.members ?? Members([])).map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// A plan does not tell of `lifecycle`; our own text does, one resource after the other.
  private static func keptAddresses(in text: String) -> Set<String> {
    var kept: Set<String> = []
    var address = ""
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.first == "resource", words.count > 2 {
        address = "\(words[1]).\(words[2])".filter { $0 != "\"" }
      } else if words == ["prevent_destroy", "=", "true"] {
        kept.insert(address)
      }
    }
    return kept
  }

  /// The values of what the configuration sets, without those that only the schema has.
  private static func configured(_ values: Members, by expressions: Members) -> Neutral {
    var arguments: [String: Neutral] = [:]
    for expression in expressions {
      let key = Neutral.folded(expression.key)
      if holdsSecret(expression.value) {
        arguments[key] = .secret
        continue
      }
      guard let value = values[expression.key], !value.isNull else { continue }
      if let blocks = expression.value.items?.compactMap(\.members) {
        // The elements of a set are in another order than their blocks: what any of them sets counts for all.
        let set = blocks.reduce(Members([]), union)
        let elements = (value.items ?? []).map { element in
          Neutral.object(configured(element.members ?? Members([]), by: set).members.filter { $0.value != .list([]) })
        }
        arguments[key] = .unordered(elements)
      } else {
        arguments[key] = neutral(value)
      }
    }
    return .object(arguments)
  }

  private static func union(_ one: Members, _ other: Members) -> Members {
    let joined = one.map { member in
      guard let ours = member.value.items, let theirs = other[member.key]?.items else { return member }
      return Members.Member(member.key, at: member.place, Node(.list(ours + theirs), at: member.value.place))
    }
    return Members(joined + other.filter { one[$0.key] == nil })
  }

  private static func holdsSecret(_ expression: Node) -> Bool {
    (expression["references"]?.texts ?? []).contains {
      $0.contains("aws_secretsmanager_secret_version.") && $0.hasSuffix(".secret_string")
    }
  }

  private static func neutral(_ value: Node) -> Neutral? {
    if value.isNull { return nil }
    if let members = value.members {
      var object: [String: Neutral] = [:]
      for member in members { object[Neutral.folded(member.key)] = neutral(member.value) }
      return .object(object)
    }
    if let items = value.items { return .unordered(items.compactMap(neutral)) }
    let text = value.text ?? "null"
    return Neutral.document(text) ?? .scalar(text)
  }
}
