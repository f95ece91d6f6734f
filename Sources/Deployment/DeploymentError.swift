import AWSClient
import ContainerImage

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

  package let kind: Kind
  package let description: String

  package init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  init(_ error: AWSError) {
    switch error.kind {
    case .credentials, .accessDenied: self.init(.credentials, error.description)
    case .transport(.cancelled): self.init(.interrupted, "interrupted")
    default: self.init(.failed, error.description)
    }
  }

  /// A registry's refusal.
  package init(_ error: RegistryError) {
    switch error.kind {
    case .denied: self.init(.credentials, error.description)
    case .cancelled, .transport(.cancelled): self.init(.interrupted, "interrupted")
    default: self.init(.failed, error.description)
    }
  }

  /// An image that cannot be used.
  package init(_ error: ImageError) {
    switch error {
    case .cancelled: self.init(.interrupted, "interrupted")
    case .badReference, .noSuchFile, .noSuchImage: self.init(.usage, error.description)
    default: self.init(.failed, error.description)
    }
  }

  /// The same when AWS goes on with what was started.
  func whileRunning(_ manifest: Manifest) -> DeploymentError {
    guard [.interrupted, .timedOut, .credentials].contains(kind) else { return self }
    return DeploymentError(
      kind,
      "\(description); the deployment continues in AWS, follow it with "
        + "`stackkit status --env \(manifest.environment) \(manifest.stack)`")
  }
}

/// Asks AWS, with the answer's error in this module's words.
func asking<Answer>(
  _ question: () async throws(AWSError) -> Answer
) async throws(DeploymentError) -> Answer {
  do throws(AWSError) { return try await question() } catch { throw DeploymentError(error) }
}
