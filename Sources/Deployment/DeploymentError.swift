import AWSClient
import ContainerImage
import Templates

/// Why something was not done, or did not end well.
package struct DeploymentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What whoever asked has to do about it.
  package enum Kind: Sendable, Equatable {
    /// A file, an image, or an answer is not what it should be.
    case failed
    /// CloudFormation went back to what was before.
    case rolledBack
    /// The stack is in a state that only a decision of a person ends.
    case needsOperator
    /// Something else is changing the stack.
    case busy
    /// There are no credentials, they do not allow it, or they are for another account.
    case credentials
    /// The time is over; what was started goes on.
    case timedOut
    /// Too dangerous, or not agreed to.
    case refused
    /// Asked for something that cannot be.
    case usage
    /// Cancelled by whoever asked.
    case interrupted
  }

  /// What a person can do about it, for a program to say with the names of its own commands and options.
  package enum Remedy: Sendable, Equatable {
    /// Write the artefacts anew, and have them reviewed.
    case synthesize
    /// Deploy the stack.
    case deploy
    /// Set the number of tasks of one service at a time.
    case scale
    /// Name an image for a service; nil for the only one there is.
    case giveImage(service: String?)
    /// Allow that these resources are replaced or removed: logical ids, or Terraform's addresses.
    case allow(replacing: [String], removing: [String])
    /// Follow the stack, which goes on changing.
    case followStatus(stack: String, environment: String)
    case image(ImageRemedy)
  }

  package let kind: Kind
  /// What went wrong, as a sentence without its full stop.
  package let description: String
  /// Nil where the description says all there is.
  package let remedy: Remedy?

  package init(_ kind: Kind, _ description: String, remedy: Remedy? = nil) {
    self.kind = kind
    self.description = description
    self.remedy = remedy
  }

  static let interrupted = DeploymentError(.interrupted, "interrupted")

  /// The same when AWS goes on with what was started.
  func whileRunning(_ manifest: Manifest) -> DeploymentError {
    guard [.interrupted, .timedOut, .credentials].contains(kind) else { return self }
    return DeploymentError(
      kind, "\(description); the deployment continues in AWS",
      remedy: .followStatus(stack: manifest.stack, environment: manifest.environment))
  }
}

extension DeploymentError {
  /// Whatever went wrong, in this module's words: the code within throws what comes, and `convertingErrors` converts it once.
  package init(_ error: any Error) {
    switch error {
    case let error as DeploymentError: self = error
    case let error as AWSError: self.init(error)
    case let error as RegistryError: self.init(error)
    case let error as ImageError: self.init(error)
    case is CancellationError: self = .interrupted
    default: self.init(.failed, "\(error)")
    }
  }

  private init(_ error: AWSError) {
    switch error.kind {
    case .credentials, .accessDenied: self.init(.credentials, error.description)
    case .transport(.cancelled): self = .interrupted
    default: self.init(.failed, error.description)
    }
  }

  private init(_ error: RegistryError) {
    switch error.kind {
    case .denied: self.init(.credentials, error.description)
    case .cancelled, .transport(.cancelled): self = .interrupted
    default: self.init(.failed, error.description)
    }
  }

  private init(_ error: ImageError) {
    let remedy = error.remedy.map(Remedy.image)
    switch error {
    case .cancelled: self = .interrupted
    case .badReference, .userInReference, .noSuchFile, .noSuchImage:
      self.init(.usage, error.description, remedy: remedy)
    default: self.init(.failed, error.description, remedy: remedy)
    }
  }
}

extension DeploymentError {
  /// What the guard refuses, and what would allow it.
  init(refused refusals: [StateGuard.Refusal]) {
    let removed = refusals.filter { $0.change.effect == .remove }.map(\.change.id)
    let replaced = refusals.filter { $0.change.effect != .remove }.map(\.change.id)
    self.init(
      .refused,
      "refused: these changes would destroy data: \(refusals.map(\.description).joined(separator: "; "))",
      remedy: .allow(replacing: replaced, removing: removed))
  }
}

/// Does something, and throws whatever went wrong in this module's words. The functions that others call are wrapped in it.
func convertingErrors<Value>(_ operation: () async throws -> Value) async throws(DeploymentError) -> Value {
  do { return try await operation() } catch { throw DeploymentError(error) }
}
