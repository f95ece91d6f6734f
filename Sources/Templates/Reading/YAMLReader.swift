/// Reads YAML as CloudFormation does: no aliases, and tags are short forms of intrinsic functions.
struct YAMLReader {
  private let scanner: YAMLScanner
  /// The places of the anchored values so far.
  private var anchors: [String: Place] = [:]

  static func read(_ text: String) throws(TemplateError) -> Node {
    var reader = YAMLReader(scanner: try YAMLScanner(text))
    return try reader.document()
  }

  private init(scanner: YAMLScanner) { self.scanner = scanner }

  private mutating func document() throws(TemplateError) -> Node {
    if case .directive = try scanner.peek().kind {
      let place = try scanner.next().place
      guard case .documentStart = try scanner.peek().kind else {
        throw malformed("did not find expected '---' below a directive", at: place)
      }
    }
    if case .documentStart = try scanner.peek().kind { _ = try scanner.next() }
    if case .end = try scanner.peek().kind { throw TemplateError(.notAnObject) }
    let root = try value(.block, depth: 1)
    var isEnded = false
    while case .documentEnd = try scanner.peek().kind {
      _ = try scanner.next()
      isEnded = true
    }
    let rest = try scanner.peek()
    switch rest.kind {
    case .end: return root
    case .documentStart: throw malformed("found another document", at: rest.place)
    default:
      throw malformed(isEnded ? "found another document" : "did not find expected end of the document", at: rest.place)
    }
  }

  /// Where a value stands: that decides what it may be.
  private enum Position {
    case block
    /// The key or value of a block object: a list may be indented as its key.
    case member
    case flow
  }

  private mutating func value(_ position: Position, depth: Int) throws(TemplateError) -> Node {
    let place = try scanner.peek().place
    var (tag, anchor): (String?, String?) = (nil, nil)
    properties: while true {
      switch try scanner.peek().kind {
      case .tag(let text) where tag == nil: tag = text
      case .anchor(let name) where anchor == nil: anchor = name
      case .alias(let name) where tag == nil && anchor == nil:
        guard let anchor = anchors[name] else { throw malformed("found undefined alias", at: place) }
        throw TemplateError(.alias(anchor: anchor), at: place)
      default: break properties
      }
      _ = try scanner.next()
    }
    guard depth <= Node.deepest else { throw TemplateError(.tooDeep(limit: Node.deepest), at: place) }
    let content = try content(position, tag, hasProperties: tag != nil || anchor != nil, at: place, depth: depth)
    if let anchor { anchors[anchor] = place }
    return try call(of: tag ?? "", content)
  }

  private mutating func content(
    _ position: Position, _ tag: String?, hasProperties: Bool, at place: Place, depth: Int
  ) throws(TemplateError) -> Node {
    let token = try scanner.peek()
    switch (token.kind, position) {
    case (.scalar(let text), _):
      _ = try scanner.next()
      return scalar(text, tag, at: place)
    case (.flowListStart, _): return Node(.list(try flowList(depth)), at: place)
    case (.flowObjectStart, _): return Node(try flowObject(place, depth), at: place)
    case (.blockListStart, .block), (.blockListStart, .member): return Node(.list(try blockList(depth)), at: place)
    case (.blockObjectStart, .block), (.blockObjectStart, .member): return Node(try blockObject(depth), at: place)
    case (.entry, .member): return Node(.list(try entries(depth)), at: place)
    default:
      guard hasProperties else { throw malformed("did not find expected value", at: token.place) }
      return empty(tag, at: place)
    }
  }

  private func scalar(_ text: YAMLScanner.Text, _ tag: String?, at place: Place) -> Node {
    let isTyped = text.isPlain && (tag == nil || tag?.hasPrefix("tag:") == true) && tag != "tag:yaml.org,2002:str"
    return Node(
      .scalar(Scalar(isTyped ? Scalar.kind(plain: text.text) : .string, text: text.text, start: text.start)), at: place)
  }

  /// A value that is not written.
  private func empty(_ tag: String? = nil, at place: Place) -> Node {
    scalar(YAMLScanner.Text(text: "", isPlain: true, start: nil), tag, at: place)
  }

  private func malformed(_ problem: String, at place: Place) -> TemplateError {
    TemplateError(.malformed(.yaml, problem), at: place)
  }
}

// MARK: - By indentation

extension YAMLReader {
  private mutating func blockList(_ depth: Int) throws(TemplateError) -> [Node] {
    _ = try scanner.next()
    let items = try entries(depth)
    let end = try scanner.next()
    guard case .blockEnd = end.kind else { throw malformed("did not find expected '-'", at: end.place) }
    return items
  }

