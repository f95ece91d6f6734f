import Foundation
import TestSupport
import Testing
import Transport

@testable import ContainerImage

@Suite("Pushing")
struct PushTests {
  @Test("everything arrives, the manifest last; a second push sends nothing")
  func push() async throws {
    let fixture = try RegistryFixture()
    let registry = fixture.registry
    let image = try fixture.image()
    let first = try await fixture.client().push(image, to: "team/chatbot", tag: "v1")
    #expect(first.digest == image.digest)
    #expect(first.uploaded == image.blobs.map(\.digest))
    #expect(first.skipped.isEmpty)
    #expect(first.bytes == image.size - Int64(image.manifest.count))
    #expect(first.changed)
    for blob in image.blobs {
      let expected = try await blob.content().read(limit: 1 << 20, what: "blob")
      #expect(registry.withState { $0.blobs[blob.digest] } == expected)
    }
    #expect(registry.withState { $0.manifests["v1"]?.data } == image.manifest)
    #expect(registry.withState { $0.manifests["v1"]?.type } == image.mediaType)
    #expect(registry.requests.last == "PUT /v2/team/chatbot/manifests/v1")
    #expect(registry.count("PUT", "/blobs/uploads/") == image.blobs.count)

    let before = registry.requests.count
    let second = try await fixture.client().push(image, to: "team/chatbot", tag: "v1")
    #expect(!second.changed)
    #expect(second.uploaded.isEmpty)
    #expect(second.skipped == image.blobs.map(\.digest))
    #expect(second.bytes == 0)
    #expect(registry.requests[before...] == ["HEAD /v2/team/chatbot/manifests/v1"])
    // Another tag for the same image is one more manifest and nothing else.
    let third = try await fixture.client().push(image, to: "team/chatbot", tag: "v2")
    #expect(third.changed && third.uploaded.isEmpty)
    #expect(registry.withState { $0.manifests["v2"]?.data } == image.manifest)
  }

  @Test("without a tag an image is known by its digest only")
  func byDigest() async throws {
    let fixture = try RegistryFixture()
    let image = try fixture.image()
    try await fixture.client().push(image, to: "chatbot")
    #expect(fixture.registry.withState { Array($0.manifests.keys) } == [image.digest.description])
    #expect(try await fixture.client().push(image, to: "chatbot").changed == false)
  }

