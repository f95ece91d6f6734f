import Foundation
import Transport

/// Which of the images under one name are meant.
public enum PlatformChoice: Sendable, Hashable {
  /// The only one; of several, the one for `linux/arm64`, which stacks run on.
  case usual
  case platform(Platform)
  /// All of them, with the index that names them.
  case all

  /// The platform meant where there are these; for all of them the usual one.
  func platform(of platforms: [Platform]) -> Platform {
    switch self {
    case .platform(let platform): platform
    case .usual, .all: platforms.count == 1 ? platforms[0] : .linuxARM64
    }
  }
}

extension RegistryClient {
  /// What is at `reference`, to be pushed elsewhere. Its manifests are read and verified; its blobs stay where they are
  /// until a push wants them.
  ///
  /// The requests go to this client's host, whatever registry the reference names.
  ///
  /// - Throws: `RegistryError`; its kind is `.notFound` where there is nothing, or nothing for the platform.
  public func contents(
    _ reference: ImageReference, _ choice: PlatformChoice = .usual
  ) async throws(RegistryError) -> ImageContents {
    let repository = RegistryRepository(reference.repository, of: self, for: .pull)
    let name = try manifestName(reference)
    guard let found = try await repository.manifest(name) else { throw missing(name, in: repository) }
    return try await RegistryContents(repository: repository).contents(found.manifest, found.document, choice)
  }
}

/// Reads manifests out of a repository.
private struct RegistryContents {
  let repository: RegistryRepository

  func contents(
    _ manifest: ImageContents.Manifest, _ document: ManifestDocument, _ choice: PlatformChoice
  ) async throws(RegistryError) -> ImageContents {
    let platforms = try await repository.platforms(of: document)
    let wanted = choice.platform(of: platforms)
    if choice == .all { return try await everything(under: manifest, platforms: platforms) }
    guard let children = document.manifests else {
      guard platforms == [wanted] else { throw noImage(wanted, platforms, in: manifest) }
      return try await everything(under: manifest, platforms: platforms)
    }
    let digests = Set(children.filter { !$0.isAttestation && $0.platform == wanted }.map(\.digest))
    guard let digest = digests.first else { throw noImage(wanted, platforms, in: manifest) }
    guard digests.count == 1 else {
      throw repository.connection(about: manifest.digest)
        .error(.invalidRequest, "there are \(digests.count) different images for \(wanted); name one by its digest")
    }
    guard let image = try await repository.manifest(digest.description) else {
      throw absent(digest)
    }
    // A variant is often in the index only.
    let actual = try await repository.platforms(of: image.document)
    guard actual.contains(where: { $0.os == wanted.os && $0.architecture == wanted.architecture }) else {
      throw repository.connection(about: digest)
        .error(.invalidAnswer, "announced for \(wanted), its configuration says \(list(actual))")
    }
    return try await everything(under: image.manifest, platforms: [wanted])
  }

  private func everything(
    under top: ImageContents.Manifest, platforms: [Platform]
  ) async throws(RegistryError) -> ImageContents {
    var walk = try convert(top) { () throws(DocumentFault) in try ContentsWalk(top) }
    while let step = try convert(top, { () throws(DocumentFault) in try walk.next() }) {
      let digest = step.descriptor.digest
      guard let child = try await repository.manifest(digest.description)?.manifest else {
        throw absent(digest)
      }
      guard child.mediaType == step.descriptor.mediaType, child.data.count == step.descriptor.size else {
        throw repository.connection(about: digest).error(.invalidAnswer, "the manifest is not what the index says")
      }
      try convert(top) { () throws(DocumentFault) in try walk.take(child.data, of: step) }
    }
    let contents = walk.contents { _ in .registry(repository) }
    return ImageContents(
      platforms: contents.platforms + platforms, top: top, children: contents.children, blobs: contents.blobs)
  }

  private func convert<Value>(
    _ top: ImageContents.Manifest, _ read: () throws(DocumentFault) -> Value
  ) throws(RegistryError) -> Value {
    do { return try read() } catch {
      throw repository.connection(about: top.digest).error(.invalidAnswer, error.reason.visible)
    }
  }

  private func absent(_ digest: Digest) -> RegistryError {
    repository.connection(about: digest).error(.notFound, status: 404, "the index names it, but it is not there")
  }

  private func noImage(
    _ wanted: Platform, _ platforms: [Platform], in manifest: ImageContents.Manifest
  ) -> RegistryError {
    repository.connection(about: manifest.digest)
      .error(.notFound, "no image for \(wanted) (there is \(list(platforms)))")
  }

  private func list(_ platforms: [Platform]) -> String {
    platforms.isEmpty ? "no image at all" : platforms.map { $0.description.visible }.joined(separator: ", ")
  }
}

extension RegistryRepository {
  /// Brings a blob to a file without a name. It has the size it should have; its digest is for the upload to check.
  func download(_ blob: ImageContents.Blob) async throws(RegistryError) -> FileRange {
    let connection = connection(about: blob.digest)
    let request = HTTPRequest("GET", url("blobs/\(blob.digest)"), deadline: nil)
    return try await persist { () async throws(RegistryError) in
      // Another one for each try: what arrived of the last is of no use.
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
