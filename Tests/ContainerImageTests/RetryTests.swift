import Foundation
import TestSupport
import Testing
import Transport

@testable import ContainerImage

@Suite("Coming back later")
struct RetryTests {
  @Test(
    "what Retry-After says, at most a minute",
    arguments: [
      ("7", nil, 7), (" 0 ", nil, 0), ("3600", nil, 60), ("31536000", nil, 60),
      (String(repeating: "9", count: 30), nil, 60), (String(repeating: "9", count: 400), nil, 60), ("-1", nil, nil),
      ("", nil, nil),
      ("soon", nil, nil), ("1.5", nil, nil),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:28 GMT", 9),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:50:28 GMT", 0),
      ("Mon, 07 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:28 GMT", 60),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "yesterday", 0), ("Sunday, 06-Nov-94 08:49:37 GMT", nil, nil),
      ("Sun, 06 Foo 1994 08:49:37 GMT", nil, nil), ("Sun, 06 Nov 1994 08:49:37 PST", nil, nil),
      ("Sun, 06 Nov -2147483648 08:49:37 GMT", nil, nil), ("Sun, 06 Nov 99999 08:49:37 GMT", nil, nil),
    ] as [(String, String?, Int?)])
  func retryAfter(text: String, date: String?, seconds: Int?) {
    var response = HTTPResponse(status: 429, headers: ["Retry-After": text])
    response.headers["Date"] = date
    #expect(response.retryAfter == seconds.map { .seconds($0) })
  }

  @Test(
    "statuses that pass are waited out, others are final",
    arguments: [
      (408, 2), (429, 2), (499, 2), (500, 2), (502, 2), (503, 2), (504, 2), (522, 2), (400, 1), (405, 1), (501, 1),
    ])
  func statuses(status: Int, requests: Int) async throws {
    let fixture = try RegistryFixture()
    try await fixture.client().push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    let before = fixture.registry.requests.count
    fixture.registry.fail("HEAD", "/manifests/", .answer(Answer(status)))
    _ = try? await fixture.client().push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    #expect(fixture.registry.requests.count - before == requests)
  }

  @Test("pauses are random in their second half", arguments: [(0.0, 500, 1500), (0.5, 750, 2250), (1, 1000, 3000)])
  func jitter(jitter: Double, first: Int, second: Int) async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail("HEAD", "/manifests/", times: 2, .answer(Answer(503)))
    try await fixture.client(jitter: jitter).push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    #expect(fixture.pauses.all == [.milliseconds(first), .milliseconds(second)])
  }
}
