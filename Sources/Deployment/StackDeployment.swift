import AWSClient
import ContainerImage
import Essentials

/// The committed artifacts of a stack in an environment, and the account to deploy them to.
///
/// The operations are in `Steps/`: `deploy`, `push`, `scale` and `status`.
package struct StackDeployment: Sendable {
  package let artifacts: Artifacts
  let aws: AWSClient
  let registries: Registries
  let ecrHost: String?
  let polling: Polling
  let timing: Timing
  let tool: String
  let environment: [String: String]
  let report: @Sendable (DeploymentEvent) -> Void

  package var manifest: Manifest { artifacts.manifest }

  /// - Parameters:
  ///   - artifacts: The committed files.
  ///   - aws: A client for the manifest's region.
  ///   - registries: Clients for registries other than ECR.
  ///   - ecrHost: A registry that replaces ECR's: `host:port`, or a URL with nothing after the port; images keep ECR's
  ///     name. Nil for ECR's own.
  ///   - polling: The pauses between calls while waiting.
  ///   - timing: The clock.
  ///   - tool: The name and version of the program, for the description of change sets: `stackkit 0.1.0`.
  ///   - environment: The environment of Terraform, if that is the stack's engine; it is found in `PATH`. The
  ///     credentials are those of `aws`.
  ///   - report: Called with each event, from any thread.
  package init(
    _ artifacts: Artifacts, aws: AWSClient, registries: Registries, ecrHost: String? = nil, polling: Polling = .aws,
    timing: Timing = .system, tool: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    report: @escaping @Sendable (DeploymentEvent) -> Void
  ) {
    self.artifacts = artifacts
    self.aws = aws
    self.registries = registries
    self.ecrHost = ecrHost
    self.polling = polling
    self.timing = timing
    self.tool = tool
    self.environment = environment
    self.report = report
  }

  /// The manifest's engine.
  ///
  /// - Throws: When its program is missing.
  func engine() throws -> any Engine {
    switch manifest.engine {
    case .cloudFormation:
      CloudFormationEngine(artifacts, aws: aws, tool: tool, timing: timing, polling: polling, report: report)
    case .terraform:
      try TerraformEngine(artifacts, aws: aws, environment: environment, report: report)
    }
  }

  /// The images of the stack's services.
  var images: ServiceImages {
    ServiceImages(
      manifest: manifest,
      access: RegistryAccess(
        registries: registries, ecr: aws.ecr, ecrHost: ecrHost, region: aws.region, timing: timing),
      report: report)
  }

  /// The time limit of all waits together.
  func patience(_ timeout: Duration) -> Patience { Patience(polling, timing: timing, for: timeout) }

  /// The identity of the credentials, whose account must be the manifest's if it names one. The first call to AWS.
  func checkedCaller() async throws -> STS.CallerIdentity {
    let caller = try await aws.sts.getCallerIdentity()
    if let account = manifest.account, account != caller.account {
      throw DeploymentError(
        .credentials,
        "the credentials are for account \(caller.account) (\(caller.arn)), but the stack belongs to account "
          + account)
    }
    report(.caller(account: caller.account, arn: caller.arn))
    return caller
  }

  /// The repository of a service in the account's ECR, in the manifest's region, with its host. Images go nowhere else.
  func repository(of service: Manifest.Service, account: String) -> String {
    images.access.ecrRepository(service.repository, of: account)
  }

  /// Checks that a repository stack's output names the service's own repository.
  func checkRepository(of service: Manifest.Service, in outputs: [String: String], account: String) throws {
    let repository = repository(of: service, account: account)
    guard let output = outputs[service.repositoryOutput] else {
      throw DeploymentError(
        .failed,
        "\(manifest.repositoryStackName) has no output \(service.repositoryOutput), which names the repository of "
          + service.name)
    }
    guard output == repository else {
      throw DeploymentError(
        .refused,
        "the output \(service.repositoryOutput) of \(manifest.repositoryStackName) is '\(output)', but images of "
          + "\(service.name) go only to '\(repository)'",
        remedy: .synthesize)
    }
  }
}
