/// A JSON text, written without Foundation. Keys keep their order.
enum JSON {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([JSON])
  case object([(String, JSON?)])

  /// The text, indented by two spaces, with a final newline.
  var text: String { written(indent: "") + "\n" }

  private func written(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .string(let string): return JSON.quoted(string)
    case .integer(let integer): return "\(integer)"
    case .boolean(let boolean): return "\(boolean)"
    case .array(let elements):
      guard !elements.isEmpty else { return "[]" }
      return "[\n" + elements.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let present = members.compactMap { key, value in value.map { (key, $0) } }
      guard !present.isEmpty else { return "{}" }
      let lines = present.map { "\(inner)\(JSON.quoted($0)): \($1.written(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  /// The string in double quotes. JSON needs fewer escapes; with these, YAML reads the same string.
  static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where needsEscape(scalar):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// Whether any character needs an escape.
  static func needsEscapes(_ string: String) -> Bool { string.unicodeScalars.contains(where: needsEscape) }

  /// Control characters, and characters that YAML 1.1 treats as line ends or refuses.
  private static func needsEscape(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f...0x9f, 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff: true
    default: false
    }
  }
}
