import Testing

@testable import StackKit

/// One change of a stack file, and what becomes of the deployed stack.
struct Edit: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let old: Synthesis
  let new: Synthesis
  let expected: Expected

  enum Expected: Sendable {
    /// The update succeeds, and clients are answered all the time. Task definitions, which are replaced by every
    /// change, are not listed. `state` are the resources that `deploy` asks for by name.
    case updated(replaced: [String], removed: [String], state: [String])
    /// `synth` refuses the new stack, in these words.
    case refusedAtSynth(String)
    /// `deploy` refuses the update of a resource, in these words. Without the refusal, AWS would refuse it half-way or
    /// clients would not be answered, in the words of `harm`.
    case refused(String, String, harm: String)

    static let inPlace = Expected.updated(replaced: [], removed: [], state: [])

    static func updated(replaced: [String] = [], removed: [String] = []) -> Expected {
      .updated(replaced: replaced, removed: removed, state: [])
    }
  }

  init(_ description: String, from old: Group = app(), to new: Group, _ expected: Expected) {
    self.init(description, from: Sketch { old }, to: Sketch { new }, expected)
  }

  init(_ description: String, from old: Sketch, to new: Sketch, _ expected: Expected) {
    testDescription = description
    self.old = old.synthesis
    self.new = new.synthesis
    self.expected = expected
  }
}
