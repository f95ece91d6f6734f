/// Cuts YAML 1.1 into tokens, as much of it as templates have.
///
/// What a text means depends on its indentation, and a key shows only by the colon behind it. So the scanner keeps the
/// columns that objects and lists began in, and for each level the place where a key may have begun: the tokens that say
/// so are put in front of it when the colon comes.
final class YAMLScanner {
  struct Token {
    let kind: Kind
    let place: Place
  }

  enum Kind {
    case end, directive, documentStart, documentEnd
    /// By indentation. Lists that are indented as their key have neither start nor end.
    case blockListStart, blockObjectStart, blockEnd
    case flowListStart, flowListEnd, flowObjectStart, flowObjectEnd
    /// `-`, `,`, and what says that a key or a value follows.
    case entry, comma, key, value
    case anchor(String), alias(String)
    /// In full: `tag:yaml.org,2002:str` for `!!str`.
    case tag(String)
    case scalar(Text)
  }

  /// The text of a scalar.
  struct Text {
    let text: String
    let isPlain: Bool
    /// Where it begins; nil where the file has it folded or with escapes.
    let start: Place?
  }

  /// A place where a key may have begun.
  private struct Candidate {
    /// The number of its first token.
    let token: Int
    /// Whether there is nothing else that it could be.
    let isRequired: Bool
    let place: Place
  }

  let bytes: [UInt8]
  var position = 0
  var line = 1
  var lineStart = 0
  /// Bytes of this line that begin no scalar.
  var continuations = 0

  private var tokens: [Token] = []
  /// How many of `tokens` were taken, and how many before them.
  private var taken = 0
  private var forgotten = 0

  /// The column of the innermost object or list, and those around it.
  private(set) var indent = -1
  private var indents: [Int] = []
  /// One for each level of brackets, and one for the text around them.
  private var candidates: [Candidate?] = [nil]
  var allowsKey = true

  /// - Throws: When a character is in it that no YAML has.
  init(_ text: String) throws(TemplateError) {
    bytes = Array(text.utf8)
    // A byte order mark has no column.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    (position, lineStart) = (start, start)
    try refuseCharacters()
    (position, line, lineStart, continuations) = (start, 1, start, 0)
  }

  var isInBrackets: Bool { candidates.count > 1 }

  /// The next token, which stays the next.
  func peek() throws(TemplateError) -> Token {
    while try needsMore() { try fetch() }
    return tokens[taken]
  }

  /// Takes the next token.
  func next() throws(TemplateError) -> Token {
    let token = try peek()
    taken += 1
    if taken == 256 {
      tokens.removeFirst(taken)
      forgotten += taken
      taken = 0
    }
    return token
  }

  /// Whether the next token is unknown: there is none, or it may turn out to begin a key.
  private func needsMore() throws(TemplateError) -> Bool {
    guard taken < tokens.count else { return true }
    try dropCandidates()
    return candidates.contains { $0?.token == forgotten + taken }
  }

  private func add(_ kind: Kind, at place: Place) { tokens.append(Token(kind: kind, place: place)) }

  /// Adds a token of some bytes.
  private func take(_ kind: Kind, bytes count: Int) {
    add(kind, at: place)
    for _ in 0..<count { advance() }
  }

  // MARK: - One token

