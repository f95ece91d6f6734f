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
    #expect(try await client.inspect(reference(fixture, ":v1")).digest == image.digest)
    let found = try await client.inspect(reference(fixture, ":v1@\(image.digest)"))
    #expect(found == RemoteImage(digest: image.digest, platforms: [.linuxARM64], runtime: .unsaid))
    // A registry that does not tell the digest.
    fixture.registry.change { $0.wrongDigests["/manifests/"] = "" }
    #expect(try await client.inspect(reference(fixture, ":v1")).digest == image.digest)
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

  @Test("the images under a name are those of the files that were pushed, and no layer is fetched for it")
  func images() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil)))
    var layout = LayoutBuilder()
    let inner = layout.index([
      layout.image("arm64", variant: "v8", layers: [Data("arm".utf8), Data("arm".utf8)], config: ["created": "1970"])
    ])
    layout.list(
      layout.index([layout.image("amd64", layers: [Data("amd".utf8)]), inner, layout.attestation()]))
    let source = try ImageSource.open(path: fixture.directory.write(layout.files, to: "layout"))
    let client = try fixture.client()
    try await client.push(source.contents(.all), to: "chatbot", tag: "v1")
    let (stored, before) = (try source.images(), fixture.registry.requests.count)
    func facts(_ image: Image) -> [String] {
      ["\(image.platform)", "\(image.digest)", "\(image.config.digest)", "\(image.size)", image.created ?? ""]
        + image.layers.map { "\($0.digest) \($0.mediaType) \($0.size)" } + image.diffIDs.map(\.description)
    }
    let found = try await client.images(reference(fixture, ":v1"))
    #expect(found.map(facts) == stored.map(facts) && found.count == 2)
    let layers = Set(stored.flatMap(\.layers).map(\.digest.description))
    let asked = fixture.registry.requests.dropFirst(before)
    #expect(!asked.contains { request in layers.contains { request.hasSuffix($0) } })

    let one = try await client.image(reference(fixture, ":v1"), for: .linuxARM64)
    #expect(facts(one) == facts(stored[1]))
    #expect(fixture.registry.count("GET", "/manifests/\(stored[0].digest)") == 1)
    let error = await #expect(throws: RegistryError.self) {
      try await client.image(reference(fixture, ":v1"), for: Platform(os: "linux", architecture: "riscv64"))
    }
    #expect(error?.kind == .notFound)
    #expect(error?.description.contains("no image for linux/riscv64 (available: linux/amd64, linux/arm64)") == true)
  }

  @Test("what is announced as something else is refused, and what does not run is no image")
  func notImages() async throws {
    let fixture = try RegistryFixture()
    var (chart, liar) = (LayoutBuilder(), LayoutBuilder())
    let config = chart.blob(Data("{}".utf8), type: "application/vnd.cncf.helm.config.v1+json")
    chart.list(chart.image("arm64", announced: false, manifest: ["config": config]))
    var wrong = liar.image("amd64")
    wrong["platform"] = ["os": "linux", "architecture": "arm64"]
    liar.list(liar.index([wrong]))
    for (tag, layout) in [("chart", chart), ("liar", liar)] {
      let index = try JSONSerialization.jsonObject(with: try #require(layout.files["index.json"])) as? [String: Any]
      let top = try #require((index?["manifests"] as? [[String: Any]])?.first)
      fixture.registry.withState { state in
        for (name, data) in layout.files where name.hasPrefix("blobs/") {
          state.blobs[Digest(of: data)] = data
          state.manifests["\(Digest(of: data))"] = (LayoutBuilder.manifestType, data)
        }
        state.manifests[tag] = state.manifests[top["digest"] as? String ?? ""]
        state.manifests[tag]?.type = top["mediaType"] as? String ?? ""
      }
    }
    #expect(try await fixture.client().images(reference(fixture, ":chart")).isEmpty)
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client().images(reference(fixture, ":liar"))
    }
    #expect(error?.description.contains("is announced for linux/arm64, but its configuration says linux/amd64") == true)
  }

  @Test("an image of a registry is read through to the end, each blob once")
  func verified() async throws {
    let fixture = try RegistryFixture()
    let plain = Data("plain tar".utf8)
    let layout = LayoutBuilder.single(layers: [Compressed.gzip(plain)], diffIDs: [Digest(of: plain)])
    let stored = try ImageSource.open(path: fixture.directory.write(layout.files, to: "layout"))
    try await fixture.client().push(stored.contents(.usual), to: "chatbot", tag: "v1")
    let image = try #require(try await fixture.client().images(reference(fixture, ":v1")).first)
    let before = fixture.registry.count("GET", "/blobs/")
    try await image.verify()
    #expect(fixture.registry.count("GET", "/blobs/") == before + 2)
    fixture.registry.withState { $0.blobs[image.layers[0].digest]?[20] ^= 1 }
    let error = await #expect(throws: ImageError.self) { try await image.verify() }
    #expect(error?.description.contains("\(image.layers[0].digest) has the digest") == true)
    fixture.registry.withState { $0.blobs[image.layers[0].digest] = nil }
    let missing = await #expect(throws: ImageError.self) { try await image.verify() }
    let place = "\(fixture.registry.host)/chatbot@\(image.layers[0].digest): "
    #expect(missing?.description.hasPrefix(place) == true, "\(String(describing: missing))")
  }

  @Test("what is not there, and what names nothing")
  func missing() async throws {
    let fixture = try RegistryFixture()
    let client = try fixture.client()
    let missing = await #expect(throws: RegistryError.self) { try await client.inspect(reference(fixture, ":v1")) }
    #expect(missing?.kind == .notFound)
    #expect(missing?.description.contains("no image 'v1'") == true)
    let error = await #expect(throws: RegistryError.self) { try await client.inspect(reference(fixture, "")) }
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
    #expect(config?.description.contains("does not match its digest") == true)
    fixture.registry.withState { $0.manifests[image.digest.description]?.data.append(32) }
    let manifest = await #expect(throws: RegistryError.self) {
      try await fixture.client().inspect(reference(fixture, "@\(image.digest)"))
    }
    #expect(manifest?.kind == .invalidAnswer)
    fixture.registry.fail("GET", "/manifests/", .answer(Answer(200, body: Data(count: 4 << 20 | 1))))
    let large = await #expect(throws: RegistryError.self) {
      try await fixture.client().inspect(reference(fixture, ":v1"))
    }
    #expect(large?.description.contains("more than the maximum of 4194304 bytes") == true)
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
}
