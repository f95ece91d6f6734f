import Essentials
import Transport

/// A choice from the images of one name.
package enum PlatformChoice: Sendable, Hashable {
  /// The only image, or of several the one for `linux/arm64`, the default platform of stacks.
  case usual
  case platform(Platform)
  /// All images, with their index.
  case all

  /// The chosen one of these platforms; for `all`, the usual one.
  func platform(of platforms: [Platform]) -> Platform {
    switch self {
    case .platform(let platform): platform
    case .usual, .all: platforms.count == 1 ? platforms[0] : .linuxARM64
    }
  }
}

extension RegistryClient {
  /// The contents of `reference`, to be pushed elsewhere. The manifests are read and verified; the blobs are fetched
  /// only by a push.
  ///
  /// The requests go to this client's host, whatever registry the reference names.
  ///
  /// - Throws: `RegistryError`; its kind is `.notFound` if there is no image, or none for the platform.
  package func contents(
    _ reference: ImageReference, _ choice: PlatformChoice = .usual
  ) async throws(RegistryError) -> ImageContents {
    let (repository, found) = try await look(at: reference)
    return try await RegistryContents(repository: repository).contents(found.manifest, found.document, choice)
  }

  /// The images of `reference`, each once. Their manifests and configurations are read and verified; layers are fetched
  /// only when they are read.
  ///
  /// The requests go to this client's host, whatever registry the reference names.
  ///
  /// - Returns: The images; empty if the reference names something else.
  /// - Throws: `RegistryError`; its kind is `.notFound` if the reference does not exist.
  package func images(_ reference: ImageReference) async throws(RegistryError) -> [Image] {
    let (repository, found) = try await look(at: reference)
    return try await RegistryContents(repository: repository).images(found.manifest, for: nil)
  }

  /// The image of `reference` for `platform`.
  ///
  /// - Throws: `RegistryError`; its kind is `.notFound` if there is none.
  package func image(_ reference: ImageReference, for platform: Platform) async throws(RegistryError) -> Image {
    let (repository, found) = try await look(at: reference)
    return try await RegistryContents(repository: repository).image(found.manifest, for: platform)
  }

  private func look(
    at reference: ImageReference
  ) async throws(RegistryError) -> (
    RegistryRepository, found: (manifest: ImageContents.Manifest, document: ManifestDocument)
  ) {
    let repository = RegistryRepository(reference.repository, of: self, for: .pull)
    let name = try manifestName(reference)
    guard let found = try await repository.manifest(name) else { throw missing(name, in: repository) }
    return (repository, found)
  }
}

/// Reads the manifests of a repository.
private struct RegistryContents {
  let repository: RegistryRepository

  func contents(
    _ manifest: ImageContents.Manifest, _ document: ManifestDocument, _ choice: PlatformChoice
  ) async throws(RegistryError) -> ImageContents {
    let wanted: Platform?
    switch choice {
    case .all:
      return try await everything(under: manifest, platforms: try await repository.platforms(of: document))
    case .platform(let platform): wanted = platform
    case .usual:
      wanted = document.manifests == nil ? nil : choice.platform(of: try await repository.platforms(of: document))
    }
    return ImageContents(try await image(manifest, for: wanted))
  }

  /// The one image under `top`.
  func image(_ top: ImageContents.Manifest, for wanted: Platform?) async throws(RegistryError) -> Image {
    let images = try await images(top, for: wanted)
    guard let image = images.first else { throw noImage(wanted ?? .linuxARM64, [], in: top) }
    guard images.count == 1 else {
      throw repository.connection(about: top.digest)
        .error(
          .invalidRequest, "there are \(images.count) different images for \(image.platform); name one by its digest")
    }
    return image
  }

  private func everything(
    under top: ImageContents.Manifest, platforms: [Platform]
  ) async throws(RegistryError) -> ImageContents {
    var walk = try convert(top) { () throws(DocumentFault) in try ContentsWalk(top) }
    while let step = try convert(top, { () throws(DocumentFault) in try walk.next() }) {
      let child = try await manifest(step.descriptor)
      try convert(top) { () throws(DocumentFault) in try walk.take(child.data, of: step) }
    }
    let contents = walk.contents { Image.Blob($0, in: repository) }
    return ImageContents(
      platforms: contents.platforms + platforms, top: top, children: contents.children, blobs: contents.blobs)
  }

