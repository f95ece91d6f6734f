import Foundation
import TestSupport
import Testing
import Transport

@testable import ContainerImage

@Suite("Registries that are broken, or mean harm", .timeLimit(.minutes(10)))
struct HostileRegistryTests {
  typealias Kind = RegistryError.Kind

  /// How a request to begin an upload is answered, each time, and what becomes of the push.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: Kind
    let complaint: String
    let behave: @Sendable (Exchange) -> Void

    init(_ what: String, _ kind: Kind, _ complaint: String, _ behave: @escaping @Sendable (Exchange) -> Void) {
      (testDescription, self.kind, self.complaint, self.behave) = (what, kind, complaint, behave)
    }

    /// These bytes after the body, and the end of the connection.
    init(_ what: String, _ kind: Kind, _ complaint: String, saying text: String) {
      self.init(what, kind, complaint) { exchange in
        _ = exchange.body()
        exchange.send(text)
        exchange.close()
      }
    }
  }

  static let rows = [
    Row("a head without an end", .transport(.invalidAnswer), "the headers of the answer are larger than 262144 bytes") {
      endless("HTTP/1.1 202 Accepted\r\n", "X-Filler: 0123456789\r\n", $0)
    },
    Row("interim answers without an end", .transport(.invalidAnswer), "the headers of the answer are larger than") {
      endless("", "HTTP/1.1 100 Continue\r\n\r\n", $0)
    },
    Row("a body without an end", .transport(.invalidAnswer), "the answer is larger than 8 MB") {
      endless(
        "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n", chunk, $0)
    },
    Row("trailers without an end", .transport(.invalidAnswer), "the headers of the answer are larger than") {
      endless(
        "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Filler: 0123456789\r\n", $0)
    },
    Row(
      "an interim answer and no other", .transport(.interrupted), "Empty reply",
      saying: "HTTP/1.1 100 Continue\r\n\r\n"),
    Row(
      "another protocol", .transport(.interrupted), "Empty reply",
      saying: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
    Row("no HTTP", .transport(.invalidAnswer), "HTTP/0.9", saying: "220 smtp.example ESMTP\r\n"),
    Row(
      "two lengths", .transport(.interrupted), "bytes remaining",
      saying: "HTTP/1.1 202 Accepted\r\nContent-Length: 3\r\nContent-Length: 99999999\r\n\r\nabc"),
    Row(
      "a length below zero", .transport(.invalidAnswer), "Content-Length",
      saying: "HTTP/1.1 202 Accepted\r\nContent-Length: -5\r\n\r\nabc"),
    Row(
      "no place for the upload", .invalidAnswer, "gives no URL to upload to",
      saying: "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"),
    Row(
      "a place that is none", .invalidAnswer, "'h ttp://x\u{1b}[31m', which is not a URL",
      saying: "HTTP/1.1 202 Accepted\r\nLocation: h ttp://x\u{1b}[31m?signature=s3cret\r\nContent-Length: 0\r\n\r\n"),
    Row("the request as the answer", .refused, "Basic <redacted>") {
      $0.answer(Answer(418, "you said: \($0.request["Authorization"] ?? "")"))
    },
    Row("the request in a passing failure", .refused, "<redacted>") {
      $0.answer(Answer(503, #"{"errors":[{"code":"\#($0.request["Authorization"] ?? "")"}]}"#))
    },
    Row("a wait of ages", .refused, "429") {
      $0.answer(Answer(429, headers: [("Retry-After", String(repeating: "9", count: 40))]))
    },
    Row("a place for the upload that is too long", .invalidAnswer, "which is not a URL") {
      $0.answer(Answer(202, headers: [("Location", "https://a.example/" + String(repeating: "x", count: 20_000))]))
    },
    Row("a challenge that is too long", .invalidAnswer, "challenge has 9007 bytes; at most 8192 are allowed") {
      $0.answer(Answer(401, headers: [("WWW-Authenticate", "Bearer " + String(repeating: ",", count: 9000))]))
    },
    Row("challenges that are too many", .invalidAnswer, "challenge has 9000 bytes; at most 8192 are allowed") {
      $0.answer(Answer(401, headers: (0..<1500).map { _ in ("WWW-Authenticate", "Bearer") }))
    },
    Row("a refusal that is nested deep", .refused, "400") {
      $0.answer(Answer(400, #"{"errors":"# + String(repeating: "[", count: 60_000)))
    },
  ]

  private static let chunk = "1000\r\n\(String(repeating: "x", count: 4096))\r\n"

  private static func endless(_ start: String, _ piece: String, _ exchange: Exchange) {
    _ = exchange.body()
    exchange.send(start)
    // Not quite: more than the client takes, and then the end.
    let pieces = Data(String(repeating: piece, count: 1 + 50_000 / piece.utf8.count).utf8)
    for _ in 0..<300 { exchange.send(pieces) }
    exchange.close()
  }

  @Test("the push ends and says why", arguments: rows)
  func ends(row: Row) async throws {
    let fixture = try RegistryFixture(.init(keepsNoConnection: true))
    fixture.registry.fail("POST", "/uploads/", times: 99, .custom(row.behave))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(.init(username: "me", password: "s3cret")).push(fixture.image([]), to: "chatbot")
    }
    let text = try #require(error).description
    #expect(error?.kind == row.kind, "\(text)")
    #expect(text.contains(row.complaint), "\(text)")
    #expect(text.count < 1000)
    for secret in ["s3cret", Data("me:s3cret".utf8).base64EncodedString()] { #expect(!text.contains(secret)) }
    #expect(fixture.registry.count("POST", "/uploads/") <= 3)
    #expect(fixture.pauses.all.allSatisfy { $0 <= .seconds(60) })
  }

  @Test("interim answers before the real one mean nothing")
  func interim() async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail(
      "HEAD", "/manifests/",
      .custom { exchange in
        exchange.send("HTTP/1.1 100 Continue\r\n\r\n")
        for _ in 0..<3 { exchange.send("HTTP/1.1 103 Early Hints\r\nLocation: https://elsewhere.example/\r\n\r\n") }
        exchange.answer(Answer(404))
      })
    #expect(try await fixture.client().push(fixture.image(), to: "chatbot").changed)
  }

  @Test("an upload that is called done before it has begun: the manifest tells, and it is sent again")
  func earlySuccess() async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail(
      "PUT", "/uploads/", times: 2,
      .custom { exchange in
        exchange.answerEarly(Answer(201))
        _ = exchange.countBody()
      })
    let image = try fixture.image(["layer"])
    try await fixture.client().push(image, to: "chatbot", tag: "v1")
    #expect(fixture.registry.withState { $0.blobs.count == 2 && $0.manifests["v1"]?.data == image.manifest })
  }

  @Test("what is refused again and again, whatever it brings, is given up", arguments: [true, false])
  func refusedForEver(bearer: Bool) async throws {
    let fixture = try RegistryFixture(.init(access: bearer ? .bearer(nil) : .basic([])))
    let host = fixture.registry.host
    if bearer {
      let challenge = Answer(401, headers: [("WWW-Authenticate", #"Bearer realm="http://\#(host)/token""#)])
      fixture.registry.fail("HEAD", "/v2/", times: 99, .answer(challenge))
    }
    let asked = Recorder<Int>()
    let credentials = RegistryCredentials {
      asked.append(1)
      return RegistryLogin(username: "me", password: "\(asked.all.count)")
    }
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(credentials).push(fixture.image(), to: "chatbot")
    }
    #expect(error?.kind == .denied)
    #expect(fixture.registry.requests.count == (bearer ? 3 : 2))
  }

  @Test(
    "answers of a token service that hold no token",
    arguments: [
      ("", "without a token"), ("[]", "without a token"), (#"{"token":""}"#, "without a token"),
      (#"{"token":"a\r\nX-Evil: 1"}"#, "without a token"), (#"{"access_token":7}"#, "without a token"),
    ])
  func badTokens(body: String, complaint: String) async throws {
    try await expectNoToken(.answer(Answer(200, body)), .invalidAnswer, complaint)
  }

  @Test("a token service that never stops, that sends elsewhere, or that repeats the login")
  func tokenServices() async throws {
    try await expectNoToken(
      .custom {
        Self.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Self.chunk, $0)
      }, .transport(.invalidAnswer), "no token from 127.0.0.1: the answer is larger than 262144 bytes")
    try await expectNoToken(
      .answer(Answer(200, #"{"token":"\#(String(repeating: "x", count: 65_537))"}"#)), .invalidAnswer,
      "the token of 127.0.0.1 has 65537 bytes; at most 65536 are allowed")
    try await expectNoToken(
      .answer(Answer(200, #"{"token":"\#(String(repeating: "x", count: 3 << 20))"}"#)), .transport(.invalidAnswer),
      "no token from 127.0.0.1: the answer is larger than 262144 bytes")
    try await expectNoToken(
      .answer(Answer(307, headers: [("Location", "https://elsewhere.example/")])), .refused,
      "no token from 127.0.0.1: 307")
    try await expectNoToken(
      .custom { $0.answer(Answer(403, "no: \($0.request["Authorization"] ?? "")")) }, .denied, "no: Basic <redacted>")
  }

  private func expectNoToken(
    _ effect: LoopbackRegistry.Fault.Effect, _ kind: Kind, _ complaint: String,
    at place: SourceLocation = #_sourceLocation
  ) async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(["me:s3cret"])))
    fixture.registry.fail("GET", "/token", times: 99, effect)
    let error = await #expect(throws: RegistryError.self, sourceLocation: place) {
      try await fixture.client(.init(username: "me", password: "s3cret")).push(fixture.image(), to: "chatbot")
    }
    #expect(error?.kind == kind, sourceLocation: place)
    #expect(error?.description.contains(complaint) == true, "\(String(describing: error))", sourceLocation: place)
    #expect(fixture.registry.count("GET", "/token") == 1, sourceLocation: place)
  }
}
