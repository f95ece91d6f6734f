import Files
import Foundation

/// Replaces intrinsic functions by their values.
struct Evaluator: Sendable {
  let template: Template
  let parameters: [String: String]
  let pseudoParameters: [String: String]
  let region: String
  /// What a resource or one of its attributes is; nil leaves the reference as it stands.
  let resource: @Sendable (Reference) -> JSON?

  /// Evaluates `value`; nil means `AWS::NoValue`.
  func evaluate(_ value: JSON) throws(ServiceError) -> JSON? {
    if let call = Intrinsic(value) { return try evaluate(call, in: value) }
    switch value {
    case .array(let items):
      var result: [JSON] = []
      for item in items {
        if let item = try evaluate(item) { result.append(item) }
      }
      return .array(result)
    case .object(let members):
      var result: [String: JSON] = [:]
      for (name, member) in members { result[name] = try evaluate(member) }
      return .object(result)
    default:
      return value
    }
  }

  /// Evaluates the properties of a resource.
  func properties(_ resource: Template.Resource) throws(ServiceError) -> [String: JSON] {
    try evaluate(.object(resource.properties))?.object ?? [:]
  }

  /// Whether a resource or output with this condition exists.
  func holds(_ condition: String?) throws(ServiceError) -> Bool {
    guard let condition else { return true }
    return try holds(condition, within: [])
  }

  private func evaluate(_ call: Intrinsic, in value: JSON) throws(ServiceError) -> JSON? {
    switch call.name {
    case "Ref": return try look(up: Reference(call.argument.scalar ?? ""))
    case "Fn::GetAtt": return try look(up: Reference(getAtt: call.argument))
    case "Fn::Sub": return try substitute(call.argument)
    case "Fn::Join": return try join(call.argument)
    case "Fn::Select": return try select(call.argument)
    case "Fn::Split": return try split(call.argument)
    case "Fn::GetAZs": return .array(["a", "b", "c"].map { .string(region + $0) })
    case "Fn::FindInMap": return try find(call.argument)
    case "Fn::If":
      guard let parts = call.argument.array, parts.count == 3, let name = parts[0].scalar else {
        throw .validation("Template error: Fn::If requires a list argument with three elements")
      }
      return try evaluate(try holds(name, within: []) ? parts[1] : parts[2])
    case "Fn::Base64":
      guard let text = try evaluate(call.argument)?.scalar else { return value }
      return .string(Data(text.utf8).base64EncodedString())
    case "Condition": return value
    default: return .bool(try test(value, within: []))
    }
  }

  private func look(up reference: Reference) throws(ServiceError) -> JSON? {
    if reference.name == "AWS::NoValue" { return nil }
    if let pseudo = pseudoParameters[reference.name] { return .string(pseudo) }
    if let value = parameters[reference.name] { return template.parameters[reference.name]?.referenced(value) }
    return resource(reference) ?? Self.open(reference)
  }

  /// A reference that has no value yet, in the form that a template has it.
  private static func open(_ reference: Reference) -> JSON {
    guard let attribute = reference.attribute else { return ["Ref": .string(reference.name)] }
    return ["Fn::GetAtt": [.string(reference.name), .string(attribute)]]
  }

  private func substitute(_ argument: JSON) throws(ServiceError) -> JSON? {
    let variables = argument.array?.dropFirst().first?.object ?? [:]
    var parts: [JSON] = []
    for piece in try SubstitutionPiece.pieces(of: try argument.substitutionText()) {
      switch piece {
      case .literal(let text): parts.append(.string(text))
      case .placeholder(let name):
        let value =
          if let variable = variables[name] { try evaluate(variable) } else {
            try look(up: Reference(placeholder: name))
          }
        parts.append(value ?? "")
      }
    }
    return Self.joined(parts, by: "")
  }

  private func join(_ argument: JSON) throws(ServiceError) -> JSON {
    guard let parts = argument.array, parts.count == 2, let separator = parts[0].scalar,
      let items = try evaluate(parts[1])
    else {
      throw .validation("Template error: every Fn::Join object requires two parameters, a string delimiter and a list")
    }
    guard let list = items.array else { return ["Fn::Join": [.string(separator), items]] }
    return Self.joined(list, by: separator)
  }

  /// One text when every part is known, else a join that stays open.
  private static func joined(_ parts: [JSON], by separator: String) -> JSON {
    let texts = parts.compactMap(\.scalar)
    guard texts.count == parts.count else { return ["Fn::Join": [.string(separator), .array(parts)]] }
    return .string(texts.joined(separator: separator))
  }

  private func select(_ argument: JSON) throws(ServiceError) -> JSON {
    guard let parts = argument.array, parts.count == 2, let index = try evaluate(parts[0])?.integer,
      let items = try evaluate(parts[1])
    else { throw .validation("Template error: Fn::Select requires a list argument with two elements") }
    guard let list = items.array else { return ["Fn::Select": [.integer(index), items]] }
    guard list.indices.contains(index) else {
      throw .validation("Template error: Fn::Select cannot select nonexistent value at index \(index)")
    }
    return list[index]
  }

  private func split(_ argument: JSON) throws(ServiceError) -> JSON {
    guard let parts = argument.array, parts.count == 2, let separator = parts[0].scalar, !separator.isEmpty,
      let source = try evaluate(parts[1])
    else { throw .validation("Template error: every Fn::Split object requires two parameters") }
    guard let text = source.scalar else { return ["Fn::Split": [.string(separator), source]] }
    return .array(text.components(separatedBy: separator).map(JSON.string))
  }

  private func find(_ argument: JSON) throws(ServiceError) -> JSON {
    var keys: [String] = []
    for part in argument.array ?? [] { keys.append(try evaluate(part)?.scalar ?? "") }
    guard keys.count == 3, let value = template.mappings[keys[0]]?[keys[1]]?[keys[2]] else {
      throw .validation("Template error: Unable to get mapping for \(keys.joined(separator: "::"))")
    }
    return value
  }
}

extension Evaluator {
  private func holds(_ name: String, within: Set<String>) throws(ServiceError) -> Bool {
    guard let condition = template.conditions[name], !within.contains(name) else {
      throw .format("Unresolved condition dependency \(name) in the Conditions block of the template")
    }
    return try test(condition, within: within.union([name]))
  }

  private func test(_ value: JSON, within: Set<String>) throws(ServiceError) -> Bool {
    guard let call = Intrinsic(value) else { throw .format("Conditions can only be boolean operations") }
    let arguments = call.argument.array ?? [call.argument]
    switch call.name {
    case "Condition": return try holds(call.argument.scalar ?? "", within: within)
    case "Fn::Equals" where arguments.count == 2:
      return try evaluate(arguments[0])?.normalized == evaluate(arguments[1])?.normalized
    case "Fn::Not" where arguments.count == 1:
      return try !test(arguments[0], within: within)
    case "Fn::And":
      for argument in arguments where try !test(argument, within: within) { return false }
      return true
    case "Fn::Or":
      for argument in arguments where try test(argument, within: within) { return true }
      return false
    default: throw .format("Conditions can only be boolean operations")
    }
  }
}
