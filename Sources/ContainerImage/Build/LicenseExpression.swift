/// An SPDX license expression, such as `MIT OR (Apache-2.0 WITH LLVM-exception)`.
///
/// Only the form is checked, not the license names: the list of licenses grows.
struct LicenseExpression: Sendable, Hashable {
  let text: String
  /// Licenses that are not on SPDX's list, such as `LicenseRef-Proprietary`.
  let references: [String]

  /// Nil if the text is not an expression.
  init?(_ text: String?) {
    guard let text else { return nil }
    var words = text.replacing("(", with: " ( ").replacing(")", with: " ) ").split(separator: " ").map(String.init)[...]
    self.text = words.joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
    references = words.filter { $0.hasPrefix("LicenseRef-") }
    guard Self.takeExpression(&words, depth: 0), words.isEmpty else { return nil }
  }

  private static func takeExpression(_ words: inout ArraySlice<String>, depth: Int) -> Bool {
    guard depth < 20 else { return false }
    repeat {
      guard let word = words.popFirst() else { return false }
      if word == "(" {
        guard takeExpression(&words, depth: depth + 1), words.popFirst() == ")" else { return false }
      } else {
        guard isName(word) else { return false }
        guard words.first != "WITH" || words.dropFirst().first.map(isName) == true else { return false }
        if words.first == "WITH" { words = words.dropFirst(2) }
      }
    } while ["AND", "OR"].contains(words.first) && words.popFirst() != nil
    return true
  }

  private static func isName(_ word: String) -> Bool {
    !["AND", "OR", "WITH", "(", ")"].contains(word)
      && word.utf8.allSatisfy { byte in
        Character(UnicodeScalar(byte)).isLetter && byte < 128 || Character(UnicodeScalar(byte)).isNumber && byte < 128
          || "-.+".utf8.contains(byte)
      }
  }
}
