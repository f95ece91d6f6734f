import Transport

/// A client of the OCI distribution API for one registry.
///
/// Requests that fail in transport, or with 408, 429 and server errors, are tried three times. Credentials are sent
/// only to the registry and its token service; redirects to other hosts are followed over TLS, without credentials.
package struct RegistryClient: Sendable {
  /// The scheme of a registry's URLs.
  package enum Scheme: String, Sendable {
    case https
    /// Plain HTTP, only for this machine.
    case http
  }

  /// The operator of a registry. It decides how far the answers of the registry are followed.
  package enum Owner: Sendable {
    /// Somebody. A token service on another host gets the login, as with docker. Names that lead into a private network
    /// are refused.
    case other
    /// The cloud provider. The login is worth more than this registry, so no other host gets it. Redirects may lead to
    /// the provider's endpoints in a private network.
    case provider
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
  ///   - credentials: The login; nil for a public registry.
  ///   - owner: The operator of the registry.
  ///   - transport: Sends the requests.
  ///   - layerUploader: Uploads a large blob after three failed tries.
  ///   - sleep: Waits between tries.
  ///   - jitter: A random number from 0 to 1 for each pause: the part of its second half to wait.
  /// - Throws: `RegistryError` for an invalid host, and for plain HTTP to another machine.
  package init(
    host: String, scheme: Scheme = .https, credentials: RegistryCredentials?, owner: Owner = .other,
    transport: any HTTPTransport, layerUploader: (any LayerUploader)? = nil,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) throws(RegistryError) {
    self.host = host
    self.layerUploader = layerUploader
    retry = RegistryRetry(sleep: sleep, jitter: jitter)
    // Docker Hub's registry has another host.
    let address = ["docker.io", "index.docker.io"].contains(host) ? "registry-1.docker.io" : host
    connection = RegistryConnection(
      name: host, endpoint: Endpoint(scheme: scheme, host: address), transport: transport, owner: owner)
    authorization = RegistryAuthorization(connection, credentials: credentials)
    guard ImageReference.isHost(host) else {
      throw connection.error(.invalidRequest, "not a host name with an optional port")
    }
    guard scheme == .https || connection.endpoint.isLoopback else {
      throw connection.error(.invalidRequest, "plain HTTP is only for registries on this machine; use https")
    }
  }

  /// The digest and the platforms of `reference`, and how one of its images runs.
  ///
  /// The request goes to this client's host, whatever registry the reference names.
  ///
  /// - Parameters:
  ///   - reference: A tag or a digest.
  ///   - platform: The image of an index to inspect; nil for none.
  /// - Returns: The image. The platforms are those that an index announces.
  /// - Throws: `RegistryError`; its kind is `.notFound` if the reference does not exist.
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
        throw connection.error(.invalidAnswer, "\(image.digest) in the index is not an image")
      }
    }
    var runtime: Image.Runtime?
    if let config { runtime = try await repository.configuration(config).runtime }
    return RemoteImage(digest: manifest.manifest.digest, platforms: platforms, runtime: runtime)
  }

  /// Uploads the blobs of `contents` that `repository` lacks, then the manifests.
  ///
  /// - Parameters:
  ///   - contents: An image, or an index of images.
  ///   - repository: The repository's name without the host.
  ///   - tag: The image's tag; nil for the digest alone.
  ///   - progress: Called from any thread as a blob is sent; `sent` goes back if a blob restarts.
  /// - Returns: The image's digest and the blobs that were sent.
  /// - Throws: `RegistryError`. The tag is set only after every blob has been stored and checked.
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
      throw connection.error(.invalidRequest, "'\(reference)' has neither a tag nor a digest")
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
  /// The platforms, each once, sorted.
  package let platforms: [Platform]
  /// How it runs; nil for something that is not runnable, and for an index unless one of its platforms was requested.
  package let runtime: Image.Runtime?
}

/// The progress of a blob.
package struct BlobProgress: Sendable, Hashable {
  package let digest: Digest
  /// The bytes sent so far; fewer than before if the blob had to restart.
  package let sent: Int64
  package let total: Int64
  /// Whether the registry had it already, so that nothing was sent.
  package let existed: Bool

  /// Whether the blob existed or has been sent completely.
  package var isComplete: Bool { existed || sent == total }
}

/// The result of a push.
package struct PushResult: Sendable, Hashable {
  /// The image's digest, as the registry confirmed it.
  package let digest: Digest
  package let uploaded: [Digest]
  package let skipped: [Digest]
  /// The size of the uploaded blobs.
  package let bytes: Int64
  /// Whether anything was stored, including the tag.
  package let changed: Bool
}
