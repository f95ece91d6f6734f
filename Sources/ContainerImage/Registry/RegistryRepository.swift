import Essentials
import Transport

/// One repository of a registry: sends requests with authorization, retries and redirects.
struct RegistryRepository: Sendable {
  let name: String
  private let authorization: RegistryAuthorization
  private let retry: RegistryRetry
  private let scopes: [String]
  private let connection: RegistryConnection

  /// The access to request in a token.
  enum Access: String {
    case pull
    case push = "pull,push"
  }

  init(_ name: String, of client: RegistryClient, for access: Access) {
    self.name = name
    authorization = client.authorization
    retry = client.retry
    scopes = ["repository:\(name):\(access.rawValue)"]
    var connection = client.connection
    connection.repository = name
    self.connection = connection
  }

  private init(_ other: RegistryRepository, scopes: [String]) {
    name = other.name
    authorization = other.authorization
    retry = other.retry
    connection = other.connection
    self.scopes = scopes
  }

  /// The same repository with tokens that also allow reading `source`.
  func reading(_ source: RegistryRepository) -> RegistryRepository {
    RegistryRepository(self, scopes: scopes + ["repository:\(source.name):\(Access.pull.rawValue)"])
  }

  /// Whether both are in the same registry, so that one can mount blobs of the other.
  func isBeside(_ other: RegistryRepository) -> Bool { connection.endpoint == other.connection.endpoint }

  /// A connection whose errors name `digest`.
  func connection(about digest: Digest?) -> RegistryConnection {
    var connection = connection
    connection.digest = digest
    return connection
  }

  func url(_ path: String) -> String { connection.endpoint.url("/v2/\(name)/\(path)") }

  /// Sends `request`, with credentials only if it goes to the registry itself. If the registry refuses the credentials,
  /// the request is repeated once with new ones. `carry` replaces the connection's way of sending.
  func send(
    _ request: HTTPRequest, about digest: Digest?, carry: RegistryConnection.Carrier? = nil,
    progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    let connection = connection(about: digest)
    guard let url = URL(string: request.url), connection.endpoint.contains(url) else {
      var request = request
      request.requiresPublicAddress = connection.owner == .other && !connection.isPrivate
      return try await connection.exchange(request, carry: carry, progress: progress)
    }
    var request = request
    let header = try await authorization.header(for: scopes)
    request.headers["Authorization"] = header
    let response = try await connection.exchange(request, carry: carry, progress: progress)
    guard Self.wantsOtherCredentials(response, to: request) else { return response }

    request.headers["Authorization"] = try await authorization.renewed(after: header, response, scopes: scopes)
    let second = try await connection.exchange(request, carry: carry, progress: progress)
    guard second.status != 401 else { throw connection.refusal(second, "the registry refuses the credentials") }
    return second
  }

  /// Whether the answer is 401, or ECR's 403 for an expired token, whose text a HEAD request does not get.
  private static func wantsOtherCredentials(_ response: HTTPResponse, to request: HTTPRequest) -> Bool {
    if response.status == 401 { return true }
    guard response.status == 403, request.headers["Authorization"]?.hasPrefix("Basic ") == true else { return false }
    return request.method == "HEAD"
      || String(decoding: response.body.prefix(1000), as: UTF8.self).contains("authorization token has expired")
  }

  /// Sends `request` and follows redirects. For a request with a body, only 307 and 308 keep method and body.
  func follow(
    _ request: HTTPRequest, about digest: Digest?, carry: RegistryConnection.Carrier? = nil,
    progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    let redirections = ["GET", "HEAD"].contains(request.method) ? [301, 302, 303, 307, 308] : [307, 308]
    var request = request
    var status: Int?
    for _ in 0..<4 {
      let response = try await send(request, about: digest, carry: carry, progress: progress)
      guard redirections.contains(response.status) else { return response }
      guard let next = try destination(of: response, from: request.url, about: digest) else {
        throw connection(about: digest).error(.invalidAnswer, "the registry redirects without a location")
      }
      (request.url, status) = (next, response.status)
    }
    throw connection(about: digest).error(.invalidAnswer, status: status, "the registry redirects too many times")
  }

  /// The target of a redirect, or of an upload. Registries store blobs on other hosts, but must not lead requests into
  /// the caller's network.
  func destination(
    of response: HTTPResponse, from url: String, about digest: Digest?
  ) throws(RegistryError) -> String? {
    guard let text = response.headers["Location"] else { return nil }
    let connection = connection(about: digest)
    guard let next = Endpoint.resolve(text, from: url) else {
      // Without parts that may be a password or a signature.
      let shown = String((text.prefix { !"?#".contains($0) }.split(separator: "@").last ?? "").prefix(200))
      throw connection.error(.invalidAnswer, "the registry redirects to '\(shown)', which is not a URL")
    }
    try connection.permit(next, "redirects to")
    return next.absoluteString
  }

  /// Repeats an attempt after transient failures, with `RegistryRetry`.
  func persist<Value: Sendable>(
    progress: () -> Int64 = { 0 }, _ attempt: () async throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    try await retry.persist(connection, progress: progress, attempt)
  }

  /// Sends a HEAD or GET request with redirects and retries.
  func fetch(
    _ method: String, _ path: String, accept: String? = nil, about digest: Digest? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    var request = HTTPRequest(method, url(path))
    request.headers["Accept"] = accept
    return try await persist { () async throws(RegistryError) in try await follow(request, about: digest) }
  }
}
