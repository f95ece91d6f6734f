import Foundation
import TestSupport
import Testing

@testable import ContainerImage

@Suite("Several images under an index, and images of another registry")
struct CopyTests {
  /// A layout with an index of two images and an attestation, and one more index in it.
  private func layout() -> (files: [String: Data], index: Digest, blobs: Int) {
    var layout = LayoutBuilder()
    let inner = layout.index([layout.image("arm64", variant: "v8", layers: [Data("shared".utf8), Data("arm".utf8)])])
    let outer = layout.index([
      layout.image("amd64", layers: [Data("shared".utf8), Data("amd".utf8)]), layout.attestation(), inner,
    ])
    layout.list(outer)
    let digest = (outer["digest"] as? String).flatMap { try? Digest($0) }
    // Three layers, what the attestation says, and three configurations.
    return (layout.files, digest ?? Digest(of: Data()), 7)
  }

  private func source(_ fixture: RegistryFixture, _ files: [String: Data], archived: Bool = false) throws -> ImageSource
  {
    try ImageSource.open(
      path: archived
        ? fixture.directory.write(TarBuilder.archive(files), to: "several.tar")
        : fixture.directory.write(files, to: "several"))
  }

  private func blob(_ files: [String: Data], _ digest: Digest) -> Data? { files["blobs/sha256/\(digest.hex)"] }

  @Test("an index arrives as it is, after all that it names", arguments: [true, false])
  func wholeIndex(archived: Bool) async throws {
    let fixture = try RegistryFixture(.init(immutableTags: true))
    let (files, digest, blobs) = layout()
    let contents = try source(fixture, files, archived: archived).contents(.all)
    #expect(contents.digest == digest)
    #expect(contents.platforms == [.linuxAMD64, .linuxARM64])
    let first = try await fixture.client().push(contents, to: "chatbot", tag: "v1")
    #expect(first.digest == digest && first.uploaded.count == blobs)
    let puts = fixture.registry.requests.filter { $0.hasPrefix("PUT") && $0.contains("/manifests/") }
    #expect(puts.count == 5)
    #expect(puts.last == "PUT /v2/chatbot/manifests/v1")
    #expect(puts.dropLast().allSatisfy { $0.contains("/manifests/sha256:") })
    #expect(fixture.registry.withState { $0.manifests["v1"]?.data } == blob(files, digest))

    let before = fixture.registry.requests.count
    #expect(try await fixture.client().push(contents, to: "chatbot", tag: "v1").changed == false)
    #expect(fixture.registry.requests.count == before + 1)
  }

  @Test("a blob under an index that the registry loses sight of is looked for once more", arguments: [1, 9])
  func lostUnderAnIndex(times: Int) async throws {
    let fixture = try RegistryFixture()
    let lost = Answer(400, #"{"errors":[{"code":"MANIFEST_BLOB_UNKNOWN","message":"?"}]}"#)
    fixture.registry.fail("PUT", "/manifests/sha256:", times: times, .answer(lost))
    let (files, digest, blobs) = layout()
    let contents = try source(fixture, files).contents(.all)
    let client = try fixture.client()
    do throws(RegistryError) {
      let result = try await client.push(contents, to: "chatbot", tag: "v1")
      #expect(times == 1 && result.digest == digest && result.uploaded.count == blobs)
    } catch {
      #expect(times == 9 && error.kind == .refused, "\(error)")
    }
    #expect(fixture.registry.count("HEAD", "/blobs/") == 2 * blobs)
    #expect(fixture.registry.withState { $0.manifests["v1"] != nil } == (times == 1))
  }

  @Test("a blob that is named as often as is allowed is sent once")
  func repeated() async throws {
    let fixture = try RegistryFixture()
    var layout = LayoutBuilder()
    let image = layout.image("arm64", layers: [Data](repeating: Data("layer".utf8), count: 1000))
    layout.list(layout.index([LayoutBuilder.Object](repeating: image, count: 100)))
    let contents = try source(fixture, layout.files).contents(.all)
    #expect(try await fixture.client().push(contents, to: "chatbot", tag: "v1").uploaded.count == 2)
    #expect(fixture.registry.count("PUT", "/manifests/") == 2)
  }

  @Test("of several images one is pushed by itself")
  func onePlatform() async throws {
    let fixture = try RegistryFixture()
    let source = try source(fixture, layout().files)
    for (choice, platform) in [
      (PlatformChoice.usual, Platform.linuxARM64), (.platform(.linuxAMD64), .linuxAMD64),
    ] {
      let contents = try source.contents(choice)
      #expect(contents.platforms == [platform])
      #expect(contents.children.isEmpty && contents.blobCount == 3)
    }
    let error = #expect(throws: ImageError.self) {
      try source.contents(.platform(Platform(os: "linux", architecture: "riscv64")))
    }
    #expect(error?.description.contains("no image for linux/riscv64 (available: linux/amd64, linux/arm64)") == true)
  }

