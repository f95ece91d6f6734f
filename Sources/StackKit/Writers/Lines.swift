/// Text that grows at its end, as the bytes of UTF-8: a template is thousands of short pieces.
struct Lines {
  private(set) var bytes: [UInt8] = []
  /// How many lines are complete.
  private(set) var count = 0

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func indent(by spaces: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    count += 1
  }

  /// An indented line of two pieces.
  mutating func line(indent spaces: Int = 0, _ start: String, _ end: String = "") {
    indent(by: spaces)
    write(start)
    write(end)
    endLine()
  }

  /// Goes back to where the text had this many bytes and lines.
  mutating func truncate(to length: Int, count: Int) {
    bytes.removeSubrange(length...)
    self.count = count
  }

  mutating func insert(spaces: Int, at position: Int) {
    bytes.insert(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces), at: position)
  }
}
