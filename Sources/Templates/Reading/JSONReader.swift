import Essentials

/// Reads JSON with what `JSONDecoder` drops: the order of members, their places, and repeated keys.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var line = 1
  private var lineStart = 0
  /// The bytes of this line that continue a character; only strings have them.
  private var continuationBytes = 0

  static func read(_ data: Data) throws(TemplateError) -> Node {
    var reader = JSONReader(bytes: Array(data))
    if reader.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.position = 3
      reader.lineStart = 3
    }
    reader.skipSpace()
    let node = try reader.value()
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.unexpected("the end of the text") }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func value() throws(TemplateError) -> Node {
    let place = here()
    guard position < bytes.count else { throw unexpected("a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return Node(try nested { reader throws(TemplateError) in try reader.members() }, at: place)
    case UInt8(ascii: "["):
      return Node(.list(try nested { reader throws(TemplateError) in try reader.items() }), at: place)
    case UInt8(ascii: "\""):
      let (text, isVerbatim) = try string()
      let start = isVerbatim ? Place(line: place.line, column: place.column + 1) : nil
      return Node(.scalar(Scalar(.string, text: text, start: start)), at: place)
    default: return Node(.scalar(try word()), at: place)
    }
  }

  private mutating func nested<T>(
    _ read: (inout JSONReader) throws(TemplateError) -> T
  ) throws(TemplateError) -> T {
    depth += 1
    guard depth <= Node.deepest else { throw TemplateError(.tooDeep(limit: Node.deepest), at: here()) }
    position += 1
    skipSpace()
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func items() throws(TemplateError) -> [Node] {
    var items: [Node] = []
    guard !take("]") else { return items }
    repeat {
      skipSpace()
      items.append(try value())
      skipSpace()
    } while take(",")
    guard take("]") else { throw unexpected("',' or ']'") }
    return items
  }

  private mutating func members() throws(TemplateError) -> Members {
    var members: [Members.Member] = []
    var keys: Set<String> = []
    guard !take("}") else { return Members(members) }
    repeat {
      skipSpace()
      let place = here()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try string().text
      guard keys.insert(key).inserted else { throw TemplateError(.duplicateKey(key), at: place) }
      skipSpace()
      guard take(":") else { throw unexpected("':'") }
      skipSpace()
      members.append(Members.Member(key, at: place, try value()))
      skipSpace()
    } while take(",")
    guard take("}") else { throw unexpected("',' or '}'") }
    return Members(members)
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(TemplateError) -> Scalar {
    let start = position
    while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return Scalar(.null, text: text)
    case "true": return Scalar(.bool(true), text: text)
    case "false": return Scalar(.bool(false), text: text)
    default: break
    }
    guard let kind = Self.number(text) else {
      position = start
      throw unexpected("a value")
    }
    return Scalar(kind, text: text)
  }

  private static func number(_ text: String) -> Scalar.Kind? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard let first = digits.first, Self.isDigit(first), let last = digits.last, Self.isDigit(last),
      first != UInt8(ascii: "0") || digits.dropFirst().first.map(Self.isDigit) != true
    else { return nil }
    if let integer = Int(text) { return .integer(integer) }
    guard let decimal = Double(text), decimal.isFinite else { return nil }
    return .decimal(decimal)
  }
}

extension JSONReader {
  /// A string, and whether the text has it without an escape.
  private mutating func string() throws(TemplateError) -> (text: String, isVerbatim: Bool) {
    let start = position + 1
    position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\") {
      guard bytes[position] >= 0x20 else { throw unexpected("an escape for this control character") }
      if bytes[position] & 0xC0 == 0x80 { continuationBytes += 1 }
      position += 1
    }
    if take("\"") { return (String(decoding: bytes[start..<position - 1], as: UTF8.self), true) }
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      if take("\"") { return (String(decoding: text, as: UTF8.self), false) }
      guard byte >= 0x20 else { throw unexpected("an escape for this control character") }
      if take("\\") {
        text += String(try escaped()).utf8
      } else {
        if byte & 0xC0 == 0x80 { continuationBytes += 1 }
        text.append(byte)
        position += 1
      }
    }
    throw unexpected("a closing quote")
  }

  private mutating func escaped() throws(TemplateError) -> Character {
    guard position < bytes.count else { throw unexpected("an escape") }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return Character(try unicodeScalar())
    default:
      position -= 1
      throw unexpected("an escape such as \\n")
    }
  }

  /// The characters after `\u`, including the second half of a surrogate pair. Half a pair becomes U+FFFD.
  private mutating func unicodeScalar() throws(TemplateError) -> Unicode.Scalar {
    let first = try fourDigits()
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    guard bytes[position...].starts(with: Array("\\u".utf8)) else { return "\u{FFFD}" }
    let before = position
    position += 2
    let second = try fourDigits()
    guard (0xDC00..<0xE000).contains(second) else {
      position = before
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func fourDigits() throws(TemplateError) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected("four hexadecimal digits") }
    position += 4
    return value
  }
}

extension JSONReader {
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0D, 0x09: position += 1
      case 0x0A:
        position += 1
        (line, lineStart, continuationBytes) = (line + 1, position, 0)
      default: return
      }
    }
  }

  /// The place of the next byte.
  private func here() -> Place { Place(line: line, column: position - lineStart - continuationBytes + 1) }

  private func unexpected(_ expected: String) -> TemplateError {
    let next = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first
    let found =
      next.map { $0.value < 0x20 ? "a control character" : "'\($0)'" } ?? "the end"
    return TemplateError(.malformed(.json, "expected \(expected), found \(found)"), at: here())
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
