/// Something that is wrong with a stack: `synth` refuses it with this text.
public struct Problem: Content {
  let text: String

  /// - Parameter text: What is wrong, the value, what is allowed, what to change.
  public init(_ text: String) {
    self.text = text
  }

  public func contribute(to assembly: inout Assembly) { assembly.problem(text) }
}

/// Something that is worth knowing of a good stack: `synth` prints it.
struct Note: Content {
  let text: String

  /// - Parameter text: What differs between the templates, or what to see to.
  init(_ text: String) {
    self.text = text
  }

  func contribute(to assembly: inout Assembly) { assembly.note(text) }
}