  private func fetch() throws(TemplateError) {
    skipToToken()
    try dropCandidates()
    endBlocks(deeperThan: column)
    let byte = peekByte()
    if position == bytes.count { return try fetchEnd() }
    if column == 0, byte == UInt8(ascii: "%") { return try fetchDirective() }
    if isDocumentMark { return try fetchDocumentMark() }
    switch byte {
    case UInt8(ascii: "["): try openBracket(.flowListStart)
    case UInt8(ascii: "{"): try openBracket(.flowObjectStart)
    case UInt8(ascii: "]"): try closeBracket(.flowListEnd)
    case UInt8(ascii: "}"): try closeBracket(.flowObjectEnd)
    case UInt8(ascii: ","):
      try dropCandidate()
      allowsKey = true
      take(.comma, bytes: 1)
    case UInt8(ascii: "-") where isBlankOrEnd(at: 1): try fetchEntry()
    case UInt8(ascii: "?") where isInBrackets || isBlankOrEnd(at: 1): try fetchKey()
    case UInt8(ascii: ":") where isInBrackets || isBlankOrEnd(at: 1): try fetchValue()
    case UInt8(ascii: "*"), UInt8(ascii: "&"): try fetchName(isAlias: byte == UInt8(ascii: "*"))
    case UInt8(ascii: "!"): try fetchTag()
    case UInt8(ascii: "|") where !isInBrackets, UInt8(ascii: ">") where !isInBrackets:
      try dropCandidate()
      allowsKey = true
      let start = place
      add(.scalar(try block(isLiteral: byte == UInt8(ascii: "|"))), at: start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      try noteCandidate()
      allowsKey = false
      let start = place
      add(.scalar(try quoted(byte)), at: start)
    case _ where beginsPlain(byte):
      try noteCandidate()
      allowsKey = false
      let start = place
      add(.scalar(try plain()), at: start)
    default: throw malformed("found character that cannot start a value")
    }
  }

  private func beginsPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"): true
    case UInt8(ascii: "?"), UInt8(ascii: ":"): !isInBrackets
    default: !Self.indicators.contains(byte)
    }
  }

  private static let indicators = Set("\t,[]{}#&*!|>'\"%@`".utf8)

  private func fetchEnd() throws(TemplateError) {
    // A text that breaks off ends in a line of its own.
    if column > 0 { startLine() }
    endBlocks(deeperThan: -1)
    try dropCandidate()
    allowsKey = false
    add(.end, at: place)
  }

  /// Whether `---` or `...` stands here, in a line of its own or before a space.
  var isDocumentMark: Bool {
    let byte = peekByte()
    return column == 0 && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")) && peekByte(1) == byte
      && peekByte(2) == byte && isBlankOrEnd(at: 3)
  }

  private func fetchDocumentMark() throws(TemplateError) {
    endBlocks(deeperThan: -1)
    try dropCandidate()
    allowsKey = false
    take(peekByte() == UInt8(ascii: "-") ? .documentStart : .documentEnd, bytes: 3)
  }

  /// `%YAML 1.1`; what else there is would give tags other names.
  private func fetchDirective() throws(TemplateError) {
    endBlocks(deeperThan: -1)
    try dropCandidate()
    allowsKey = false
    let start = position
    let first = place
    while position < bytes.count, breakWidth() == 0 { advance() }
    let words = String(decoding: bytes[start..<position], as: UTF8.self).split { $0 == " " || $0 == "\t" }
    guard words.count >= 2, words[0] == "%YAML", words[1].hasPrefix("1."), words.dropFirst(2).first?.first ?? "#" == "#"
    else { throw malformed("found a directive other than %YAML 1.1", at: first) }
    add(.directive, at: first)
  }

  private func openBracket(_ kind: Kind) throws(TemplateError) {
    try noteCandidate()
    candidates.append(nil)
    try checkDepth(at: place)
    allowsKey = true
    take(kind, bytes: 1)
  }

  private func closeBracket(_ kind: Kind) throws(TemplateError) {
    try dropCandidate()
    if isInBrackets { candidates.removeLast() }
    allowsKey = false
    take(kind, bytes: 1)
  }

  private func fetchEntry() throws(TemplateError) {
    if !isInBrackets {
      guard allowsKey else { throw malformed("found a '-' where no list can begin") }
      try beginBlock(.blockListStart, at: place)
    }
    try dropCandidate()
    allowsKey = true
    take(.entry, bytes: 1)
  }

  private func fetchKey() throws(TemplateError) {
    if !isInBrackets {
      guard allowsKey else { throw malformed("found a '?' where no key can begin") }
      try beginBlock(.blockObjectStart, at: place)
    }
    try dropCandidate()
    allowsKey = !isInBrackets
    take(.key, bytes: 1)
  }

  private func fetchValue() throws(TemplateError) {
    if let candidate = candidates[candidates.count - 1] {
      candidates[candidates.count - 1] = nil
      let index = candidate.token - forgotten
      tokens.insert(Token(kind: .key, place: candidate.place), at: index)
      try beginBlock(.blockObjectStart, at: candidate.place, before: index)
      allowsKey = false
    } else {
      if !isInBrackets {
        guard allowsKey else { throw malformed("found a ':' where no value can begin; quote the text around it") }
        try beginBlock(.blockObjectStart, at: place)
      }
      allowsKey = !isInBrackets
    }
    take(.value, bytes: 1)
  }

  private func fetchName(isAlias: Bool) throws(TemplateError) {
    try noteCandidate()
    allowsKey = false
    let start = place
    advance()
    let first = position
    while Self.isNameByte(peekByte()) { advance() }
    guard position > first, isBlankOrEnd() || "?:,]}%@`".utf8.contains(peekByte()) else {
      throw malformed("found a name that is not of letters, digits, '-' and '_'", at: start)
    }
    let name = String(decoding: bytes[first..<position], as: UTF8.self)
    add(isAlias ? .alias(name) : .anchor(name), at: start)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func fetchTag() throws(TemplateError) {
    try noteCandidate()
    allowsKey = false
    let (start, first) = (place, position)
    if peekByte(1) == UInt8(ascii: "<") {
      while !isBlankOrEnd(), peekByte() != UInt8(ascii: ">") { advance() }
      guard peekByte() == UInt8(ascii: ">") else { throw malformed("found a tag without its '>'", at: start) }
      add(.tag(String(decoding: bytes[(first + 2)..<position], as: UTF8.self)), at: start)
      advance()
    } else {
      while Self.isNameByte(peekByte()) || Self.tagBytes.contains(peekByte()) { advance() }
      let tag = String(decoding: bytes[first..<position], as: UTF8.self)
      // `!!str`, and `!handle!name`, which a directive would have to declare.
      let parts = tag.dropFirst().split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count < 2 {
        add(.tag(tag), at: start)
      } else {
        guard parts[0].isEmpty else { throw malformed("found undefined tag handle '!\(parts[0])!'", at: start) }
        add(.tag("tag:yaml.org,2002:\(parts[1])"), at: start)
      }
    }
    guard isBlankOrEnd() || isInBrackets && peekByte() == UInt8(ascii: ",") else {
      throw malformed("did not find expected space behind a tag")
    }
  }

  private static let tagBytes = Set(";/?:@&=+$.!~*'()%".utf8)
}

