/// Why an image cannot be built.
package struct BuildError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of failure it was.
  package enum Kind: Sendable, Equatable {
    /// The Dockerfile is not one, or says something that is not built here.
    case dockerfile
    /// A file that is missing, cannot be read or written, or is not what it should be.
    case files
    /// The registry did not hand out the base.
    case base(RegistryError.Kind)
    /// There is no pip that can fetch the wheels, or it did not find them.
    case wheels
    /// The task was cancelled.
    case cancelled
  }

  package let kind: Kind
  package let description: String
  /// What a person can do about it; nil where the description says all there is.
  package let remedy: ImageRemedy?

  init(_ kind: Kind, _ description: String, remedy: ImageRemedy? = nil) {
    self.kind = kind
    self.description = description
    self.remedy = remedy
  }

  init(_ error: ImageError) {
    if case .cancelled = error {
      self.init(.cancelled, "cancelled")
    } else {
      self.init(.files, error.description, remedy: error.remedy)
    }
  }

  init(_ error: RegistryError) {
    self.init(error.kind == .cancelled ? .cancelled : .base(error.kind), error.description)
  }

  /// Something wrong with one instruction.
  init(
    _ instruction: Dockerfile.Instruction, of dockerfile: Dockerfile, _ reason: String, remedy: ImageRemedy? = nil
  ) {
    let place = "\(dockerfile.path):\(instruction.line)"
    self.init(.dockerfile, "\(place): \(reason)", remedy: remedy)
  }
}
