import Essentials

/// One evaluation of one value, with a limit for the size of the result.
struct Evaluation {
  let evaluator: Evaluator
  private var bytesLeft = Self.largestResult

  /// The maximum of bytes that functions may make: repeated by `Fn::Sub` and `Fn::Join`, a text of a few kilobytes grows
  /// beyond a machine's memory.
  static let largestResult = 4 << 20

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  /// nil means `AWS::NoValue`.
  mutating func value(of node: Node) throws(TemplateError) -> Node? {
    switch node.content {
    case .scalar: return node
    case .list(let items):
      var values: [Node] = []
      for item in items {
        if let value = try value(of: item) { values.append(value) }
      }
      return Node(.list(values), at: node.place)
    case .object(let members):
      var values: [Members.Member] = []
      for member in members {
        guard let value = try value(of: member.value) else { continue }
        values.append(Members.Member(member.key, at: member.place, value))
      }
      return Node(Members(values), at: node.place)
    case .call(let call): return try value(of: call, in: node)
    }
  }

  private mutating func value(of call: Call, in node: Node) throws(TemplateError) -> Node? {
    let argument = call.argument
    // The result of a macro is not known here.
    guard !call.isGivenByMacro else { return try open(call, node) }
    switch call.function {
    case .ref: return try reference(argument, node)
    case .getAtt: return try attribute(argument, node)
    case .sub: return try substitute(argument, node)
    case .join: return try join(argument, node)
    case .select: return try select(argument, node)
    case .split: return try split(argument, node)
    case .findInMap: return try find(argument, node)
    case .if: return try choose(argument, node)
    case .condition: return node
    case .equals, .and, .or, .not, .contains, .eachMemberEquals, .eachMemberIn:
      guard let result = try test(node) else { return try open(call, node) }
      return Node(.scalar(Scalar(.bool(result), text: "\(result)")), at: node.place)
    case .getAZs, .base64, .cidr, .length, .toJSONString:
      guard let value = try value(of: argument) else { throw TemplateError(.badCall(call.function), at: node.place) }
      return try result(of: call.function, value, node) ?? Node(.call(Call(call.function, value)), at: node.place)
    case .importValue, .getStackOutput, .transform, .refAll, .valueOf, .valueOfAll: return try open(call, node)
    }
  }

  /// A call that cannot be evaluated, with its argument evaluated.
  private mutating func open(_ call: Call, _ node: Node) throws(TemplateError) -> Node {
    guard let argument = try value(of: call.argument) else {
      throw TemplateError(.badCall(call.function), at: node.place)
    }
    return Node(.call(Call(call.function, argument)), at: node.place)
  }

  private mutating func made(_ text: String, at place: Place) throws(TemplateError) -> Node {
    try spend(text.utf8.count, at: place)
    return .string(text, at: place)
  }

  private mutating func list(_ texts: [String], at place: Place) throws(TemplateError) -> Node {
    let list = Node(.list(texts.map { .string($0, at: place) }), at: place)
    try spend(list.weight, at: place)
    return list
  }

  private mutating func spend(_ bytes: Int, at place: Place) throws(TemplateError) {
    bytesLeft -= bytes
    guard bytesLeft >= 0 else { throw TemplateError(.resultTooLarge(limit: Self.largestResult), at: place) }
  }
}

extension Evaluation {
  private mutating func lookUp(_ reference: Reference, at place: Place) throws(TemplateError) -> Node? {
    if reference == .noValue { return nil }
    guard let value = evaluator.value(of: reference) else { return Self.open(reference, at: place) }
    return try copy(value, at: place)
  }

  /// The same value at another place.
  private mutating func copy(_ value: Node, at place: Place) throws(TemplateError) -> Node {
    try spend(value.weight, at: place)
    return Node(value.content, at: place)
  }

  /// A reference without a value, as a template writes it.
  private static func open(_ reference: Reference, at place: Place) -> Node {
    let name = Node.string(reference.name, at: place)
    guard let attribute = reference.attribute else { return Node(.call(Call(.ref, name)), at: place) }
    return Node(.call(Call(.getAtt, Node(.list([name, .string(attribute, at: place)]), at: place))), at: place)
  }

