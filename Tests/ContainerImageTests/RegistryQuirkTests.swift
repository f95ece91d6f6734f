import ContainerImage
import Foundation
import TestSupport
import Testing

@Suite("Registries that fail, and registries with their own ideas")
struct RegistryQuirkTests {
  private func failure(
    _ fixture: RegistryFixture, _ image: Image? = nil, tag: String? = "v1", credentials: RegistryCredentials? = nil
  ) async throws -> RegistryError {
    let image = try image ?? fixture.image()
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(credentials).push(image, to: "chatbot", tag: tag)
    }
    return try #require(error)
  }

  @Test("relative locations, with what they carry in their query")
  func relativeLocations() async throws {
    let fixture = try RegistryFixture(.init(relativeLocations: true))
    #expect(try await fixture.client().push(fixture.image(), to: "chatbot").uploaded.count == 3)
  }

  @Test("an upload is not taken to another host, and the login does not go there")
  func otherHost() async throws {
    let other = try LoopbackServer(answering: Answer(201))
    let fixture = try RegistryFixture(.init(uploadBase: other.url))
    let error = try await failure(fixture, credentials: .init(username: "me", password: "secret"))
    #expect(error.kind == .invalidAnswer)
    #expect(error.description.contains("refused"))
    #expect(other.requests.isEmpty)
    #expect(fixture.registry.withState { $0.manifests.isEmpty })
  }

  @Test("failures that pass are waited out")
  func transient() async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail("HEAD", "/manifests/", .answer(Answer(503)))
    fixture.registry.fail("PUT", "/manifests/", .answer(Answer(429, headers: [("Retry-After", "7")])))
    fixture.registry.fail("POST", "/uploads/", .answer(Answer(500)))
    try await fixture.client().push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    #expect(fixture.pauses.all == [.seconds(1), .seconds(1), .seconds(7)])
  }

  @Test("failures that stay are given up after three tries, in the registry's words")
  func permanent() async throws {
    let fixture = try RegistryFixture()
    let body = #"{"errors":[{"code":"UNKNOWN","message":"disk\u001b[31m full"}]}"#
    fixture.registry.fail("PUT", "/manifests/", times: 9, .answer(Answer(500, body)))
    let error = try await failure(fixture)
    #expect(error.status == 500)
    #expect(error.codes == ["UNKNOWN"])
    #expect(error.description.contains("500 UNKNOWN: disk\u{1b}[31m full"), "\(error)")
    #expect(error.description.hasPrefix("\(fixture.registry.host)/chatbot@sha256:"))
    #expect(fixture.pauses.all == [.seconds(1), .seconds(3)])
    #expect(fixture.registry.count("PUT", "/manifests/") == 3)
  }

  @Test("a refusal is not tried again")
  func refusal() async throws {
    let fixture = try RegistryFixture()
    let body = #"{"errors":[{"code":"NAME_UNKNOWN","message":"The repository does not exist"}]}"#
    fixture.registry.fail("POST", "/uploads/", times: 9, .answer(Answer(404, body)))
    let error = try await failure(fixture, fixture.image([]))
    #expect(error.kind == .notFound)
    #expect(error.description.contains("404 NAME_UNKNOWN: The repository does not exist"))
    #expect(fixture.registry.count("POST", "/uploads/") == 1)
  }

  @Test("a connection that breaks in the middle: the blob starts again")
  func reset() async throws {
    let fixture = try RegistryFixture()
    let image = try fixture.image([String(repeating: "x", count: 3 << 20)])
    // More than once, since libcurl itself tries again where a connection that was kept turns out to be dead.
    fixture.registry.fail("PUT", "\(try #require(image.layers.first).digest.hex)", times: 2, .reset)
    let progress = Recorder<BlobProgress>()
    let result = try await fixture.client().push(image, to: "chatbot") { progress.append($0) }
    #expect(result.uploaded.count == 2)
    let restarts = fixture.pauses.all.count
    #expect((1...2).contains(restarts))
    #expect(fixture.registry.count("POST", "/uploads/") == 2 + restarts)
    let sent = progress.all.filter { $0.total == 3 << 20 }.map(\.sent)
    #expect(sent.count { $0 == 0 } >= 1 + restarts)
    #expect(sent.last == 3 << 20)
  }

  @Test("a registry that takes no whole blob gets it by PATCH; ECR answers that with 201", arguments: [201, 202, 204])
  func patch(status: Int) async throws {
    let fixture = try RegistryFixture(.init(patchStatus: status))
    let image = try fixture.image(["layer"])
    fixture.registry.fail("PUT", "_state=a%2Fb%3D0&", times: 9, .answer(Answer(405)))
    try await fixture.client().push(image, to: "chatbot")
    #expect(fixture.registry.count("PATCH", "/blobs/uploads/") == 2)
    #expect(fixture.registry.withState { $0.blobs.count } == 2)
  }

  @Test("another digest than ours is an error", arguments: ["/blobs/", "PUT /manifests/", "/manifests/"])
  func wrongDigest(path: String) async throws {
    let fixture = try RegistryFixture()
    let image = try fixture.image()
    if path == "/manifests/" { try await fixture.client().push(image, to: "chatbot") }
    fixture.registry.change { $0.wrongDigests[path] = "\(Digest(of: Data()))" }
    let error = try await failure(fixture, image, tag: nil)
    #expect(error.kind == .invalidAnswer)
    fixture.registry.change { $0.wrongDigests[path] = "sha256:../../x" }
    let other = try path == "/manifests/" ? image : fixture.image(["other"])
    #expect(try await failure(fixture, other, tag: nil).kind == .invalidAnswer)
  }

  @Test("an immutable tag: the same image is fine, another one is an error that says so")
  func immutableTag() async throws {
    let fixture = try RegistryFixture(.init(immutableTags: true))
    let first = try fixture.image(["one"])
    try await fixture.client().push(first, to: "chatbot", tag: "v1")
    #expect(try await fixture.client().push(first, to: "chatbot", tag: "v1").changed == false)
    let error = try await failure(fixture, fixture.image(["two"]))
    #expect(error.kind == .immutableTag(existing: first.digest))
    #expect(error.description.contains("tag 'v1' exists with other content (\(first.digest))"))
    #expect(fixture.registry.withState { $0.manifests["v1"]?.data } == first.manifest)
  }

  @Test(
    "an immutable tag that appears between the question and the push",
    arguments: [
      (400, "TAG_INVALID", ""), (400, "UNKNOWN", "ImageTagAlreadyExistsException: v1"), (409, "X", "tag is immutable"),
      (412, "PRECONDITION", "Failed to process request due to 'v1' configured as immutable."),
    ])
  func immutableRace(status: Int, code: String, message: String) async throws {
    let fixture = try RegistryFixture()
    let first = try fixture.image(["one"])
    try await fixture.client().push(first, to: "chatbot", tag: "v1")
    let refusal = Answer(status, #"{"errors":[{"code":"\#(code)","message":"\#(message)"}]}"#)
    func race() {
      fixture.registry.fail("HEAD", "/manifests/v1", .answer(Answer(404)))
      fixture.registry.fail("PUT", "/manifests/v1", .answer(refusal))
    }
    race()
    #expect(try await fixture.client().push(first, to: "chatbot", tag: "v1").digest == first.digest)
    race()
    #expect(try await failure(fixture, fixture.image(["two"])).kind == .immutableTag(existing: first.digest))
  }

  @Test(
    "a manifest is stored when the registry says so, and names it",
    arguments: [(201, false, true, 1), (201, true, true, 2), (202, false, true, 2), (202, false, false, 2)])
  func manifestAnswers(status: Int, namesNoDigest: Bool, stores: Bool, questions: Int) async throws {
    let fixture = try RegistryFixture(.init(manifestStatus: status, namesNoDigest: namesNoDigest))
    if stores {
      try await fixture.client().push(fixture.image(), to: "chatbot", tag: "v1")
    } else {
      fixture.registry.fail("PUT", "/manifests/", .answer(Answer(status)))
      let error = try await failure(fixture)
      #expect(error.kind == .invalidAnswer)
      #expect(error.description.contains("the registry accepted the manifest, but has nothing as v1"))
    }
    #expect(fixture.registry.count("HEAD", "/manifests/v1") == questions)
  }

  @Test("a blob that the registry loses sight of is sent again, once")
  func lostBlob() async throws {
    let fixture = try RegistryFixture()
    let lost = Answer(400, #"{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN","message":"?"}]}"#)
    fixture.registry.fail("PUT", "/manifests/", .answer(lost))
    let image = try fixture.image()
    try await fixture.client().push(image, to: "chatbot", tag: "v1")
    #expect(fixture.registry.count("HEAD", "/blobs/") == 6)
    fixture.registry.fail("PUT", "/manifests/", times: 2, .answer(lost))
    #expect(try await failure(fixture, fixture.image(["other"])).kind == .refused)
  }
}
