/// The characters of the text, and where they stand.
extension YAMLScanner {
  /// In scalars, from 0.
  var column: Int { position - lineStart - continuations }

  var place: Place { Place(line: line, column: column + 1) }

  func malformed(_ problem: String, at place: Place? = nil) -> TemplateError {
    TemplateError(.malformed(.yaml, problem), at: place ?? self.place)
  }

  /// The byte that comes `count` bytes after this; 0 behind the end, and nowhere else.
  func peekByte(_ count: Int = 0) -> UInt8 { position + count < bytes.count ? bytes[position + count] : 0 }

  func advance() {
    if peekByte() & 0xC0 == 0x80 { continuations += 1 }
    position += 1
  }

  func isBlank(at count: Int = 0) -> Bool {
    let byte = peekByte(count)
    return byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  func isBlankOrEnd(at count: Int = 0) -> Bool {
    position + count >= bytes.count || isBlank(at: count) || breakWidth(at: count) > 0
  }

  /// The length of a line end in bytes; 0 where there is none.
  func breakWidth(at count: Int = 0) -> Int {
    switch peekByte(count) {
    case 0x0A: 1
    case 0x0D: peekByte(count + 1) == 0x0A ? 2 : 1
    case 0xC2: peekByte(count + 1) == 0x85 ? 2 : 0
    case 0xE2: peekByte(count + 1) == 0x80 && peekByte(count + 2) & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }

  /// Goes behind a line end.
  ///
  /// - Returns: What it is in a text: a line feed, or one of Unicode's two separators.
  func takeBreak() -> [UInt8] {
    let width = breakWidth()
    let text = width == 3 ? Array(bytes[position..<(position + 3)]) : [0x0A]
    position += width
    startLine()
    return text
  }

  func startLine() {
    (line, lineStart, continuations) = (line + 1, position, 0)
  }

  /// Skips spaces, comments and line ends.
  func skipToToken() {
    while true {
      // A tab would leave open how far in a key is.
      while peekByte() == UInt8(ascii: " ") || (isInBrackets || !allowsKey) && isBlank() { advance() }
      if peekByte() == UInt8(ascii: "#") { while position < bytes.count, breakWidth() == 0 { advance() } }
      guard breakWidth() > 0 else { return }
      _ = takeBreak()
      if !isInBrackets { allowsKey = true }
    }
  }

  func refuseCharacters() throws(TemplateError) {
    while position < bytes.count {
      let byte = bytes[position]
      if breakWidth() > 0 {
        _ = takeBreak()
        continue
      }
      guard byte >= 0x20 && byte < 0x7F || byte == 0x09 || byte > 0x7F else {
        throw malformed("control characters are not allowed")
      }
      // U+0080 to U+009F are controls, too.
      guard byte != 0xC2 || peekByte(1) >= 0xA0 else { throw malformed("control characters are not allowed") }
      guard byte != 0xEF || peekByte(1) != 0xBF || peekByte(2) < 0xBE else {
        throw malformed("U+FFFE and U+FFFF are not allowed, which are no characters")
      }
      advance()
    }
  }
}
