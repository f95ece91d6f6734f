import Essentials

/// Bytes that have arrived and have not been read. Adding and taking them takes linear time, in pieces of any size.
struct Inbox {
  private var bytes: [UInt8] = []
  /// The position of the first byte that has not been read.
  private var start = 0
  /// The position up to which no line ends.
  private var searched = 0

  var count: Int { bytes.count - start }

  mutating func append(_ new: ArraySlice<UInt8>) {
    // Half of the bytes at least: each byte is moved once at most.
    if start > 0, start >= bytes.count / 2 {
      bytes.removeFirst(start)
      searched = max(0, searched - start)
      start = 0
    }
    bytes += new
  }

  /// Takes up to `count` bytes.
  mutating func take(_ count: Int) -> Data {
    let end = start + min(count, self.count)
    defer { start = end }
    return Data(bytes[start..<end])
  }

  /// Takes a line, without its line feed and the carriage return before that; nil if its end has not arrived.
  mutating func line() -> [UInt8]? {
    guard let end = bytes[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    let line = bytes[start..<end]
    (start, searched) = (end + 1, end + 1)
    return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}
