import Essentials

/// What `.dockerignore` keeps out of the context.
struct DockerIgnore: Sendable {
  private var rules: [(pattern: PathPattern, isException: Bool)] = []

  /// Whether something below an ignored folder may be wanted all the same.
  private(set) var hasExceptions = false

  /// Reads a file's text: one pattern a line, `#` for comments, `!` for exceptions; the last one that matches decides.
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

  /// Whether `path` is kept out, by itself or with a folder that it is in.
  func ignores(_ path: TreePath) -> Bool {
    let prefixes = path.names.indices.map { TreePath(Array(path.names[...$0])).text }
    return rules.reduce(false) { ignored, rule in
      guard ignored == rule.isException else { return ignored }
      return prefixes.contains(where: rule.pattern.matches) ? !rule.isException : ignored
    }
  }
}

extension String {
  /// Some editors write one. It belongs to no pattern and no instruction: with it, the first would not be understood.
  var withoutByteOrderMark: String {
    unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
  }
}
