import AWSClient
import ContainerImage
import Essentials

/// A stack in an environment, as committed, and the account that it is deployed to.
///
/// What can be done with it is in `Steps/`: `deploy`, `push`, `scale` and `status`.
package struct StackDeployment: Sendable {
  package let artefacts: Artefacts
  let aws: AWSClient
  let registries: Registries
  let ecrHost: String?
  let polling: Polling
  let timing: Timing
  let tool: String
  let environment: [String: String]
  let report: @Sendable (DeploymentEvent) -> Void

  package var manifest: Manifest { artefacts.manifest }

  /// - Parameters:
  ///   - artefacts: What is to be deployed.
  ///   - aws: A client for the manifest's region.
  ///   - registries: Where images are looked up that are not ECR's.
  ///   - ecrHost: What stands in for ECR's registry: `host:port`, or a URL with nothing after the port; images keep ECR's
  ///     name. Nil for ECR's own.
  ///   - polling: How often AWS is asked while something goes on.
  ///   - timing: The clock.
  ///   - tool: The name and version of the program, for the description of change sets: `stackkit 0.1.0`.
  ///   - environment: The variables that Terraform is started with, where it is the stack's engine; `PATH` says where it
  ///     is. The credentials are those of `aws`.
  ///   - report: Called with what happens, as it happens, from any thread.
  package init(
    _ artefacts: Artefacts, aws: AWSClient, registries: Registries, ecrHost: String? = nil, polling: Polling = .aws,
    timing: Timing = .system, tool: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    report: @escaping @Sendable (DeploymentEvent) -> Void
  ) {
    self.artefacts = artefacts
    self.aws = aws
    self.registries = registries
    self.ecrHost = ecrHost
    self.polling = polling
    self.timing = timing
    self.tool = tool
    self.environment = environment
    self.report = report
  }

  /// What the manifest's engine is made of.
  ///
  /// - Throws: For an engine that there is not.
  func engine() throws -> any Engine {
    switch manifest.engine {
    case CloudFormationEngine.name:
      CloudFormationEngine(artefacts, aws: aws, tool: tool, timing: timing, polling: polling, report: report)
    case TerraformEngine.name:
      try TerraformEngine(artefacts, aws: aws, environment: environment, report: report)
    default:
      throw DeploymentError(
        .usage,
        "its engine is '\(manifest.engine)', and this version deploys with \(CloudFormationEngine.name) or "
          + "\(TerraformEngine.name) only")
    }
  }

  /// The images of its services, and the registries they come from and go to.
  var images: ServiceImages {
    ServiceImages(
      manifest: manifest,
      access: RegistryAccess(
        registries: registries, ecr: aws.ecr, ecrHost: ecrHost, region: aws.region, timing: timing),
      report: report)
  }

  /// Waits that may take so long together.
  func patience(_ timeout: Duration) -> Patience { Patience(polling, timing: timing, for: timeout) }

  /// The account of the credentials, which must be the manifest's if that names one. The first call of everything.
  func checkedAccount() async throws -> String {
    let caller = try await aws.sts.getCallerIdentity()
    if let account = manifest.account, account != caller.account {
      throw DeploymentError(
        .credentials,
        "the credentials are for account \(caller.account) (\(caller.arn)), but it belongs to account \(account)")
    }
    report(.caller(account: caller.account, arn: caller.arn))
    return caller.account
  }
}
