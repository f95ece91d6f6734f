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

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  init(_ error: ImageError) {
    if case .cancelled = error { self.init(.cancelled, "cancelled") } else { self.init(.files, error.description) }
  }

  init(_ error: RegistryError) {
    self.init(error.kind == .cancelled ? .cancelled : .base(error.kind), error.description)
  }

  /// Something wrong with one instruction.
  init(_ instruction: Dockerfile.Instruction, of dockerfile: Dockerfile, _ reason: String) {
    self.init(.dockerfile, "\(dockerfile.path.visible):\(instruction.line): \(reason)".visible)
  }
}
