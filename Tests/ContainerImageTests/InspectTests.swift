import Foundation
import TestSupport
import Testing

@testable import ContainerImage

@Suite("Looking at what is in a registry")
struct InspectTests {
  private func reference(_ fixture: RegistryFixture, _ rest: String) throws -> ImageReference {
    try ImageReference("\(fixture.registry.host)/chatbot\(rest)")
  }

  @Test("an image: its digest, and the platform that its configuration names")
  func image() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil)))
    let image = try fixture.image()
    try await fixture.client().push(image, to: "chatbot", tag: "v1")
    let client = try fixture.client()
    #expect(try await client.manifestDigest(reference(fixture, ":v1")) == image.digest)
    let found = try await client.inspect(reference(fixture, ":v1@\(image.digest)"))
    #expect(found == RemoteImage(digest: image.digest, platforms: [.linuxARM64], runtime: .unsaid))
    // A registry that does not tell the digest.
    fixture.registry.change { $0.wrongDigests["/manifests/"] = "" }
    #expect(try await client.manifestDigest(reference(fixture, ":v1")) == image.digest)
  }

  @Test("an index: the platforms of its images")
  func index() async throws {
    let fixture = try RegistryFixture()
    var layout = LayoutBuilder()
    let index = layout.index([layout.image("amd64"), layout.image("arm64", variant: "v8"), layout.attestation()])
    let digest = try Digest(try #require(index["digest"] as? String))
    let data = try #require(layout.files["blobs/sha256/\(digest.hex)"])
    fixture.registry.withState { $0.manifests["v1"] = (LayoutBuilder.indexType, data) }
    let found = try await fixture.client().inspect(reference(fixture, ":v1"))
    #expect(found == RemoteImage(digest: digest, platforms: [.linuxAMD64, .linuxARM64], runtime: nil))
  }

  @Test("what is not there, and what names nothing")
  func missing() async throws {
    let fixture = try RegistryFixture()
    let client = try fixture.client()
    for look in [
      { _ = try await client.manifestDigest(self.reference(fixture, ":v1")) },
      { _ = try await client.inspect(self.reference(fixture, ":v1")) },
    ] as [() async throws -> Void] {
      let error = await #expect(throws: RegistryError.self) { try await look() }
      #expect(error?.kind == .notFound)
      #expect(error?.description.contains("no image 'v1'") == true)
    }
    let error = await #expect(throws: RegistryError.self) { try await client.manifestDigest(reference(fixture, "")) }
    #expect(error?.description.contains("neither a tag nor a digest") == true)
  }

  @Test("content that is not what it was asked for is refused")
  func altered() async throws {
    let fixture = try RegistryFixture()
    let image = try fixture.image()
    try await fixture.client().push(image, to: "chatbot", tag: "v1")
    fixture.registry.withState { $0.blobs[image.config.digest] = Data("{}".utf8) }
    let config = await #expect(throws: RegistryError.self) {
      try await fixture.client().inspect(reference(fixture, ":v1"))
    }
    #expect(config?.description.contains("not what its digest says") == true)
    fixture.registry.withState { $0.manifests[image.digest.description]?.data.append(32) }
    let manifest = await #expect(throws: RegistryError.self) {
      try await fixture.client().inspect(reference(fixture, "@\(image.digest)"))
    }
    #expect(manifest?.kind == .invalidAnswer)
    fixture.registry.fail("GET", "/manifests/", .answer(Answer(200, body: Data(count: 4 << 20 | 1))))
    let large = await #expect(throws: RegistryError.self) {
      try await fixture.client().inspect(reference(fixture, ":v1"))
    }
    #expect(large?.description.contains("more than 4194304 bytes") == true)
  }

  @Test("a blob elsewhere is fetched over TLS only, and never with the login")
  func redirects() async throws {
    let fixture = try RegistryFixture()
    try await fixture.client().push(fixture.image(), to: "chatbot", tag: "v1")
    let other = try LoopbackServer(answering: Answer(200))
    fixture.registry.change { $0.blobHost = other.url }
    let credentials = RegistryCredentials(username: "me", password: "secret")
    let plain = await #expect(throws: RegistryError.self) {
      try await fixture.client(credentials).inspect(reference(fixture, ":v1"))
    }
    #expect(plain?.description.contains("without TLS") == true)
    #expect(other.requests.isEmpty)
    let elsewhere = ElsewhereTransport(["https://blobs.example": fixture.registry.server.url])
    fixture.registry.change { $0.blobHost = "https://blobs.example" }
    let image = try fixture.image()
    fixture.registry.fail(
      "GET", "/elsewhere/", times: 2,
      .answer(Answer(200, body: try await image.config.content().read(limit: 1 << 20, what: "it"))))
    let found = try await fixture.client(credentials, transport: elsewhere).inspect(reference(fixture, ":v1"))
    #expect(found.digest == image.digest)
    #expect(elsewhere.sent.all.contains { !$0.hasLogin })
    #expect(elsewhere.sent.all.allSatisfy { $0.hasLogin == $0.url.hasPrefix(fixture.registry.server.url) })
    // Redirected for ever on the registry itself.
    fixture.registry.change { $0.blobHost = "/v2/chatbot/blobs" }
    let loop = await #expect(throws: RegistryError.self) {
      try await fixture.client(credentials).inspect(reference(fixture, ":v1"))
    }
    #expect(loop?.status == 307)
  }

  @Test(
    "loopback and nothing that looks like it",
    arguments: [
      ("localhost", true), ("localhost:5000", true), ("127.0.0.1:1", true), ("127.1.2.3", true), ("[::1]:5000", true),
      ("[::1]", true), ("127.0.0.1.example.com", false), ("localhost.example.com", false), ("127.0.0", false),
      ("127.0.0.999", false), ("127.0.0.+1", false), ("10.0.0.1", false), ("[::2]", false), ("", false),
    ])
  func loopback(host: String, expected: Bool) {
    #expect(Endpoint.isLoopback(host) == expected)
  }
}
