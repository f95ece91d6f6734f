/// How far something is that an archive needs, and that takes a while, before its image can be used.
public struct Preparation: Sendable, Hashable {
  public enum Work: String, Sendable {
    /// A whole archive, into a temporary file.
    case decompressing
    /// A layer that is stored plain.
    case compressing
  }

  public let work: Work
  /// The archive's path, or `layer` and the start of its diff ID.
  public let name: String
  /// Bytes read so far.
  public let done: Int64
  public let total: Int64

  public var isComplete: Bool { done == total }

  /// Told of it, again and again, from one thread at a time.
  public typealias Report = @Sendable (Preparation) -> Void
}
