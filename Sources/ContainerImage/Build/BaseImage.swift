import Essentials
import Files

/// The base image of a build, with its layers on this machine.
struct BaseImage: Sendable {
  let digest: Digest
  let configuration: JSON
  /// The layers, lowest first.
  let layers: [Image.Blob]

  /// Fetches the base image.
  ///
  /// - Parameters:
  ///   - contents: The image, on this machine or in a registry.
  ///   - platform: The platform that it must be for.
  ///   - cache: The cache of blobs.
  ///   - report: Called before each blob is fetched.
  /// - Throws: `BuildError`.
  init(
    _ contents: ImageContents, platform: Platform, cache: BlobCache, report: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) {
    let document: ManifestDocument
    let name = "the base image \(contents.digest)"
    do { document = try ManifestDocument.read(contents.top.data, as: contents.top.mediaType) } catch {
      throw BuildError(.files, "\(name): \(error.reason)")
    }
    guard let config = document.imageConfig else {
      throw BuildError(.files, "\(name) is not a runnable image")
    }
    let blobs = BaseBlobs(contents: contents, cache: cache, report: report)
    let data: Data
    do {
      data = try await blobs.content(config).read(limit: ConfigDocument.maximumSize, what: "the configuration")
      configuration = try decode(JSON.self, from: data, what: "configuration")
      let actual = try ConfigDocument.read(data).platform
      guard actual.os == platform.os, actual.architecture == platform.architecture else {
        throw DocumentFault("it is for \(actual), not for \(platform)")
      }
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.files, "\(name): \((error as? DocumentFault)?.reason ?? "\(error)")")
    }
    digest = contents.digest
    layers = try await blobs.layers(document.layers ?? [])
    guard configuration["rootfs"]?["diff_ids"]?.array?.count == layers.count else {
      throw BuildError(.files, "\(name) has \(layers.count) layers, but its configuration lists another number")
    }
  }
}

/// Fetches the blobs of a base image that are not on this machine.
private struct BaseBlobs: Sendable {
  let contents: ImageContents
  let cache: BlobCache
  let report: @Sendable (BuildEvent) -> Void

  /// The layers in order; several are fetched at a time.
  func layers(_ descriptors: [Descriptor]) async throws(BuildError) -> [Image.Blob] {
    let outcome = await withTaskGroup(of: (Int, Result<Image.Blob, BuildError>).self) { group in
      var waiting = Array(descriptors.enumerated())[...]
      func startNext() {
        guard let (index, descriptor) = waiting.popFirst() else { return }
        group.addTask {
          do throws(BuildError) { return (index, .success(try await layer(descriptor))) } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<4 { startNext() }
      var found: [Int: Image.Blob] = [:]
      while let (index, result) = await group.next() {
        switch result {
        case .success(let layer):
          found[index] = layer
          startNext()
        case .failure(let error):
          group.cancelAll()
          return Result<[Int: Image.Blob], BuildError>.failure(error)
        }
      }
      return .success(found)
    }
    return try outcome.get().sorted { $0.key < $1.key }.map(\.value)
  }

  private func layer(_ descriptor: Descriptor) async throws(BuildError) -> Image.Blob {
    guard !MediaType.isForeign(descriptor.mediaType), descriptor.urls?.isEmpty != false else {
      throw BuildError(.files, "layer \(descriptor.digest) is a foreign layer, which is not supported")
    }
    // Converts Docker's media types to the OCI's.
    let mediaType = descriptor.mediaType.replacing(
      "application/vnd.docker.image.rootfs.diff.tar.gzip", with: MediaType.gzipLayer)
    return Image.Blob(
      digest: descriptor.digest, mediaType: mediaType, content: try await content(descriptor))
  }

  func content(_ descriptor: Descriptor) async throws(BuildError) -> FileRange {
    guard let blob = contents.blobs.first(where: { $0.digest == descriptor.digest }) else {
      throw BuildError(.files, "the base image \(contents.digest) lacks its blob \(descriptor.digest)")
    }
    do {
      guard let repository = blob.repository else {
        let range = try await blob.content()
        try await check(range, descriptor)
        return range
      }
      if let kept = try await cache.content(of: descriptor.digest, size: descriptor.size) { return kept }
      report(.fetching(descriptor.digest, size: descriptor.size))
      let range = try await repository.download(blob)
      try await check(range, descriptor)
      cache.keep(range, as: descriptor.digest)
      return range
    } catch let error as RegistryError {
      throw BuildError(error)
    } catch let error as ImageError {
      throw BuildError(error)
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError(.files, "\(error)")
    }
  }

  private func check(_ range: FileRange, _ descriptor: Descriptor) async throws {
    guard let actual = try await range.digest() else { throw BuildError(.cancelled, "cancelled") }
    guard actual == descriptor.digest else {
      throw BuildError(
        .files, "blob \(descriptor.digest) of the base image is damaged: its content has the digest \(actual)")
    }
  }
}
