/// A pattern for paths: `*` and `?` within one name, `[a-z]`, `\` before what means itself, and `**` for any folders.
struct PathPattern: Sendable {
  private let tokens: [Token]

  private enum Token: Sendable {
    case one(Unicode.Scalar)
    case any
    case anyOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    /// `*`
    case run
    /// `**`
    case path
    /// `**/`: any folders, or none.
    case folders
  }

  /// - Parameter text: As `COPY` and `.dockerignore` have it, without a slash at its ends.
  /// - Throws: `DocumentFault` when a bracket or a backslash ends nowhere.
  init(_ text: String) throws(DocumentFault) {
    var rest = Array(text.unicodeScalars)[...]
    var tokens: [Token] = []
    func fault() -> DocumentFault { DocumentFault("'\(text)' is no pattern") }
    while let character = rest.popFirst() {
      switch character {
      case "*" where rest.first == "*":
        rest = rest.drop { $0 == "*" }
        tokens.append(rest.first == "/" ? .folders : .path)
        if rest.first == "/" { rest.removeFirst() }
      case "*": tokens.append(.run)
      case "?": tokens.append(.any)
      case "[":
        guard let set = Self.set(&rest) else { throw fault() }
        tokens.append(set)
      case "\\":
        guard let next = rest.popFirst() else { throw fault() }
        tokens.append(.one(next))
      default: tokens.append(.one(character))
      }
    }
    self.tokens = tokens
  }

  /// Whether `text` has anything that means more than itself.
  static func isPattern(_ text: String) -> Bool { text.unicodeScalars.contains { "*?[\\".unicodeScalars.contains($0) } }

  func matches(_ path: String) -> Bool { Self.matches(tokens[...], Array(path.unicodeScalars)[...]) }

  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Token? {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    func character() -> Unicode.Scalar? {
      let next = rest.popFirst()
      return next == "\\" ? rest.popFirst() : next
    }
    while rest.first != "]" || ranges.isEmpty {
      guard let first = character() else { return nil }
      var last = first
      if rest.first == "-", rest.dropFirst().first != "]" {
        rest.removeFirst()
        guard let end = character(), end >= first else { return nil }
        last = end
      }
      ranges.append(first...last)
    }
    rest.removeFirst()
    return .anyOf(ranges, isNegated: isNegated)
  }

  private static func matches(_ tokens: ArraySlice<Token>, _ path: ArraySlice<Unicode.Scalar>) -> Bool {
    var (tokens, path) = (tokens, path)
    while let token = tokens.popFirst() {
      switch token {
      case .run, .path:
        if tokens.isEmpty {
          guard case .path = token else { return !path.contains("/") }
          return true
        }
        var rest = path
        while true {
          if matches(tokens, rest) { return true }
          guard let next = rest.popFirst() else { return false }
          if case .run = token, next == "/" { return false }
        }
      case .folders:
        var rest = path
        while !matches(tokens, rest) {
          rest = rest.drop { $0 != "/" }
          guard rest.popFirst() != nil else { return false }
        }
        return true
      case .one(let character): guard path.popFirst() == character else { return false }
      case .any: guard let next = path.popFirst(), next != "/" else { return false }
      case .anyOf(let ranges, let isNegated):
        guard let next = path.popFirst(), next != "/", ranges.contains(where: { $0.contains(next) }) != isNegated else {
          return false
        }
      }
    }
    return path.isEmpty
  }
}
