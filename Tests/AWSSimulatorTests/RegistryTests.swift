import Foundation
import Synchronization
import Testing
import Transport

@testable import AWSSimulator

@Suite struct RegistryTests {
  @Test("a pushed image is found by its tag and its digest")
  func takesAnImage() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let digest = try await account.push("chatbot", tag: "v1")
      let head = try await account.registry("HEAD", "/v2/chatbot/manifests/v1")
      #expect(head.status == 200 && head.headers["Docker-Content-Digest"] == digest)
      #expect(head.body.isEmpty && head.headers["Content-Type"] == Simulated.manifestType)
      #expect(try await account.registry("GET", "/v2/chatbot/manifests/\(digest)").body.count > 100)
      let layer = Simulated.digest(Data("layer of v1".utf8))
      #expect(try await account.registry("HEAD", "/v2/chatbot/blobs/\(layer)").headers["Content-Length"] == "11")
      #expect(try await account.registry("GET", "/v2/chatbot/blobs/\(layer)").body == Data("layer of v1".utf8))
      #expect(
        await account.simulator.images() == [
          .init(repository: "chatbot", digest: digest, tags: ["v1"], architecture: "arm64")
        ])
    }
  }

  /// ECR answers a PATCH with 201, and accepts only the first.
  @Test("ECR accepts only the first piece of a blob, and only at its location")
  func takesABlobInPieces() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let start = try await account.registry("POST", "/v2/chatbot/blobs/uploads/?mount=sha256:a&from=other")
      #expect(start.status == 202)
      let location = try #require(start.headers["Location"])
      let big = Data(repeating: 7, count: 3_000_000)
      let patch = try await account.registry("PATCH", location, big)
      #expect(patch.status == 201 && patch.headers["Range"] == "0-2999999")
      #expect(try await account.registry("PATCH", location, Data("more".utf8)).headers["Range"] == "0-2999999")
      let lost = try await account.registry(
        "PUT", location.split(separator: "?")[0] + "?digest=\(Simulated.digest(big))")
      #expect(lost.status == 404, "the query of the location is part of it")
      #expect(try await account.registry("PUT", "\(location)&digest=\(Simulated.digest(big))").status == 201)
    }
  }

  @Test("requests that ECR refuses are refused with its error codes")
  func refuses() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      try await account.push("chatbot", tag: "v1")
      let manifest = try await account.registry("GET", "/v2/chatbot/manifests/v1").body
      let foreign = Simulated.manifest(config: Data("a".utf8), layer: Data("b".utf8))
      let start = try await account.registry("POST", "/v2/chatbot/blobs/uploads/")
      let location = try #require(start.headers["Location"])
      let cases: [(method: String, path: String, body: Data, status: Int, code: String)] = [
        ("PUT", "/v2/chatbot/manifests/v1", manifest, 400, "TAG_INVALID"),
        ("PUT", "/v2/chatbot/manifests/v2", foreign, 400, "MANIFEST_BLOB_UNKNOWN"),
        ("PUT", "/v2/chatbot/manifests/v2", Data("{".utf8), 400, "MANIFEST_INVALID"),
        ("PUT", "/v2/chatbot/manifests/sha256:00", manifest, 400, "DIGEST_INVALID"),
        ("PUT", "\(location)&digest=sha256:00", Data("x".utf8), 400, "DIGEST_INVALID"),
        ("POST", "/v2/absent/blobs/uploads/", Data(), 404, "NAME_UNKNOWN"),
        ("GET", "/v2/chatbot/manifests/v9", Data(), 404, "MANIFEST_UNKNOWN"),
        ("GET", "/v2/chatbot/blobs/sha256:../../../etc/passwd", Data(), 404, "U"),
        ("DELETE", "/v2/chatbot/manifests/v1", Data(), 405, "UNSUPPORTED"),
        ("GET", "/v2/chatbot", Data(), 404, "UNSUPPORTED"),
      ]
      for entry in cases {
        let answer = try await account.registry(entry.method, entry.path, entry.body, type: Simulated.manifestType)
        #expect(answer.status == entry.status, "\(entry.method) \(entry.path)")
        #expect(String(decoding: answer.body, as: UTF8.self).contains(entry.code), "\(entry.method) \(entry.path)")
      }
    }
  }

  @Test("the registry requires a password, which expires after twelve hours")
  func asksWhoItIs() async throws {
    let clock = Mutex(Date())
    try await Simulated.run(now: { clock.withLock { $0 } }) { account in
      try await account.deploy("repository", Templates.repository)
      let password = try await account.password()
      let refused = try await account.registry(
        "POST", "/v2/chatbot/blobs/uploads/", Data(repeating: 1, count: 3_000_000), password: "wrong")
      #expect(refused.status == 401 && refused.headers["WWW-Authenticate"]?.hasPrefix("Basic realm=") == true)
      #expect(try await account.registry("GET", "/v2/", password: password).status == 200)
      clock.withLock { $0.addTimeInterval(12 * 3600 + 1) }
      let expired = try await account.registry("GET", "/v2/", password: password)
      #expect(expired.status == 403)
      #expect(String(decoding: expired.body, as: UTF8.self).hasPrefix("Your authorization token has expired."))
    }
  }
}
