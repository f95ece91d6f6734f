/// HMAC with SHA-256, as RFC 2104 describes it.
package enum HMAC {
  /// The 32 bytes that authenticate `message` for those who have the `key`.
  package static func code(of message: some Sequence<UInt8>, key: some Sequence<UInt8>) -> [UInt8] {
    var block = Array(key)
    if block.count > 64 { block = SHA256.digest(of: block) }
    block += repeatElement(0, count: 64 - block.count)
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    inner.update(message)
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C })
    outer.update(inner.digest)
    return outer.digest
  }
}
