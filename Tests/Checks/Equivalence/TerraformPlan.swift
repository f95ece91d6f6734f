import Foundation

/// What `terraform show -json` tells of a plan in which every value is known.
struct TerraformPlan {
  struct Resource {
    let address: String
    let type: String
    let name: String
    /// Every attribute, those that only AWS knows among them.
    let values: [String: Any]
    /// What the configuration sets.
    let arguments: Neutral
    let dependencies: Set<String>
    let isKept: Bool
    /// Whether its provider is the one for us-east-1.
    let isAtTheEdge: Bool
  }

  private(set) var resources: [Resource] = []
  /// What each look-up refers to, by address.
  private(set) var lookups: [String: Set<String>] = [:]
  private(set) var variables: [String: String] = [:]
  private(set) var variableSummaries: [String: String] = [:]
  private(set) var outputs: [String: (value: String, summary: String)] = [:]
  private(set) var tags: [String: String] = [:]
  private(set) var region = ""
  private(set) var zones: [String] = []

  init(plan: Data, configuration text: String) throws {
    let plan = try Members(JSONText.read(plan))
    let configuration = plan["configuration"]["root_module"]
    let planned = plan["planned_values"]
    var values: [String: Members] = [:]
    for resource in planned["root_module"].list("resources") { values[resource.text("address")] = resource["values"] }
    let kept = Self.keptAddresses(in: text)

    for resource in configuration.list("resources") where resource.text("mode") == "managed" {
      let address = resource.text("address")
      let known = values[address] ?? Members([String: Any]())
      let expressions = resource["expressions"]
      resources.append(
        Resource(
          address: address, type: resource.text("type"), name: resource.text("name"), values: known.members,
          arguments: Self.configured(known.members, by: expressions.members),
          dependencies: Self.addresses(in: expressions.members).union(resource.texts("depends_on")),
          isKept: kept.contains(address), isAtTheEdge: resource.text("provider_config_key") != "aws"))
    }
    for lookup in configuration.list("resources") where lookup.text("mode") == "data" {
      lookups[lookup.text("address")] = Self.addresses(in: lookup["expressions"].members)
    }
    for (name, variable) in plan["variables"].members {
      variables[name] = JSONText.scalar(Members(variable).any("value"))
    }
    for (name, variable) in configuration["variables"].members {
      variableSummaries[name] = Members(variable).text("description")
    }
    for (key, output) in planned["outputs"].members {
      outputs[key] = (
        JSONText.scalar(Members(output).any("value")), configuration["outputs"][key].text("description")
      )
    }
    let provider = plan["configuration"]["provider_config"]["aws"]["expressions"]
    region = provider["region"].text("constant_value")
    for tags in provider.list("default_tags") {
      self.tags = tags["tags"]["constant_value"].members.mapValues(JSONText.scalar)
    }
    for lookup in plan["prior_state"]["values"]["root_module"].list("resources") {
      if lookup.text("type") == "aws_availability_zones" { zones = lookup["values"].texts("names") }
    }
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
  private static func configured(_ values: [String: Any], by expressions: [String: Any]) -> Neutral {
    var arguments: [String: Neutral] = [:]
    for (key, expression) in expressions {
      if holdsSecret(expression) {
        arguments[Neutral.folded(key)] = .secret
        continue
      }
      guard let value = values[key], !(value is NSNull) else { continue }
      switch expression {
      case let blocks as [[String: Any]]:
        // The elements of a set are in another order than their blocks: what any of them sets counts for all.
        let set = blocks.reduce([:], Self.union)
        let elements = (value as? [[String: Any]] ?? []).map { element in
          Neutral.object(configured(element, by: set).members.filter { $0.value != .list([]) })
        }
        arguments[Neutral.folded(key)] = .unordered(elements)
      default: arguments[Neutral.folded(key)] = neutral(value)
      }
    }
    return .object(arguments)
  }

  private static func union(_ one: [String: Any], _ other: [String: Any]) -> [String: Any] {
    one.merging(other) { one, other in
      guard let one = one as? [[String: Any]], let other = other as? [[String: Any]] else { return one }
      return one + other
    }
  }

  private static func holdsSecret(_ expression: Any) -> Bool {
    let references = (expression as? [String: Any])?["references"] as? [String] ?? []
    return references.contains { $0.contains("aws_secretsmanager_secret_version.") && $0.hasSuffix(".secret_string") }
  }

  private static func neutral(_ value: Any) -> Neutral? {
    switch value {
    case is NSNull: return nil
    case let members as [String: Any]:
      var object: [String: Neutral] = [:]
      for (key, value) in members { object[Neutral.folded(key)] = neutral(value) }
      return .object(object)
    case let elements as [Any]: return .unordered(elements.compactMap(neutral))
    default:
      let text = JSONText.scalar(value)
      return JSONText.document(text) ?? .scalar(text)
    }
  }

  /// `aws_lb.edge.arn` is about `aws_lb.edge`, `data.aws_region.current.id` about `data.aws_region.current`.
  private static func addresses(in expression: Any) -> Set<String> {
    switch expression {
    case let members as [String: Any]:
      var found = members.values.reduce(into: Set<String>()) { $0.formUnion(addresses(in: $1)) }
      for reference in members["references"] as? [String] ?? [] where !reference.hasPrefix("var.") {
        let length = reference.hasPrefix("data.") ? 3 : 2
        found.insert(reference.split(separator: ".").prefix(length).joined(separator: "."))
      }
      return found
    case let elements as [Any]: return elements.reduce(into: []) { $0.formUnion(addresses(in: $1)) }
    default: return []
    }
  }
}

/// A JSON object of which every part may be missing.
private struct Members {
  let members: [String: Any]

  init(_ value: Any) { members = value as? [String: Any] ?? [:] }

  subscript(key: String) -> Members { Members(any(key)) }
  func any(_ key: String) -> Any { members[key] ?? NSNull() }
  func list(_ key: String) -> [Members] { (members[key] as? [Any] ?? []).map { Members($0) } }
  func text(_ key: String) -> String { members[key] as? String ?? "" }
  func texts(_ key: String) -> [String] { members[key] as? [String] ?? [] }
}
