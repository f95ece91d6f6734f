import Files
import Yams

/// Reads the YAML (and so the JSON) of a template, short intrinsic functions included.
enum TemplateReader {
  /// The most bytes of a template that is sent inside a request.
  static let largestBody = 51_200

  static func read(_ body: String) throws(ServiceError) -> JSON {
    let node: Node?
    do {
      // Tags are read here; the resolver would only slow this down.
      node = try Yams.compose(yaml: body)
    } catch {
      throw .format("YAML not well-formed.")
    }
    guard let node else { throw .format("unsupported structure.") }
    // Every node takes a byte to write. Only aliases make more nodes than bytes, and CloudFormation has no aliases.
    var nodesLeft = body.utf8.count + 1
    return try value(node, &nodesLeft)
  }

  private static func value(_ node: Node, _ nodesLeft: inout Int) throws(ServiceError) -> JSON {
    nodesLeft -= 1
    guard nodesLeft > 0 else { throw aliasesRefused }
    let content: JSON
    switch node {
    case .scalar(let scalar):
      content = plain(scalar)
    case .sequence(let sequence):
      var items: [JSON] = []
      for item in sequence { items.append(try value(item, &nodesLeft)) }
      content = .array(items)
    case .mapping(let mapping):
      var members: [String: JSON] = [:]
      for (key, item) in mapping {
        guard case .scalar(let name) = key else { throw .format("[/] keys must be strings.") }
        members[name.string] = try value(item, &nodesLeft)
      }
      content = .object(members)
    case .alias:
      throw aliasesRefused
    }
    return try function(node.tag.rawValue, content)
  }

  private static var aliasesRefused: ServiceError {
    .validation("Template error: YAML aliases are not allowed in CloudFormation templates")
  }

  /// A scalar by the rules of YAML 1.1, as far as templates need them: quoted is always text.
  private static func plain(_ scalar: Node.Scalar) -> JSON {
    let text = scalar.string
    guard scalar.style == .plain || scalar.style == .any, !scalar.tag.rawValue.hasPrefix("!") else {
      return .string(text)
    }
    switch text.lowercased() {
    case "", "~", "null": return .null
    case "true", "yes", "on": return .bool(true)
    case "false", "no", "off": return .bool(false)
    default: break
    }
    if let integer = Int(text), String(integer) == text { return .integer(integer) }
    let looksDecimal = text.contains(".") && text.allSatisfy { $0.isASCII && ($0.isNumber || ".-+eE".contains($0)) }
    if looksDecimal, let decimal = Double(text), decimal.isFinite { return .decimal(decimal) }
    return .string(text)
  }

  /// `!Sub x` is `{"Fn::Sub": x}`, `!GetAtt A.B` is `{"Fn::GetAtt": ["A", "B"]}`.
  private static func function(_ tag: String, _ content: JSON) throws(ServiceError) -> JSON {
    guard tag.hasPrefix("!"), tag != "!" else { return content }
    let name = String(tag.dropFirst())
    if name == "Ref" || name == "Condition" { return .object([name: content]) }
    guard Intrinsic.names.contains("Fn::" + name) else {
      throw .format("Unrecognized tag !\(name)")
    }
    if name == "GetAtt", let path = content.scalar {
      let halves = path.split(separator: ".", maxSplits: 1).map { JSON.string(String($0)) }
      return .object(["Fn::GetAtt": .array(halves)])
    }
    return .object(["Fn::" + name: content])
  }
}