  @Test("a listing of several images is an index; one image needs none")
  func listings() async throws {
    let fixture = try RegistryFixture()
    var several = LayoutBuilder()
    several.list(several.image("amd64"))
    several.list(several.image("arm64"))
    let listed = try source(fixture, several.files).contents(.all)
    #expect(listed.digest == several.files["index.json"].map(Digest.init(of:)))
    #expect(listed.platforms == [.linuxAMD64, .linuxARM64])
    #expect(try await fixture.client().push(listed, to: "chatbot", tag: "v1").uploaded.count == 3)

    let single = try ImageSource.open(path: fixture.directory.write(LayoutBuilder.single().files, to: "single"))
    #expect(try single.contents(.all).digest == single.image(for: .linuxARM64).digest)
    let saved = try ImageSource.open(
      path: fixture.directory.write(TarBuilder.archive(DockerSave.files()), to: "saved.tar"))
    #expect(try saved.contents(.all).digest == saved.image(for: .linuxARM64).digest)
  }

  @Test("what is missing or wrong under an index is found before anything is sent")
  func brokenIndex() throws {
    let fixture = try RegistryFixture()
    var nested = LayoutBuilder()
    var inner = nested.image("arm64")
    for _ in 0..<6 { inner = nested.index([inner]) }
    nested.list(inner)
    var (missing, _, _) = layout()
    missing["blobs/sha256/\(Digest(of: Data("amd".utf8)).hex)"] = nil
    var foreign = LayoutBuilder()
    foreign.list(foreign.index([foreign.image("arm64", layerFields: ["urls": ["https://elsewhere.example/"]])]))
    var huge = LayoutBuilder()
    huge.list(huge.index([huge.image("arm64", layerFields: ["size": Int64.max])]))
    var strange = LayoutBuilder()
    strange.list(strange.index([strange.blob(Data("{}".utf8), type: "text/plain")]))
    var fat = LayoutBuilder()
    let padding = String(repeating: " ", count: 4_000_000)
    fat.list(
      fat.index((0..<9).map { fat.image("arm64", layers: [Data("\($0)".utf8)], manifest: ["subject": padding]) }))
    for (name, files, complaint) in [
      ("fat", fat.files, "more than 33554432 bytes in all"), ("nested", nested.files, "nested more than 4 deep"),
      ("missing", missing, "is missing"),
      ("foreign", foreign.files, "is a foreign layer"), ("strange", strange.files, "'text/plain'"),
      ("huge", huge.files, "the maximum is"),
    ] {
      let path = try fixture.directory.write(files, to: name)
      let error = #expect(throws: ImageError.self) { try ImageSource.open(path: path).contents(.all) }
      #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
    }
  }

  @Test(
    "from registry to registry, one image and all of them", arguments: [PlatformChoice.platform(.linuxAMD64), .all])
  func copy(choice: PlatformChoice) async throws {
    let here = try RegistryFixture(.init(access: .bearer(nil)))
    let (files, digest, blobs) = layout()
    try await here.client().push(source(here, files).contents(.all), to: "team/chatbot", tag: "v1")

    let there = try RegistryFixture(.init(access: .basic(["me:secret"])))
    let contents = try await here.client().contents(ImageReference("\(here.registry.host)/team/chatbot:v1"), choice)
    let client = try there.client(.init(username: "me", password: "secret"))
    let result = try await client.push(contents, to: "mirror", tag: "v2")
    #expect(result.uploaded.count == (choice == .all ? blobs : 3))
    #expect((result.digest == digest) == (choice == .all))
    #expect(there.registry.withState { $0.manifests["v2"]?.data } == blob(files, result.digest))
    for digest in result.uploaded {
      let (one, other) = (here.registry.withState { $0.blobs[digest] }, there.registry.withState { $0.blobs[digest] })
      #expect(one == other && one != nil)
    }
    // Neither registry gets the other's credentials.
    #expect(here.registry.server.requests.allSatisfy { $0["Authorization"]?.hasPrefix("Basic") != true })

    let before = here.registry.count("GET", "/blobs/")
    #expect(try await client.push(contents, to: "mirror", tag: "v2").changed == false)
    #expect(here.registry.count("GET", "/blobs/") == before)
  }

