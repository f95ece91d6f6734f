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

  /// A key of an object: bare where it is an identifier.
  static func key(_ key: String) -> String {
    let isIdentifier = key.startsWithASCIILetter && key.consists { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
    return isIdentifier ? key : quoted(key)
  }

  /// What stands between quotes: no escape, no template, for any text.
  static func escaped(_ string: String) -> String {
    var text = ""
    for (index, scalar) in string.unicodeScalars.enumerated() {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "{" where index > 0 && (text.hasSuffix("$") || text.hasSuffix("%")):
        // `${` is `$${`; a dollar before that would make three, so it is an expression of its own.
        let sign = text.removeLast()
        while text.last == sign {
          text.removeLast()
          text += "${\"\(sign)\"}"
        }
        text += "\(sign)\(sign){"
      case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
