import Foundation
import TestSupport
import Testing

@testable import ContainerImage

@Suite("Being let in by a registry")
struct RegistryAccessTests {
  @Test("a login is sent at once")
  func basic() async throws {
    let fixture = try RegistryFixture(.init(access: .basic(["AWS:secret"])))
    try await fixture.client(.init(username: "AWS", password: "secret")).push(fixture.image(), to: "chatbot")
    #expect(fixture.registry.server.requests.allSatisfy { $0["Authorization"]?.hasPrefix("Basic ") == true })
  }

  @Test("without a login, or with a wrong one, the registry is not asked for ever")
  func wrongLogin() async throws {
    let fixture = try RegistryFixture(.init(access: .basic(["AWS:secret"])))
    for credentials in [nil, RegistryCredentials(username: "AWS", password: "hunter2")] {
      let error = await #expect(throws: RegistryError.self) {
        try await fixture.client(credentials).push(fixture.image(), to: "chatbot")
      }
      #expect(error?.kind == .denied)
      #expect(error?.description.contains("127.0.0.1") == true)
      #expect(error?.description.contains("hunter2") == false)
    }
    #expect(fixture.registry.requests.count == 2)
  }

  @Test("a token is fetched once, with the login, for pull and push")
  func bearer() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(["me:secret"])))
    try await fixture.client(.init(username: "me", password: "secret")).push(
      fixture.image(), to: "team/chatbot", tag: "1")
    let tokens = fixture.registry.server.requests.filter { $0.target.hasPrefix("/token") }
    #expect(
      tokens.map(\.target) == [
        "/token?a=b&service=a%20%22quoted%22%20service&scope=repository%3Ateam%2Fchatbot%3Apull%2Cpush"
      ])
    #expect(fixture.registry.server.requests.last?["Authorization"] == "Bearer token-1")
  }

  @Test("a login that the token service refuses is refused once")
  func wrongLoginForToken() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(["me:secret"])))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(.init(username: "me", password: "hunter2")).push(fixture.image(), to: "chatbot")
    }
    #expect(error?.kind == .denied)
    #expect(error?.description.contains("no token from 127.0.0.1: 401") == true)
    #expect(fixture.registry.count("GET", "/token") == 1)
  }

  @Test("everyone gets a token where no login is needed")
  func anonymousBearer() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil)))
    try await fixture.client().push(fixture.image(), to: "chatbot")
    #expect(fixture.registry.server.requests.first { $0.target.hasPrefix("/token") }?["Authorization"] == nil)
  }

  @Test("a token that expires in the middle is fetched again, and what was sent is not sent again")
  func expiredToken() async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil)))
    let layers = (0..<6).map { "layer \($0)" }
    fixture.registry.fail(
      "POST", "uploads", skip: 3,
      .answer(Answer(401, headers: [("WWW-Authenticate", #"Bearer realm="http://\#(fixture.registry.host)/token""#)])))
    let result = try await fixture.client().push(fixture.image(layers), to: "chatbot")
    #expect(result.uploaded.count == 7)
    #expect(fixture.registry.count("GET", "/token") == 2)
    #expect(fixture.registry.count("PUT", "/blobs/uploads/") == 7)
  }

  @Test(
    "no login goes where anyone can read it",
    arguments: ["http://tokens.example/t", "ftp://127.0.0.1/", "https://me@tokens.example/", "", "https://a\\@b/"])
  func unsafeRealm(realm: String) async throws {
    let fixture = try RegistryFixture(.init(access: .bearer(nil), realm: realm))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(.init(username: "me", password: "secret")).push(fixture.image(), to: "chatbot")
    }
    #expect(error?.kind == .invalidAnswer)
    #expect(error?.description.contains("which is not an https URL") == true)
  }

  @Test("ECR's expired login is asked for again, once, however many uploads it stops")
  func expiredLogin() async throws {
    let fixture = try RegistryFixture(
      .init(access: .basic(["AWS:1", "AWS:2"]), expired: ["AWS:1"], expiresAfterUploads: 3))
    let asked = Recorder<Int>()
    let credentials = RegistryCredentials {
      asked.append(1)
      return RegistryLogin(username: "AWS", password: "\(asked.all.count)")
    }
    let layers = (0..<9).map { "layer \($0)" }
    let result = try await fixture.client(credentials).push(fixture.image(layers), to: "chatbot")
    #expect(result.uploaded.count == 10)
    #expect(fixture.registry.withState { $0.started } == 10, "what was sent is not sent again")
    #expect(asked.all.count == 2)

    // One that expires at once is the registry's last word.
    fixture.registry.change { $0.expired = ["AWS:3", "AWS:4"] }
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(credentials).push(fixture.image(["other"]), to: "chatbot")
    }
    #expect(error?.kind == .denied)
    #expect(asked.all.count == 4)
  }

  @Test("a refusal is no expiry, except where nobody can tell", arguments: [("POST", 1), ("HEAD", 2)])
  func refused(method: String, logins: Int) async throws {
    let fixture = try RegistryFixture()
    let asked = Recorder<Int>()
    let credentials = RegistryCredentials {
      asked.append(1)
      return RegistryLogin(username: "AWS", password: "\(asked.all.count)")
    }
    let refusal = Answer(403, headers: [("Content-Type", "text/plain")], "User is not authorized to perform this")
    fixture.registry.fail(method, "/v2/", times: 99, .answer(refusal))
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(credentials).push(fixture.image(["layer"]), to: "chatbot")
    }
    #expect(error?.kind == .denied)
    #expect(asked.all.count == logins)
  }

  @Test("a login that cannot be had is an error that says why")
  func noLogin() async throws {
    struct NoKeys: Error, CustomStringConvertible { let description = "no AWS credentials found" }
    let fixture = try RegistryFixture()
    let error = await #expect(throws: RegistryError.self) {
      try await fixture.client(.init { throw NoKeys() }).push(fixture.image(), to: "chatbot")
    }
    #expect(error?.description.contains("no AWS credentials found") == true)
  }

  @Test("logins do not show")
  func redacted() {
    let login = RegistryLogin(username: "me", password: "secret")
    var dumped = ""
    dump(login, to: &dumped)
    #expect(!"\(login) \(String(reflecting: login)) \(dumped)".contains("secret"))
  }

  @Test(
    "challenges are read with their schemes in lower case, their parameters unquoted",
    arguments: [
      (#"Basic realm="x""#, [Challenge(scheme: "basic", parameters: ["realm": "x"])]),
      (
        #"Bearer realm="https://a/t?x=1,2",service=s , Scope="repository:a:pull,push""#,
        [
          Challenge(
            scheme: "bearer",
            parameters: ["realm": "https://a/t?x=1,2", "service": "s", "scope": "repository:a:pull,push"])
        ]
      ),
      (
        #"Negotiate, Basic realm="a \"b\\ c", Bearer realm=z"#,
        [
          Challenge(scheme: "negotiate", parameters: [:]),
          Challenge(scheme: "basic", parameters: ["realm": #"a "b\ c"#]),
          Challenge(scheme: "bearer", parameters: ["realm": "z"]),
        ]
      ),
      (#"Bearer realm="open"#, [Challenge(scheme: "bearer", parameters: [:])]),
      ("Bearer realm=", [Challenge(scheme: "bearer", parameters: [:])]),
      ("=,=\"", []), ("", []),
    ])
  func challenges(field: String, expected: [Challenge]) {
    #expect(Challenge.parse(field) == expected)
  }
}
