import Foundation
import TestSupport
import Testing
import Transport

@testable import ContainerImage

@Suite("What registries do to an upload")
struct UploadTests {
  typealias Quirks = LoopbackRegistry.Quirks
  typealias Fault = LoopbackRegistry.Fault

  /// A registry's behavior, and the requests that bring a blob there all the same.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var quirks = Quirks()
    var faults: [Fault] = []
    let requests: [String]
    var ranges: [String] = []

    init(
      _ what: String, _ quirks: Quirks = Quirks(), faults: [Fault] = [], requests: String, ranges: [String] = []
    ) {
      testDescription = what
      self.quirks = quirks
      // Otherwise libcurl tries again by itself when a connection that it kept breaks.
      self.quirks.keepsNoConnection = true
      self.faults = faults
      self.requests = requests.components(separatedBy: " ")
      self.ranges = ranges
    }
  }

  /// Bytes; whatever breaks off does so in the middle.
  private static let size = 200_000
  private static let half = Fault(method: "PUT", path: "digest=", effect: .breakOff(after: 100_000))
  private static let resumable = Quirks(keepsBrokenUploads: true, checksRanges: true)

  private static func answer(
    _ method: String, _ status: Int, _ headers: [(String, String)] = [], times: Int = 1
  ) -> Fault {
    Fault(method: method, path: "/uploads/", effect: .answer(Answer(status, headers: headers)), times: times)
  }

  static let rows = [
    Row("one PUT", requests: "POST PUT"),
    Row("a relative location", Quirks(relativeLocations: true), requests: "POST PUT"),
    Row("201 for the start", Quirks(startStatus: 201), requests: "POST PUT"),
    Row("204 for the start", Quirks(startStatus: 204), requests: "POST PUT"),
    Row("no word about the digest", Quirks(namesNoDigest: true), requests: "POST PUT"),
    Row("no PUT of a whole blob", Quirks(), faults: [answer("PUT", 405)], requests: "POST PUT POST PATCH PUT"),
    Row(
      "ECR's 201 for a PATCH", Quirks(patchStatus: 201), faults: [answer("PUT", 405)],
      requests: "POST PUT POST PATCH PUT"),
    Row("204 for a PATCH", Quirks(patchStatus: 204), faults: [answer("PUT", 405)], requests: "POST PUT POST PATCH PUT"),
    Row("416 for a PUT", Quirks(), faults: [answer("PUT", 416)], requests: "POST PUT POST PATCH PUT"),
    Row("redirected on the registry itself", Quirks(uploadRedirect: ""), requests: "POST PUT PUT"),
    Row("a start that is refused for now", Quirks(), faults: [answer("POST", 429)], requests: "POST POST PUT"),
    Row("a server's failure in the middle", Quirks(), faults: [answer("PUT", 502)], requests: "POST PUT GET POST PUT"),
    Row("a proxy's 408", Quirks(), faults: [answer("PUT", 408)], requests: "POST PUT GET POST PUT"),
    Row("docker-registry, which forgets what broke off", Quirks(), faults: [half], requests: "POST PUT GET POST PUT"),
    Row(
      "a registry that keeps what broke off", resumable, faults: [half], requests: "POST PUT GET PATCH PUT",
      ranges: ["100000-199999"]),
    Row(
      "kept, and the rest breaks off, too", resumable,
      faults: [half, Fault(method: "PATCH", path: "/uploads/", effect: .breakOff(after: 25_000))],
      requests: "POST PUT GET PATCH GET PATCH PUT", ranges: ["100000-199999", "125000-199999"]),
    Row(
      "kept, but of unknown length", resumable, faults: [half, answer("GET", 204)],
      requests: "POST PUT GET POST PUT"),
    Row(
      "kept: one byte or none", resumable, faults: [half, answer("GET", 204, [("Range", "0-0")])],
      requests: "POST PUT GET POST PUT"),
    Row(
      "all of it kept, it says", resumable, faults: [half, answer("GET", 204, [("Range", "0-199999")])],
      requests: "POST PUT GET POST PUT"),
    Row(
      "more kept than there are bytes", resumable,
      faults: [half, answer("GET", 204, [("Range", "0-\(Int64.max)")])], requests: "POST PUT GET POST PUT"),
    Row(
      "less kept than the registry thought", resumable,
      faults: [half, answer("GET", 204, [("Range", "bytes=0-149999")])],
      requests: "POST PUT GET PATCH GET PATCH PUT", ranges: ["150000-199999", "100000-199999"]),
    Row(
      "416 again and again", resumable, faults: [half, answer("PATCH", 416, times: 2)],
      requests: "POST PUT GET PATCH GET POST PUT", ranges: ["100000-199999"]),
    Row(
      "ECR, which ignores what comes later",
      Quirks(patchStatus: 201, keepsBrokenUploads: true, ignoresLaterPatches: true),
      faults: [half], requests: "POST PUT GET PATCH POST PUT", ranges: ["100000-199999"]),
    Row(
      "a registry that puts the rest elsewhere", Quirks(keepsBrokenUploads: true),
      faults: [half, answer("GET", 204, [("Range", "0-149999")])], requests: "POST PUT GET PATCH POST PUT",
      ranges: ["150000-199999"]),
  ]

  @Test("everything arrives in the end", arguments: rows)
  func everythingArrives(row: Row) async throws {
    let fixture = try RegistryFixture(row.quirks)
    fixture.registry.withState { $0.faults = row.faults }
    let blob = try fixture.blob(Self.content)
    try await fixture.upload(blob)
    let arrived = fixture.registry.withState { $0.blobs[blob.digest] }
    #expect(arrived == Self.content)
    let requests = fixture.registry.server.requests
    #expect(requests.map(\.method) == row.requests)
    #expect(requests.compactMap { $0["Content-Range"] } == row.ranges)
    for request in requests where request.method == "PUT" && !request.body.isEmpty {
      #expect(request["Content-Type"] == "application/octet-stream")
    }
  }

  private static let content = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })

  /// How much more of a blob a registry confirms at each try, and the tries that it gets.
  static let steps: [(step: Int, tries: Int)] = [
    // 3: as without progress.
    (0, 3), (1, 3), (300_000, 3), (1 << 20, 30), (3 << 20, 30),
  ]

  @Test("an upload that breaks off is tried again while it makes progress, but not for ever", arguments: steps)
  func progress(step: Int, tries: Int) async throws {
    let fixture = try RegistryFixture(.init(keepsNoConnection: true))
    let held = Recorder<Int>()
    for method in ["PUT", "PATCH"] {
      fixture.registry.fail(method, "/uploads/", times: 999, .reset)
    }
    fixture.registry.fail(
      "GET", "/uploads/", times: 999,
      .custom { exchange in
        held.append(1)
        exchange.answer(Answer(204, headers: [("Range", "0-\(1 + held.all.count * step)")]))
      })
    // A sparse file: 1 GiB of zeros, of which nothing is sent.
    let path = try fixture.directory.write(Data(), to: "blob")
    #expect(truncate(path, 1 << 30) == 0)
    let content = FileRange(path: path, offset: 0, length: 1 << 30)
    let blob = Image.Blob(digest: Digest(of: Data()), mediaType: MediaType.layer, content: content)
    let error = await #expect(throws: RegistryError.self) { try await fixture.upload(blob) }
    #expect(error?.isTransient == true, "\(String(describing: error))")
    #expect(fixture.pauses.all.count == tries - 1)
    #expect(fixture.registry.requests.count < 4 * tries)
  }

  @Test("a blob of which each try brings 1 MiB or more arrives after more than three tries")
  func brokenOften() async throws {
    let fixture = try RegistryFixture(.init(keepsBrokenUploads: true, checksRanges: true, keepsNoConnection: true))
    fixture.registry.fail("PUT", "digest=", .breakOff(after: 1 << 20))
    fixture.registry.fail("PATCH", "/uploads/", times: 4, .breakOff(after: 1 << 20))
    let content = Data((0..<(6 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })
    let blob = try fixture.blob(content)
    try await fixture.upload(blob)
    #expect(fixture.registry.withState { $0.blobs[blob.digest] } == content)
    #expect(fixture.registry.count("PATCH", "/uploads/") == 5)
  }

  @Test("a registry that spoils every blob is given up, and nothing is tagged")
  func spoilt() async throws {
    let fixture = try RegistryFixture(.init(ignoresLaterPatches: true))
    fixture.registry.fail(
      "PUT", "digest=", times: 9, .answer(Answer(400, #"{"errors":[{"code":"DIGEST_INVALID","message":"?"}]}"#)))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client().push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    }
    #expect(error?.codes == ["DIGEST_INVALID"])
    #expect(fixture.registry.withState { $0.manifests.isEmpty })
  }

  @Test("a damaged blob: its last bytes stay here, and the registry may forget the rest")
  func damaged() async throws {
    let fixture = try RegistryFixture()
    let path = try fixture.directory.write(Self.content, to: "blob")
    let range = FileRange(path: path, offset: 0, length: Int64(Self.size))
    let wrong = Image.Blob(digest: Digest(of: Data("other".utf8)), mediaType: MediaType.layer, content: range)
    let error = await #expect(throws: RegistryError.self) { try await fixture.upload(wrong) }
    #expect(error?.kind == .badImage)
    #expect(error?.description.contains("has the digest \(Digest(of: Self.content))") == true)
    let requests = fixture.registry.server.requests
    #expect(requests.last?.method == "DELETE")
    #expect(requests.allSatisfy { $0.body.count < Self.size })
    #expect(fixture.registry.withState { $0.blobs.isEmpty && $0.uploads.isEmpty })
  }

  enum Change: CaseIterable { case shorter, other, gone }

  @Test("a file that changes while it is sent", arguments: Change.allCases)
  func changing(change: Change) async throws {
    let fixture = try RegistryFixture()
    // More than goes into the sockets, so that the rest is read when the registry has got the beginning.
    let blob = try fixture.blob(Data(repeating: 1, count: 24 << 20))
    let path = try await blob.content().path
    fixture.registry.fail(
      "PUT", "/uploads/", times: 9,
      .custom { exchange in
        _ = exchange.part(1000)
        switch change {
        case .shorter: truncate(path, 1000)
        case .other:
          guard let file = FileHandle(forWritingAtPath: path) else { return }
          _ = try? file.seek(toOffset: (24 << 20) - 10)
          try? file.write(contentsOf: Data("other".utf8))
        case .gone:
          try? FileManager.default.removeItem(atPath: path)
          return exchange.reset()
        }
        _ = exchange.countBody()
        exchange.close()
      })
    let error = await #expect(throws: RegistryError.self) { try await fixture.upload(blob) }
    #expect(error?.kind == .badImage)
    let complaint =
      switch change {
      case .shorter: "blob became shorter while it was sent"
      case .other: "blob is damaged"
      case .gone: "blob: no such file"
      }
    #expect(error?.description.contains(complaint) == true, "\(String(describing: error))")
  }

  @Test("an upload on another host: over TLS and without the login", arguments: [true, false])
  func otherHost(redirected: Bool) async throws {
    let fixture = try RegistryFixture()
    fixture.registry.change {
      if redirected {
        $0.uploadRedirect = "https://uploads.example"
      } else {
        $0.uploadBase = "https://uploads.example"
      }
    }
    let elsewhere = ElsewhereTransport(["https://uploads.example": fixture.registry.server.url])
    let client = try fixture.client(.init(username: "me", password: "secret"), transport: elsewhere)
    let result = try await client.push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    #expect(result.uploaded.count == 2)
    let sent = elsewhere.sent.all
    #expect(sent.count { $0.url.hasPrefix("https://uploads.example/v2/chatbot/blobs/uploads/") } == 2)
    #expect(sent.allSatisfy { $0.hasLogin == $0.url.hasPrefix(fixture.registry.server.url) })
  }

  @Test(
    "an upload is not taken where nobody meant it to go",
    arguments: [
      "http://uploads.example", "https://10.0.0.1", "https://169.254.169.254", "https://[::1]:444",
      "https://[fd00:ec2::254]", "https://192.168.1.1:8443", "https://2130706433", "https://metadata.localhost",
      "ftp://uploads.example", "https://user@uploads.example", "http://registry.example",
      "https://me:secret@registry.example", "https://registry.example#",
    ])
  func unsafeHosts(base: String) async throws {
    let fixture = try RegistryFixture()
    fixture.registry.change { $0.uploadBase = base }
    let elsewhere = ElsewhereTransport(["https://registry.example": fixture.registry.server.url])
    let client = try RegistryClient(
      host: "registry.example", credentials: .init(username: "me", password: "secret"), transport: elsewhere)
    let error = await #expect(throws: RegistryError.self) {
      try await client.push(fixture.image(["layer"]), to: "chatbot", tag: "v1")
    }
    #expect(error?.kind == .invalidAnswer)
    #expect(error?.description.contains("secret") == false)
    #expect(elsewhere.sent.all.allSatisfy { $0.url.hasPrefix("https://registry.example/") })
  }

  @Test("a redirection in a circle ends")
  func circle() async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail("PUT", "/uploads/", times: 99, .answer(Answer(307, headers: [("Location", "?digest=x")])))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client().push(fixture.image([]), to: "chatbot")
    }
    #expect(error?.description.contains("too many times") == true)
  }

  @Test("the other way is taken for a big blob, when three tries have failed", arguments: [true, false])
  func otherWay(big: Bool) async throws {
    let fixture = try RegistryFixture()
    fixture.registry.fail("PUT", "/uploads/", times: 99, .answer(Answer(503)))
    let blob = try fixture.blob(Self.content)
    let uploader = PartsUploader(minimumSize: Int64(Self.size + (big ? 0 : 1)))
    if big {
      try await fixture.upload(blob, by: uploader)
    } else {
      let error = await #expect(throws: RegistryError.self) { try await fixture.upload(blob, by: uploader) }
      #expect(error?.status == 503)
    }
    #expect(uploader.uploaded.all == (big ? ["chatbot \(blob.digest) \(Digest(of: Self.content))"] : []))
    #expect(fixture.registry.count("POST", "/uploads/") == 3)
  }

  @Test("what the other way says is told, beside what the registry said")
  func otherWayFails() async throws {
    struct Refusal: Error, CustomStringConvertible { let description = "LayersNotFoundException" }
    let fixture = try RegistryFixture()
    fixture.registry.fail("PUT", "/uploads/", times: 99, .answer(Answer(503)))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.upload(fixture.blob(Self.content), by: PartsUploader(minimumSize: 0, failure: Refusal()))
    }
    #expect(
      error?.reason
        == "the registry is temporarily unavailable: 503; uploading in parts failed too: LayersNotFoundException")
  }
}

/// Stands in for ECR's own way.
private struct PartsUploader: LayerUploader {
  let minimumSize: Int64
  var failure: (any Error)?
  let uploaded = Recorder<String>()

  func upload(_ layer: LayerUpload) async throws {
    if let failure { throw failure }
    let half = layer.size / 2
    let data = try layer.read(at: 0, count: Int(half)) + layer.read(at: half, count: Int(layer.size - half))
    uploaded.append("\(layer.repository) \(layer.digest) \(Digest(of: data))")
  }
}

extension RegistryFixture {
  func blob(_ content: Data) throws -> Image.Blob {
    let path = try directory.write(content, to: "blob")
    return Image.Blob(
      digest: Digest(of: content), mediaType: MediaType.layer,
      content: FileRange(path: path, offset: 0, length: Int64(content.count)))
  }

  /// Uploads one blob, without asking whether it is there.
  func upload(_ blob: Image.Blob, by uploader: (any LayerUploader)? = nil) async throws {
    let client = try client()
    let upload = BlobUpload(
      blob: blob,
      content: try await blob.content(),
      repository: RegistryRepository("chatbot", of: client, for: .push), layerUploader: uploader
    ) { _ in }
    try await upload.run(nil)
  }
}
