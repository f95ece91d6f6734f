extension String {
  /// A number that depends only on the text: its FNV-1a hash.
  var stableNumber: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// Eight letters and digits that depend only on the text: 40 of the hash's 64 bits in base 32.
  var stableHash: String {
    let number = stableNumber
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
    return String((0..<8).map { alphabet[Int((number >> (UInt64($0) * 5 + 24)) & 31)] })
  }
}
