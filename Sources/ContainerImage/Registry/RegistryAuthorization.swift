import Essentials
import Transport

/// Keeps the `Authorization` that a registry accepts: a login, and the tokens that it was exchanged for.
actor RegistryAuthorization {
  private let connection: RegistryConnection
  private let credentials: RegistryCredentials?
  private var login: String?
  private var tokens: [[String]: String] = [:]
  private var renewals: [[String]: Task<Result<String, RegistryError>, Never>] = [:]

  init(_ connection: RegistryConnection, credentials: RegistryCredentials?) {
    self.connection = connection
    self.credentials = credentials
  }

  /// The header for a request with `scopes`; nil until the registry asks for one.
  func header(for scopes: [String]) async throws(RegistryError) -> String? {
    if let token = tokens[scopes] { return token }
    return try await knownLogin()
  }

  /// A new header, after the registry answered `response` to a request with `rejected`.
  ///
  /// When several requests fail at once, the login or the token is requested only once.
  func renewed(
    after rejected: String?, _ response: HTTPResponse, scopes: [String]
  ) async throws(RegistryError) -> String {
    if let current = tokens[scopes] ?? login, current != rejected { return current }
    if let running = renewals[scopes] { return try await Self.value(of: running) }
    let renewal = Task { () async -> Result<String, RegistryError> in
      do throws(RegistryError) {
        return .success(try await self.renew(after: rejected, response, scopes: scopes))
      } catch {
        return .failure(error)
      }
    }
    renewals[scopes] = renewal
    defer { renewals[scopes] = nil }
    return try await Self.value(of: renewal)
  }

  /// The result of a renewal. If one waiting request is cancelled, all are: they belong to the same push.
  private static func value(
    of renewal: Task<Result<String, RegistryError>, Never>
  ) async throws(RegistryError) -> String {
    let result = await withTaskCancellationHandler {
      await renewal.value
    } onCancel: {
      renewal.cancel()
    }
    return try result.get()
  }

  private func renew(
    after rejected: String?, _ response: HTTPResponse, scopes: [String]
  ) async throws(RegistryError) -> String {
    let challenges = response.headers.filter { $0.name.lowercased() == "www-authenticate" }
      .flatMap { Challenge.parse($0.value) }
    if let bearer = challenges.first(where: { $0.scheme == "bearer" }) {
      let token = try await token(bearer, scopes: scopes)
      tokens[scopes] = token
      return token
    }
    guard let credentials else {
      throw connection.error(.denied, status: response.status, "the registry requires a login; run `docker login`")
    }
    let renewed = try await ask(credentials)
    guard renewed != rejected else { throw connection.refusal(response, "the registry refuses the credentials") }
    login = renewed
    return renewed
  }

  private func knownLogin() async throws(RegistryError) -> String? {
    if login == nil, let credentials { login = try await ask(credentials) }
    return login
  }

  private func ask(_ credentials: RegistryCredentials) async throws(RegistryError) -> String {
    do {
      let login = try await credentials.login()
      return "Basic " + Data("\(login.username):\(login.password)".utf8).base64EncodedString()
    } catch is CancellationError {
      throw connection.error(.cancelled, "cancelled")
    } catch {
      throw connection.error(.denied, "no credentials: \(error)")
    }
  }

  /// Requests a token from the service in `challenge`, with the login if there is one.
  private func token(_ challenge: Challenge, scopes: [String]) async throws(RegistryError) -> String {
    let realm = challenge.parameters["realm"] ?? ""
    guard let url = Endpoint.resolve(realm, from: connection.endpoint.url("/")), isSafe(url) else {
      throw connection.error(
        .invalidAnswer,
        "the registry's token service is '\(realm.prefix(200))', which is not an https URL"
      )
    }
    var query = scopes.map { ("scope", $0) }
    if let service = challenge.parameters["service"] { query.insert(("service", service), at: 0) }
    let text = query.map { "\($0.0)=\($0.1.queryEncoded)" }.joined(separator: "&")
    var request = HTTPRequest("GET", url.absoluteString + (url.query == nil ? "?" : "&") + text)
    request.headers["Authorization"] = try await knownLogin()

    let response = try await connection.exchange(request)
    guard response.status == 200 else { throw connection.refusal(response, "no token from \(url.host ?? realm)") }
    struct Answer: Decodable {
      let token: String?
      let access_token: String?  // swift-format-ignore: AlwaysUseLowerCamelCase
    }
    let answer = try? JSONDecoder().decode(Answer.self, from: response.body)
    guard let token = answer?.token ?? answer?.access_token, !token.isEmpty,
      token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw connection.error(.invalidAnswer, "\(url.host ?? realm) answered without a token") }
    return "Bearer \(token)"
  }

  /// Whether a login may be sent to `url`: over TLS, or on this machine.
  private func isSafe(_ url: URL) -> Bool {
    switch url.scheme?.lowercased() {
    case "https": true
    case "http": connection.endpoint.isLoopback && Loopback.contains(Endpoint.host(url))
    default: false
    }
  }
}