  private mutating func reference(_ argument: Node, _ node: Node) throws(TemplateError) -> Node? {
    if let name = argument.text { return try lookUp(Reference(name), at: node.place) }
    guard argument.call != nil, let name = try value(of: argument) else {
      throw TemplateError(.badCall(.ref), at: node.place)
    }
    guard let text = name.text else { return Node(.call(Call(.ref, name)), at: node.place) }
    return try lookUp(Reference(text), at: node.place)
  }

  private mutating func attribute(_ argument: Node, _ node: Node) throws(TemplateError) -> Node? {
    guard let path = try value(of: argument) else { throw TemplateError(.badCall(.getAtt), at: node.place) }
    guard !path.hasCalls else { return Node(.call(Call(.getAtt, path)), at: node.place) }
    return try lookUp(try Reference(getAtt: path), at: node.place)
  }

  private mutating func substitute(_ argument: Node, _ node: Node) throws(TemplateError) -> Node? {
    let substitution = try Substitution(argument)
    var variables: [String: Node] = [:]
    for variable in substitution.variables {
      variables[variable.key] = try value(of: variable.value) ?? .string("", at: variable.place)
    }
    var parts: [Node] = []
    for piece in substitution.pieces {
      switch piece.kind {
      case .literal(let text): parts.append(.string(text, at: piece.place))
      case .placeholder(let name):
        if let variable = variables[name] {
          parts.append(variable)
        } else if let value = try lookUp(Reference(placeholder: name), at: piece.place) {
          parts.append(value)
        }
      }
    }
    return try joined(parts, by: "", at: node.place)
  }

  private mutating func join(_ argument: Node, _ node: Node) throws(TemplateError) -> Node {
    guard let parts = argument.items, parts.count == 2, let separator = parts[0].text, parts[1].text == nil,
      let values = try value(of: parts[1])
    else { throw TemplateError(.badCall(.join), at: node.place) }
    guard let items = values.items else {
      return Node(.call(Call(.join, Node(.list([parts[0], values]), at: argument.place))), at: node.place)
    }
    return try joined(items, by: separator, at: node.place)
  }

  /// One text if every part is known. Otherwise an open join, with adjacent known parts as one text.
  private mutating func joined(_ parts: [Node], by separator: String, at place: Place) throws(TemplateError) -> Node {
    var merged: [Node] = []
    var run: [String] = []
    var runPlace = place
    for part in parts {
      if let text = part.text {
        if run.isEmpty { runPlace = part.place }
        try spend(text.utf8.count + separator.utf8.count, at: place)
        run.append(text)
        continue
      }
      if !run.isEmpty { merged.append(.string(run.joined(separator: separator), at: runPlace)) }
      run = []
      try spend(part.weight, at: place)
      merged.append(part)
    }
    if merged.isEmpty { return .string(run.joined(separator: separator), at: place) }
    if !run.isEmpty { merged.append(.string(run.joined(separator: separator), at: runPlace)) }
    let argument = Node(.list([.string(separator, at: place), Node(.list(merged), at: place)]), at: place)
    return Node(.call(Call(.join, argument)), at: place)
  }

  private mutating func select(_ argument: Node, _ node: Node) throws(TemplateError) -> Node {
    guard let parts = argument.items, parts.count == 2, let position = try value(of: parts[0]),
      position.integer != nil || position.call != nil, let list = try value(of: parts[1])
    else { throw TemplateError(.badCall(.select), at: node.place) }
    guard let index = position.integer, let items = list.items, !evaluator.keepsChoices else {
      return Node(.call(Call(.select, Node(.list([position, list]), at: argument.place))), at: node.place)
    }
    guard items.indices.contains(index) else {
      throw TemplateError(.noItem(index: index, count: items.count), at: node.place)
    }
    return items[index]
  }

