extension StringProtocol {
  /// The text without spaces and tabs at both ends, and without line ends there if `newlines` says so.
  package func trimmed(newlines: Bool = false) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace && (newlines || !Character(scalar).isNewline)
    }
    let rest = unicodeScalars.drop(while: isBlank)
    guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(String.UnicodeScalarView(rest[...last]))
  }

  /// The text with spaces behind it, `width` characters long; a longer one stays as it is.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
