import Essentials
import Synchronization
import Transport

/// Sends single requests to a registry, and turns failures into errors with their place.
struct RegistryConnection: Sendable {
  /// The registry's name in messages.
  let name: String
  let endpoint: Endpoint
  let transport: any HTTPTransport
  /// The operator of the registry.
  let owner: RegistryClient.Owner
  private let neighborhood = Neighborhood()
  /// The repository and the digest in this connection's errors.
  var repository: String?
  var digest: Digest?

  /// Sends a request, instead of the transport's `send`.
  typealias Carrier = @Sendable (HTTPRequest) async throws(TransportError) -> HTTPResponse

  /// The largest answer, which is an image's configuration.
  private static let largestAnswer = Int(ConfigDocument.maximumSize)

  /// The bytes of a refusal to read.
  private static let largestRefusal = 64 << 10

  /// Sends `request` once.
  ///
  /// - Throws: A transient error if there is no answer, or if the answer asks to try again later.
  func exchange(
    _ request: HTTPRequest, carry: Carrier? = nil, progress: (@Sendable (Int64) -> Void)? = nil
  ) async throws(RegistryError) -> HTTPResponse {
    guard !Task.isCancelled else { throw error(.cancelled, "cancelled") }
    var request = request
    request.headers["User-Agent"] = "stackkit"
    request.answerLimit = request.answerLimit ?? Self.largestAnswer
    var response: HTTPResponse
    do {
      if let carry {
        response = try await carry(request)
      } else {
        response = try await transport.send(request, progress: progress)
      }
    } catch {
      let reason = error.host == endpoint.host ? error.reason : error.description
      throw self.error(error.kind == .cancelled ? .cancelled : .transport(error.kind), reason)
    }
    if let peer = response.peer, let url = URL(string: request.url), endpoint.contains(url) { neighborhood.note(peer) }
    // Some proxies repeat the request in their answer.
    if response.status >= 400, let secret = request.headers["Authorization"]?.split(separator: " ").last {
      let said = String(decoding: response.body.prefix(Self.largestRefusal), as: UTF8.self)
      response.body = Data(said.replacing(secret, with: "<redacted>").utf8)
    }
    guard !RegistryError.transientStatuses.contains(response.status) else {
      throw refusal(response, "the registry is temporarily unavailable")
    }
    return response
  }

  /// Whether the registry is in a private network, by its name or by the address that answered.
  var isPrivate: Bool { PrivateNetwork.contains(endpoint.host) || neighborhood.isPrivate }

  /// Checks that a request may go where the registry says: to the registry itself, or to another host with TLS that is
  /// not in a private network, unless the registry is in one as well.
  ///
  /// - Parameters:
  ///   - url: The URL that the registry names.
  ///   - what: The words before the host in the error, such as `redirects to`.
  /// - Throws: Why it may not go there.
  func permit(_ url: URL, _ what: String) throws(RegistryError) {
    guard !endpoint.contains(url) else { return }
    let host = Endpoint.host(url)
    guard url.scheme?.lowercased() == "https" else {
      throw error(.invalidAnswer, "the registry \(what) '\(host)' without TLS; refused")
    }
    guard !PrivateNetwork.contains(host) || isPrivate else {
      throw error(.invalidAnswer, "the registry \(what) '\(host)' on a private network; refused")
    }
  }

  func error(_ kind: RegistryError.Kind, status: Int? = nil, _ reason: String) -> RegistryError {
    RegistryError(kind, registry: name, repository: repository, digest: digest, status: status, reason: reason)
  }

  /// An error about the blob to be sent.
  func error(_ error: ImageError) -> RegistryError {
    if case .cancelled = error { self.error(.cancelled, "cancelled") } else { self.error(.badImage, error.description) }
  }

  /// An error with the registry's codes and messages, or the start of its answer.
  func refusal(_ response: HTTPResponse, _ what: String) -> RegistryError {
    let body = response.body.prefix(Self.largestRefusal)
    let errors = (try? JSONDecoder().decode(Refusal.self, from: body))?.errors ?? []
    let codes = errors.compactMap(\.code)
    var said = errors.map { [$0.code, $0.message].compactMap { $0 }.joined(separator: ": ") }.joined(separator: "; ")
    if errors.isEmpty, response.headers["Content-Type"]?.lowercased().hasPrefix("text/html") != true {
      said = String(decoding: body.prefix(1000), as: UTF8.self)
        .trimmed(newlines: true)
    }
    let kind: RegistryError.Kind =
      switch response.status {
      case 401, 403: .denied
      case 404: .notFound
      default: .refused
      }
    return RegistryError(
      kind, registry: name, repository: repository, digest: digest, status: response.status, codes: codes,
      reason: "\(what): \(response.status)" + (said.isEmpty ? "" : " \(said.prefix(500))"),
      retryAfter: response.retryAfter(atMost: RegistryRetry.longest, now: Date()))
  }

  private struct Refusal: Decodable {
    let errors: [Item]

    struct Item: Decodable {
      let code: String?
      let message: String?
    }
  }
}

/// Remembers whether a registry has answered from an address in a private network.
///
/// Certificates are checked before, so nobody but the registry can answer in its name.
private final class Neighborhood: Sendable {
  private let flag = Atomic(false)

  var isPrivate: Bool { flag.load(ordering: .acquiring) }

  func note(_ peer: IPAddress) {
    if !peer.translated.isPublic { flag.store(true, ordering: .releasing) }
  }
}