// MARK: - Keys and blocks

extension YAMLScanner {
  /// Notes that a key may begin here.
  private func noteCandidate() throws(TemplateError) {
    guard allowsKey else { return }
    try dropCandidate()
    candidates[candidates.count - 1] = Candidate(
      token: forgotten + tokens.count, isRequired: !isInBrackets && indent == column, place: place)
  }

  private func dropCandidate() throws(TemplateError) { try dropCandidate(candidates.count - 1) }

  private func dropCandidate(_ level: Int) throws(TemplateError) {
    if let candidate = candidates[level], candidate.isRequired {
      throw malformed("did not find expected ':' behind a key", at: candidate.place)
    }
    candidates[level] = nil
  }

  /// Drops candidates that cannot be keys any more: a key is on one line, and no longer than YAML allows.
  private func dropCandidates() throws(TemplateError) {
    for (level, candidate) in candidates.enumerated() {
      guard let place = candidate?.place else { continue }
      if place.line < line || place.column + 1024 < column + 1 { try dropCandidate(level) }
    }
  }

  /// Begins an object or list in the column of `place`, if it is further in than the one that it is in.
  private func beginBlock(_ kind: Kind, at place: Place, before index: Int? = nil) throws(TemplateError) {
    guard !isInBrackets, indent < place.column - 1 else { return }
    indents.append(indent)
    indent = place.column - 1
    try checkDepth(at: place)
    tokens.insert(Token(kind: kind, place: place), at: index ?? tokens.count)
  }

  private func endBlocks(deeperThan column: Int) {
    guard !isInBrackets else { return }
    while indent > column {
      indent = indents.popLast() ?? -1
      add(.blockEnd, at: place)
    }
  }

  private func checkDepth(at place: Place) throws(TemplateError) {
    guard indents.count + candidates.count - 1 <= Node.deepest else {
      throw TemplateError(.tooDeep(limit: Node.deepest), at: place)
    }
  }
}
