import Foundation
import TestSupport
import Testing

@testable import ContainerImage

@Suite("Coming back later")
struct RetryTests {
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
