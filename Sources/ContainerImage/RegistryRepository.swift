import Foundation
import Transport

/// One repository of a registry, asked with what it takes to be let in, and asked again where that helps.
struct RegistryRepository: Sendable {
  let name: String
  private let authorization: RegistryAuthorization
  private let sleep: @Sendable (Duration) async throws -> Void
  private let scope: String
  private let connection: RegistryConnection

  /// What a repository is used for; a token is asked for no more than that.
  enum Access: String {
    case pull
    case push = "pull,push"
  }

  init(_ name: String, of client: RegistryClient, for access: Access) {
    self.name = name
    authorization = client.authorization
    sleep = client.sleep
    scope = "repository:\(name):\(access.rawValue)"
    var connection = client.connection
    connection.repository = name
    self.connection = connection
  }

  /// The connection, whose errors are about `digest`.
  func connection(about digest: Digest?) -> RegistryConnection {
    var connection = connection
    connection.digest = digest
    return connection
  }

  func url(_ path: String) -> String { connection.endpoint.url("/v2/\(name)/\(path)") }

  /// Sends `request` with credentials; once more with new ones if the registry refuses them.
  func send(
    _ request: HTTPRequest, about digest: Digest?, progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    let connection = connection(about: digest)
    var request = request
    let header = try await authorization.header(for: scope)
    request.headers["Authorization"] = header
    let response = try await connection.exchange(request, progress: progress)
    guard Self.wantsOtherCredentials(response, to: request) else { return response }

    request.headers["Authorization"] = try await authorization.renewed(after: header, response, scope: scope)
    let second = try await connection.exchange(request, progress: progress)
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

  /// Tries three times in all, waiting as long as the registry asks (at most a minute), or one and then three seconds.
  func persist<Value: Sendable>(
    _ attempt: () async throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    for pause in [Duration.seconds(1), .seconds(3)] {
      do {
        return try await attempt()
      } catch  where error.isTransient {
        do { try await sleep(error.retryAfter ?? pause) } catch { throw connection.error(.cancelled, "cancelled") }
      }
    }
    return try await attempt()
  }

  /// Asks with HEAD or GET, through redirections: with credentials on the registry itself, without them on other hosts
  /// over TLS, where registries keep their blobs.
  func fetch(
    _ method: String, _ path: String, accept: String? = nil, about digest: Digest? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    try await persist { () async throws(RegistryError) in
      let connection = connection(about: digest)
      var request = HTTPRequest(method, url(path))
      request.headers["Accept"] = accept
      var response = try await send(request, about: digest)
      for _ in 0..<3 where [301, 302, 303, 307, 308].contains(response.status) {
        let location = response.headers["Location"] ?? ""
        guard let next = Endpoint.resolve(location, from: request.url) else {
          throw connection.error(.invalidAnswer, "the registry redirects to '\(location.visible)'")
        }
        request.url = next.absoluteString
        if connection.endpoint.contains(next) {
          response = try await send(request, about: digest)
        } else if next.scheme?.lowercased() == "https" {
          response = try await connection.exchange(request)
        } else {
          throw connection.error(.invalidAnswer, "the registry redirects to '\(next.host ?? "")' without TLS")
        }
      }
      return response
    }
  }
}
