/// A value without parts, with its text in the file.
package struct Scalar: Sendable {
  package enum Kind: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    case decimal(Double)
    case string
  }

  package let kind: Kind
  /// The text between the quotes, escapes resolved: `yes`, `0755`, `1.50`.
  package let text: String
  /// The place of `text`, if the file has it without folding and escapes, so that places inside it can be counted.
  /// Each line of the text then starts in this column.
  package let start: Place?

  package init(_ kind: Kind, text: String, start: Place? = nil) {
    self.kind = kind
    self.text = text
    self.start = start
  }

  /// The value as CloudFormation turns it into a string: `true` for `yes`, `1.5` for `1.50`; nil for null.
  package var normalized: String? {
    switch kind {
    case .null: nil
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): String(value)
    case .string: text
    }
  }
}

extension Scalar {
  /// The type of a plain scalar by the rules of YAML 1.1, as far as CloudFormation follows them.
  ///
  /// Numbers with leading zeros, in other bases, with underscores or colons stay strings: `0755` is a file mode,
  /// `022` an account's prefix, `12:30` a time.
  static func kind(plain text: String) -> Kind {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return number(text) ?? .string
    case UInt8(ascii: "~") where text == "~": return .null
    default: break
    }
    guard text.utf8.count <= 5 else { return .string }
    switch text.lowercased() {
    case "null": return .null
    case "true", "yes", "on": return .bool(true)
    case "false", "no", "off": return .bool(false)
    default: return .string
    }
  }

  private static func number(_ text: String) -> Kind? {
    if let integer = Int(text), String(integer) == text { return .integer(integer) }
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let hasLeadingZero = digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true
    guard text.utf8.count <= 40, !hasLeadingZero, text.contains("."),
      text.utf8.allSatisfy({ Self.decimalBytes.contains($0) }), let decimal = Double(text), decimal.isFinite
    else { return nil }
    return .decimal(decimal)
  }

  private static let decimalBytes = Set("0123456789.-+eE".utf8)
}
