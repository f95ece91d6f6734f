/// A table of lines that begin with a name and `|`, sorted by the names' bytes.
///
/// It is constant data in the program. A search reads a few lines of it, and nothing is parsed at start.
struct Catalog: Sendable {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// The rest of the line of `name`, after the name and its `|`; nil if there is no such line.
  func line(of name: String) -> String? {
    let name = ContiguousArray(name.utf8)
    return text.withUTF8Buffer { bytes in
      guard let start = bytes.baseAddress else { return nil }
      return name.withUnsafeBufferPointer { name in
        var lines = 0..<bytes.count
        while !lines.isEmpty {
          let line = Self.line(around: (lines.lowerBound + lines.upperBound) / 2, start, bytes.count)
          let order = Self.order(start + line.lowerBound, line.count, name)
          if order == 0 { return String(decoding: bytes[line].dropFirst(name.count + 1), as: UTF8.self) }
          lines =
            order < 0
            ? min(line.upperBound + 1, lines.upperBound)..<lines.upperBound : lines.lowerBound..<line.lowerBound
        }
        return nil
      }
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
  ///
  /// Pointers instead of collections: `synth` searches hundreds of times, and a debug build is ten times faster with them.
  private static func line(around index: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Range<Int> {
    let lineBreak = UInt8(ascii: "\n")
    var (start, end) = (index, index)
    while start > 0, bytes[start - 1] != lineBreak { start -= 1 }
    while end < count, bytes[end] != lineBreak { end += 1 }
    return start..<end
  }

  /// Compares the name at the start of a line with another: negative if it comes before that.
  private static func order(_ line: UnsafePointer<UInt8>, _ count: Int, _ name: UnsafeBufferPointer<UInt8>) -> Int {
    let bar = UInt8(ascii: "|")
    var index = 0
    while index < name.count {
      let byte = name[index]
      guard index < count, line[index] != bar else { return -1 }
      if line[index] != byte { return line[index] < byte ? -1 : 1 }
      index += 1
    }
    return index == count || line[index] == bar ? 0 : 1
  }
}
