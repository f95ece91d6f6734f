import Foundation
import TestSupport
import Transport

/// Takes requests for hosts that do not exist to servers on loopback, and remembers them. Their addresses are public,
/// unless the test says otherwise.
struct ElsewhereTransport: HTTPTransport {
  let places: [String: String]
  /// The addresses that hosts claim to have.
  let addresses: [String: String]
  let sent = Recorder<(url: String, hasLogin: Bool)>()
  private let transport: CurlTransport?

  init(_ places: [String: String], addresses: [String: String] = [:]) {
    self.places = places
    self.addresses = addresses
    transport = try? CurlTransport(environment: [:])
  }

  func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse {
    let host = places.keys.first { request.url.hasPrefix("\($0)/") } ?? ""
    let peer = IPAddress(addresses[host] ?? "192.0.1.1")
    guard !request.requiresPublicAddress || peer?.isPublic == true else {
      throw TransportError(.invalidRequest, host: host, reason: "not a public address")
    }
    sent.append((request.url, request.headers["Authorization"] != nil))
    var request = request
    request.requiresPublicAddress = false
    request.url = (places[host] ?? "") + request.url.dropFirst(host.count)
    guard let transport else { throw TransportError(.invalidRequest, host: "", reason: "no libcurl") }
    var response = try await transport.send(request, progress: progress)
    response.peer = peer
    return response
  }
}
