import Foundation

/// Makes tar archives, good ones and bad ones.
struct TarBuilder {
  private(set) var data = Data()

  /// An archive of `files`, in the order of their names.
  static func archive(_ files: [String: Data]) -> Data {
    var tar = TarBuilder()
    for (name, content) in files.sorted(by: { $0.key < $1.key }) { tar.add(name, content) }
    return tar.finished()
  }

  mutating func add(_ name: String, _ content: Data = Data(), type: Character = "0", link: String = "") {
    header(name, size: content.count, type: type, link: link)
    self.content(content)
  }

  mutating func content(_ content: Data) {
    data += content
    data += Data(count: (512 - content.count % 512) % 512)
  }

  /// A header whose fields may be replaced by arbitrary bytes before its checksum is made.
  mutating func header(
    _ name: String, size: Int = 0, type: Character = "0", link: String = "", gnu: Bool = false,
    patch: [Int: [UInt8]] = [:], checksum: Bool = true
  ) {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: [UInt8], at offset: Int) {
      for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
    }
    put(Array(name.utf8.prefix(100)), at: 0)
    put(Array("0000644\0".utf8), at: 100)
    put(
      Array((String(repeating: "0", count: 11 - String(size, radix: 8).count) + String(size, radix: 8)).utf8), at: 124)
    put(Array("00000000000".utf8), at: 136)
    put(Array(String(type).utf8), at: 156)
    put(Array(link.utf8.prefix(100)), at: 157)
    put(Array((gnu ? "ustar  \0" : "ustar\u{0}00").utf8), at: 257)
    for (offset, bytes) in patch { put(bytes, at: offset) }
    put(Array(repeating: 32, count: 8), at: 148)
    let sum = block.reduce(checksum ? 0 : 1) { $0 + Int($1) }
    let digits = String(sum, radix: 8)
    put(Array((String(repeating: "0", count: 6 - digits.count) + digits + "\0 ").utf8), at: 148)
    data += Data(block)
  }

  /// A pax header for the member that follows.
  mutating func pax(_ records: [(String, String)], type: Character = "x") {
    add("PaxHeaders/x", Data(records.map(Self.record).joined().utf8), type: type)
  }

  /// `length key=value\n`, where the length counts its own digits.
  private static func record(_ key: String, _ value: String) -> String {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while "\(length)\(rest)".utf8.count != length { length += 1 }
    return "\(length)\(rest)"
  }

  func finished() -> Data { data + Data(count: 1024) }
}
