/// Scalars of YAML 1.1, which is what CloudFormation reads.
enum YAML {
  /// The string as a scalar that every reader takes for this very string.
  static func scalar(_ string: String) -> String {
    if isPlain(string) { return string }
    return quoted(string)
  }

  /// In single quotes, or in double quotes where something needs an escape.
  static func quoted(_ string: String) -> String {
    if JSON.needsEscapes(string) { return JSON.quoted(string) }
    return "'" + string.replacing("'", with: "''") + "'"
  }

  /// Words that YAML 1.1 reads as booleans or null, in any of their spellings.
  private static let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]

  /// Whether the string is safe without quotes: it begins with what no number, date, tag or indicator begins with, and
  /// holds no sequence that ends a scalar or starts a comment.
  private static func isPlain(_ string: String) -> Bool {
    guard let first = string.utf8.first,
      first.isASCIILetter || first == UInt8(ascii: "/") || first == UInt8(ascii: "_"),
      let last = string.utf8.last, last != UInt8(ascii: ":"), last != UInt8(ascii: " ")
    else { return false }
    var previous = first
    for byte in string.utf8 {
      guard isHarmless[Int(byte)] else { return false }
      if previous == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
      previous = byte
    }
    return string.utf8.count > 5 || !words.contains(string.lowercased())
  }

  /// Whether a byte may stand anywhere in a plain scalar but at its ends.
  private static let isHarmless: [Bool] = (UInt8.min...UInt8.max).map { byte in
    byte.isASCIIAlphanumeric || "/_-.+ :*".utf8.contains(byte)
  }
}
