/// A file of Terraform as blocks and arguments. Expressions are not evaluated.
struct HCLFile: Sendable {
  struct Block: Sendable {
    let type: String
    let labels: [String]
    let body: Body
    let place: HCLPlace
  }

  struct Body: Sendable {
    var arguments: [String: HCLExpression] = [:]
    var blocks: [Block] = []
  }

  let body: Body
  let tokens: [HCLToken]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - limit: The most bytes that it may have.
  /// - Throws: `HCLError`.
  init(_ text: some Sequence<UInt8>, limit: Int) throws(HCLError) {
    let text = Array(text)
    guard text.count <= limit else {
      throw HCLError(place: HCLPlace(), reason: "the file has \(text.count) bytes, but at most \(limit) are allowed")
    }
    tokens = try HCLLexer.tokens(of: text)
    var parser = HCLParser(tokens: tokens)
    body = try parser.file()
  }
}

/// The value of an argument.
struct HCLExpression: Sendable {
  let tokens: [HCLToken]
  let place: HCLPlace

  /// The value, if it is written out: a text, a number, true, false, or a list or object of such.
  ///
  /// - Throws: `HCLError` for an expression that has to be evaluated.
  func literal() throws(HCLError) -> HCLLiteral {
    var parser = HCLParser(tokens: tokens + [HCLToken(kind: .end, place: place)])
    return try parser.wholeLiteral()
  }
}

/// A value without references.
indirect enum HCLLiteral: Sendable, Equatable {
  case text(String)
  case number(String)
  case bool(Bool)
  case list([HCLLiteral])
  case object([Member])

  struct Member: Sendable, Equatable {
    let key: String
    let value: HCLLiteral
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// Reads blocks, arguments and literals from tokens that end with `.end`.
private struct HCLParser {
  private let tokens: [HCLToken]
  private var index = 0

  /// The deepest nesting of blocks or brackets.
  private static let depth = 64

  init(tokens: [HCLToken]) { self.tokens = tokens }

  private var token: HCLToken { tokens[min(index, tokens.count - 1)] }

  private mutating func next() -> HCLToken {
    defer { index += 1 }
    return token
  }

  private mutating func skipNewlines() {
    while token.kind == .newline { index += 1 }
  }

  private mutating func expect(_ sign: String) throws(HCLError) {
    guard token.isSign(sign) else { throw fault("expected '\(sign)'") }
    index += 1
  }

  private func fault(_ reason: String) -> HCLError { HCLError(place: token.place, reason: reason) }

  mutating func file() throws(HCLError) -> HCLFile.Body {
    let body = try body(depth: 0)
    guard token.kind == .end else { throw fault("expected a block or an argument") }
    return body
  }

  /// Reads up to a closing brace, or the end.
  private mutating func body(depth: Int) throws(HCLError) -> HCLFile.Body {
    guard depth < Self.depth else { throw fault("blocks are nested too deeply") }
    var body = HCLFile.Body()
    skipNewlines()
    while let name = token.word {
      let place = next().place
      if token.isSign("=") {
        index += 1
        guard body.arguments[name] == nil else { throw HCLError(place: place, reason: "'\(name)' is set twice") }
        body.arguments[name] = try expression()
      } else {
        body.blocks.append(try block(name, place, depth: depth))
      }
      guard token.kind == .newline || token.isSign("}") else { throw fault("expected the end of the line") }
      skipNewlines()
    }
    return body
  }

  private mutating func block(_ type: String, _ place: HCLPlace, depth: Int) throws(HCLError) -> HCLFile.Block {
    var labels: [String] = []
    while true {
      switch token.kind {
      case .text(let label), .word(let label): labels.append(label)
      default:
        try expect("{")
        let body = try body(depth: depth + 1)
        try expect("}")
        return HCLFile.Block(type: type, labels: labels, body: body, place: place)
      }
      index += 1
    }
  }

  /// Takes the tokens of an expression: up to the end of the line or of the block, outside of brackets.
  private mutating func expression() throws(HCLError) -> HCLExpression {
    let (start, place) = (index, token.place)
    let closing = ["{": "}", "${": "}", "[": "]", "(": ")"]
    var open: [String] = []
    while token.kind != .end {
      if open.isEmpty, token.kind == .newline || token.isSign("}") { break }
      if case .sign(let sign) = token.kind {
        if let end = closing[sign] {
          open.append(end)
          guard open.count <= Self.depth else { throw fault("brackets are nested too deeply") }
        } else if closing.values.contains(sign) {
          guard open.popLast() == sign else { throw fault("'\(sign)' closes nothing") }
        }
      }
      index += 1
    }
    guard open.isEmpty, index > start else { throw fault("expected \(open.last.map { "'\($0)'" } ?? "a value")") }
    return HCLExpression(tokens: Array(tokens[start..<index]), place: place)
  }

  mutating func wholeLiteral() throws(HCLError) -> HCLLiteral {
    let value = try literal()
    guard token.kind == .end else { throw notLiteral }
    return value
  }

  private var notLiteral: HCLError {
    fault("only texts, numbers, true, false, and lists and objects of these are allowed; no references or functions")
  }

  private mutating func literal() throws(HCLError) -> HCLLiteral {
    switch token.kind {
    case .text(let text):
      index += 1
      return .text(text)
    case .number(let number):
      index += 1
      return .number(number)
    case .word(let word) where ["true", "false"].contains(word):
      index += 1
      return .bool(word == "true")
    case .sign("["): return try list()
    case .sign("{"): return try object()
    default: throw notLiteral
    }
  }

  private mutating func list() throws(HCLError) -> HCLLiteral {
    try expect("[")
    var elements: [HCLLiteral] = []
    skipNewlines()
    while !token.isSign("]") {
      elements.append(try literal())
      skipNewlines()
      guard token.isSign(",") else { break }
      index += 1
      skipNewlines()
    }
    guard token.isSign("]") else { throw notLiteral }
    index += 1
    return .list(elements)
  }

  private mutating func object() throws(HCLError) -> HCLLiteral {
    try expect("{")
    var members: [HCLLiteral.Member] = []
    skipNewlines()
    while !token.isSign("}") {
      let key: String
      switch token.kind {
      case .word(let word), .text(let word): key = word
      default: throw notLiteral
      }
      guard !members.contains(where: { $0.key == key }) else { throw fault("'\(key)' is set twice") }
      index += 1
      guard token.isSign("=") || token.isSign(":") else { throw notLiteral }
      index += 1
      members.append(.init(key: key, value: try literal()))
      let isSeparated = token.isSign(",") || token.kind == .newline
      if token.isSign(",") { index += 1 }
      skipNewlines()
      guard isSeparated || token.isSign("}") else { throw notLiteral }
    }
    index += 1
    return .object(members)
  }
}
