/// Lines of HCL in the form that `terraform fmt` gives them.
struct HCL {
  private var lines = Lines()
  private var body = Body()
  private var depth = 0

  /// What is between two braces, or the whole file.
  private struct Body {
    /// Single-line arguments that follow each other, whose equals signs stand in one column.
    var run: [(width: Int, end: Int)] = []
    var isEmpty = true
    var endsWithBlock = false
  }

  var text: String {
    var copy = self
    copy.flush()
    return copy.lines.text
  }

  mutating func comment(_ text: String) {
    lines.line("# ", text)
    body.isEmpty = false
  }

  mutating func argument(_ name: String, _ value: String) {
    argument(name) { $0.write(value) }
  }

  /// A value of several lines ends the run of arguments whose equals signs are aligned.
  mutating func argument(_ name: String, _ value: (inout HCL) -> Void) {
    if body.endsWithBlock { separate() }
    body.isEmpty = false
    let count = lines.count
    lines.indent(by: 2 * depth)
    lines.write(name)
    let end = lines.bytes.count
    lines.write(" = ")
    value(&self)
    if lines.count == count { body.run.append((Self.width(of: name.utf8), end)) } else { flush() }
    lines.endLine()
  }

  /// An empty line, unless nothing stands before it.
  mutating func separate() {
    flush()
    if !body.isEmpty { lines.endLine() }
    body.endsWithBlock = false
  }

  mutating func block(_ type: String, _ labels: String..., content: (inout HCL) -> Void) {
    separate()
    body.isEmpty = false
    lines.indent(by: 2 * depth)
    lines.write(type)
    lines.write(" ")
    for label in labels {
      quoted(label)
      lines.write(" ")
    }
    braces(content)
    lines.endLine()
    body.endsWithBlock = true
  }

  /// Writes a piece of a value.
  mutating func write(_ text: String) { lines.write(text) }

  /// Writes a text without references.
  mutating func quoted(_ text: String) {
    lines.write("\"")
    lines.write(Self.escaped(text))
    lines.write("\"")
  }

  /// An object, or the body of a block: `{}` when it holds nothing.
  mutating func braces(_ content: (inout HCL) -> Void) {
    let (outer, start) = (body, (length: lines.bytes.count, count: lines.count))
    body = Body()
    depth += 1
    lines.write("{")
    lines.endLine()
    content(&self)
    flush()
    depth -= 1
    if body.isEmpty {
      lines.truncate(to: start.length, count: start.count)
      lines.write("{}")
    } else {
      lines.indent(by: 2 * depth)
      lines.write("}")
    }
    body = outer
  }

  /// A list. Short scalars share a line; anything else gets its own.
  mutating func list<Elements: Collection>(
    _ elements: Elements, spansLines: Bool = false, _ element: (Elements.Element, inout HCL) -> Void
  ) {
    let start = (length: lines.bytes.count, count: lines.count)
    if !spansLines {
      lines.write("[")
      for (index, value) in elements.enumerated() {
        if index > 0 { lines.write(", ") }
        element(value, &self)
      }
      lines.write("]")
      if lines.count == start.count, Self.width(of: lines.bytes[start.length...]) <= 90 { return }
    }
    // A scalar too long for the line has a comma behind the last, too.
    let isOfScalars = !spansLines && lines.count == start.count
    lines.truncate(to: start.length, count: start.count)
    lines.write("[")
    lines.endLine()
    depth += 1
    for (index, value) in elements.enumerated() {
      lines.indent(by: 2 * depth)
      element(value, &self)
      if isOfScalars || index < elements.count - 1 { lines.write(",") }
      lines.endLine()
    }
    depth -= 1
    lines.indent(by: 2 * depth)
    lines.write("]")
  }

  /// Puts the equals signs of the run into one column: from its last line to its first, for what is inserted moves the
  /// rest.
  private mutating func flush() {
    let width = body.run.map(\.width).max() ?? 0
    for (own, end) in body.run.reversed() where own < width { lines.insert(spaces: width - own, at: end) }
    body.run.removeAll(keepingCapacity: true)
  }

  /// In characters, as `terraform fmt` counts.
  private static func width(of text: some Collection<UInt8>) -> Int {
    text.allSatisfy { $0 < 0x80 } ? text.count : String(decoding: text, as: UTF8.self).count
  }

  static func quoted(_ string: String) -> String { "\"\(escaped(string))\"" }

  /// A key of an object: bare where it is an identifier that begins no loop.
  static func key(_ key: String) -> String {
    let isIdentifier = key.startsWithASCIILetter && key.consists { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
    return isIdentifier && key != "for" ? key : quoted(key)
  }

  /// What stands between quotes: no escape, no template, for any text.
  static func escaped(_ string: String) -> String {
    let bytes = Array(string.utf8)
    guard bytes.contains(where: { needsCare[Int($0)] }) else { return string }
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let signs = bytes[index...].prefix { $0 == bytes[index] && isSign($0) }
      if !signs.isEmpty, bytes[signs.endIndex...].first == UInt8(ascii: "{") {
        // `${` is `$${`; a dollar before that would make three, so it is an expression of its own.
        let sign = UnicodeScalar(bytes[index])
        let alone = String(repeating: "${\"\(sign)\"}", count: signs.count - 1)
        text += Array("\(alone)\(sign)\(sign){".utf8)
        index = signs.endIndex + 1
      } else {
        text += escaped(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let needsCare: [Bool] = (UInt8.min...UInt8.max).map { isSign($0) || escaped($0).count > 1 }

  private static func isSign(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""): Array("\\\"".utf8)
    case UInt8(ascii: "\\"): Array("\\\\".utf8)
    case UInt8(ascii: "\n"): Array("\\n".utf8)
    case UInt8(ascii: "\r"): Array("\\r".utf8)
    case UInt8(ascii: "\t"): Array("\\t".utf8)
    case 0..<0x20, 0x7f: Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
    default: [byte]
    }
  }
}
