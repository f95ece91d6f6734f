/// A pattern for paths: `*` and `?` within one name, `[a-z]`, `\` before a literal character, and `**` for any folders.
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

  /// - Parameter text: The pattern of `COPY` or `.dockerignore`, without a slash at its ends.
  /// - Throws: `DocumentFault` for an open bracket, or a backslash at the end.
  init(_ text: String) throws(DocumentFault) {
    var rest = Array(text.unicodeScalars)[...]
    var tokens: [Token] = []
    func fault() -> DocumentFault { DocumentFault("'\(text)' is not a valid pattern") }
    while let character = rest.popFirst() {
      switch character {
      case "*" where rest.first == "*":
        let isFirst = tokens.isEmpty
        rest = rest.drop { $0 == "*" }
        let isFolders = rest.first == "/"
        if isFolders { rest.removeFirst() }
        // Docker's rule: `**` matches anything at the end, and at the start before plain text; otherwise any folders.
        let isAny = rest.isEmpty || isFirst && !isFolders && !Self.isPattern(String(String.UnicodeScalarView(rest)))
        tokens.append(isAny ? .path : .folders)
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

  /// Whether `text` contains special characters.
  static func isPattern(_ text: String) -> Bool { text.unicodeScalars.contains { "*?[\\".unicodeScalars.contains($0) } }

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

  /// Goes through the tokens once, with all positions in the path that may match so far: trying every length of every
  /// `*` would take exponential time.
  func matches(_ path: String) -> Bool {
    let path = Array(path.unicodeScalars)
    var places = [Bool](repeating: false, count: path.count + 1)
    places[0] = true
    for token in tokens {
      var next = [Bool](repeating: false, count: path.count + 1)
      var isBehind = false
      for place in places.indices {
        let scalar = place > 0 ? path[place - 1] : "/"
        switch token {
        case .run: next[place] = places[place] || place > 0 && next[place - 1] && scalar != "/"
        case .path: next[place] = places[place] || place > 0 && next[place - 1]
        case .folders: next[place] = places[place] || isBehind && scalar == "/"
        case .one(let wanted): next[place] = place > 0 && places[place - 1] && scalar == wanted
        case .any: next[place] = place > 0 && places[place - 1] && scalar != "/"
        case .anyOf(let ranges, let isNegated):
          next[place] =
            place > 0 && places[place - 1] && scalar != "/"
            && ranges.contains { $0.contains(scalar) } != isNegated
        }
        isBehind = isBehind || places[place]
      }
      places = next
    }
    return places[path.count]
  }
}
