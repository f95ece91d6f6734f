/// A block of IPv4 addresses.
struct CIDR: Sendable, Equatable, CustomStringConvertible {
  let address: UInt32
  let length: Int

  /// Replaces a block that was refused, so that the stack's other problems are found too.
  static let unusable = CIDR(address: 0x0a00_0000, length: 16)

  init(address: UInt32, length: Int) {
    self.address = address
    self.length = length
  }

  /// Nil unless the text is four numbers and a prefix length, and all bits after the prefix are zero.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Self.number(parts[1], upTo: 32) else { return nil }
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      .compactMap { Self.number($0, upTo: 255) }
    guard numbers.count == 4, parts[0].filter({ $0 == "." }).count == 3 else { return nil }
    let address = numbers.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard length > 0, address & ((1 << (32 - UInt32(length))) - 1) == 0 else { return nil }
    self.init(address: address, length: length)
  }

  private static func number(_ text: Substring, upTo limit: Int) -> Int? {
    guard !text.isEmpty, text.consists(of: \.isASCIIDigit), let number = Int(text) else { return nil }
    return number <= limit && (number == 0 ? text == "0" : text.first != "0") ? number : nil
  }

  func subnet(adding bits: Int, index: Int) -> CIDR {
    let length = min(length + bits, 28)
    return CIDR(address: address &+ UInt32(index) << UInt32(32 - length), length: length)
  }

  var description: String {
    let numbers = [24, 16, 8, 0].map { "\(address >> UInt32($0) & 255)" }
    return numbers.joined(separator: ".") + "/\(length)"
  }
}
