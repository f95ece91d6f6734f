import FlyingFox
import FlyingSocks
import Foundation
import enum Transport.HTTPDate

/// The HTTP server. Requests under the registry's path go to the registry, all others to the APIs.
struct Server: Sendable {
  private let server: HTTPServer
  private let running: Task<Void, any Error>
  let port: UInt16

  /// The maximum size of an API request: a layer part of 20 MiB in base 64.
  private static let largestRequest = 28 << 20

  /// Listens on a free port of 127.0.0.1.
  init(router: APIRouter, registry: Registry, now: @escaping @Sendable () -> Date) async throws {
    let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: 0)
    // A long timeout: a slow upload must not end as a server error.
    let configuration = HTTPServer.Configuration(
      address: address, timeout: 3600, sharedRequestBufferSize: 64 * 1024, logger: .disabled)
    let server = HTTPServer(
      config: configuration,
      handler: ClosureHTTPHandler { request in
        await Self.respond(to: request, router, registry, now())
      })
    self.server = server
    running = Task { try await server.run() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port)? = await server.listeningAddress else { throw SocketError.disconnected }
    self.port = port
  }

  func stop() async {
    await server.stop()
    running.cancel()
  }

  private static func respond(
    to request: HTTPRequest, _ router: APIRouter, _ registry: Registry, _ now: Date
  ) async -> HTTPResponse {
    let isRegistry = request.target.path().hasPrefix("/v2")
    var body = Data()
    if !isRegistry {
      do {
        for try await chunk in request.bodySequence where body.count <= largestRequest { body.append(chunk) }
      } catch {
        return HTTPResponse(statusCode: .badRequest)
      }
    }
    let headers = request.headers.map { ($0.key.rawValue.lowercased(), $0.value) }
    let call = Call(
      method: request.method.rawValue, path: request.target.path(), query: request.target.query(),
      headers: Dictionary(headers) { "\($0),\($1)" }, body: body)
    let answer: Answer
    if isRegistry {
      answer = await registry.answer(call, body: request.bodySequence)
    } else if body.count > largestRequest {
      answer = Answer(ServiceError("RequestEntityTooLarge", "Request size exceeded", status: 413), json: false)
    } else {
      answer = await router.answer(call)
    }
    return response(answer, isHead: request.method == .HEAD, now)
  }

  private static func response(_ answer: Answer, isHead: Bool, _ now: Date) -> HTTPResponse {
    var headers = HTTPHeaders()
    headers[.date] = HTTPDate.text(of: now)
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(answer.status, phrase: answer.status < 400 ? "OK" : "Refused")
    switch answer.body {
    case .data(let data):
      headers[.contentLength] = String(data.count)
      return HTTPResponse(statusCode: status, headers: headers, body: isHead ? Data() : data)
    case .file(let file):
      guard !isHead, let body = try? HTTPBodySequence(file: file, suggestedBufferSize: 64 * 1024) else {
        return HTTPResponse(statusCode: status, headers: headers)
      }
      return HTTPResponse(statusCode: status, headers: headers, body: body)
    }
  }
}
