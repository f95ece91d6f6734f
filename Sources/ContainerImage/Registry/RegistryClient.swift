import Transport

/// Speaks the OCI distribution API with one registry.
///
/// Requests that fail on the way, or with 408, 429 and server errors, are tried three times. Credentials go to the
/// registry and its token service only; other hosts are followed over TLS, without them.
package struct RegistryClient: Sendable {
  /// How to reach a registry.
  package enum Scheme: String, Sendable {
    case https
    /// Only to this machine.
    case http
  }

  /// The registry's host and port, as given.
  package let host: String
  let connection: RegistryConnection
  let authorization: RegistryAuthorization
  let retry: RegistryRetry
  let layerUploader: (any LayerUploader)?

  /// A client for the registry at `host`.
  ///
  /// - Parameters:
  ///   - host: A host name with an optional port, such as `123456789012.dkr.ecr.eu-west-1.amazonaws.com`.
  ///   - scheme: `.http` is accepted only for `localhost`, `127.0.0.0/8` and `[::1]`.
  ///   - credentials: Sent at once; nil for a registry that lets everyone in.
  ///   - transport: What carries the requests.
  ///   - layerUploader: Another way for a big blob that the registry does not take in three tries.
  ///   - sleep: How to wait between tries.
  ///   - jitter: Between 0 and 1, anew for each pause: how much of its second half is waited.
  /// - Throws: `RegistryError` for a host that is none, and for plain HTTP to another machine.
  package init(
    host: String, scheme: Scheme = .https, credentials: RegistryCredentials?, transport: any HTTPTransport,
    layerUploader: (any LayerUploader)? = nil,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) throws(RegistryError) {
    self.host = host
    self.layerUploader = layerUploader
    retry = RegistryRetry(sleep: sleep, jitter: jitter)
    // Docker Hub's name is not where its registry answers.
    let address = ["docker.io", "index.docker.io"].contains(host) ? "registry-1.docker.io" : host
    connection = RegistryConnection(
      name: host, endpoint: Endpoint(scheme: scheme, host: address), transport: transport)
    authorization = RegistryAuthorization(connection, credentials: credentials)
    guard ImageReference.isHost(host) else {
      throw connection.error(.invalidRequest, "not a host name with an optional port")
    }
    guard scheme == .https || connection.endpoint.isLoopback else {
      throw connection.error(.invalidRequest, "plain HTTP is only for registries on this machine; use https")
    }
  }

  /// What is at `reference`: its digest, the platforms it has images for, and how one of them runs.
  ///
  /// The request goes to this client's host, whatever registry the reference names.
  ///
  /// - Parameters:
  ///   - reference: A tag or a digest.
  ///   - platform: Whose image of an index to look at; nil for none of them.
  /// - Returns: What is there. An index is taken at its word for which platforms it has.
  /// - Throws: `RegistryError`; its kind is `.notFound` where there is nothing.
  package func inspect(
    _ reference: ImageReference, for platform: Platform? = nil
  ) async throws(RegistryError) -> RemoteImage {
    let repository = RegistryRepository(reference.repository, of: self, for: .pull)
    let name = try manifestName(reference)
    guard let manifest = try await repository.manifest(name) else { throw missing(name, in: repository) }
    let document = manifest.document
    let platforms = try await repository.platforms(of: document)
    var config = document.imageConfig
    if let platform, let image = document.manifests?.first(where: { !$0.isAttestation && $0.platform == platform }) {
      config = try await repository.manifest("\(image.digest)")?.document.imageConfig
      guard config != nil else {
        throw connection.error(.invalidAnswer, "the index's \(image.digest) is no image")
      }
    }
    var runtime: Image.Runtime?
    if let config { runtime = try await repository.configuration(config).runtime }
    return RemoteImage(digest: manifest.manifest.digest, platforms: platforms, runtime: runtime)
  }

  /// Uploads what `repository` lacks of `contents`, then the manifests.
  ///
  /// - Parameters:
  ///   - contents: What to push: an image, or an index of images.
  ///   - repository: The repository's name without the host.
  ///   - tag: Also names the image; without one it is known by its digest only.
  ///   - progress: Called from any thread as a blob's bytes leave; `sent` goes back when a blob starts again.
  /// - Returns: The image's digest and what had to be sent.
  /// - Throws: `RegistryError`. Nothing is tagged before every blob is there and is what its digest says.
  @discardableResult
  func push(
    _ contents: ImageContents, to repository: String, tag: String? = nil,
    progress: (@Sendable (BlobProgress) -> Void)? = nil
  ) async throws(RegistryError) -> PushResult {
    do {
      _ = try ImageReference(registry: host, repository: repository, tag: tag)
    } catch {
      throw connection.error(.invalidRequest, error.description)
    }
    let repository = RegistryRepository(repository, of: self, for: .push)
    return try await ImagePush(contents, to: repository, layerUploader: layerUploader, progress: progress)
      .run(tag: tag)
  }

  func manifestName(_ reference: ImageReference) throws(RegistryError) -> String {
    guard let name = reference.digest?.description ?? reference.tag else {
      throw connection.error(.invalidRequest, "'\(reference)' names neither a tag nor a digest")
    }
    return name
  }

  func missing(_ name: String, in repository: RegistryRepository) -> RegistryError {
    repository.connection(about: nil).error(.notFound, status: 404, "there is no image '\(name)'")
  }
}

/// An image, or an index of images, in a registry.
package struct RemoteImage: Sendable, Hashable {
  package let digest: Digest
  /// Each once, sorted.
  package let platforms: [Platform]
  /// How it runs; nil for nothing that runs, and for an index unless it was asked for one of its platforms.
  package let runtime: Image.Runtime?
}

/// How far a blob is.
package struct BlobProgress: Sendable, Hashable {
  package let digest: Digest
  /// Bytes sent so far; less than before when the blob had to start again.
  package let sent: Int64
  package let total: Int64
  /// The registry had it already: nothing was sent.
  package let existed: Bool

  /// Whether it is there, or all of it has been sent.
  package var isComplete: Bool { existed || sent == total }
}

/// What a push did.
package struct PushResult: Sendable, Hashable {
  /// The image's digest, as the registry confirmed it.
  package let digest: Digest
  package let uploaded: [Digest]
  package let skipped: [Digest]
  /// The size of the uploaded blobs.
  package let bytes: Int64
  /// False when the registry had everything already, the tag included.
  package let changed: Bool
}
