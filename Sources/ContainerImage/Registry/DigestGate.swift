import SHA2
import Synchronization
import Transport

/// Computes a blob's digest while the blob leaves, and lets its last bytes go only if it is the right one.
///
/// So a file is read once, and a registry never gets the whole of something that is not what it should be.
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
  ///   - expected: What the digest must be.
  ///   - length: How many bytes will leave.
  ///   - seed: The hash of what the registry has already.
  init(_ expected: Digest, length: Int64, after seed: SHA256 = SHA256()) {
    self.expected = expected
    self.length = length
    self.seed = seed
    state = Mutex(State(hash: seed))
  }

  /// The digest of the content, once it is known to be another one.
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
