/// The diagnosis of a failed pip.
struct PipFailure: Sendable, Equatable {
  /// Whether there is no matching wheel, as opposed to another failure.
  let isLack: Bool
  /// pip's message.
  let reason: String

  /// - Parameters:
  ///   - output: pip's whole output.
  ///   - errors: pip's warnings and errors.
  init(output: String, errors: String) {
    let found = Self.errors(in: errors)
    let lines = errors.split(whereSeparator: \.isNewline)
    // If a server does not answer, pip also says that there is no wheel.
    let unanswered =
      lines.last { line in Self.noAnswer.contains { line.contains($0) } }
      ?? output.split(whereSeparator: \.isNewline).last { $0.contains("Could not fetch URL") }
    let isLack = found.contains { error in Self.lack.contains { error.contains($0) } }
    self.isLack = isLack && unanswered == nil
    let said = (isLack ? unanswered.map { [Self.squeezed($0)] } ?? [] : []) + found.suffix(3)
    reason = said.isEmpty ? lines.last.map(Self.squeezed) ?? "pip gives no reason" : said.joined(separator: " ")
  }

  private static let lack = [
    "Could not find a version that satisfies", "No matching distribution found", "is not a wheel, and building one",
    "is not a supported wheel on this platform",
  ]
  private static let noAnswer = ["WARNING: Retrying", "WARNING: 401 Error", "WARNING: 403 Error"]

  /// The errors, each with its lines.
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
      // Only the last line of a traceback.
      let isTraceback = lines.contains { $0.hasPrefix("Traceback") }
      return squeezed((isTraceback ? [lines[0], lines[lines.count - 1]] : lines).joined(separator: " "))
    }
  }

  private static func squeezed(_ text: some StringProtocol) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 600 ? "\(line.prefix(600))…" : line
  }
}
