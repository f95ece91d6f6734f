/// A change in the simulated account, made by a request.
package struct Effect: Sendable, Hashable, CustomStringConvertible {
  package enum Verb: String, Sendable {
    case create, update, replace, delete, retain, execute, roll, scale, push, tag
  }

  package let verb: Verb
  /// The changed object: a type and a physical id, an ARN, or an image reference.
  package let subject: String

  package var description: String { "\(verb.rawValue) \(subject)" }
}
