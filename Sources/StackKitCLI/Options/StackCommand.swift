import Deployment
import Essentials

/// A stack as this program deploys it: told on stderr, cancelled by Ctrl-C, its errors with the stack's name.
struct StackCommand: Sendable {
  let deployment: StackDeployment
  let narrator: Narrator

  /// - Parameters:
  ///   - artefacts: The stack.
  ///   - profile: That of `--profile`.
  ///   - rehearsal: Stands in for AWS; nil for AWS, or what the environment puts in its place.
  /// - Throws: When the environment says something that cannot be used.
  init(_ artefacts: Artefacts, profile: String?, rehearsal: Rehearsal? = nil) throws(Failure) {
    let label = artefacts.manifest.label
    let narrator = Narrator(label: rehearsal == nil ? label : "rehearsal \(label)")
    let environment = rehearsal?.environment ?? ProcessInfo.processInfo.environment
    let connection = try AWSConnection(
      region: artefacts.manifest.region, profile: profile, environment: environment
    ) { RegistryLogins.stored(for: $0, narrator) }
    if let announcement = connection.announcement, rehearsal == nil { narrator.tell(announcement) }
    self.narrator = narrator
    deployment = StackDeployment(
      artefacts, aws: connection.client, registries: connection.registries, ecrHost: connection.ecrHost,
      polling: connection.polling, tool: "stackkit \(StackKitCommand.version)",
      environment: ChildEnvironment.of(environment)
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