  private mutating func split(_ argument: Node, _ node: Node) throws(TemplateError) -> Node {
    guard let parts = argument.items, parts.count == 2, let separator = parts[0].text, !separator.isEmpty,
      let source = try value(of: parts[1])
    else { throw TemplateError(.badCall(.split), at: node.place) }
    guard let text = source.text else {
      return Node(.call(Call(.split, Node(.list([parts[0], source]), at: argument.place))), at: node.place)
    }
    try spend(text.utf8.count, at: node.place)
    return Node(.list(text.splitExactly(by: separator).map { .string($0, at: source.place) }), at: node.place)
  }

  private mutating func find(_ argument: Node, _ node: Node) throws(TemplateError) -> Node? {
    guard let parts = argument.items, parts.count == 3 || parts.count == 4 else {
      throw TemplateError(.badCall(.findInMap), at: node.place)
    }
    var keys: [Node] = []
    for part in parts.prefix(3) {
      guard let key = try value(of: part) else { throw TemplateError(.badCall(.findInMap), at: node.place) }
      keys.append(key)
    }
    let names = keys.compactMap(\.text)
    if evaluator.keepsChoices, parts.prefix(3).contains(where: { $0.text == nil }) {
      return try found(by: parts.prefix(3).map(\.text), parts.dropFirst(3).first?["DefaultValue"], node)
    }
    guard names.count == 3 else {
      let rest = try parts.dropFirst(3).first.flatMap { part throws(TemplateError) in try value(of: part) }
      let argument = Node(.list(keys + [rest].compactMap(\.self)), at: argument.place)
      return Node(.call(Call(.findInMap, argument)), at: node.place)
    }
    if let found = evaluator.template.mappings[names[0]]?.body[names[1]]?[names[2]] {
      return try copy(found, at: node.place)
    }
    guard parts.count == 4 else { throw TemplateError(.noMapping(names), at: node.place) }
    guard let value = parts[3]["DefaultValue"] else { throw TemplateError(.badCall(.findInMap), at: node.place) }
    return try self.value(of: value)
  }

  /// All values that the mappings have for the keys, nil for any key: a choice among them.
  private mutating func found(by keys: [String?], _ otherwise: Node?, _ node: Node) throws(TemplateError) -> Node {
    func matching(_ members: Members, _ key: String?) -> [Node] {
      members.filter { member in key.map(member.key.isExactly) ?? true }.map(\.value)
    }
    let mappings = evaluator.template.mappings.filter { mapping in keys[0].map(mapping.name.isExactly) ?? true }
    var values: [Node] = []
    for mapping in mappings {
      for row in matching(mapping.body.members ?? Members([]), keys[1]) {
        for value in matching(row.members ?? Members([]), keys[2]) { values.append(try copy(value, at: node.place)) }
      }
    }
    if let otherwise { values.append(try value(of: otherwise) ?? Self.open(.noValue, at: node.place)) }
    let position = Self.open(Reference(Function.findInMap.rawValue), at: node.place)
    return Node(.call(Call(.select, Node(.list([position, Node(.list(values))])))), at: node.place)
  }

  private mutating func choose(_ argument: Node, _ node: Node) throws(TemplateError) -> Node? {
    guard let parts = argument.items, parts.count == 3, let condition = try value(of: parts[0]),
      let name = condition.text ?? condition.call.flatMap({ $0.function == .condition ? $0.argument.text : nil })
    else { throw TemplateError(.badCall(.if), at: node.place) }
    if !evaluator.keepsChoices, let holds = try evaluator.holds(name, at: parts[0].place) {
      return try value(of: holds ? parts[1] : parts[2])
    }
    let noValue = Self.open(.noValue, at: node.place)
    let branches = [try value(of: parts[1]) ?? noValue, try value(of: parts[2]) ?? noValue]
    return Node(.call(Call(.if, Node(.list([condition] + branches), at: argument.place))), at: node.place)
  }
}

