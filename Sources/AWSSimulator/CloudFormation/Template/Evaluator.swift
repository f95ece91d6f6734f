import Foundation

/// Replaces intrinsic functions by their values.
struct Evaluator: Sendable {
  let template: Template
  let parameters: [String: String]
  let pseudoParameters: [String: String]
  let region: String
  /// What a resource or one of its attributes is; nil leaves the reference as it stands.
  let resource: @Sendable (Reference) -> Value?

  /// Evaluates `value`; nil means `AWS::NoValue`.
  func evaluate(_ value: Value) throws(ServiceError) -> Value? {
    if let call = Intrinsic(value) { return try evaluate(call, in: value) }
    switch value {
    case .list(let items):
      var result: [Value] = []
      for item in items {
        if let item = try evaluate(item) { result.append(item) }
      }
      return .list(result)
    case .object(let members):
      var result: [String: Value] = [:]
      for (name, member) in members { result[name] = try evaluate(member) }
      return .object(result)
    default:
      return value
    }
  }

  /// Evaluates the properties of a resource.
  func properties(_ resource: Template.Resource) throws(ServiceError) -> [String: Value] {
    try evaluate(.object(resource.properties))?.object ?? [:]
  }

  /// Whether a resource or output with this condition exists.
  func holds(_ condition: String?) throws(ServiceError) -> Bool {
    guard let condition else { return true }
    return try holds(condition, within: [])
  }

  private func evaluate(_ call: Intrinsic, in value: Value) throws(ServiceError) -> Value? {
    switch call.name {
    case "Ref": return try look(up: Reference(call.argument.scalar ?? ""))
    case "Fn::GetAtt": return try look(up: Reference(getAtt: call.argument))
    case "Fn::Sub": return try substitute(call.argument)
    case "Fn::Join": return try join(call.argument)
    case "Fn::Select": return try select(call.argument)
    case "Fn::Split": return try split(call.argument)
    case "Fn::GetAZs": return .list(["a", "b", "c"].map { .text(region + $0) })
    case "Fn::FindInMap": return try find(call.argument)
    case "Fn::If":
      guard let parts = call.argument.list, parts.count == 3, let name = parts[0].scalar else {
        throw .validation("Template error: Fn::If requires a list argument with three elements")
      }
      return try evaluate(try holds(name, within: []) ? parts[1] : parts[2])
    case "Fn::Base64":
      guard let text = try evaluate(call.argument)?.scalar else { return value }
      return .text(Data(text.utf8).base64EncodedString())
    case "Condition": return value
    default: return .bool(try test(value, within: []))
    }
  }

  private func look(up reference: Reference) throws(ServiceError) -> Value? {
    if reference.name == "AWS::NoValue" { return nil }
    if let pseudo = pseudoParameters[reference.name] { return .text(pseudo) }
    if let value = parameters[reference.name] { return template.parameters[reference.name]?.referenced(value) }
    return resource(reference) ?? Self.open(reference)
  }

  /// A reference that has no value yet, in the form that a template has it.
  private static func open(_ reference: Reference) -> Value {
    guard let attribute = reference.attribute else { return ["Ref": .text(reference.name)] }
    return ["Fn::GetAtt": [.text(reference.name), .text(attribute)]]
  }

  private func substitute(_ argument: Value) throws(ServiceError) -> Value? {
    let variables = argument.list?.dropFirst().first?.object ?? [:]
    var parts: [Value] = []
    for piece in try SubstitutionPiece.pieces(of: try argument.substitutionText()) {
      switch piece {
      case .literal(let text): parts.append(.text(text))
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

  private func join(_ argument: Value) throws(ServiceError) -> Value {
    guard let parts = argument.list, parts.count == 2, let separator = parts[0].scalar,
      let items = try evaluate(parts[1])
    else {
      throw .validation("Template error: every Fn::Join object requires two parameters, a string delimiter and a list")
    }
    guard let list = items.list else { return ["Fn::Join": [.text(separator), items]] }
    return Self.joined(list, by: separator)
  }

  /// One text when every part is known, else a join that stays open.
  private static func joined(_ parts: [Value], by separator: String) -> Value {
    let texts = parts.compactMap(\.scalar)
    guard texts.count == parts.count else { return ["Fn::Join": [.text(separator), .list(parts)]] }
    return .text(texts.joined(separator: separator))
  }

  private func select(_ argument: Value) throws(ServiceError) -> Value {
    guard let parts = argument.list, parts.count == 2, let index = try evaluate(parts[0])?.integer,
      let items = try evaluate(parts[1])
    else { throw .validation("Template error: Fn::Select requires a list argument with two elements") }
    guard let list = items.list else { return ["Fn::Select": [.integer(index), items]] }
    guard list.indices.contains(index) else {
      throw .validation("Template error: Fn::Select cannot select nonexistent value at index \(index)")
    }
    return list[index]
  }

  private func split(_ argument: Value) throws(ServiceError) -> Value {
    guard let parts = argument.list, parts.count == 2, let separator = parts[0].scalar, !separator.isEmpty,
      let source = try evaluate(parts[1])
    else { throw .validation("Template error: every Fn::Split object requires two parameters") }
    guard let text = source.scalar else { return ["Fn::Split": [.text(separator), source]] }
    return .list(text.components(separatedBy: separator).map(Value.text))
  }

  private func find(_ argument: Value) throws(ServiceError) -> Value {
    var keys: [String] = []
    for part in argument.list ?? [] { keys.append(try evaluate(part)?.scalar ?? "") }
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

  private func test(_ value: Value, within: Set<String>) throws(ServiceError) -> Bool {
    guard let call = Intrinsic(value) else { throw .format("Conditions can only be boolean operations") }
    let arguments = call.argument.list ?? [call.argument]
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
