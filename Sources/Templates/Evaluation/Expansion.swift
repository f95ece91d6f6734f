extension Template {
  /// Whether the template uses the transform AWS::LanguageExtensions.
  package var usesLanguageExtensions: Bool { transforms.contains { $0.name == Template.Transform.languageExtensions } }

  /// The template after the transform AWS::LanguageExtensions: without loops, and without functions inside `Ref`,
  /// `Fn::GetAtt` and the attributes of resources.
  ///
  /// A template without the transform is returned as it is. Parameters without a value have their default.
  package func expanded(
    parameters: [String: String] = [:], surroundings: Evaluator.Surroundings = Evaluator.Surroundings()
  ) throws(TemplateError) -> Template {
    guard usesLanguageExtensions else {
      if let loop = root.firstLoop { throw TemplateError(.loopWithoutTransform(loop.key), at: loop.place) }
      return self
    }
    // Values of resources are not known before the deployment.
    var surroundings = surroundings
    surroundings.resource = { _ in nil }
    // Loops may define conditions: these are evaluated after the expansion.
    var sections = root.members ?? Members([])
    for names in [["Conditions"], ["Resources", "Outputs"]] {
      let template = try Template(root: Node(.object(sections), at: root.place))
      var expansion = Expansion(Evaluator(template, parameters: parameters, surroundings: surroundings))
      var expanded: [Members.Member] = []
      for section in sections {
        guard names.contains(section.key), let members = section.value.members else {
          expanded.append(section)
          continue
        }
        let value = Node(.object(try expansion.section(section.key, members)), at: section.value.place)
        expanded.append(Members.Member(section.key, at: section.place, value))
      }
      sections = Members(expanded)
    }
    return try Template(root: Node(.object(sections), at: root.place))
  }
}

/// Expands the loops of a section.
private struct Expansion {
  private let evaluator: Evaluator
  private var bytesLeft = Self.largestResult

  /// The limit of the result, for nested loops multiply: CloudFormation's limit of 1 MB.
  private static let largestResult = 1 << 20

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  mutating func section(_ name: String, _ members: Members) throws(TemplateError) -> Members {
    let entries = try expand(members, LoopValues())
    guard name == "Resources" else { return entries }
    var resources: [Members.Member] = []
    for entry in entries {
      guard let body = entry.value.members else {
        resources.append(entry)
        continue
      }
      resources.append(
        Members.Member(entry.key, at: entry.place, Node(.object(try attributes(body)), at: entry.value.place)))
    }
    return Members(resources)
  }

  /// Evaluates the attributes of a resource that must be known before its properties.
  private func attributes(_ body: Members) throws(TemplateError) -> Members {
    var attributes: [Members.Member] = []
    for attribute in body {
      guard ["Condition", "DeletionPolicy", "DependsOn", "UpdateReplacePolicy"].contains(attribute.key) else {
        attributes.append(attribute)
        continue
      }
      guard let value = try evaluator.evaluate(attribute.value) else { continue }
      attributes.append(Members.Member(attribute.key, at: attribute.place, value))
    }
    return Members(attributes)
  }

  private mutating func expand(_ members: Members, _ values: LoopValues) throws(TemplateError) -> Members {
    var expanded: [Members.Member] = []
    var keys: Set<String> = []
    for member in members {
      let parts: [Members.Member]
      if member.key.hasPrefix(Template.loopPrefix) {
        parts = try loop(member, values)
      } else {
        let key = values.replaced(member.key, atMost: bytesLeft)
        // A key of the file itself is counted below.
        guard key.utf8.count <= max(bytesLeft, member.key.utf8.count) else {
          throw TemplateError(.resultTooLarge(limit: Self.largestResult), at: member.place)
        }
        parts = [Members.Member(key, at: member.place, try expand(member.value, values))]
      }
      for part in parts {
        try spend(part.key.utf8.count, at: part.place)
        guard keys.insert(part.key).inserted else { throw TemplateError(.duplicateKey(part.key), at: part.place) }
        expanded.append(part)
      }
    }
    return Members(expanded)
  }

  private mutating func expand(_ node: Node, _ values: LoopValues) throws(TemplateError) -> Node {
    switch node.content {
    case .scalar(let scalar):
      let text = scalar.kind == .string ? values.replaced(scalar.text, atMost: bytesLeft) : scalar.text
      try spend(text.utf8.count, at: node.place)
      return text == scalar.text ? node : .string(text, at: node.place)
    case .list(let items):
      try spend(0, at: node.place)
      var expanded: [Node] = []
      for item in items { expanded.append(try expand(item, values)) }
      return Node(.list(expanded), at: node.place)
    case .object(let members):
      try spend(0, at: node.place)
      return Node(try expand(members, values), at: node.place)
    case .call(let call):
      try spend(0, at: node.place)
      return try expand(call, node, values)
    }
  }

