/// A table of lines that begin with a name and `|`, sorted by the names' bytes.
///
/// It is constant data in the program. A search reads a few lines of it, and nothing is parsed at start.
struct Catalog: Sendable {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// The rest of the line of `name`, after the name and its `|`; nil if there is no such line.
  func line(of name: String) -> String? {
    text.withUTF8Buffer { bytes in
      var lines = 0..<bytes.count
      while !lines.isEmpty {
        let line = Self.line(around: (lines.lowerBound + lines.upperBound) / 2, in: bytes)
        let field = bytes[line].prefix { $0 != UInt8(ascii: "|") }
        if field.elementsEqual(name.utf8) {
          return String(decoding: bytes[line].dropFirst(field.count + 1), as: UTF8.self)
        }
        let isBefore = field.lexicographicallyPrecedes(name.utf8)
        lines =
          isBefore
          ? min(line.upperBound + 1, lines.upperBound)..<lines.upperBound : lines.lowerBound..<line.lowerBound
      }
      return nil
    }
  }

  /// Every name, in order.
  var names: [String] {
    text.withUTF8Buffer { bytes in
      bytes.split(separator: UInt8(ascii: "\n")).map { line in
        String(decoding: line.prefix { $0 != UInt8(ascii: "|") }, as: UTF8.self)
      }
    }
  }

  /// The range of the line with the byte at `index`, which may be the line break at its end.
  private static func line(around index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let lineBreak = UInt8(ascii: "\n")
    var (start, end) = (index, index)
    while start > 0, bytes[start - 1] != lineBreak { start -= 1 }
    while end < bytes.count, bytes[end] != lineBreak { end += 1 }
    return start..<end
  }
}
