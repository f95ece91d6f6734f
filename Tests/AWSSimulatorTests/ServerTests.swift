import Foundation
import Testing

@testable import AWSSimulator

/// The server's answers to requests that StackKit's own client never sends.
@Suite("The simulator's server") struct ServerTests {
  static let bad: [String] = [
    "hello\r\n\r\n", "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", "GET / HTTP/2\r\n\r\n",
    "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n-1\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n0\r\n"
      + String(repeating: "a: b\r\n", count: 200) + "\r\n",
    "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n1;" + String(repeating: "x", count: 2000),
    "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", "GET / HTTP/1.1\r\nA : b\r\n\r\n",
    "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "GET / HTTP/1.1\r\nA: b\rX: y\r\n\r\n", "GET / HTTP/1.1\r\nA: \0\r\n\r\n",
    "GET / HTTP/1.1\r\n: b\r\n\r\n", "\r\n\r\n",
    "GET / HTTP/1.1\r\nA: " + String(repeating: "x", count: 80_000) + "\r\n",
  ]

  @Test(
    "malformed requests are answered with 400, and the connection ends", .timeLimit(.minutes(10)),
    arguments: bad)
  func refuses(request: String) async throws {
    #expect(try await RawClient.answer(to: [request]).hasPrefix("HTTP/1.1 400 "))
  }

  @Test(
    "requests on one connection are answered in turn, whole, in chunks and after 100",
    .timeLimit(.minutes(10)))
  func accepts() async throws {
    let form = "Action=GetCallerIdentity&Version=2011-06-15"
    let answers = try await RawClient.answer(to: [
      "POST / HTTP/1.1\r\n\(RawClient.claim)Content-Length: \(form.utf8.count)\r\n\r\n" + form,
      "POST / HTTP/1.1\r\n\(RawClient.claim)Transfer-Encoding: chunked\r\n\r\n10;a=b\r\n" + form.prefix(16)
        + "\r\n"
        + String(form.utf8.count - 16, radix: 16) + "\r\n" + form.dropFirst(16)
        + "\r\n0\r\nTrailer: x\r\n\r\n",
      "POST / HTTP/1.1\r\n\(RawClient.claim)Expect: 100-continue\r\nContent-Length: 3\r\n\r\n", "a=b",
      "HEAD /v2/ HTTP/1.1\r\nHost: LOCALHOST:\(RawClient.port)\r\nConnection: close\r\n\r\n",
    ])
    let codes = answers.matches(of: /HTTP\/1\.1 ([0-9]+)|<Code>([A-Za-z]+)/).map { String($0.1 ?? $0.2 ?? "") }
    #expect(
      codes == [
        "400", "IncompleteSignature", "400", "IncompleteSignature", "100", "400", "MissingAction", "401",
      ], "\(answers)")
  }

  @Test("a server that has stopped lets clients go", .timeLimit(.minutes(10)))
  func stops() async throws {
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: Simulated.keys, pace: .instant)
    let port = try RawClient.port(of: simulator)
    async let answer = RawClient.exchange(
      ["POST / HTTP/1.1\r\n\(RawClient.claim)Content-Length: 9\r\n\r\nhalf"], port: port)
    while simulator.server.connections == 0 { try await Task.sleep(for: .milliseconds(20)) }
    await simulator.stop()
    #expect(try await answer == "")
  }

  @Test("percent-encoded texts are decoded, and malformed ones refused")
  func decodes() {
    #expect("a%2Fb%c3%a9+".percentDecoded == "a/bé+")
    for text in ["%", "%4", "%zz", "%+1", "%ff"] { #expect(text.percentDecoded == nil) }
  }
}