  private mutating func expand(_ call: Call, _ node: Node, _ values: LoopValues) throws(TemplateError) -> Node {
    if call.function == .ref, let name = call.argument.text, let value = values[name] {
      return .string(value, at: node.place)
    }
    var argument = try expand(call.argument, values)
    switch call.function {
    case .sub where argument.text != nil:
      // A text that named identifiers only is a plain text now.
      let isPlain = try Substitution(argument).pieces.allSatisfy { $0.kind == .literal(argument.text ?? "") }
      if isPlain { return .string(argument.text ?? "", at: node.place) }
    case .ref where argument.call != nil, .getAtt where argument.hasCalls:
      guard let value = try evaluator.evaluate(argument) else {
        throw TemplateError(.badCall(call.function), at: node.place)
      }
      argument = value
    default: break
    }
    return Node(.call(Call(call.function, argument)), at: node.place)
  }

  private mutating func loop(
    _ member: Members.Member, _ values: LoopValues
  ) throws(TemplateError) -> [Members.Member] {
    guard let parts = member.value.items, parts.count == 3, let identifier = parts[0].text,
      let fragment = parts[2].members
    else { throw TemplateError(.badLoop(member.key), at: member.place) }
    guard values[identifier] == nil, !evaluator.template.parameters.contains(identifier) else {
      throw TemplateError(.loopIdentifierTaken(identifier), at: parts[0].place)
    }
    let collection = try evaluator.evaluate(try expand(parts[1], values))
    guard let items = collection?.items, items.allSatisfy({ $0.text != nil }) else {
      throw TemplateError(.loopValuesUnknown(member.key), at: parts[1].place)
    }
    var written: [Members.Member] = []
    for item in items {
      try spend(0, at: parts[2].place)
      let inner = values.with(identifier, item.text ?? "")
      written += try expand(fragment, inner)
    }
    return written
  }

  /// Every value takes a few bytes beside its text.
  private mutating func spend(_ bytes: Int, at place: Place) throws(TemplateError) {
    bytesLeft -= bytes + 3
    guard bytesLeft >= 0 else { throw TemplateError(.resultTooLarge(limit: Self.largestResult), at: place) }
  }
}

/// The identifiers of the loops around a value, with their values.
private struct LoopValues {
  private var values: [(identifier: String, value: String)] = []

  /// More characters than a name has. Without a limit, braces that nothing closes take the square of their number.
  private static let longestIdentifier = 255

  var isEmpty: Bool { values.isEmpty }

  subscript(identifier: String) -> String? { values.last { $0.identifier.isExactly(identifier) }?.value }

  func with(_ identifier: String, _ value: String) -> LoopValues {
    var copy = self
    copy.values.append((identifier, value))
    return copy
  }

  /// Fills in `${Identifier}`, and `&{Identifier}` with the letters and digits of the value. Stops behind `limit`
  /// bytes.
  func replaced(_ text: String, atMost limit: Int) -> String {
    guard !values.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let brace = rest.firstIndex(of: "{") {
      guard String(result).utf8.count <= limit else { return String(result) }
      result += rest[..<brace]
      let sign = result.last
      let inside = rest[rest.index(after: brace)...].prefix(Self.longestIdentifier + 1).prefix { $0 != "}" }
      guard sign == "$" || sign == "&", inside.endIndex < rest.endIndex, let value = self[String(inside)] else {
        result.append("{")
        rest = rest[rest.index(after: brace)...]
        continue
      }
      result.removeLast()
      result += (sign == "$" ? value : value.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }).unicodeScalars
      rest = rest[rest.index(after: inside.endIndex)...]
    }
    return String(result + rest)
  }
}

extension Node {
  /// A loop in a section that may have one.
  fileprivate var firstLoop: Members.Member? {
    for section in ["Conditions", "Resources", "Outputs"] {
      if let loop = self[section]?.anyLoop { return loop }
    }
    return nil
  }

  private var anyLoop: Members.Member? {
    if let loop = members?.first(where: { $0.key.hasPrefix(Template.loopPrefix) }) { return loop }
    for child in children {
      if let loop = child.anyLoop { return loop }
    }
    return nil
  }
}
