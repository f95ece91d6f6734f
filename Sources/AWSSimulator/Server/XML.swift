/// Writes an answer of a Query service.
struct XML: Sendable {
  private(set) var text = ""

  /// Adds `<name>value</name>`, if there is a value.
  mutating func leaf(_ name: String, _ value: String?) {
    guard let value else { return }
    text += "<\(name)>\(Self.escaped(value))</\(name)>"
  }

  mutating func node(_ name: String, _ content: (inout XML) -> Void) {
    text += "<\(name)>"
    content(&self)
    text += "</\(name)>"
  }

  /// Adds `<name><member>…</member>…</name>`.
  mutating func list<Items: Sequence>(_ name: String, _ items: Items, _ content: (inout XML, Items.Element) -> Void) {
    node(name) { xml in
      for item in items { xml.node("member") { content(&$0, item) } }
    }
  }

  mutating func list(_ name: String, _ items: [String]) {
    node(name) { xml in
      for item in items { xml.leaf("member", item) }
    }
  }

  /// Escapes markup, and drops characters that XML 1.0 does not allow.
  static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\r": result += "&#13;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
