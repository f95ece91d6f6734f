import Essentials

/// The patterns of `.dockerignore`.
struct DockerIgnore: Sendable {
  private var rules: [(pattern: PathPattern, isException: Bool)] = []

  /// Whether files in an ignored folder may be included.
  private(set) var hasExceptions = false

  /// Reads a file's text: one pattern per line, `#` for comments, `!` for exceptions. The last matching pattern
  /// decides.
  init(_ text: String) throws(DocumentFault) {
    let text = text.withoutByteOrderMark
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n") where !line.hasPrefix("#") {
      var pattern = line.trimmed()
      let isException = pattern.hasPrefix("!")
      if isException { pattern = pattern.dropFirst().trimmed() }
      let path = TreePath(pattern).standardized
      guard !TreePath(pattern).leavesRoot else { throw DocumentFault("'\(pattern)' leads out of the context") }
      guard !path.isRoot else { continue }
      rules.append((try PathPattern(path.text), isException))
      hasExceptions = hasExceptions || isException
    }
  }

  /// Whether `path`, or a folder above it, is excluded.
  func ignores(_ path: TreePath) -> Bool {
    let prefixes = path.names.indices.map { TreePath(Array(path.names[...$0])).text }
    return rules.reduce(false) { ignored, rule in
      guard ignored == rule.isException else { return ignored }
      return prefixes.contains(where: rule.pattern.matches) ? !rule.isException : ignored
    }
  }
}

extension String {
  /// The text without a byte order mark, which some editors write and which would break the first line.
  var withoutByteOrderMark: String {
    unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
  }
}
