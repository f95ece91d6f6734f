import Deployment
import Essentials

/// Runs operations on a stack: prints progress on stderr, cancels on Ctrl-C, and puts the stack's name before errors.
struct StackCommand: Sendable {
  let deployment: StackDeployment
  let narrator: Narrator

  /// - Parameters:
  ///   - artifacts: The stack.
  ///   - profile: The value of `--profile`.
  ///   - rehearsal: The simulated account to use; nil for AWS, or for the endpoints that the environment sets.
  /// - Throws: When a setting in the environment is invalid.
  init(_ artifacts: Artifacts, profile: String?, rehearsal: Rehearsal? = nil) throws(Failure) {
    let label = artifacts.manifest.label
    let narrator = Narrator(label: rehearsal == nil ? label : "rehearsal \(label)")
    let environment = rehearsal?.environment ?? ProcessInfo.processInfo.environment
    let connection = try AWSConnection(
      region: artifacts.manifest.region, profile: profile, environment: environment
    ) { RegistryLogins.stored(for: $0, narrator) }
    if let announcement = connection.announcement, rehearsal == nil { narrator.tell(announcement) }
    self.narrator = narrator
    deployment = StackDeployment(
      artifacts, aws: connection.client, registries: connection.registries, ecrHost: connection.ecrHost,
      polling: connection.polling, tool: "stackkit \(StackKitCommand.version)",
      environment: environment
    ) { narrator.tell($0) }
  }

  func run<Value: Sendable>(
    _ operation: @escaping @Sendable (StackDeployment) async throws(DeploymentError) -> Value
  ) async throws -> Value {
    let deployment = deployment
    do {
      return try await interruptible { try await operation(deployment) }
    } catch let error as DeploymentError {
      throw Failure(error, about: narrator.label)
    }
  }
}
