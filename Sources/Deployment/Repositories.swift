import AWSClient
import ContainerImage
import Foundation

extension StackDeployment {
  /// Deploys the repositories, the small stack that has to be there before the first image.
  ///
  /// - Returns: Host and name of each service's repository, by the service's name. In a dry run, those of repositories
  ///   that do not exist are the ones that ECR would give them.
  func deployRepositories(
    over shelf: CloudFormation.Stack?, in account: String, _ order: Order, _ patience: Patience
  ) async throws(DeploymentError) -> [String: String] {
    guard !manifest.services.isEmpty else { return [:] }
    let wanted = WantedStack(
      name: manifest.repositoryStackName, template: artefacts.repository, parameters: [], capabilities: [])
    var deployed = shelf
    if let changeSet = try await changeSet(wanted, over: shelf, patience) {
      // A repository costs nothing and the guard keeps it: only what comes after it is asked about.
      deployed = try await apply(changeSet, over: shelf, order, patience) {} ?? shelf
    }
    var repositories: [String: String] = [:]
    for service in manifest.services {
      let output = deployed?.outputs.first { $0.outputKey == service.repositoryOutput }?.outputValue
      if let output {
        repositories[service.name] = output
      } else if order.isDryRun {
        repositories[service.name] = expectedRepository(of: service, in: account)
      } else {
        throw DeploymentError(
          .failed,
          "\(wanted.name) has no output \(service.repositoryOutput), which says where \(service.name)'s images go")
      }
    }
    return repositories
  }

  /// What ECR would call a repository that does not exist yet.
  func expectedRepository(of service: Manifest.Service, in account: String) -> String {
    let domain = manifest.region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
    return "\(account).dkr.ecr.\(manifest.region).\(domain)/\(service.repository)"
  }

  /// Brings an image to a repository, host included; what is there already is not sent again.
  ///
  /// It is deployed by its digest. The tag is for people and for tools that list tags; it is the start of the digest, so
  /// an immutable one never stands in the way of the same image.
  func push(_ image: Image, to repository: String) async throws(DeploymentError) {
    let target: ImageReference
    do throws(ImageError) { target = try ImageReference("\(repository):\(image.digest.hex.prefix(12))") } catch {
      throw DeploymentError(error)
    }
    try await registry(of: target).push(ImageContents(image), as: target, report: report)
  }

  /// Brings one image to its service's repository, which must exist.
  ///
  /// - Parameter argument: A path, `docker-daemon:NAME:TAG` or a reference to a registry, from which it is copied; for
  ///   several services after `NAME=`.
  /// - Returns: `repository@sha256:…`
  /// - Throws: Why it is not there.
  package func push(_ argument: String) async throws(DeploymentError) -> String {
    try refuseOtherEngines()
    let (service, text) = try assignment(argument)
    let image = try await image(at: text, for: service)
    _ = try await checkedAccount()
    guard let repository = try await repository(of: service) else {
      throw DeploymentError(.failed, "\(service.name) has no repository yet; `stackkit deploy` makes it")
    }
    try await push(image, to: repository)
    let pushed = "\(repository)@\(image.digest)"
    await reportScans(of: [pushed])
    return pushed
  }

  /// Where a service's images go; nil before the first deployment.
  private func repository(of service: Manifest.Service) async throws(DeploymentError) -> String? {
    if manifest.engine == "terraform" { return try await repositoryFromTerraform(of: service) }
    let shelf = try await asking { () async throws(AWSError) in
      try await aws.cloudFormation.describeStack(manifest.repositoryStackName)
    }
    return shelf?.outputs.first { $0.outputKey == service.repositoryOutput }?.outputValue
  }
}
