import Foundation

/// JSON of others that is handed on, and JSON of ours whose bytes depend on nothing but what it says.
enum JSONDocument: Sendable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONDocument])
  case object([String: JSONDocument])

  /// A member of an object; absent ones are nil, and nil takes one away.
  subscript(key: String) -> JSONDocument? {
    get { if case .object(let members) = self { members[key] } else { nil } }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  var strings: [String]? { if case .array(let items) = self { items.compactMap(\.string) } else { nil } }

  var items: [JSONDocument] { if case .array(let items) = self { items } else { [] } }

  /// The text, members sorted, on one line or indented by two spaces.
  func text(isIndented: Bool = false) -> String {
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
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.description
    case .string(let value): Self.write(value, to: &text)
    case .array(let items):
      list(("[", "]"), items.count) { index, text, inner in items[index].write(to: &text, indentation: inner) }
    case .object(let members):
      let sorted = members.sorted { inByteOrder($0.key, $1.key) }
      list(("{", "}"), sorted.count) { index, text, inner in
        Self.write(sorted[index].key, to: &text)
        text += inner == nil ? ":" : ": "
        sorted[index].value.write(to: &text, indentation: inner)
      }
    }
  }

  private static func write(_ string: String, to text: inout String) {
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

extension JSONDocument: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([JSONDocument].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONDocument].self))
    }
  }
}

extension JSONDocument: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: JSONDocument...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSONDocument)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}

extension [String] {
  var json: JSONDocument { .array(map { .string($0) }) }
}
