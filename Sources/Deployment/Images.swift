import AWSClient
import ContainerImage
import Foundation

/// What somebody wants a service to run.
enum ImageChoice: Sendable {
  /// A local image, read and verified.
  case local(path: String, image: Image)
  /// An image that is in a registry: `registry/repository@sha256:…`.
  case remote(String)
}

extension StackDeployment {
  /// Finds the images that were asked for, and makes sure that they run as their services do. Changes nothing.
  ///
  /// - Returns: By the service's name; nothing for services that keep their image.
  func chooseImages(_ arguments: [String]) async throws(DeploymentError) -> [String: ImageChoice] {
    var choices: [String: ImageChoice] = [:]
    for argument in arguments {
      let (service, text) = try assignment(argument)
      guard choices[service.name] == nil else {
        throw DeploymentError(.usage, "there are two images for \(service.name)")
      }
      choices[service.name] = try await choice(text, for: service)
    }
    return choices
  }

  /// `NAME=IMAGE`, or for a single service just `IMAGE`.
  func assignment(
    _ argument: String
  ) throws(DeploymentError) -> (service: Manifest.Service, image: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, let service = try? manifest.service(parts[0]) { return (service, parts[1]) }
    guard let only = manifest.services.first, manifest.services.count == 1 else {
      let names = manifest.services.map { "'\($0.name)'" }.joined(separator: ", ")
      throw DeploymentError(
        .usage, "'\(argument)' names no service; write NAME=IMAGE, the services are \(names.isEmpty ? "none" : names)")
    }
    return (only, argument)
  }

  private func choice(
    _ text: String, for service: Manifest.Service
  ) async throws(DeploymentError) -> ImageChoice {
    if let image = try await localImage(text, for: service) { return .local(path: text, image: image) }
    return .remote(try await resolved(existing(text), for: service))
  }

  /// The service's image in a file or in a daemon; nil where `text` names neither.
  private func localImage(
    _ text: String, for service: Manifest.Service
  ) async throws(DeploymentError) -> Image? {
    let image: Image
    do throws(ImageError) {
      guard let source = try await ImageSource.local(text, report: { [report] in report(.preparing($0)) }) else {
        return nil
      }
      image = try source.image(for: service.platform)
    } catch {
      throw DeploymentError(error)
    }
    return try accepted(image, for: service, from: text)
  }

  /// The service's image, wherever it is; the layers of one in a registry stay there until a push wants them.
  func image(at text: String, for service: Manifest.Service) async throws(DeploymentError) -> Image {
    if let image = try await localImage(text, for: service) { return image }
    let reference = try existing(text)
    let client = try await registry(of: reference)
    let image: Image
    do throws(RegistryError) { image = try await client.image(reference, for: service.platform) } catch {
      throw DeploymentError(error)
    }
    return try accepted(image, for: service, from: text)
  }

  /// The image, if the service can run it.
  private func accepted(
    _ image: Image, for service: Manifest.Service, from text: String
  ) throws(DeploymentError) -> Image {
    try requireVolumes(of: image.runtime, for: service, in: text)
    report(.imageRead(service: service.name, path: text, image: image))
    for warning in image.warnings { report(.warning("\(text): \(warning)")) }
    return image
  }

  private func existing(_ text: String) throws(DeploymentError) -> ImageReference {
    do throws(ImageError) { return try ImageReference(existing: text) } catch { throw DeploymentError(error) }
  }

  /// Fargate makes the folders of a read-only root file system root's, unless the image declares volumes of just those
  /// paths: then they begin as what the image has there. A volume `/var` does nothing for `/var/tmp`.
  private func requireVolumes(
    of runtime: Image.Runtime?, for service: Manifest.Service, in image: String
  ) throws(DeploymentError) {
    let missing = (service.writable ?? []).filter { runtime?.volumes.contains($0) != true }
    guard !missing.isEmpty else { return }
    throw DeploymentError(
      .failed,
      "\(image): \(service.name) writes to \(missing.joined(separator: " and ")), which the image does not declare as "
        + "\(missing.count == 1 ? "a volume" : "volumes"), so Fargate would let nobody but root write there; add the "
        + "line 'VOLUME \(missing.joined(separator: " "))' to the Dockerfile, or give the service's container "
        + "`root: .writable(because:)`")
  }

  /// The reference with the digest that it has now.
  private func resolved(
    _ reference: ImageReference, for service: Manifest.Service
  ) async throws(DeploymentError) -> String {
    let client = try await registry(of: reference)
    let found: RemoteImage
    do throws(RegistryError) {
      found = try await client.inspect(reference, for: service.platform)
    } catch {
      throw DeploymentError(error)
    }
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

  /// - Throws: When a service would have no image at all: at the first deployment, or when it is new.
  func requireImages(
    _ choices: [String: ImageChoice], for stack: CloudFormation.Stack?
  ) throws(DeploymentError) {
    let known = Set((stack?.parameters ?? []).map(\.parameterKey))
    for service in manifest.services where choices[service.name] == nil && !known.contains(service.imageParameter) {
      throw noImage(of: service)
    }
  }

  func noImage(of service: Manifest.Service) -> DeploymentError {
    let option = manifest.services.count == 1 ? "--image IMAGE" : "--image \(service.name)=IMAGE"
    return DeploymentError(.usage, "\(service.name) has no image yet; give one with \(option)")
  }

  /// The images as parameters of the template; local ones are pushed first, unless it is a dry run.
  func imageParameters(
    _ choices: [String: ImageChoice], _ repositories: [String: String], isDryRun: Bool
  ) async throws(DeploymentError) -> [CloudFormation.Parameter] {
    var parameters: [CloudFormation.Parameter] = []
    for service in manifest.services {
      guard let choice = choices[service.name] else {
        parameters.append(.init(usingPreviousValueOf: service.imageParameter))
        continue
      }
      let image = try await image(choice, of: service, repositories, isDryRun: isDryRun)
      parameters.append(.init(service.imageParameter, value: image))
    }
    return parameters
  }

  /// `repository@sha256:…`; a local image is pushed first, unless it is a dry run.
  func image(
    _ choice: ImageChoice, of service: Manifest.Service, _ repositories: [String: String], isDryRun: Bool
  ) async throws(DeploymentError) -> String {
    let image: String
    switch choice {
    case .remote(let reference): image = reference
    case .local(_, let local):
      let repository = repositories[service.name] ?? ""
      if !isDryRun { try await push(local, to: repository) }
      image = "\(repository)@\(local.digest)"
    }
    report(.imageChosen(service: service.name, image: image))
    return image
  }
}

extension Manifest.Service {
  var platform: Platform { Platform(os: "linux", architecture: architecture) }
}