  /// Items behind a `-` each.
  private mutating func entries(_ depth: Int) throws(TemplateError) -> [Node] {
    var items: [Node] = []
    while case .entry = try scanner.peek().kind {
      let place = try scanner.next().place
      switch try scanner.peek().kind {
      case .entry, .key, .value, .blockEnd: items.append(empty(at: place.following))
      default: items.append(try value(.block, depth: depth + 1))
      }
    }
    return items
  }

  private mutating func blockObject(_ depth: Int) throws(TemplateError) -> Members {
    _ = try scanner.next()
    var object = Object()
    while true {
      let token = try scanner.peek()
      switch token.kind {
      case .key:
        _ = try scanner.next()
        object.add(key: try part(after: token, depth))
      case .blockEnd:
        _ = try scanner.next()
        return Members(object.members)
      default: throw malformed("did not find expected key", at: token.place)
      }
      let next = try scanner.peek()
      guard case .value = next.kind else {
        try object.add(value: empty(at: next.place))
        continue
      }
      _ = try scanner.next()
      try object.add(value: try part(after: next, depth))
    }
  }

  /// A key or value of a block object; nothing where the next one follows.
  private mutating func part(after token: YAMLScanner.Token, _ depth: Int) throws(TemplateError) -> Node {
    switch try scanner.peek().kind {
    case .key, .value, .blockEnd: empty(at: token.place.following)
    default: try value(.member, depth: depth + 1)
    }
  }
}

// MARK: - In brackets

extension YAMLReader {
  private mutating func flowList(_ depth: Int) throws(TemplateError) -> [Node] {
    _ = try scanner.next()
    var items: [Node] = []
    while true {
      let token = try scanner.peek()
      switch token.kind {
      case .flowListEnd:
        _ = try scanner.next()
        return items
      case .key:
        // An object of one member needs no braces.
        _ = try scanner.next()
        guard depth < Node.deepest else { throw TemplateError(.tooDeep(limit: Node.deepest), at: token.place) }
        var object = Object()
        object.add(key: try flowPart(depth + 1, at: token.place.following))
        try object.add(value: try flowValue(depth + 1))
        items.append(Node(Members(object.members), at: token.place))
      default: items.append(try value(.flow, depth: depth + 1))
      }
      let next = try scanner.peek()
      switch next.kind {
      case .comma: _ = try scanner.next()
      case .flowListEnd: break
      default: throw malformed("did not find expected ',' or ']'", at: next.place)
      }
    }
  }

  private mutating func flowObject(_ place: Place, _ depth: Int) throws(TemplateError) -> Members {
    _ = try scanner.next()
    var object = Object()
    while true {
      let token = try scanner.peek()
      switch token.kind {
      case .flowObjectEnd:
        _ = try scanner.next()
        return Members(object.members)
      case .key:
        _ = try scanner.next()
        object.add(key: try flowPart(depth, at: token.place.following))
        try object.add(value: try flowValue(depth))
      default:
        object.add(key: try value(.flow, depth: depth + 1))
        try object.add(value: empty(at: try scanner.peek().place))
      }
      let next = try scanner.peek()
      switch next.kind {
      case .comma: _ = try scanner.next()
      case .flowObjectEnd: break
      default: throw malformed("did not find expected ',' or '}'", at: next.place)
      }
    }
  }

  private mutating func flowValue(_ depth: Int) throws(TemplateError) -> Node {
    let token = try scanner.peek()
    guard case .value = token.kind else { return empty(at: token.place) }
    _ = try scanner.next()
    return try flowPart(depth, at: token.place.following)
  }

  /// A key or value in brackets; nothing where the next one follows.
  private mutating func flowPart(_ depth: Int, at place: Place) throws(TemplateError) -> Node {
    switch try scanner.peek().kind {
    case .value, .comma, .flowListEnd, .flowObjectEnd: empty(at: place)
    default: try value(.flow, depth: depth + 1)
    }
  }
}

/// The members of an object that is being read.
private struct Object {
  private(set) var members: [Members.Member] = []
  private var keys: Set<String> = []
  private var key: Node?

  mutating func add(key: Node) { self.key = key }

  mutating func add(value: Node) throws(TemplateError) {
    guard let key else { return }
    guard let name = key.scalar?.text else { throw TemplateError(.keyNotString, at: key.place) }
    guard keys.insert(name).inserted else { throw TemplateError(.duplicateKey(name), at: key.place) }
    members.append(Members.Member(name, at: key.place, value))
  }
}

extension Place {
  /// The next place on the line.
  fileprivate var following: Place { Place(line: line, column: column + 1) }
}

// MARK: - Tags

extension YAMLReader {
  private static let standardTags: Set<String> = Set(
    ["str", "int", "float", "bool", "null", "seq", "map"].map { "tag:yaml.org,2002:\($0)" } + ["", "!"])

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
