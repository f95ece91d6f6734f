import AWSClient
import ContainerImage

extension StackDeployment {
  /// Pushes an image to its service's repository, which must exist.
  ///
  /// - Parameter wanted: The image: a path, `docker-daemon:NAME:TAG`, or a reference to another registry.
  /// - Returns: The pushed image, `repository@sha256:…`.
  /// - Throws: Why the push failed.
  package func push(_ wanted: WantedImage) async throws(DeploymentError) -> String {
    try await convertingErrors {
      let engine = try engine()
      let service = try manifest.service(wanted.service)
      let image = try await images.image(at: wanted.image, for: service)
      let account = try await checkedCaller().account
      guard let deployed = try await engine.deployed(.repositories),
        deployed.outputs[service.repositoryOutput] != nil
      else { throw DeploymentError(.failed, "\(service.name) has no repository yet", remedy: .deploy) }
      try checkRepository(of: service, in: deployed.outputs, account: account)
      let repository = repository(of: service, account: account)
      try await images.push(image, to: repository)
      let pushed = "\(repository)@\(image.digest)"
      await images.reportScans(of: [pushed])
      return pushed
    }
  }
}
