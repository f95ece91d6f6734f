/// Lines at the end of a terminal that are replaced, again and again, by others.
struct StatusLines {
  private var lines: [String] = []

  /// What to write for `line` to stand above the status.
  mutating func writing(_ line: String) -> String {
    erasing + "\(line)\n" + Self.text(lines)
  }

  /// What to write for `lines` to be the status; nothing if they are already.
  mutating func showing(_ lines: [String]) -> String {
    guard lines != self.lines else { return "" }
    defer { self.lines = lines }
    return erasing + Self.text(lines)
  }

  /// Goes up to the first line of the status and clears all that follows.
  private var erasing: String { lines.isEmpty ? "" : "\u{1B}[\(lines.count)A\u{1B}[J" }

  private static func text(_ lines: [String]) -> String { lines.map { "\($0)\n" }.joined() }
}
