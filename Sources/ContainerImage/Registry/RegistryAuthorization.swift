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
    if let bearer = try challenges(in: response).first(where: { $0.scheme == "bearer" }) {
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
    try permit(url)
    var query = scopes.map { ("scope", $0) }
    if let service = challenge.parameters["service"] { query.insert(("service", service), at: 0) }
    let text = query.map { "\($0.0)=\($0.1.queryEncoded)" }.joined(separator: "&")
    var request = HTTPRequest("GET", url.absoluteString + (url.query == nil ? "?" : "&") + text)
    request.headers["Authorization"] = try await knownLogin()
    request.answerLimit = Self.longestTokenAnswer
    request.requiresPublicAddress = !connection.endpoint.contains(url) && !connection.isPrivate

    let place = url.host ?? realm
    let response: HTTPResponse
    do { response = try await connection.exchange(request) } catch { throw error.during("no token from \(place)") }
    guard response.status == 200 else { throw connection.refusal(response, "no token from \(place)") }
    struct Answer: Decodable {
      let token: String?
      let access_token: String?  // swift-format-ignore: AlwaysUseLowerCamelCase
    }
    let answer = try? JSONDecoder().decode(Answer.self, from: response.body)
    guard let token = answer?.token ?? answer?.access_token, !token.isEmpty,
      token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw connection.error(.invalidAnswer, "\(place) answered without a token") }
    guard token.utf8.count <= Self.longestToken else {
      throw connection.error(
        .invalidAnswer, "the token of \(place) has \(token.utf8.count) bytes; at most \(Self.longestToken) are allowed")
    }
    return "Bearer \(token)"
  }

  /// Checks that the token service at `url` may be asked. It gets the login, as with docker, unless that is a cloud
  /// provider's.
  private func permit(_ url: URL) throws(RegistryError) {
    guard !connection.endpoint.contains(url) else { return }
    guard connection.owner == .other else {
      throw connection.error(
        .invalidAnswer,
        "the registry names the token service '\(Endpoint.host(url))', but the login is only for the registry; refused")
    }
    // Plain HTTP is checked by `isSafe`: it stays on this machine.
    if url.scheme?.lowercased() == "https" { try connection.permit(url, "names the token service") }
  }

  /// The challenges in an answer.
  private func challenges(in response: HTTPResponse) throws(RegistryError) -> [Challenge] {
    let fields = response.headers.filter { $0.name.lowercased() == "www-authenticate" }.map(\.value)
    let bytes = fields.reduce(0) { $0 + $1.utf8.count }
    guard bytes <= Self.longestChallenge else {
      throw connection.error(
        .invalidAnswer, status: response.status,
        "the registry's challenge has \(bytes) bytes; at most \(Self.longestChallenge) are allowed")
    }
    return fields.flatMap(Challenge.parse)
  }

  /// The largest token. Servers accept headers of 8 to 64 KiB.
  private static let longestToken = 64 << 10
  /// The largest answer of a token service, which may contain the token twice and another one.
  private static let longestTokenAnswer = 4 * longestToken
  /// The largest challenge, all its fields together.
  private static let longestChallenge = 8 << 10

  /// Whether a login may be sent to `url`: over TLS, or on this machine.
  private func isSafe(_ url: URL) -> Bool {
    switch url.scheme?.lowercased() {
    case "https": true
    case "http": connection.endpoint.isLoopback && Loopback.contains(Endpoint.host(url))
    default: false
    }
  }
}
