import Yams

/// Reads YAML as CloudFormation does: no aliases, and tags are short forms of intrinsic functions.
struct YAMLReader {
  private let source: SourceText
  /// The places of the anchored values so far.
  private var anchored: Set<Place> = []

  static func read(_ text: String) throws(TemplateError) -> Node {
    let source = SourceText(text)
    try source.refuseManyAliases()
    let root: Yams.Node?
    // The parser keeps the anchors; nodes only refer to them.
    let parser: Yams.Parser
    do {
      // Tags are resolved here: the resolvers of Yams are regular expressions.
      parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch {
      throw TemplateError(yaml: error, in: source)
    }
    return try withExtendedLifetime(parser) { () throws(TemplateError) in
      guard let root else { throw TemplateError(.notAnObject) }
      var reader = YAMLReader(source: source)
      return try reader.value(root, inside: .none, depth: 1)
    }
  }

  private init(source: SourceText) { self.source = source }

  /// `parent`: the place of the value's key, or of its list.
  private mutating func value(
    _ node: Yams.Node, inside parent: Place, depth: Int
  ) throws(TemplateError) -> Node {
    let place = Place(node.mark)
    if node.anchor != nil, !anchored.insert(place).inserted {
      throw TemplateError(.alias(anchor: place), at: parent)
    }
    guard depth <= Node.deepest else { throw TemplateError(.tooDeep(limit: Node.deepest), at: place) }
    let content: Node
    switch node {
    case .scalar(let scalar): content = Node(.scalar(self.scalar(scalar, at: place)), at: place)
    case .sequence(let sequence):
      var items: [Node] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(try value(item, inside: place, depth: depth + 1)) }
      content = Node(.list(items), at: place)
    case .mapping(let mapping):
      var members: [Members.Member] = []
      members.reserveCapacity(mapping.count)
      for (key, item) in mapping {
        let keyPlace = Place(key.mark)
        guard case .scalar(let name) = key, !Self.isFunction(key.tag.rawValue) else {
          throw TemplateError(.keyNotString, at: keyPlace)
        }
        guard key.anchor == nil || anchored.insert(keyPlace).inserted else {
          throw TemplateError(.alias(anchor: keyPlace), at: place)
        }
        members.append(
          Members.Member(name.string, at: keyPlace, try value(item, inside: keyPlace, depth: depth + 1)))
      }
      content = Node(Members(members), at: place)
    case .alias: throw TemplateError(.alias(anchor: nil), at: place)
    }
    return try call(of: node.tag.rawValue, content)
  }

  private func scalar(_ scalar: Yams.Node.Scalar, at place: Place) -> Scalar {
    let tag = scalar.tag.rawValue
    let text = scalar.string
    let isPlain = scalar.style == .plain || scalar.style == .any
    let isTyped = isPlain && (tag.isEmpty || tag.hasPrefix("tag:")) && tag != Tag.Name.str.rawValue
    let kind = isTyped ? Scalar.kind(plain: text) : .string
    // Places inside a text are needed only for functions.
    let start = text.utf8.contains(UInt8(ascii: "$")) ? source.start(of: text, at: place, scalar.style) : nil
    return Scalar(kind, text: text, start: start)
  }

  private static func isFunction(_ tag: String) -> Bool { tag.hasPrefix("!") && tag != "!" }

  private static let standardTags: Set<String> = Set(
    [Tag.Name.str, .int, .float, .bool, .null, .seq, .map].map(\.rawValue) + ["", "!"])

  /// `!Sub x` is `{"Fn::Sub": x}`, `!GetAtt A.B` is `{"Fn::GetAtt": ["A", "B"]}`.
  private func call(of tag: String, _ content: Node) throws(TemplateError) -> Node {
    guard !Self.standardTags.contains(tag) else { return content }
    guard let function = Function(tag: String(tag.dropFirst())), tag.hasPrefix("!") else {
      throw TemplateError(.unknownTag(tag), at: content.place)
    }
    var argument = content
    if function == .getAtt, let path = content.text {
      argument = Node(
        .list(path.split(separator: ".", maxSplits: 1).map { .string(String($0), at: content.place) }),
        at: content.place)
    }
    return Node(.call(Call(function, argument)), at: content.place)
  }
}

extension Place {
  init(_ mark: Yams.Mark?) {
    self = mark.map { Place(line: $0.line, column: $0.column) } ?? .none
  }
}

extension TemplateError {
  init(yaml error: any Error, in source: SourceText) {
    guard let error = error as? YamlError else {
      self.init(.malformed(.yaml, "\(error)"))
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let isDepth = problem.hasPrefix("Maximum nesting level")
      self.init(isDepth ? .tooDeep(limit: Node.deepest) : .malformed(.yaml, problem), at: Place(mark))
    case .reader(let problem, let offset, _, _):
      self.init(.malformed(.yaml, problem), at: offset.map(source.place(ofCharacter:)))
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(.duplicateKey(keys.first ?? ""), at: Place(context.mark))
    default: self.init(.malformed(.yaml, "\(error)"))
    }
  }
}
