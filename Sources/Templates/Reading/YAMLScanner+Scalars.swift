/// What stands between two words of a text: spaces, or line ends with what is around them.
private struct Gap {
  private var spaces: [UInt8] = []
  private var first: [UInt8]?
  private var rest: [UInt8] = []

  var hasBreak: Bool { first != nil }

  mutating func add(space: UInt8) { if !hasBreak { spaces.append(space) } }

  mutating func add(lineEnd: [UInt8]) {
    if hasBreak { rest += lineEnd } else { first = lineEnd }
  }

  /// Adds it to a text, folded: one line end is a space, and of several all but the first count.
  mutating func join(_ text: inout [UInt8]) {
    if let first {
      if first == [0x0A] { text += rest.isEmpty ? [UInt8(ascii: " ")] : rest } else { text += first + rest }
    } else {
      text += spaces
    }
    self = Gap()
  }
}

extension YAMLScanner {
  /// A text without quotes.
  func plain() throws(TemplateError) -> Text {
    let start = place
    var text: [UInt8] = []
    var gap = Gap()
    var isFolded = false
    while !isDocumentMark, peekByte() != UInt8(ascii: "#") {
      while !isBlankOrEnd() {
        let byte = peekByte()
        if byte == UInt8(ascii: ":") {
          if isBlankOrEnd(at: 1) { break }
          if isInBrackets, Self.brackets.contains(peekByte(1)) || peekByte(1) == UInt8(ascii: "?") {
            throw malformed("found unexpected ':'; quote the text around it")
          }
        }
        if isInBrackets, Self.brackets.contains(byte) { break }
        isFolded = isFolded || gap.hasBreak
        gap.join(&text)
        text.append(byte)
        advance()
      }
      guard isBlank() || breakWidth() > 0 else { break }
      while true {
        if isBlank() {
          guard !gap.hasBreak || column > indent || peekByte() != UInt8(ascii: "\t") else {
            throw malformed("found a tab character where spaces are expected")
          }
          gap.add(space: peekByte())
          advance()
        } else if breakWidth() > 0 {
          gap.add(lineEnd: takeBreak())
        } else {
          break
        }
      }
      guard isInBrackets || column > indent else { break }
    }
    if gap.hasBreak { allowsKey = true }
    return Text(text: String(decoding: text, as: UTF8.self), isPlain: true, start: isFolded ? nil : start)
  }

  private static let brackets = Set(",[]{}".utf8)

  /// A text in quotes of that kind.
  func quoted(_ quote: UInt8) throws(TemplateError) -> Text {
    let opening = place
    advance()
    let start = place
    var text: [UInt8] = []
    var isVerbatim = true
    while true {
      if isDocumentMark { throw malformed("found a document's start or end in a quoted text") }
      var gap = Gap()
      while !isBlankOrEnd() {
        let byte = peekByte()
        if byte == quote {
          guard quote == UInt8(ascii: "'"), peekByte(1) == quote else { break }
          text.append(quote)
          advance()
          advance()
          isVerbatim = false
        } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          isVerbatim = false
          advance()
          if breakWidth() > 0 {
            _ = takeBreak()
            gap.add(lineEnd: [])
            break
          }
          text += String(try escaped()).utf8
        } else {
          text.append(byte)
          advance()
        }
      }
      if peekByte() == quote { break }
      guard position < bytes.count else { throw malformed("did not find the quote that ends this text", at: opening) }
      while true {
        if isBlank() {
          gap.add(space: peekByte())
          advance()
        } else if breakWidth() > 0 {
          gap.add(lineEnd: takeBreak())
        } else {
          break
        }
      }
      isVerbatim = isVerbatim && !gap.hasBreak
      gap.join(&text)
    }
    advance()
    return Text(text: String(decoding: text, as: UTF8.self), isPlain: false, start: isVerbatim ? start : nil)
  }

  /// What an escape stands for, behind its backslash.
  private func escaped() throws(TemplateError) -> Unicode.Scalar {
    let byte = peekByte()
    let digits: Int
    switch byte {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default:
      guard let scalar = Self.escapes[byte] else { throw malformed("found an unknown escape") }
      advance()
      return scalar
    }
    advance()
    let code = bytes[position...].prefix(digits)
    guard code.count == digits, code.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: code, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw malformed("did not find the \(digits) hexadecimal digits of a character") }
    for _ in 0..<digits { advance() }
    return scalar
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
    UInt8(ascii: "\t"): "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}",
    UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: " "): " ", UInt8(ascii: "\""): "\"",
    UInt8(ascii: "/"): "/", UInt8(ascii: "\\"): "\\", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]

  /// The lines below a `|` or `>`.
  func block(isLiteral: Bool) throws(TemplateError) -> Text {
    advance()
    var (chomping, increment) = (UInt8(ascii: " "), 0)
    for _ in 0..<2 {
      switch peekByte() {
      case UInt8(ascii: "+") where chomping == UInt8(ascii: " "), UInt8(ascii: "-") where chomping == UInt8(ascii: " "):
        chomping = peekByte()
      case UInt8(ascii: "1")...UInt8(ascii: "9") where increment == 0: increment = Int(peekByte() - UInt8(ascii: "0"))
      default: continue
      }
      advance()
    }
    while isBlank() { advance() }
    if peekByte() == UInt8(ascii: "#") { while position < bytes.count, breakWidth() == 0 { advance() } }
    guard position == bytes.count || breakWidth() > 0 else {
      throw malformed("did not find expected end of the line behind '|' or '>'")
    }
    if breakWidth() > 0 { _ = takeBreak() }
    let firstLine = place.line
    var width = increment == 0 ? 0 : max(indent, 0) + increment
    var text: [UInt8] = []
    var lineEnd: [UInt8] = []
    var wasBlank = false
    var emptyLines = try blockBreaks(&width)
    while column == width, position < bytes.count {
      let isBlank = isBlank()
      if !isLiteral, lineEnd == [0x0A], !wasBlank, !isBlank {
        if emptyLines.isEmpty { text.append(UInt8(ascii: " ")) }
      } else {
        text += lineEnd
      }
      text += emptyLines
      wasBlank = isBlank
      while position < bytes.count, breakWidth() == 0 {
        text.append(peekByte())
        advance()
      }
      lineEnd = breakWidth() > 0 ? takeBreak() : []
      emptyLines = try blockBreaks(&width)
    }
    if chomping != UInt8(ascii: "-") { text += lineEnd }
    if chomping == UInt8(ascii: "+") { text += emptyLines }
    return Text(
      text: String(decoding: text, as: UTF8.self), isPlain: false,
      start: isLiteral && !text.isEmpty ? Place(line: firstLine, column: width + 1) : nil)
  }

  /// Skips empty lines and the spaces in front of the next one; a `width` of 0 is set to how far in that is.
  ///
  /// - Returns: The line ends.
  private func blockBreaks(_ width: inout Int) throws(TemplateError) -> [UInt8] {
    var breaks: [UInt8] = []
    var widest = 0
    while true {
      while width == 0 || column < width, peekByte() == UInt8(ascii: " ") { advance() }
      widest = max(widest, column)
      guard peekByte() != UInt8(ascii: "\t") || width > 0 && column >= width else {
        throw malformed("found a tab character where spaces are expected")
      }
      guard breakWidth() > 0 else { break }
      breaks += takeBreak()
    }
    if width == 0 { width = max(widest, indent + 1, 1) }
    return breaks
  }
}
