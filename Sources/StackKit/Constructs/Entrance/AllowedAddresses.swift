/// The IPv4 blocks of clients that an entrance or a firewall admits.
enum AllowedAddresses {
  static func problems(of blocks: [String], atMost most: Int) -> [String] {
    var problems: [String] = []
    if blocks.isEmpty { problems.append("no address is allowed; give blocks, or omit `allowing`") }
    for (index, block) in blocks.enumerated() {
      if CIDR(block) == nil {
        problems.append(
          "'\(block)' is not a block of IPv4 addresses, such as '203.0.113.0/24', or '203.0.113.7/32' for one address")
      }
      if blocks[..<index].contains(block) { problems.append("the block '\(block)' is given twice") }
    }
    if blocks.count > most { problems.append("\(blocks.count) blocks are allowed: give at most \(most)") }
    return problems
  }

  /// The block as part of a name: `203x0x113x0x24`.
  static func label(of block: CIDR) -> String {
    String(decoding: block.description.utf8.map { $0.isASCIIDigit ? $0 : UInt8(ascii: "x") }, as: UTF8.self)
  }
}
