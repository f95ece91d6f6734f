/// The compiler's messages in SwiftPM's output.
enum CompilerMessages {
  /// The warnings about a package's own files, each with the lines that show the place. SwiftPM may print a warning several
  /// times; it is in the result once.
  static func warnings(in output: String, below root: String) -> String {
    var warnings: [String] = []
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix("\(root)/"), line.contains(": warning: ") else { continue }
      // The source lines with their numbers, the mark below them, and notes.
      let shown = lines.prefix { $0.firstMatch(of: /^ *\d* ?\|/) != nil || $0.contains(": note: ") }
      lines = lines.dropFirst(shown.count)
      let warning = ([line] + shown).joined(separator: "\n") + "\n"
      if !warnings.contains(warning) { warnings.append(warning) }
    }
    return warnings.joined()
  }
}
