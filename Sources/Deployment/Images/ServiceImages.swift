import ContainerImage

/// The image chosen for a service.
enum ImageChoice: Sendable {
  /// A local image, read and verified.
  case local(Image)
  /// An image in a registry: `registry/repository@sha256:…`.
  case remote(String)
}

/// Finds, checks and pushes the images of a stack's services.
struct ServiceImages: Sendable {
  let manifest: Manifest
  let access: RegistryAccess
  let report: @Sendable (DeploymentEvent) -> Void

  /// Finds the requested images and checks that they fit their services. Changes nothing.
  ///
  /// - Returns: The images by service name, without services that keep theirs.
  func choose(_ wanted: [StackDeployment.WantedImage]) async throws -> [String: ImageChoice] {
    var choices: [String: ImageChoice] = [:]
    for wanted in wanted {
      let service = try manifest.service(wanted.service)
      guard choices[service.name] == nil else {
        throw DeploymentError(.usage, "\(service.name) is given two images")
      }
      if let image = try await localImage(wanted.image, for: service) {
        choices[service.name] = .local(image)
      } else {
        choices[service.name] = .remote(try await resolved(ImageReference(existing: wanted.image), for: service))
      }
    }
    return choices
  }

  /// The image for a service, from a file, a daemon or a registry. Layers in a registry are fetched only by a push.
  func image(at text: String, for service: Manifest.Service) async throws -> Image {
    if let image = try await localImage(text, for: service) { return image }
    let reference = try ImageReference(existing: text)
    let image = try await access.client(for: reference).image(reference, for: service.platform)
    return try accepted(image, for: service, from: text)
  }

  /// Pushes an image to a repository, host included; blobs that the repository has already are not sent again.
  ///
  /// Deployments use the digest. The tag is for people and for tools that list tags. It is the start of the digest, so
  /// that pushing the same image again works with immutable tags.
  func push(_ image: Image, to repository: String) async throws {
    let target = try ImageReference("\(repository):\(image.digest.hex.prefix(12))")
    try await access.client(for: target).push(ImageContents(image), as: target) { [report] in report(.push($0)) }
  }
}

// MARK: - Checks

extension ServiceImages {
  /// The image for a service from a file or a daemon; nil if `text` names neither.
  private func localImage(_ text: String, for service: Manifest.Service) async throws -> Image? {
    guard let source = try await ImageSource.local(text, report: { [report] in report(.preparing($0)) }) else {
      return nil
    }
    return try accepted(source.image(for: service.platform), for: service, from: text)
  }

  /// Returns the image if the service can run it.
  private func accepted(_ image: Image, for service: Manifest.Service, from text: String) throws -> Image {
    try requireVolumes(of: image.runtime, for: service, in: text)
    report(.imageRead(service: service.name, path: text, image: image))
    for warning in image.warnings { report(.warning("\(text): \(warning)")) }
    return image
  }

  /// The reference with its current digest.
  private func resolved(_ reference: ImageReference, for service: Manifest.Service) async throws -> String {
    let found = try await access.client(for: reference).inspect(reference, for: service.platform)
    guard found.platforms.contains(service.platform) else {
      let platforms = found.platforms.map(\.description).joined(separator: ", ")
      throw DeploymentError(
        .failed,
        "\(reference) is for \(platforms.isEmpty ? "no platform" : platforms), but \(service.name) runs on "
          + "\(service.platform)")
    }
    try requireVolumes(of: found.runtime, for: service, in: "\(reference)")
    return "\(reference.registry)/\(reference.repository)@\(found.digest)"
  }

  /// Checks that the image declares the service's writable folders as volumes. Otherwise Fargate, with a read-only root
  /// file system, makes them belong to root. The paths must be equal: a volume `/var` does nothing for `/var/tmp`.
  private func requireVolumes(of runtime: Image.Runtime?, for service: Manifest.Service, in image: String) throws {
    let missing = (service.writable ?? []).filter { runtime?.volumes.contains($0) != true }
    guard !missing.isEmpty else { return }
    throw DeploymentError(
      .failed,
      "\(image): \(service.name) writes to \(missing.joined(separator: " and ")), which the image does not declare as "
        + "\(missing.count == 1 ? "a volume" : "volumes"), so on Fargate only root could write there; add the line "
        + "'VOLUME \(missing.joined(separator: " "))' to the Dockerfile, or give the service's container "
        + "`root: .writable(because:)`")
  }
}
