import AWSClient
import ContainerImage
import Templates

/// An operation that was refused or that failed.
package struct DeploymentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; decides the exit code.
  package enum Kind: Sendable, Equatable {
    /// A file, an image, or an answer is not valid.
    case failed
    /// CloudFormation rolled the stack back.
    case rolledBack
    /// The stack is in a state that somebody has to repair by hand.
    case needsOperator
    /// Something else is changing the stack.
    case busy
    /// The credentials are missing, lack permissions, or are for another account.
    case credentials
    /// The wait timed out; the operation continues in AWS.
    case timedOut
    /// The operation would destroy data, or was not confirmed.
    case refused
    /// The request is invalid.
    case usage
    /// The task was cancelled.
    case interrupted
  }

  /// What the user can do about the error. The program words it with the names of its own commands and options.
  package enum Remedy: Sendable, Equatable {
    /// Write the artifacts again, and have them reviewed.
    case synthesize
    /// Deploy the stack.
    case deploy
    /// Set the number of tasks of one service at a time.
    case scale
    /// Name an image for a service; nil for the only one there is.
    case giveImage(service: String?)
    /// Allow these resources to be replaced or removed: logical ids, or Terraform's addresses.
    case allow(replacing: [String], removing: [String])
    /// Allow these resources to be updated all the same: logical ids.
    case allowOutage([String])
    /// Allow the templates to use these macros.
    case allowMacros([String])
    /// Allow IAM resources with fixed names.
    case allowNamedIAM
    /// Follow the stack, which continues to change.
    case followStatus(stack: String, environment: String)
    case image(ImageRemedy)
  }

  package let kind: Kind
  /// What went wrong, as a sentence without a period.
  package let description: String
  /// Nil if there is nothing to add to the description.
  package let remedy: Remedy?

  package init(_ kind: Kind, _ description: String, remedy: Remedy? = nil) {
    self.kind = kind
    self.description = description
    self.remedy = remedy
  }

  static let interrupted = DeploymentError(.interrupted, "interrupted")

  /// The same error for an operation that continues in AWS.
  func whileRunning(_ manifest: Manifest) -> DeploymentError {
    guard [.interrupted, .timedOut, .credentials].contains(kind) else { return self }
    return DeploymentError(
      kind, "\(description); the deployment continues in AWS",
      remedy: .followStatus(stack: manifest.stack, environment: manifest.environment))
  }
}

extension DeploymentError {
  /// Converts any error to this module's. The module's functions throw any error, and `convertingErrors` converts it
  /// once.
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
  /// The error for changes that the guard refuses; its remedy is to allow them.
  init(refused losses: [StateGuard.Loss]) {
    let removed = losses.filter { $0.change.effect == .remove }.map(\.change.id)
    let replaced = losses.filter { $0.change.effect != .remove }.map(\.change.id)
    self.init(
      .refused,
      "refused: these changes put data at risk: \(losses.map(\.description).joined(separator: "; "))",
      remedy: .allow(replacing: replaced, removing: removed))
  }
}

extension DeploymentError {
  /// The error for updates that would fail half-way or interrupt clients; its remedy is to allow them.
  init(refused refusals: [UpdateGuard.Refusal]) {
    self.init(
      .refused, "refused: \(refusals.map(\.description).joined(separator: "; "))",
      remedy: .allowOutage(refusals.map(\.id)))
  }
}

extension DeploymentError {
  /// The error for a repository stack that holds anything but repositories.
  init(beside objections: [String], in stack: String) {
    self.init(
      .refused, "\(stack) may hold image repositories only, but has \(objections.joined(separator: "; "))",
      remedy: .synthesize)
  }
}

/// Runs an operation and converts its errors to this module's. All functions that other modules call use it.
func convertingErrors<Value>(_ operation: () async throws -> Value) async throws(DeploymentError) -> Value {
  do { return try await operation() } catch { throw DeploymentError(error) }
}