  /// The images under `top`, in order.
  func images(_ top: ImageContents.Manifest, for wanted: Platform?) async throws(RegistryError) -> [Image] {
    var walk = try convert(top) { () throws(DocumentFault) in
      try ContentsWalk(top) { child in
        (MediaType.isIndex(child.mediaType) || MediaType.isManifest(child.mediaType)) && !child.isAttestation
          && (wanted == nil || child.platform == nil || child.platform == wanted)
      }
    }
    var found = [try await image(top, announced: nil)].compactMap { $0 }
    while let step = try convert(top, { () throws(DocumentFault) in try walk.next() }) {
      let child = try await manifest(step.descriptor)
      try convert(top) { () throws(DocumentFault) in try walk.take(child.data, of: step) }
      if let image = try await image(child, announced: step.descriptor.platform) { found.append(image) }
    }
    let images = found.filter { wanted == nil || $0.platform == wanted }
    if let wanted, images.isEmpty {
      throw noImage(wanted, Platform.listed(walk.platforms + found.map(\.platform)), in: top)
    }
    // The walk visits them from the end.
    return images.reversed()
  }

  /// The image with this manifest; nil for an index, and for something that is not runnable.
  private func image(
    _ manifest: ImageContents.Manifest, announced: Platform?
  ) async throws(RegistryError) -> Image? {
    let document = try convert(manifest) { () throws(DocumentFault) in
      try ManifestDocument.read(manifest.data, as: manifest.mediaType)
    }
    guard let descriptor = document.imageConfig else { return nil }
    let config = try await repository.configuration(descriptor)
    guard !config.platform.isUnknown else { return nil }
    let layers = document.layers ?? []
    try convert(manifest) { () throws(DocumentFault) in
      try config.check(manifest.digest, announced: announced, layers: layers)
    }
    return Image(
      config, platform: announced, names: [], manifest: manifest.data, mediaType: manifest.mediaType,
      digest: manifest.digest, config: Image.Blob(descriptor, in: repository),
      layers: layers.map { Image.Blob($0, in: repository) })
  }

  /// Reads a manifest that an index names.
  private func manifest(_ descriptor: Descriptor) async throws(RegistryError) -> ImageContents.Manifest {
    let digest = descriptor.digest
    guard let found = try await repository.manifest(digest.description)?.manifest else { throw absent(digest) }
    guard found.mediaType == descriptor.mediaType, found.data.count == descriptor.size else {
      throw repository.connection(about: digest).error(.invalidAnswer, "the manifest does not match the index")
    }
    return found
  }

  private func convert<Value>(
    _ top: ImageContents.Manifest, _ read: () throws(DocumentFault) -> Value
  ) throws(RegistryError) -> Value {
    do { return try read() } catch {
      throw repository.connection(about: top.digest).error(.invalidAnswer, error.reason)
    }
  }

  private func absent(_ digest: Digest) -> RegistryError {
    repository.connection(about: digest).error(
      .notFound, status: 404, "the index lists it, but the registry does not have it")
  }

  private func noImage(
    _ wanted: Platform, _ platforms: [Platform], in manifest: ImageContents.Manifest
  ) -> RegistryError {
    repository.connection(about: manifest.digest)
      .error(.notFound, "no image for \(wanted) (available: \(list(platforms)))")
  }

  private func list(_ platforms: [Platform]) -> String {
    platforms.isEmpty ? "none" : platforms.map(\.description).joined(separator: ", ")
  }
}

extension RegistryRepository {
  /// Downloads a blob to a temporary file and checks its size. The upload checks its digest.
  func download(_ blob: Image.Blob) async throws(RegistryError) -> FileRange {
    let connection = connection(about: blob.digest)
    let request = HTTPRequest("GET", url("blobs/\(blob.digest)"), deadline: nil)
    return try await persist { () async throws(RegistryError) in
      // A new file for each try, because a partial download cannot be continued.
      let file: TemporaryFile
      do throws(ImageError) { file = try TemporaryFile(for: "\(blob.digest)") } catch { throw connection.error(error) }
      let response = try await follow(request, about: blob.digest) { request throws(TransportError) in
        try await connection.transport.download(request, to: file.descriptor, limit: blob.size)
      }
      guard response.status == 200 else { throw connection.refusal(response, "cannot read the blob") }
      let content: FileRange
      do throws(ImageError) { content = try file.content() } catch { throw connection.error(error) }
      guard content.length == blob.size else {
        throw connection.error(
          .invalidAnswer, "the registry sent \(content.length) bytes, less than the blob's \(blob.size)")
      }
      return content
    }
  }
}
