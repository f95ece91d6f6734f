/// What pip says when it fails, and what that means.
struct PipFailure: Sendable, Equatable {
  /// Whether there is no wheel for what is asked for, rather than no way to it.
  let isLack: Bool
  /// pip's own words.
  let reason: String

  /// - Parameters:
  ///   - output: All that pip printed.
  ///   - errors: What it printed as warnings and errors.
  init(output: String, errors: String) {
    let found = Self.errors(in: errors)
    let lines = errors.split(whereSeparator: \.isNewline)
    // A server that does not answer has no wheels either, as pip sees it.
    let unanswered =
      lines.last { line in Self.noAnswer.contains { line.contains($0) } }
      ?? output.split(whereSeparator: \.isNewline).last { $0.contains("Could not fetch URL") }
    let isLack = found.contains { error in Self.lack.contains { error.contains($0) } }
    self.isLack = isLack && unanswered == nil
    let said = (isLack ? unanswered.map { [Self.squeezed($0)] } ?? [] : []) + found.suffix(3)
    reason = said.isEmpty ? lines.last.map(Self.squeezed) ?? "it does not say why" : said.joined(separator: " ")
  }

  private static let lack = [
    "Could not find a version that satisfies", "No matching distribution found", "is no wheel, and making one",
    "is not a supported wheel on this platform",
  ]
  private static let noAnswer = ["WARNING: Retrying", "WARNING: 401 Error", "WARNING: 403 Error"]

  /// The errors, each with the lines that belong to it.
  private static func errors(in text: String) -> [String] {
    var errors: [[Substring]] = []
    var isInError = false
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("ERROR:") {
        errors.append([line])
        isInError = true
      } else if line.hasPrefix("WARNING:") || line.hasPrefix("[notice]") {
        isInError = false
      } else if isInError {
        errors[errors.count - 1].append(line)
      }
    }
    return errors.map { lines in
      // Of a traceback, what it ends with.
      let isTraceback = lines.contains { $0.hasPrefix("Traceback") }
      return squeezed((isTraceback ? [lines[0], lines[lines.count - 1]] : lines).joined(separator: " "))
    }
  }

  private static func squeezed(_ text: some StringProtocol) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 600 ? "\(line.prefix(600))…" : line
  }
}
