extension JSON {
  /// The JSON text, on one line or indented by two spaces. Members are sorted by their bytes, because digests are made
  /// of the text.
  package func text(isIndented: Bool = false) -> String {
    var text = ""
    write(to: &text, indentation: isIndented ? "\n" : nil)
    return text
  }

  private func write(to text: inout String, indentation: String?) {
    func list(_ marks: (String, String), _ count: Int, _ item: (Int, inout String, String?) -> Void) {
      let inner = indentation.map { "\($0)  " }
      text += marks.0
      for index in 0..<count {
        text += (index == 0 ? "" : ",") + (inner ?? "")
        item(index, &text, inner)
      }
      text += (count == 0 ? "" : indentation ?? "") + marks.1
    }
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    // JSON has no infinity and no NaN.
    case .decimal(let value): text += value.isFinite ? value.description : "null"
    case .string(let value): Self.quote(value, into: &text)
    case .array(let items):
      list(("[", "]"), items.count) { index, text, inner in items[index].write(to: &text, indentation: inner) }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      list(("{", "}"), sorted.count) { index, text, inner in
        Self.quote(sorted[index].key, into: &text)
        text += inner == nil ? ":" : ": "
        sorted[index].value.write(to: &text, indentation: inner)
      }
    }
  }

  /// Appends a string in quotation marks.
  package static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
