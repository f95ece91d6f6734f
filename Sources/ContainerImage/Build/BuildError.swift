/// An image that cannot be built.
package struct BuildError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  package enum Kind: Sendable, Equatable {
    /// The Dockerfile is invalid, or uses something that is not supported.
    case dockerfile
    /// A file is missing, cannot be read or written, or is invalid.
    case files
    /// The base image cannot be fetched from its registry.
    case base(RegistryError.Kind)
    /// pip is missing, or did not find the wheels.
    case wheels
    /// The task was cancelled.
    case cancelled
  }

  package let kind: Kind
  package let description: String
  /// What the user can do; nil if there is nothing to add to the description.
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

  /// An error in one instruction.
  init(
    _ instruction: Dockerfile.Instruction, of dockerfile: Dockerfile, _ reason: String, remedy: ImageRemedy? = nil
  ) {
    let place = "\(dockerfile.path):\(instruction.line)"
    self.init(.dockerfile, "\(place): \(reason)", remedy: remedy)
  }
}
