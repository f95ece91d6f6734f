/// Scalars of YAML 1.1, which is what CloudFormation reads.
enum YAML {
  /// The string as a scalar that every reader takes for this very string.
  static func scalar(_ string: String) -> String {
    if isPlain(string) { return string }
    return needsEscapes(string) ? JSON.quoted(string) : quoted(string)
  }

  /// In single quotes: for a string without control characters.
  static func quoted(_ string: String) -> String {
    guard !needsEscapes(string) else { return JSON.quoted(string) }
    return "'" + string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
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

  private static func needsEscapes(_ string: String) -> Bool {
    string.unicodeScalars.contains {
      $0.value < 0x20 || (0x7f...0x9f).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029
        || $0.value == 0xfeff || (0xd800...0xdfff).contains($0.value) || (0xfffe...0xffff).contains($0.value)
    }
  }
}
