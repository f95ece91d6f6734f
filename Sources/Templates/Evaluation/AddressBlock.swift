/// A block of IP addresses: `10.0.0.0/16`, `2001:db8::/56`.
struct AddressBlock: CustomStringConvertible {
  let address: UInt128
  let prefix: Int
  /// 32 or 128.
  let width: Int

  private init(address: UInt128, prefix: Int, width: Int) {
    (self.address, self.prefix, self.width) = (address, prefix, width)
  }

  init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, !text.contains("+"), let prefix = Int(halves[1]) else { return nil }
    let isNarrow = !halves[0].contains(":")
    let width = isNarrow ? 32 : 128
    guard (0...width).contains(prefix), let address = isNarrow ? Self.four(halves[0]) : Self.six(halves[0]) else {
      return nil
    }
    self.init(address: address, prefix: prefix, width: width)
  }

  /// The first `count` blocks with this many bits for hosts; nil if the block has fewer.
  func divided(into count: Int, hostBits: Int) -> [AddressBlock]? {
    guard (1...256).contains(count), (0...width - prefix).contains(hostBits) else { return nil }
    let bits = width - prefix - hostBits
    guard bits >= 8 || count <= 1 << bits else { return nil }
    let start = (address >> (width - prefix)) << (width - prefix)
    return (0..<count).map { index in
      AddressBlock(address: start + UInt128(index) << hostBits, prefix: width - hostBits, width: width)
    }
  }

  var description: String {
    let size = width == 32 ? 8 : 16
    let groups = stride(from: width - size, through: 0, by: -size).map { address >> $0 & (1 << size - 1) }
    guard width == 128 else { return groups.map { "\($0)" }.joined(separator: ".") + "/\(prefix)" }
    let texts = groups.map { String($0, radix: 16) }
    guard let zeros = Self.longestZeros(texts) else { return texts.joined(separator: ":") + "/\(prefix)" }
    return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
      + texts[zeros.upperBound...].joined(separator: ":") + "/\(prefix)"
  }

  private static func longestZeros(_ groups: [String]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != "0" { start = index + 1 }
      if index + 1 - start > max(best?.count ?? 0, 1) { best = start..<index + 1 }
    }
    return best
  }

  private static func four(_ text: Substring) -> UInt128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4 else { return nil }
    return parts.reduce(0) { address, part in part.flatMap { part in address.map { $0 << 8 | UInt128(part) } } }
  }

  private static func six(_ text: Substring) -> UInt128? {
    func groups(_ text: Substring) -> [UInt16?] {
      text.isEmpty ? [] : text.split(separator: ":", omittingEmptySubsequences: false).map { UInt16($0, radix: 16) }
    }
    var all: [UInt16?]
    if let gap = text.firstExactRange(of: "::") {
      let front = groups(text[..<gap.lowerBound])
      let back = groups(text[gap.upperBound...])
      guard front.count + back.count < 8 else { return nil }
      all = front + Array(repeating: 0, count: 8 - front.count - back.count) + back
    } else {
      all = groups(text)
    }
    guard all.count == 8 else { return nil }
    return all.reduce(0) { address, part in part.flatMap { part in address.map { $0 << 16 | UInt128(part) } } }
  }
}
