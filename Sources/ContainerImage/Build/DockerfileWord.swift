/// A word of an instruction, without quotation marks, before its variables are replaced.
struct DockerfileWord: Sendable, Hashable {
  private var parts: [Part] = []
  /// Whether it contained a quotation mark or a backslash.
  private(set) var isQuoted = false

  private enum Part: Sendable, Hashable {
    case text(String)
    case variable(String, Otherwise)
  }

  /// The alternative of a variable: `$A`, `${A:-text}`, `${A:+text}`.
  private enum Otherwise: Sendable, Hashable {
    case nothing
    case ifEmpty(DockerfileWord)
    case ifThere(DockerfileWord)
  }

  /// The largest text of a word, which is Linux's limit for a variable.
  static let maximumSize = 128 << 10

  /// The word with the values of its variables; an unset variable is empty, as in docker.
  ///
  /// - Throws: `DocumentFault` when the text is too long or contains a NUL, which no path and no variable can.
  func expanded(_ environment: [String: String]) throws(DocumentFault) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .variable(let name, .nothing): text += environment[name] ?? ""
      case .variable(let name, .ifEmpty(let other)):
        let value = environment[name] ?? ""
        text += try value.isEmpty ? other.expanded(environment) : value
      case .variable(let name, .ifThere(let other)):
        text += try environment[name]?.isEmpty == false ? other.expanded(environment) : ""
      }
      guard text.utf8.count <= Self.maximumSize else {
        throw DocumentFault(
          "a text has more than \(Self.maximumSize >> 10) KiB after its variables are replaced; shorten it")
      }
    }
    guard !text.utf8.contains(0) else { throw DocumentFault("a text contains a NUL character; remove it") }
    return text
  }

  /// The word's text; nil if it contains a variable.
  var literal: String? {
    parts.reduce("") { text, part in if case .text(let more) = part { text.map { $0 + more } } else { nil } }
  }

  /// `name` and `value` of `name=value`.
  var assignment: (name: String, value: DockerfileWord)? {
    guard case .text(let first) = parts.first, let equals = first.firstIndex(of: "=") else { return nil }
    var value = self
    value.parts[0] = .text(String(first[first.index(after: equals)...]))
    return (String(first[..<equals]), value)
  }

  /// Splits a line into words, as docker does.
  ///
  /// - Throws: `DocumentFault` for an open quotation, and for substitutions that are not supported.
  static func split(_ line: String) throws(DocumentFault) -> [DockerfileWord] {
    var reader = Reader(rest: Array(line.unicodeScalars)[...])
    var words: [DockerfileWord] = []
    while let word = try reader.next() { words.append(word) }
    return words
  }

  /// Reads the whole text as one word: docker replaces variables in the strings of an array, too.
  ///
  /// - Throws: `DocumentFault`, as `split`.
  init(whole text: String) throws(DocumentFault) {
    var reader = Reader(rest: Array(text.unicodeScalars)[...])
    self = try reader.word(until: { _ in false })
  }

  private init() {}

  private mutating func append(_ character: Unicode.Scalar) {
    if case .text(var text) = parts.last {
      text.unicodeScalars.append(character)
      parts[parts.count - 1] = .text(text)
    } else {
      parts.append(.text(String(character)))
    }
  }

  private struct Reader {
    var rest: ArraySlice<Unicode.Scalar>
    /// The current nesting of variables.
    private var depth = 0

    init(rest: ArraySlice<Unicode.Scalar>) { self.rest = rest }

    mutating func next() throws(DocumentFault) -> DockerfileWord? {
      rest = rest.drop(while: \.properties.isWhitespace)
      return rest.isEmpty ? nil : try word(until: \.properties.isWhitespace)
    }

    mutating func word(until isEnd: (Unicode.Scalar) -> Bool) throws(DocumentFault) -> DockerfileWord {
      var word = DockerfileWord()
      while let character = rest.first, !isEnd(character) {
        rest.removeFirst()
        switch character {
        case "'", "\"":
          word.isQuoted = true
          try quotation(by: character, into: &word)
        case "\\":
          word.isQuoted = true
          if let next = rest.popFirst() { word.append(next) }
        case "$": try variable(into: &word)
        default: word.append(character)
        }
      }
      return word
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(scalars))
    }

    private mutating func quotation(by mark: Unicode.Scalar, into word: inout DockerfileWord) throws(DocumentFault) {
      while let character = rest.popFirst() {
        if character == mark { return }
        if mark == "\"", character == "$" {
          try variable(into: &word)
        } else if mark == "\"", character == "\\", let next = rest.first, ["\"", "$", "\\"].contains(next) {
          rest.removeFirst()
          word.append(next)
        } else {
          word.append(character)
        }
      }
      throw DocumentFault("the quotation mark \(mark) is not closed")
    }

    private mutating func variable(into word: inout DockerfileWord) throws(DocumentFault) {
      let isBraced = rest.first == "{"
      if isBraced { rest.removeFirst() }
      // A name that begins with a digit has only digits, as in a shell.
      let isNumber = rest.first.map { Character($0).isNumber } == true
      let name = Self.text(
        rest.prefix { $0.isASCII && (Character($0).isNumber || !isNumber && (Character($0).isLetter || $0 == "_")) })
      rest = rest.dropFirst(name.utf8.count)
      guard isBraced else {
        if name.isEmpty { word.append("$") } else { word.parts.append(.variable(name, .nothing)) }
        return
      }
      let sign = Self.text(rest.prefix { $0 != "}" }.prefix(2))
      guard !name.isEmpty, ["", ":-", ":+"].contains(sign) else {
        let tail = Self.text(rest.prefix { $0 != "}" })
        throw DocumentFault("'${\(name)\(tail)}' is not supported; ${NAME}, ${NAME:-text} and ${NAME:+text} are")
      }
      rest = rest.dropFirst(sign.utf8.count)
      depth += 1
      defer { depth -= 1 }
      guard depth <= 10 else { throw DocumentFault("variables are nested more than 10 deep at ${\(name)") }
      let other = try self.word { $0 == "}" }
      guard rest.popFirst() == "}" else {
        throw DocumentFault("'${\(name)' is not a variable; write ${NAME}, ${NAME:-text} or ${NAME:+text}")
      }
      word.parts.append(.variable(name, sign == ":-" ? .ifEmpty(other) : sign == ":+" ? .ifThere(other) : .nothing))
    }
  }
}
