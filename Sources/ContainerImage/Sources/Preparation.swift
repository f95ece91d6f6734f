/// The progress of long work that an archive needs before its image can be used.
package struct Preparation: Sendable, Hashable {
  package enum Work: String, Sendable {
    /// Decompressing a whole archive into a temporary file.
    case decompressing
    /// Compressing a layer.
    case compressing
  }

  package let work: Work
  /// The archive's path, or `layer` and the start of its diff ID.
  package let name: String
  /// The bytes read so far.
  package let done: Int64
  package let total: Int64

  package var isComplete: Bool { done == total }

  /// Called repeatedly, from one thread at a time.
  package typealias Report = @Sendable (Preparation) -> Void
}
