import AWSClient
import ContainerImage
import Synchronization
import Transport

/// The registries that images are pushed to and looked up in.
package struct Registries: Sendable {
  let transport: any HTTPTransport
  /// Where ECR's registry is reached instead of under the host that ECR names; nil for there.
  let replacement: String?
  private let logins: @Sendable (ImageReference) -> RegistryCredentials?

  /// - Parameters:
  ///   - transport: What carries the requests.
  ///   - replacement: `host:port`, or a URL with nothing after the port, that stands in for ECR's registry; images keep
  ///     ECR's name.
  ///   - logins: Who signs in to a registry that is not ECR's; nil for nobody.
  /// - Throws: When the replacement is no such thing, or plain HTTP to another machine.
  package init(
    transport: any HTTPTransport, replacement: String? = nil,
    logins: @escaping @Sendable (ImageReference) -> RegistryCredentials? = { _ in nil }
  ) throws(DeploymentError) {
    self.transport = transport
    self.replacement = replacement
    self.logins = logins
    if let replacement { _ = try addressed(replacement, login: nil) }
  }

  /// A client for the registry of `reference`, with `login` or one of those that are known.
  package func client(
    for reference: ImageReference, login: RegistryCredentials? = nil
  ) async throws(DeploymentError) -> RegistryClient {
    try await client(for: reference.registry, login: login ?? logins(reference))
  }

  /// A client for `host`: `http://` before it asks for plain HTTP, `https://` for TLS. Without either it is TLS, except for
  /// a registry on this machine that answers in plain HTTP.
  func client(
    for host: String, login: RegistryCredentials?, layerUploader: (any LayerUploader)? = nil
  ) async throws(DeploymentError) -> RegistryClient {
    // A client refuses plain HTTP to other machines.
    if let local = try? RegistryClient(
      host: host, scheme: .http, credentials: login, transport: transport, layerUploader: layerUploader),
      await answersPlainHTTP(host)
    {
      return local
    }
    return try addressed(host, login: login, layerUploader: layerUploader)
  }

  /// A client for `host`, over TLS unless `http://` stands before it.
  private func addressed(
    _ host: String, login: RegistryCredentials?, layerUploader: (any LayerUploader)? = nil
  ) throws(DeploymentError) -> RegistryClient {
    do throws(RegistryError) {
      for scheme in [RegistryClient.Scheme.http, .https] where host.hasPrefix("\(scheme.rawValue)://") {
        let bare = host.dropFirst("\(scheme.rawValue)://".count)
        return try RegistryClient(
          host: String(bare), scheme: scheme, credentials: login, transport: transport, layerUploader: layerUploader)
      }
      return try RegistryClient(
        host: host, scheme: .https, credentials: login, transport: transport, layerUploader: layerUploader)
    } catch {
      throw DeploymentError(.usage, error.description)
    }
  }

  /// Asks without credentials. A server that speaks TLS closes the connection, or answers 400.
  private func answersPlainHTTP(_ host: String) async -> Bool {
    let answer = try? await transport.send(HTTPRequest("GET", "http://\(host)/v2/", deadline: .seconds(5)))
    return answer?.status == 200 || answer?.status == 401
  }

  /// Whether images of `host` are ECR's: the caller's AWS credentials open it, and no other host gets to see them.
  ///
  /// Also under the names of ECR's FIPS and IPv6 endpoints.
  static func isECR(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let account = labels.first, account.count == 12, account.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    let kind = labels.dropFirst().prefix { $0 == "dkr" || $0.contains("ecr") }.joined(separator: ".")
    // After the region.
    let domain = labels.dropFirst(kind.split(separator: ".").count + 2).joined(separator: ".")
    return switch kind {
    case "dkr.ecr", "dkr.ecr-fips": ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu"].contains(domain)
    case "dkr-ecr", "dkr-ecr-fips": ["on.aws", "on.amazonwebservices.com.cn"].contains(domain)
    default: false
    }
  }
}

extension StackDeployment {
  /// A client for the registry that `reference` is in.
  func registry(of reference: ImageReference) async throws(DeploymentError) -> RegistryClient {
    let host = reference.registry
    let isReplacement = registries.replacement.map { $0 == host || $0.hasSuffix("://\(host)") } ?? false
    guard Registries.isECR(host) || isReplacement else { return try await registries.client(for: reference) }
    let ecr = aws.ecr
    // Asked for here, for a refusal to be told in AWS's own words; again when the registry says that it expired.
    let first = Mutex<ECR.AuthorizationData?>(
      try await asking { () async throws(AWSError) in try await ecr.getAuthorizationToken() })
    let login = RegistryCredentials {
      let known = first.withLock { $0.take() }
      let data = if let known { known } else { try await ecr.getAuthorizationToken() }
      return RegistryLogin(username: data.user, password: data.password)
    }
    return try await registries.client(
      for: registries.replacement ?? host, login: login, layerUploader: ECRLayerUploader(ecr: ecr, timing: timing))
  }
}

extension RegistryClient {
  /// Brings an image to the repository that `reference` names, and under its tag, if it has one; what is there already is
  /// not sent again.
  ///
  /// - Parameters:
  ///   - image: What to push: one image, or several under an index.
  ///   - reference: Where to; the request goes to this client's host.
  ///   - report: Called with the repository, each blob that is there, and the end, from any thread.
  /// - Throws: Why it is not there.
  package func push(
    _ image: ImageContents, as reference: ImageReference, report: @escaping @Sendable (DeploymentEvent) -> Void
  ) async throws(DeploymentError) {
    report(.pushing(repository: "\(reference.registry)/\(reference.repository)"))
    let told = Mutex<Set<Digest>>([])
    do throws(RegistryError) {
      let result = try await push(image, to: reference.repository, tag: reference.tag) { progress in
        let isNews = progress.isComplete && told.withLock { $0.insert(progress.digest).inserted }
        report(isNews ? .blob(progress) : .sending(progress))
      }
      report(.pushed(result))
    } catch {
      throw DeploymentError(error)
    }
  }
}
