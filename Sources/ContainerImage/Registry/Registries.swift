import Synchronization
import Transport

/// Makes clients for registries, with their logins.
package struct Registries: Sendable {
  private let transport: any HTTPTransport
  private let logins: @Sendable (ImageReference) -> RegistryCredentials?

  /// - Parameters:
  ///   - transport: Sends the requests.
  ///   - logins: Finds the login for a reference; nil for none.
  package init(
    transport: any HTTPTransport, logins: @escaping @Sendable (ImageReference) -> RegistryCredentials? = { _ in nil }
  ) {
    self.transport = transport
    self.logins = logins
  }

  /// A client for the registry of `reference`, with `login` or else the known one.
  package func client(
    for reference: ImageReference, login: RegistryCredentials? = nil
  ) async throws(RegistryError) -> RegistryClient {
    try await client(at: reference.registry, login: login ?? logins(reference))
  }

  /// A client for `host`, which may start with `http://` or `https://`. Default: TLS, except for a registry on this
  /// machine that answers in plain HTTP.
  package func client(
    at host: String, login: RegistryCredentials?, owner: RegistryClient.Owner = .other,
    layerUploader: (any LayerUploader)? = nil
  ) async throws(RegistryError) -> RegistryClient {
    // The initializer refuses plain HTTP to other machines.
    if let local = try? RegistryClient(
      host: host, scheme: .http, credentials: login, owner: owner, transport: transport, layerUploader: layerUploader),
      await answersPlainHTTP(host)
    {
      return local
    }
    return try addressed(host, login: login, owner: owner, layerUploader: layerUploader)
  }

  /// Checks that `host` is valid, without a request.
  ///
  /// - Throws: When it is not a host, with or without a scheme, or is plain HTTP to another machine.
  package func check(_ host: String) throws(RegistryError) { _ = try addressed(host, login: nil) }

  /// A client for `host`, with TLS unless it starts with `http://`.
  private func addressed(
    _ host: String, login: RegistryCredentials?, owner: RegistryClient.Owner = .other,
    layerUploader: (any LayerUploader)? = nil
  ) throws(RegistryError) -> RegistryClient {
    for scheme in [RegistryClient.Scheme.http, .https] where host.hasPrefix("\(scheme.rawValue)://") {
      let bare = host.dropFirst("\(scheme.rawValue)://".count)
      return try RegistryClient(
        host: String(bare), scheme: scheme, credentials: login, owner: owner, transport: transport,
        layerUploader: layerUploader)
    }
    return try RegistryClient(
      host: host, scheme: .https, credentials: login, owner: owner, transport: transport, layerUploader: layerUploader)
  }

  /// Sends a request without credentials. A server with TLS closes the connection, or answers 400.
  private func answersPlainHTTP(_ host: String) async -> Bool {
    let answer = try? await transport.send(HTTPRequest("GET", "http://\(host)/v2/", deadline: .seconds(5)))
    return answer?.status == 200 || answer?.status == 401
  }
}

/// An event during a push.
package enum PushEvent: Sendable {
  /// The push to `repository`, host included, begins.
  case began(repository: String)
  /// A blob is being sent. Reported often, and from any thread.
  case sending(BlobProgress)
  /// A blob is in the repository, sent now or already there.
  case blob(BlobProgress)
  case ended(PushResult)
}

extension RegistryClient {
  /// Pushes an image to the repository of `reference`, and tags it if the reference has a tag. Blobs that are already
  /// there are not sent again.
  ///
  /// - Parameters:
  ///   - image: One image, or several with their index.
  ///   - reference: The destination; requests go to this client's host.
  ///   - report: Called with each event, from any thread.
  /// - Throws: Why the push failed.
  package func push(
    _ image: ImageContents, as reference: ImageReference, report: @escaping @Sendable (PushEvent) -> Void
  ) async throws(RegistryError) {
    report(.began(repository: "\(reference.registry)/\(reference.repository)"))
    let told = Mutex<Set<Digest>>([])
    let result = try await push(image, to: reference.repository, tag: reference.tag) { progress in
      let isNews = progress.isComplete && told.withLock { $0.insert(progress.digest).inserted }
      report(isNews ? .blob(progress) : .sending(progress))
    }
    report(.ended(result))
  }
}
