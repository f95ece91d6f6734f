/// Lines of HCL in the form that `terraform fmt` gives them.
struct HCL {
  private var written: [String] = []
  /// Single-line arguments that follow each other, whose equals signs stand in one column.
  private var run: [(name: String, value: String)] = []
  private var endsWithBlock = false

  var text: String { lines.joined(separator: "\n") + "\n" }

  var lines: [String] {
    var copy = self
    copy.flush()
    return copy.written
  }

  mutating func comment(_ text: String) {
    written.append("# \(text)")
  }

  mutating func argument(_ name: String, _ value: String) {
    argument(name, [value])
  }

  /// A value of several lines ends the run of arguments whose equals signs are aligned.
  mutating func argument(_ name: String, _ value: [String]) {
    if endsWithBlock { separate() }
    if value.count == 1 {
      run.append((name, value[0]))
    } else {
      flush()
      written.append("\(name) = \(value[0])")
      written += value.dropFirst()
    }
  }

  /// An empty line, unless nothing stands before it.
  mutating func separate() {
    flush()
    if !written.isEmpty, written.last != "" { written.append("") }
    endsWithBlock = false
  }

  mutating func block(_ header: [String], _ write: (inout HCL) -> Void) {
    var body = HCL()
    write(&body)
    block(header, body)
  }

  mutating func block(_ header: [String], _ body: HCL) {
    separate()
    let inner = body.lines
    let start = header.joined(separator: " ")
    if inner.isEmpty {
      written.append("\(start) {}")
    } else {
      written += ["\(start) {"] + inner.map(HCL.indented) + ["}"]
    }
    endsWithBlock = true
  }

  private mutating func flush() {
    let width = run.map(\.name.count).max() ?? 0
    for (name, value) in run {
      written.append(name + String(repeating: " ", count: width - name.count) + " = " + value)
    }
    run = []
  }

  static func indented(_ line: String) -> String { line.isEmpty ? line : "  " + line }

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
