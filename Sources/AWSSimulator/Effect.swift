/// Something that changed in the simulated account, as opposed to a request that only asked.
package struct Effect: Sendable, Hashable, CustomStringConvertible {
  package enum Verb: String, Sendable {
    case create, update, replace, delete, retain, execute, roll, scale, push, tag
  }

  package let verb: Verb
  /// What changed: a type and a physical id, an ARN, or an image reference.
  package let subject: String

  package var description: String { "\(verb.rawValue) \(subject)" }
}
