import SHA2
import Synchronization
import Transport

/// Computes a blob's digest while it is sent, and holds back the last bytes if the digest is wrong.
///
/// So a file is read only once, and a registry never gets the whole of a wrong blob.
final class DigestGate: Sendable {
  private let expected: Digest
  private let length: Int64
  private let seed: SHA256
  private let state: Mutex<State>

  private struct State {
    var hash: SHA256
    var wrong: Digest?
  }

  /// - Parameters:
  ///   - expected: The expected digest.
  ///   - length: The number of bytes to send.
  ///   - seed: The hash of the bytes that the registry has already.
  init(_ expected: Digest, length: Int64, after seed: SHA256 = SHA256()) {
    self.expected = expected
    self.length = length
    self.seed = seed
    state = Mutex(State(hash: seed))
  }

  /// The actual digest, if it turned out to be wrong.
  var wrong: Digest? { state.withLock { $0.wrong } }

  /// For `HTTPRequest.inspect`.
  func inspect(_ position: Int64, _ piece: UnsafeRawBufferPointer) -> String? {
    state.withLock { state in
      if position == 0 { state = State(hash: seed) }
      state.hash.update(piece)
      guard position + Int64(piece.count) == length else { return nil }
      let actual = Digest(state.hash)
      guard actual != expected else { return nil }
      state.wrong = actual
      return "the content has the digest \(actual)"
    }
  }
}
