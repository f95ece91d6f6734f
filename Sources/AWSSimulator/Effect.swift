/// Something that changed in the simulated account, as opposed to a request that only asked.
public struct Effect: Sendable, Hashable, CustomStringConvertible {
  public enum Verb: String, Sendable {
    case create, update, replace, delete, retain, execute, roll, scale, push, tag
  }

  public let verb: Verb
  /// What changed: a type and a physical id, an ARN, or an image reference.
  public let subject: String

  public var description: String { "\(verb.rawValue) \(subject)" }
}
