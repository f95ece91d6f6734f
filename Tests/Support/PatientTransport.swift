import Transport

/// libcurl for tests that are not about time: no deadline is shorter than ten minutes.
///
/// A loopback server shares its threads with all other tests, so on a busy machine an answer can take longer than a
/// user would wait. No setting of the machine's environment reaches it.
package struct PatientTransport: HTTPTransport {
  private let curl: CurlTransport

  package init() throws(TransportError) { curl = try CurlTransport(environment: [:]) }

  package func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse {
    var request = request
    if request.deadline != nil { request.deadline = .seconds(600) }
    return try await curl.send(request, progress: progress)
  }
}
