/// The last lines of a terminal, which are replaced as the status changes.
struct StatusLines {
  private var lines: [VisibleText] = []

  /// The text to write so that `above` appears above the status.
  mutating func writing(_ above: VisibleText) -> String {
    erasing + Self.text([above]) + Self.text(lines)
  }

  /// The text to write so that `lines` become the status; empty if they are the status already.
  mutating func showing(_ lines: [VisibleText]) -> String {
    guard lines != self.lines else { return "" }
    defer { self.lines = lines }
    return erasing + Self.text(lines)
  }

  /// Moves the cursor to the first line of the status and clears everything below.
  private var erasing: String { lines.isEmpty ? "" : "\u{1B}[\(lines.count)A\u{1B}[J" }

  private static func text(_ lines: [VisibleText]) -> String { lines.map { "\($0.text)\n" }.joined() }
}
