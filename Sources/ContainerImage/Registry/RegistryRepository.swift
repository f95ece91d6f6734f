import Essentials
import Transport

/// One repository of a registry, asked with what it takes to be let in, and asked again where that helps.
struct RegistryRepository: Sendable {
  let name: String
  private let authorization: RegistryAuthorization
  private let retry: RegistryRetry
  private let scopes: [String]
  private let connection: RegistryConnection

  /// What a repository is used for; a token is asked for no more than that.
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

  /// The same repository, whose tokens also allow to read `source`.
  func reading(_ source: RegistryRepository) -> RegistryRepository {
    RegistryRepository(self, scopes: scopes + ["repository:\(source.name):\(Access.pull.rawValue)"])
  }

  /// Whether both are in the same registry, so that one can mount what the other has.
  func isBeside(_ other: RegistryRepository) -> Bool { connection.endpoint == other.connection.endpoint }

  /// The connection, whose errors are about `digest`.
  func connection(about digest: Digest?) -> RegistryConnection {
    var connection = connection
    connection.digest = digest
    return connection
  }

  func url(_ path: String) -> String { connection.endpoint.url("/v2/\(name)/\(path)") }

  /// Sends `request`, with credentials to the registry itself and without them to any other host. Where the registry
  /// refuses the credentials it is asked once more with new ones. `carry` takes the connection's place where it is given.
  func send(
    _ request: HTTPRequest, about digest: Digest?, carry: RegistryConnection.Carrier? = nil,
    progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    let connection = connection(about: digest)
    guard let url = URL(string: request.url), connection.endpoint.contains(url) else {
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

  /// 401, or what ECR says instead about an expired token: 403 in plain text, which the answer to HEAD cannot show.
  private static func wantsOtherCredentials(_ response: HTTPResponse, to request: HTTPRequest) -> Bool {
    if response.status == 401 { return true }
    guard response.status == 403, request.headers["Authorization"]?.hasPrefix("Basic ") == true else { return false }
    return request.method == "HEAD"
      || String(decoding: response.body.prefix(1000), as: UTF8.self).contains("authorization token has expired")
  }

  /// As `send`, through redirections. Only 307 and 308 keep the method and the body of a request that has one.
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
        throw connection(about: digest).error(.invalidAnswer, "the registry redirects without saying where to")
      }
      (request.url, status) = (next, response.status)
    }
    throw connection(about: digest).error(.invalidAnswer, status: status, "the registry redirects again and again")
  }

  /// Where `response` to a request for `url` says to go on: on the registry itself, or over TLS on another host that is
  /// not on a private network. Registries keep blobs elsewhere; what they say must not lead into the caller's network.
  func destination(
    of response: HTTPResponse, from url: String, about digest: Digest?
  ) throws(RegistryError) -> String? {
    guard let text = response.headers["Location"] else { return nil }
    let connection = connection(about: digest)
    guard let next = Endpoint.resolve(text, from: url) else {
      // Without what may be a password or a signature.
      let shown = String((text.prefix { !"?#".contains($0) }.split(separator: "@").last ?? "").prefix(200))
      throw connection.error(.invalidAnswer, "the registry leads to '\(shown)', which is no URL")
    }
    guard !connection.endpoint.contains(next) else { return next.absoluteString }
    let host = Endpoint.host(next)
    guard next.scheme?.lowercased() == "https" else {
      throw connection.error(.invalidAnswer, "the registry leads to '\(host)' without TLS; refused")
    }
    guard !Endpoint.isPrivate(host) || Endpoint.isPrivate(connection.endpoint.host) else {
      throw connection.error(.invalidAnswer, "the registry leads to '\(host)' on a private network; refused")
    }
    return next.absoluteString
  }

  /// Tries again after failures that pass, as `RegistryRetry` says.
  func persist<Value: Sendable>(
    progress: () -> Int64 = { 0 }, _ attempt: () async throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    try await retry.persist(connection, progress: progress, attempt)
  }

  /// Asks with HEAD or GET, through redirections, and again where that helps.
  func fetch(
    _ method: String, _ path: String, accept: String? = nil, about digest: Digest? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    var request = HTTPRequest(method, url(path))
    request.headers["Accept"] = accept
    return try await persist { () async throws(RegistryError) in try await follow(request, about: digest) }
  }
}
