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

  /// Characters that are safe anywhere in a plain scalar. What a reader could take for a number, a date, a tag or an
  /// indicator begins with something else or holds something else.
  private static func isPlain(_ string: String) -> Bool {
    guard let first = string.first, first.isASCIILetter || first == "/" || first == "_" else { return false }
    guard !words.contains(string.lowercased()) else { return false }
    return string.hasSuffix(" ") == false
      && string.allSatisfy { $0.isASCIIAlphanumeric || "/_-.+ ".contains($0) }
      || isQualified(string)
  }

  /// `AWS::EC2::VPC`, `ecs:service:DesiredCount`, `logs:PutLogEvents`: colons with no space behind them.
  private static func isQualified(_ string: String) -> Bool {
    guard string.first?.isASCIILetter == true, string.last != ":", string.contains(":") else { return false }
    return string.allSatisfy { $0.isASCIIAlphanumeric || ":/_-.*".contains($0) }
  }

  private static func needsEscapes(_ string: String) -> Bool {
    string.unicodeScalars.contains {
      $0.value < 0x20 || (0x7f...0x9f).contains($0.value) || $0.value == 0x2028 || $0.value == 0x2029
        || $0.value == 0xfeff || (0xd800...0xdfff).contains($0.value) || (0xfffe...0xffff).contains($0.value)
    }
  }
}