  @Test("within a registry blobs are mounted, where it lets us", arguments: [201, 202, 403, 404, 405])
  func mount(status: Int) async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil), mountStatus: status))
    let image = try fixture.image()
    try await fixture.client().push(image, to: "one", tag: "v1")
    let started = fixture.registry.withState { $0.started }

    let client = try fixture.client()
    let contents = try await client.contents(ImageReference("\(fixture.registry.host)/one:v1"))
    let result = try await client.push(contents, to: "two", tag: "v2")
    #expect(result.digest == image.digest)
    #expect(result.uploaded.count == (status == 201 ? 0 : 3))
    // 202 has begun an upload already.
    #expect(fixture.registry.withState { $0.started } - started == (status == 201 ? 0 : 3))
    #expect(fixture.registry.count("POST", "/uploads/") == 6 + ([201, 202].contains(status) ? 0 : 3))
    let mounts = fixture.registry.server.requests.filter { $0.target.contains("mount=") }
    #expect(mounts.count == 3 && mounts.allSatisfy { $0.target.contains("from=one") })
    let scopes = fixture.registry.server.requests.filter { $0.target.hasPrefix("/token") }.map(\.target)
    #expect(scopes.last?.hasSuffix("scope=repository%3Atwo%3Apull%2Cpush&scope=repository%3Aone%3Apull") == true)
  }

  @Test("a mount that is done for some blobs only, and one that begins no upload")
  func mountSometimes() async throws {
    let fixture = try RegistryFixture()
    let image = try fixture.image()
    try await fixture.client().push(image, to: "one", tag: "v1")
    fixture.registry.fail("POST", "mount=", .answer(Answer(202)))
    let contents = try await fixture.client().contents(ImageReference("\(fixture.registry.host)/one:v1"))
    let result = try await fixture.client().push(contents, to: "two", tag: "v2")
    #expect(result.digest == image.digest && result.uploaded.count == 1)
  }

  @Test("a source that lies about a blob is found out, and nothing is tagged")
  func lyingSource() async throws {
    let here = try RegistryFixture()
    let image = try here.image(["layer"])
    try await here.client().push(image, to: "chatbot", tag: "v1")
    let layer = try #require(image.layers.first).digest
    here.registry.withState { $0.blobs[layer] = Data("liars".utf8) }
    let contents = try await here.client().contents(ImageReference("\(here.registry.host)/chatbot:v1"))
    for (blob, complaint) in [("liars", "has the digest"), ("liar", "less than"), ("liar liar", "larger than")] {
      here.registry.withState { $0.blobs[layer] = Data(blob.utf8) }
      let there = try RegistryFixture()
      let error = await #expect(throws: RegistryError.self) {
        try await there.client().push(contents, to: "mirror", tag: "v1")
      }
      #expect(error?.description.hasPrefix("\(here.registry.host)/chatbot@\(layer): ") == true)
      #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
      #expect(there.registry.withState { $0.manifests.isEmpty })
    }
  }

  @Test("an image that is not there, or not for this platform")
  func absent() async throws {
    let fixture = try RegistryFixture()
    try await fixture.client().push(source(fixture, layout().files).contents(.all), to: "chatbot", tag: "v1")
    for (tag, choice, complaint) in [
      ("v9", PlatformChoice.usual, "there is no image 'v9'"),
      ("v1", .platform(Platform(os: "windows", architecture: "amd64")), "no image for windows/amd64"),
    ] {
      let error = await #expect(throws: RegistryError.self) {
        try await fixture.client().contents(ImageReference("\(fixture.registry.host)/chatbot:\(tag)"), choice)
      }
      #expect(error?.kind == .notFound)
      #expect(error?.description.contains(complaint) == true)
    }
  }
}
