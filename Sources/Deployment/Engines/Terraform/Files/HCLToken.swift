/// A place in a file of Terraform, counted from 1.
struct HCLPlace: Sendable, Equatable, CustomStringConvertible {
  var line = 1
  var column = 1

  var description: String { "line \(line), column \(column)" }
}

/// Why a file of Terraform is refused.
struct HCLError: Error, Sendable, Equatable {
  let place: HCLPlace
  /// What is wrong, and what is allowed.
  let reason: String
}

/// A word, a value or a sign of HCL, Terraform's language.
struct HCLToken: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case word(String)
    case number(String)
    /// A text without references.
    case text(String)
    /// A text with references: the tokens of each are between `${` and `}`, after a quote.
    case quote
    /// A sign of one character, or `${`.
    case sign(String)
    case newline
    case end
  }

  let kind: Kind
  let place: HCLPlace

  var word: String? { if case .word(let word) = kind { word } else { nil } }

  func isSign(_ sign: String) -> Bool { kind == .sign(sign) }
}

/// Splits a file into tokens. It refuses what synth never writes and two readers might read differently: heredocs,
/// directives in texts, characters outside ASCII other than in texts and comments.
struct HCLLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var place = HCLPlace()
  private var tokens: [HCLToken] = []
  /// The braces that are open in the file, and then in each reference inside a text.
  private var braces = [0]

  /// - Throws: `HCLError`, also for a file that is not UTF-8.
  static func tokens(of text: [UInt8]) throws(HCLError) -> [HCLToken] {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw HCLError(place: HCLPlace(), reason: "the file is not UTF-8")
    }
    var lexer = HCLLexer(bytes: text)
    return try lexer.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func peek(_ distance: Int = 0) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") {
        place = HCLPlace(line: place.line + 1, column: 1)
      } else if bytes[index] & 0xC0 != 0x80 {
        place.column += 1
      }
      index += 1
    }
  }

  private func fault(_ reason: String) -> HCLError { HCLError(place: place, reason: reason) }

  private mutating func run() throws(HCLError) -> [HCLToken] {
    while let byte = peek() {
      let start = place
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): advance()
      case UInt8(ascii: "\r") where peek(1) == UInt8(ascii: "\n"): advance()
      case UInt8(ascii: "\n"):
        tokens.append(HCLToken(kind: .newline, place: start))
        advance()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try skipComment()
      case UInt8(ascii: "\""):
        advance()
        try text(from: start)
      case _ where Self.startsWord(byte): tokens.append(HCLToken(kind: .word(word()), place: start))
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        tokens.append(HCLToken(kind: .number(number()), place: start))
      default: try sign(byte, start)
      }
    }
    guard braces.count == 1 else { throw fault("a text is not closed") }
    return tokens + [HCLToken(kind: .newline, place: place), HCLToken(kind: .end, place: place)]
  }

  private mutating func skipLine() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
  }

  private mutating func skipComment() throws(HCLError) {
    let start = place
    advance(2)
    while let byte = peek() {
      if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") { return advance(2) }
      advance()
    }
    throw HCLError(place: start, reason: "the comment is not closed")
  }

  private static func startsWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  private mutating func word() -> String {
    let start = index
    while let byte = peek(), Self.startsWord(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "-") { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func number() -> String {
    let start = index
    while Self.isDigit(peek()) { advance() }
    if peek() == UInt8(ascii: "."), Self.isDigit(peek(1)) {
      advance()
      while Self.isDigit(peek()) { advance() }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func sign(_ byte: UInt8, _ start: HCLPlace) throws(HCLError) {
    guard byte > 0x20, byte < 0x7F, "{}()[]=,.:?<>!&|+-*/%".utf8.contains(byte) else {
      throw fault("this character is not allowed here")
    }
    if byte == peek(1), byte == UInt8(ascii: "<") || byte == UInt8(ascii: ":") {
      throw fault(
        byte == UInt8(ascii: "<")
          ? "heredocs are not allowed; write a text between quotes" : "a provider's functions are not allowed")
    }
    advance()
    tokens.append(HCLToken(kind: .sign(String(UnicodeScalar(byte))), place: start))
    if byte == UInt8(ascii: "{") { braces[braces.count - 1] += 1 }
    guard byte == UInt8(ascii: "}") else { return }
    braces[braces.count - 1] -= 1
    if braces.count > 1, braces[braces.count - 1] < 0 {
      // The end of a reference, and the next part of the text.
      braces.removeLast()
      try text(from: start, isContinued: true)
    } else if braces[braces.count - 1] < 0 {
      throw HCLError(place: start, reason: "there is no open brace")
    }
  }

  /// Reads a text up to its closing quote, or to a reference in it.
  private mutating func text(from start: HCLPlace, isContinued: Bool = false) throws(HCLError) {
    var text: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        if !isContinued {
          tokens.append(HCLToken(kind: .text(String(decoding: text, as: UTF8.self)), place: start))
        }
        return
      case UInt8(ascii: "\n"), 0..<0x20: throw fault("a line break or control character in a text; write \\n")
      case UInt8(ascii: "\\"): text += try escape()
      case UInt8(ascii: "$"), UInt8(ascii: "%"):
        var count = 1
        while peek(count) == byte { count += 1 }
        guard peek(count) == UInt8(ascii: "{") else {
          text += Array(repeating: byte, count: count)
          advance(count)
          continue
        }
        switch (count, byte) {
        case (2, _):
          text += [byte, UInt8(ascii: "{")]
          advance(3)
        case (1, UInt8(ascii: "$")):
          if !isContinued { tokens.append(HCLToken(kind: .quote, place: start)) }
          return try reference()
        default: throw fault("this sequence before a brace is not allowed in a text")
        }
      default:
        text.append(byte)
        advance()
      }
    }
    throw HCLError(place: start, reason: "the text is not closed")
  }

  /// Begins a reference in a text; the closing brace leads back to the text.
  private mutating func reference() throws(HCLError) {
    guard braces.count < 16 else { throw fault("texts are nested too deeply") }
    tokens.append(HCLToken(kind: .sign("${"), place: place))
    advance(2)
    braces.append(0)
  }

  private mutating func escape() throws(HCLError) -> [UInt8] {
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "\""): UInt8(ascii: "\""),
      UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    ]
    if let next = peek(1), let byte = simple[next] {
      advance(2)
      return [byte]
    }
    let length = peek(1) == UInt8(ascii: "u") ? 4 : peek(1) == UInt8(ascii: "U") ? 8 : 0
    let digits = bytes[index...].dropFirst(2).prefix(length)
    guard length > 0, digits.count == length, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = UnicodeScalar(number)
    else { throw fault("this escape is not allowed; allowed are \\n, \\r, \\t, \\\", \\\\, \\uNNNN and \\UNNNNNNNN") }
    advance(2 + length)
    return Array(String(scalar).utf8)
  }
}
