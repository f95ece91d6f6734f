import Yams

/// A CloudFormation template, with functions still in it.
struct CloudFormationTemplate {
  struct Resource {
    let logicalID: String
    let type: String
    let properties: Node?
    let dependsOn: [String]
    let isKept: Bool
    /// Whether it is in the template for us-east-1.
    let isAtTheEdge: Bool
  }

  /// What the template for us-east-1 hands to the other: the values of parameters there.
  private(set) var handedOver: [String: Node] = [:]
  private(set) var resources: [Resource] = []
  private(set) var parameterSummaries: [String: String] = [:]
  private(set) var outputs: [String: (value: Node, summary: String)] = [:]

  /// `edge` is the template that stands in us-east-1, if there is one.
  init(_ text: String, edge: String?) throws {
    try add(text, isAtTheEdge: false)
    guard let edge else { return }
    let main = self
    try add(edge, isAtTheEdge: true)
    handedOver = outputs.filter { main.outputs[$0.key] == nil }.mapValues(\.value)
    (outputs, parameterSummaries) = (main.outputs, main.parameterSummaries.filter { handedOver[$0.key] == nil })
  }

  private mutating func add(_ text: String, isAtTheEdge: Bool) throws {
    guard let root = try Yams.compose(yaml: text)?.mapping else { throw Unreadable("not a template") }
    for (key, resource) in root["Resources"]?.mapping ?? [:] {
      let after = resource["DependsOn"]
      resources.append(
        Resource(
          logicalID: key.text, type: resource["Type"]?.text ?? "", properties: resource["Properties"],
          dependsOn: after?.sequence?.map(\.text) ?? after.map { [$0.text] } ?? [],
          isKept: [resource["DeletionPolicy"], resource["UpdateReplacePolicy"]].allSatisfy {
            ["Retain", "Snapshot"].contains($0?.text)
          }, isAtTheEdge: isAtTheEdge))
    }
    for (key, parameter) in root["Parameters"]?.mapping ?? [:] {
      parameterSummaries[key.text] = parameter["Description"]?.text ?? ""
    }
    for (key, output) in root["Outputs"]?.mapping ?? [:] {
      outputs[key.text] = (output["Value"] ?? "", output["Description"]?.text ?? "")
    }
  }
}

/// Something that this reader does not understand.
struct Unreadable: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension Node {
  var text: String { scalar?.string ?? "" }
}

/// Gives the functions of a template their values.
struct CloudFormationEvaluator {
  /// What a name stands for: a parameter, a pseudo parameter, or a resource by an attribute of it (nil for `!Ref`).
  let lookUp: (_ name: String, _ attribute: String?) throws -> Neutral
  /// The zones of `!GetAZs`.
  let zones: [String]
  /// Which names were looked up.
  private(set) var names: Set<String> = []

  init(zones: [String], lookUp: @escaping (String, String?) throws -> Neutral) {
    self.zones = zones
    self.lookUp = lookUp
  }

  mutating func value(_ node: Node) throws -> Neutral {
    let tag = node.tag.rawValue
    switch tag {
    case "!Ref": return try find(node.text, nil)
    case "!GetAtt":
      let parts = node.text.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Unreadable("!GetAtt \(node.text)") }
      return try find(parts[0], parts[1])
    case "!Sub": return .scalar(try substituted(node.text))
    case "!GetAZs": return .sequence(zones.map(Neutral.scalar))
    case "!Select":
      guard let parts = node.sequence, parts.count == 2, let index = Int(parts[0].text),
        case .sequence(let elements) = try value(parts[1]), elements.indices.contains(index)
      else { throw Unreadable("!Select") }
      return elements[index]
    case _ where tag.hasPrefix("!") && tag != "!": throw Unreadable("the function \(tag)")
    default: break
    }
    switch node {
    case .scalar(let scalar): return .scalar(scalar.string)
    case .sequence(let elements): return .sequence(try elements.map { try value($0) })
    case .mapping(let mapping):
      var members: [String: Neutral] = [:]
      for (key, node) in mapping { members[key.text] = try value(node) }
      return .object(members)
    case .alias: throw Unreadable("an alias")
    }
  }

  private mutating func find(_ name: String, _ attribute: String?) throws -> Neutral {
    names.insert(name)
    return try lookUp(name, attribute)
  }

  /// `${Name}`, `${Name.Attribute}`, and `${!Name}` for what is no reference.
  private mutating func substituted(_ text: String) throws -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { break }
      let inside = rest[start.upperBound..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("!") {
        result += "${\(inside.dropFirst())}"
      } else {
        let parts = inside.split(separator: ".", maxSplits: 1).map(String.init)
        guard let value = try find(parts.first ?? "", parts.count > 1 ? parts[1] : nil).text else {
          throw Unreadable("a list in !Sub '\(text)'")
        }
        result += value
      }
    }
    return result + rest
  }
}
