import ContainerImage
import Foundation
import Testing

@Suite("References, digests and platforms")
struct ReferenceTests {
  static let hex = String(repeating: "a1", count: 32)

  @Test(
    "a reference is taken apart and put together again",
    arguments: [
      ("registry.example.com/chatbot", "registry.example.com", "chatbot", nil, false),
      ("registry.example.com/team/chat-bot_x.y:v1.0_A-", "registry.example.com", "team/chat-bot_x.y", "v1.0_A-", false),
      ("localhost/a", "localhost", "a", nil, false),
      ("localhost:5000/a__b--c/d:1", "localhost:5000", "a__b--c/d", "1", false),
      ("127.0.0.1:5000/a:latest", "127.0.0.1:5000", "a", "latest", false),
      ("[::1]:5000/a", "[::1]:5000", "a", nil, false),
      ("Registry.Example.com/a", "Registry.Example.com", "a", nil, false),
      (
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/chatbot/prod@sha256:\(hex)",
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "chatbot/prod", nil, true
      ),
      ("r.example/a:1@sha256:\(hex)", "r.example", "a", "1", true),
    ])
  func good(text: String, registry: String, repository: String, tag: String?, digest: Bool) throws {
    let reference = try ImageReference(text)
    #expect(reference.registry == registry)
    #expect(reference.repository == repository)
    #expect(reference.tag == tag)
    #expect((reference.digest?.hex == Self.hex) == digest)
    #expect(reference.description == text)
  }

  @Test(
    "what is wrong with a reference is said",
    arguments: [
      ("", "names no registry"), ("chatbot", "names no registry"), ("chatbot:1", "names no registry"),
      ("team/chatbot:1", "names no registry"), ("/a", "names no registry"),
      ("r.example/", "repository ''"), ("r.example/A", "repository 'A'"), ("r.example/a//b", "repository 'a//b'"),
      ("r.example/a/", "repository 'a/'"), ("r.example/../b", "repository '../b'"),
      ("r.example/a___b", "repository 'a___b'"), ("r.example/a._b", "repository 'a._b'"),
      ("r.example/a-", "repository 'a-'"), ("r.example/é", "repository 'é'"), ("r.example/a b", "repository 'a b'"),
      ("r.example/a:", "tag ''"), ("r.example/a:-x", "tag '-x'"), ("r.example/a:x/y", "tag 'x/y'"),
      ("r.example/a:" + String(repeating: "x", count: 129), "tag 'xxx"),
      ("r.example:/a", "'r.example:'"), ("r.example:0/a", "'r.example:0'"), ("r.example:70000/a", "'r.example:70000'"),
      ("-r.example/a", "'-r.example'"), ("r..example/a", "'r..example'"), ("user@r.example/a", "…@r.example/a"),
      ("https://u:secret/2@r.example/a:1", "only a digest (sha256:…) may follow '@'"),
      ("u:secret@r.example/a@1", "only a digest (sha256:…) may follow '@'"),
      ("https://r.example/a", "not a host name"), ("r.example/a@sha256:12", "64 lower-case"),
      ("r.example/a@sha512:\(hex)", "64 lower-case"), ("r.example/a@sha256:\(hex.uppercased())", "64 lower-case"),
      ("r.example/" + String(repeating: "a", count: 250), "longer than 255"),
      ("r.example/a\u{1B}[2J", "may only contain lower-case letters"),
    ])
  func bad(text: String, complaint: String) {
    let error = #expect(throws: ImageError.self) { try ImageReference(text) }
    #expect(error?.description.contains(complaint) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("secret") == false)
  }

  @Test(
    "a digest is 64 lower-case digits and can be nothing else",
    arguments: [
      "", "sha256:", "sha256:\(hex)0", "sha256:\(hex.dropLast())", "sha256:\(hex.dropLast())g", "SHA256:\(hex)", hex,
      "sha256:../../etc/passwd", "sha256:\(hex.dropLast())\0", "sha256:\(hex.dropLast())é", " sha256:\(hex)",
    ])
  func badDigest(text: String) {
    #expect(throws: ImageError.badDigest(text)) { try Digest(text) }
  }

  @Test("the digest of nothing is the one that everybody knows")
  func digestOfContent() throws {
    let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(Digest(of: Data()).description == empty)
    #expect(try Digest(empty) == Digest(of: Data()))
  }

  @Test(
    "architectures have many names and few variants",
    arguments: [
      (Platform(os: "linux", architecture: "arm64", variant: "v8"), Platform.linuxARM64, true),
      (Platform(os: "linux", architecture: "aarch64"), .linuxARM64, true),
      (Platform(os: "linux", architecture: "arm64", variant: ""), .linuxARM64, true),
      (Platform(os: "linux", architecture: "x86_64", variant: "v1"), .linuxAMD64, true),
      (Platform(os: "linux", architecture: "arm64", variant: "v9"), .linuxARM64, false),
      (Platform(os: "linux", architecture: "arm", variant: "v8"), .linuxARM64, false),
      (Platform(os: "windows", architecture: "arm64"), .linuxARM64, false),
      (.linuxAMD64, .linuxARM64, false),
    ])
  func platforms(one: Platform, other: Platform, same: Bool) {
    #expect((one == other) == same)
  }

  @Test("a password in a reference is not repeated, and a file that is not there is told from it")
  func password() {
    let secret = #expect(throws: ImageError.self) { try ImageReference(existing: "user:hidden@example.com/app:1") }
    #expect(secret.map { "\($0)" }?.contains("hidden") == false)
    #expect(throws: ImageError.noSuchImage("my@photo.tar")) { try ImageReference(existing: "my@photo.tar") }
  }
}
