import Synchronization
import Transport

/// The registries that images are pushed to and looked up in: how each is reached, and who signs in.
package struct Registries: Sendable {
  private let transport: any HTTPTransport
  private let logins: @Sendable (ImageReference) -> RegistryCredentials?

  /// - Parameters:
  ///   - transport: What carries the requests.
  ///   - logins: Who signs in to the registry of a reference; nil for nobody.
  package init(
    transport: any HTTPTransport, logins: @escaping @Sendable (ImageReference) -> RegistryCredentials? = { _ in nil }
  ) {
    self.transport = transport
    self.logins = logins
  }

  /// A client for the registry of `reference`, with `login` or one of those that are known.
  package func client(
    for reference: ImageReference, login: RegistryCredentials? = nil
  ) async throws(RegistryError) -> RegistryClient {
    try await client(at: reference.registry, login: login ?? logins(reference))
  }

  /// A client for `host`: `http://` before it asks for plain HTTP, `https://` for TLS. Without either it is TLS, except for
  /// a registry on this machine that answers in plain HTTP.
  package func client(
    at host: String, login: RegistryCredentials?, layerUploader: (any LayerUploader)? = nil
  ) async throws(RegistryError) -> RegistryClient {
    // A client refuses plain HTTP to other machines.
    if let local = try? RegistryClient(
      host: host, scheme: .http, credentials: login, transport: transport, layerUploader: layerUploader),
      await answersPlainHTTP(host)
    {
      return local
    }
    return try addressed(host, login: login, layerUploader: layerUploader)
  }

  /// Makes sure that there can be a client for `host`, without asking it anything.
  ///
  /// - Throws: When it is no host, with or without a scheme, or plain HTTP to another machine.
  package func check(_ host: String) throws(RegistryError) { _ = try addressed(host, login: nil) }

  /// A client for `host`, over TLS unless `http://` stands before it.
  private func addressed(
    _ host: String, login: RegistryCredentials?, layerUploader: (any LayerUploader)? = nil
  ) throws(RegistryError) -> RegistryClient {
    for scheme in [RegistryClient.Scheme.http, .https] where host.hasPrefix("\(scheme.rawValue)://") {
      let bare = host.dropFirst("\(scheme.rawValue)://".count)
      return try RegistryClient(
        host: String(bare), scheme: scheme, credentials: login, transport: transport, layerUploader: layerUploader)
    }
    return try RegistryClient(
      host: host, scheme: .https, credentials: login, transport: transport, layerUploader: layerUploader)
  }

  /// Asks without credentials. A server that speaks TLS closes the connection, or answers 400.
  private func answersPlainHTTP(_ host: String) async -> Bool {
    let answer = try? await transport.send(HTTPRequest("GET", "http://\(host)/v2/", deadline: .seconds(5)))
    return answer?.status == 200 || answer?.status == 401
  }
}

/// What happens while an image goes to a repository.
package enum PushEvent: Sendable {
  /// Bytes go to `repository`, host included.
  case began(repository: String)
  /// A blob is on its way; often, and from any thread.
  case sending(BlobProgress)
  /// A blob is in the repository, whether it had to be sent or was there.
  case blob(BlobProgress)
  case ended(PushResult)
}

extension RegistryClient {
  /// Brings an image to the repository that `reference` names, and under its tag, if it has one; what is there already is
  /// not sent again.
  ///
  /// - Parameters:
  ///   - image: What to push: one image, or several under an index.
  ///   - reference: Where to; the request goes to this client's host.
  ///   - report: Called with what happens, from any thread.
  /// - Throws: Why it is not there.
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
