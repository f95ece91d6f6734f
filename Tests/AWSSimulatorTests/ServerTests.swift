import Foundation
import Testing

@testable import AWSSimulator

/// The server's answers to requests that StackKit's own client never sends.
@Suite("The simulator's server") struct ServerTests {
  /// Sends bytes to an account, and answers with all that comes back until the server closes.
  private func answer(to pieces: [String]) async throws -> String {
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: ("AKIAIOSFODNN7EXAMPLE", "s"), pace: .instant)
    let port = try #require(simulator.endpoint.split(separator: ":").last.flatMap { UInt16($0) })
    let answer = try await onThread { try exchange(pieces, port: port) }
    await simulator.stop()
    return answer
  }

  static let bad: [String] = [
    "hello\r\n\r\n", "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", "GET / HTTP/2\r\n\r\n",
    "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
    "GET / HTTP/1.1\r\nA: " + String(repeating: "x", count: 80_000) + "\r\n",
  ]

  @Test(
    "malformed requests are answered with 400, and the connection ends", .timeLimit(.minutes(10)),
    arguments: bad)
  func refuses(request: String) async throws {
    #expect(try await answer(to: [request]).hasPrefix("HTTP/1.1 400 "))
  }

  @Test(
    "requests on one connection are answered in turn, whole, in chunks and after 100",
    .timeLimit(.minutes(10)))
  func accepts() async throws {
    let form = "Action=GetCallerIdentity&Version=2011-06-15"
    let answers = try await answer(to: [
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(form.utf8.count)\r\n\r\n" + form,
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n10;a=b\r\n" + form.prefix(16)
        + "\r\n"
        + String(form.utf8.count - 16, radix: 16) + "\r\n" + form.dropFirst(16)
        + "\r\n0\r\nTrailer: x\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n", "a=b",
      "HEAD /v2/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ])
    let codes = answers.matches(of: /HTTP\/1\.1 ([0-9]+)|<Code>([A-Za-z]+)/).map { String($0.1 ?? $0.2 ?? "") }
    #expect(
      codes == [
        "403", "MissingAuthenticationToken", "403", "MissingAuthenticationToken", "100", "400",
        "MissingAction", "401",
      ], "\(answers)")
  }

  @Test("a server that has stopped lets clients go", .timeLimit(.minutes(10)))
  func stops() async throws {
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: ("AKIAIOSFODNN7EXAMPLE", "s"), pace: .instant)
    let port = try #require(simulator.endpoint.split(separator: ":").last.flatMap { UInt16($0) })
    async let answer = onThread { try exchange(["POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"], port: port) }
    try await Task.sleep(for: .milliseconds(100))
    await simulator.stop()
    #expect(try await answer == "")
  }

  @Test("percent-encoded texts are decoded, and malformed ones refused")
  func decodes() {
    #expect("a%2Fb%c3%a9+".percentDecoded == "a/bé+")
    for text in ["%", "%4", "%zz", "%+1", "%ff"] { #expect(text.percentDecoded == nil) }
  }
}

/// Runs what blocks on a thread of its own: the server needs those of the pool.
private func onThread(_ work: @escaping @Sendable () throws -> String) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
  }
}

/// Sends pieces, a moment apart, and reads to the end.
private func exchange(_ pieces: [String], port: UInt16) throws -> String {
  #if canImport(Darwin)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
  #else
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #endif
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  let isConnected = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
  guard isConnected else { throw POSIXError(.ECONNREFUSED) }
  for piece in pieces {
    let bytes = Array(piece.utf8)
    var done = 0
    while done < bytes.count {
      #if canImport(Darwin)
        let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      #else
        let count = bytes[done...].withUnsafeBytes {
          send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
      #endif
      guard count > 0 else { break }
      done += count
    }
    usleep(20_000)
  }
  var answer = Data()
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
    answer += buffer[..<count]
  }
}
