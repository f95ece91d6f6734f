/// SHA-256 of bytes that arrive in pieces. A copy is independent of its original.
///
/// The system's library computes it, with the processor's instructions for it: CryptoKit on macOS, OpenSSL's libcrypto
/// elsewhere. Where there is none, Swift does.
package struct SHA256: Sendable {
  private var work: Work

  enum Work: Sendable {
    case system(SystemSHA256)
    case portable(PortableSHA256)
  }

  package init() { work = SystemSHA256.start.map(Work.system) ?? .portable(PortableSHA256()) }

  init(_ work: Work) { self.work = work }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    switch work {
    case .system(var hash):
      hash.update(bytes)
      work = .system(hash)
    case .portable(var hash):
      hash.update(bytes)
      work = .portable(hash)
    }
  }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if isDone == nil { Array(bytes).withUnsafeBytes { update($0) } }
  }

  /// The 32 bytes of the digest of what came so far.
  package var digest: [UInt8] {
    switch work {
    case .system(let hash): hash.digest
    case .portable(let hash): hash.digest
    }
  }

  /// The digest of bytes that are all there.
  package static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest
  }
}
