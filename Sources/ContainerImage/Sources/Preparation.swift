/// How far something is that an archive needs, and that takes a while, before its image can be used.
package struct Preparation: Sendable, Hashable {
  package enum Work: String, Sendable {
    /// A whole archive, into a temporary file.
    case decompressing
    /// A layer that is stored plain.
    case compressing
  }

  package let work: Work
  /// The archive's path, or `layer` and the start of its diff ID.
  package let name: String
  /// Bytes read so far.
  package let done: Int64
  package let total: Int64

  package var isComplete: Bool { done == total }

  /// Told of it, again and again, from one thread at a time.
  package typealias Report = @Sendable (Preparation) -> Void
}
