/// Comparisons and searches by Unicode scalars, as AWS makes them.
///
/// `String` compares by canonical equivalence and searches in grapheme clusters: é in one scalar equals é in two, and a
/// comma with an accent behind it is not a comma. A template could so mean one thing here and another thing in AWS.
extension StringProtocol {
  func isExactly(_ other: some StringProtocol) -> Bool {
    // The first comparison is the faster one.
    self == other && utf8.elementsEqual(other.utf8)
  }

  func firstExactRange(of text: String) -> Range<Index>? { utf8.firstRange(of: text.utf8) }

  func containsExactly(_ text: String) -> Bool { firstExactRange(of: text) != nil }

  func startsExactly(with text: String) -> Bool { utf8.starts(with: text.utf8) }

  func endsExactly(with text: String) -> Bool { utf8.reversed().starts(with: text.utf8.reversed()) }

  /// The parts between the separators, also those that are empty.
  func splitExactly(by separator: String) -> [String] {
    var parts: [String] = []
    var start = startIndex
    // The start of a match is always that of a scalar, since the separator begins with one.
    for range in utf8.ranges(of: separator.utf8) {
      parts.append(String(self[start..<range.lowerBound]))
      start = range.upperBound
    }
    return parts + [String(self[start...])]
  }
}