  @Test("plain layers of docker save archives arrive compressed, compressed before or not")
  func dockerSave() async throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write(TarBuilder.archive(DockerSave.files()), to: "saved.tar")
    for _ in 0..<2 {
      let fixture = try RegistryFixture()
      let image = try ImageSource.open(path: path, cache: LayerCache(folder: "\(directory.path)/cache"))
        .image(for: .linuxARM64)
      try await fixture.client().push(image, to: "chatbot", tag: "v1")
      let layer = try #require(fixture.registry.withState { $0.blobs[image.layers[0].digest] })
      let stored = try FileRange(path: directory.write(layer, to: "layer"))
      #expect(try stored.decompressed().read(limit: 100, what: "layer") == Data("plain tar".utf8))
    }
  }

  @Test("layers that are there are not sent again, unless they have another length")
  func shared() async throws {
    let fixture = try RegistryFixture()
    let progress = Recorder<BlobProgress>()
    try await fixture.client().push(fixture.image(["base", "one"]), to: "chatbot", tag: "v1")
    let image = try fixture.image(["base", "two"])
    let result = try await fixture.client().push(image, to: "chatbot", tag: "v2") { progress.append($0) }
    #expect(result.skipped == [Digest(of: Data("base".utf8))])
    #expect(result.uploaded.count == 2)
    #expect(result.bytes == image.config.size + 3)
    #expect(progress.all.filter(\.existed).map(\.digest) == result.skipped)
    for digest in result.uploaded {
      #expect(progress.all.last { $0.digest == digest }.map { $0.sent == $0.total && !$0.existed } == true)
    }

    fixture.registry.change { $0.wrongLength = 1 }
    let third = try await fixture.client().push(fixture.image(["base", "three"]), to: "chatbot")
    #expect(third.skipped.isEmpty)
  }

  @Test("four blobs at a time, each once")
  func parallel() async throws {
    let fixture = try RegistryFixture(.init(gathers: 4))
    let layers = (0..<12).map { "layer \($0 % 9)" }
    let result = try await fixture.client().push(fixture.image(layers), to: "chatbot")
    #expect(result.uploaded.count == 10)
    #expect(fixture.registry.count("POST", "uploads") == 10)
    #expect(fixture.registry.withState { $0.mostUploading } == 4)
  }

  @Test("a layer that is not what its digest says never leaves, and nothing is tagged")
  func damagedLayer() async throws {
    let fixture = try RegistryFixture()
    let image = try fixture.image()
    let layer = try #require(image.layers.last)
    let content = try await layer.content()
    let handle = try #require(FileHandle(forWritingAtPath: content.path))
    try handle.seek(toOffset: UInt64(content.offset))
    try handle.write(contentsOf: Data("X".utf8))
    try handle.close()
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client().push(image, to: "chatbot", tag: "v1")
    }
    #expect(error?.kind == .badImage)
    #expect(error?.digest == layer.digest)
    #expect(fixture.registry.withState { $0.manifests.isEmpty && $0.blobs[layer.digest] == nil })
  }

  @Test("cancelling ends a push that hangs")
  func cancellation() async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail("PUT", "/blobs/uploads/", times: 10, .hang)
    let image = try fixture.image()
    let client = try fixture.client()
    let (reached, continuation) = AsyncStream<Void>.makeStream()
    let push = Task {
      do throws(RegistryError) {
        try await client.push(image, to: "chatbot", tag: "v1") { _ in continuation.yield() }
        return RegistryError.Kind?.none
      } catch { return error.kind }
    }
    for await _ in reached { break }
    push.cancel()
    #expect(await push.value == .cancelled)
    #expect(fixture.registry.withState { $0.manifests.isEmpty })
  }

  @Test("cancelling ends a push that waits for a token", .timeLimit(.minutes(10)))
  func cancelledToken() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil)))
    let service = SleepyTokenService()
    let client = try fixture.client(transport: service)
    let image = try fixture.image()
    let push = Task {
      do throws(RegistryError) {
        try await client.push(image, to: "chatbot")
        return RegistryError.Kind?.none
      } catch { return error.kind }
    }
    for await _ in service.asked.stream { break }
    push.cancel()
    #expect(await push.value == .cancelled)
  }

  @Test(
    "what cannot be asked is not asked",
    arguments: [
      ("registry.example.com", RegistryClient.Scheme.http, "only for registries on this machine"),
      ("127.0.0.1.evil.example", .http, "only for registries on this machine"),
      ("128.0.0.1:5000", .http, "only for registries on this machine"),
      ("user@registry.example.com", .https, "not a host name"), ("registry.example.com/x", .https, "not a host name"),
      ("", .https, "not a host name"),
    ])
  func badHosts(host: String, scheme: RegistryClient.Scheme, complaint: String) {
    let error = #expect(throws: RegistryError.self) {
      try RegistryClient(host: host, scheme: scheme, credentials: nil, transport: CurlTransport(environment: [:]))
    }
    #expect(error?.description.contains(complaint) == true)
  }

  @Test("bad names are refused before anything is sent", arguments: [("Chat", "v1"), ("chat", "v 1"), ("../x", "v1")])
  func badNames(repository: String, tag: String) async throws {
    let fixture = try RegistryFixture()
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client().push(fixture.image(), to: repository, tag: tag)
    }
    #expect(error?.kind == .invalidRequest)
    #expect(fixture.registry.requests.isEmpty)
  }
}

/// Carries everything but the question for a token, which it never answers.
private struct SleepyTokenService: HTTPTransport {
  let asked = AsyncStream.makeStream(of: Void.self)

  func send(
    _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
  ) async throws(TransportError) -> HTTPResponse {
    guard request.url.contains("/token") else { return try await CurlTransport(environment: [:]).send(request) }
    asked.continuation.yield()
    do { try await Task.sleep(for: .seconds(400)) } catch {
      throw TransportError(.cancelled, host: "", reason: "cancelled")
    }
    throw TransportError(.timedOut, host: "", reason: "asleep")
  }
}
