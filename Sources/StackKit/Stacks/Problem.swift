/// An error in a stack. `synth` prints the text and refuses the stack.
public struct Problem: Content {
  let text: String

  /// - Parameter text: What is wrong, the value, what is allowed, what to change.
  public init(_ text: String) {
    self.text = text
  }

  public func contribute(to assembly: inout Assembly) { assembly.problem(text) }
}

/// A note about a valid stack, which `synth` prints.
struct Note: Content {
  let text: String

  /// - Parameter text: A difference between the templates, or something to take care of.
  init(_ text: String) {
    self.text = text
  }

  func contribute(to assembly: inout Assembly) { assembly.note(text) }
}