extension Evaluation {
  /// The result of a function of one value; nil if the value is not known.
  private mutating func result(
    of function: Function, _ value: Node, _ node: Node
  ) throws(TemplateError) -> Node? {
    switch function {
    case .base64:
      guard let text = value.text else { return nil }
      return try made(Data(text.utf8).base64EncodedString(), at: node.place)
    case .getAZs:
      guard let text = value.text else { return nil }
      let region = text.isEmpty ? evaluator.surroundings.pseudoParameters["AWS::Region"]?.text : text
      guard let zones = region.flatMap(evaluator.surroundings.zones) else { return nil }
      return try list(zones, at: node.place)
    case .length:
      guard let items = value.items else { return nil }
      return Node(.scalar(Scalar(.integer(items.count), text: "\(items.count)")), at: node.place)
    case .toJSONString: return value.hasCalls ? nil : try made(value.jsonText, at: node.place)
    case .cidr:
      guard let parts = value.items, (2...3).contains(parts.count) else {
        throw TemplateError(.badCall(.cidr), at: node.place)
      }
      guard parts.count == 3, let block = parts[0].text, let count = parts[1].integer, let bits = parts[2].integer
      else { return nil }
      guard let blocks = AddressBlock(block)?.divided(into: count, hostBits: bits) else {
        throw TemplateError(.badAddressBlock("\(block), \(count), \(bits)"), at: node.place)
      }
      return try list(blocks.map(\.description), at: node.place)
    default: return nil
    }
  }

  /// Whether a condition is true; nil if it depends on unknown values.
  mutating func test(_ node: Node) throws(TemplateError) -> Bool? {
    guard let call = node.call else { throw TemplateError(.notACondition, at: node.place) }
    let arguments = call.arguments
    switch call.function {
    case .condition: return try evaluator.holds(call.argument.text ?? "", at: node.place)
    case .equals where arguments.count == 2:
      return try equal(try value(of: arguments[0]), try value(of: arguments[1]))
    case .not where arguments.count == 1: return try test(arguments[0]).map { !$0 }
    case .and: return try all(arguments) { evaluation, part throws(TemplateError) in try evaluation.test(part) }
    case .or:
      return try all(arguments) { evaluation, part throws(TemplateError) in try evaluation.test(part).map { !$0 } }
        .map { !$0 }
    case .contains where arguments.count == 2:
      guard let values = try value(of: arguments[0])?.items else { return nil }
      return try contains(values, try value(of: arguments[1]))
    case .eachMemberEquals where arguments.count == 2:
      guard let values = try value(of: arguments[0])?.items else { return nil }
      let wanted = try value(of: arguments[1])
      return try all(values) { evaluation, value throws(TemplateError) in try evaluation.equal(value, wanted) }
    case .eachMemberIn where arguments.count == 2:
      guard let values = try value(of: arguments[0])?.items, let allowed = try value(of: arguments[1])?.items else {
        return nil
      }
      try spend(values.count * allowed.count, at: node.place)
      return try all(values) { evaluation, value throws(TemplateError) in try evaluation.contains(allowed, value) }
    case .equals, .not, .contains, .eachMemberEquals, .eachMemberIn:
      throw TemplateError(.badCall(call.function), at: node.place)
    default: throw TemplateError(.notACondition, at: node.place)
    }
  }

  /// False if one part is false, true if all are true; nil if unknown parts decide.
  private mutating func all(
    _ parts: [Node], _ test: (inout Evaluation, Node) throws(TemplateError) -> Bool?
  ) throws(TemplateError) -> Bool? {
    var result: Bool? = true
    for part in parts {
      switch try test(&self, part) {
      case false?: return false
      case true?: continue
      case nil: result = nil
      }
    }
    return result
  }

  private mutating func contains(_ values: [Node], _ wanted: Node?) throws(TemplateError) -> Bool? {
    try all(values) { evaluation, value throws(TemplateError) in try evaluation.equal(value, wanted).map { !$0 } }
      .map { !$0 }
  }

  private mutating func equal(_ one: Node?, _ other: Node?) throws(TemplateError) -> Bool? {
    guard let one, let other else { return (one == nil) == (other == nil) }
    if one == other { return true }
    guard one.hasCalls || other.hasCalls else { return false }
    return evaluator.assumption?(one, other)
  }
}

extension Node {
  /// Whether a function is called anywhere in the value.
  package var hasCalls: Bool { call != nil || children.contains(where: \.hasCalls) }

  /// The approximate size of the value in a file, in bytes.
  var weight: Int { children.reduce(1 + (scalar?.text.utf8.count ?? 0)) { $0 + $1.weight } }
}
