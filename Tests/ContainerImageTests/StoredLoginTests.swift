import Foundation
import Testing

@testable import ContainerImage

@Suite("The logins of docker and podman")
struct StoredLoginTests {
  private func login(_ config: String?, for repository: String) async throws -> RegistryLogin? {
    let directory = try TemporaryDirectory()
    if let config { try directory.write(Data(config.utf8), to: ".docker/config.json") }
    return try await StoredLogins(environment: ["XDG_RUNTIME_DIR": "/nowhere"], home: directory.path)
      .credentials(for: ImageReference(repository))?.login()
  }

  private static func auth(_ user: String) -> String { Data("\(user):a:secret".utf8).base64EncodedString() }
  private static let me = auth("me")

  @Test(
    "a login that is in the file",
    arguments: [
      ("registry.example.com", "registry.example.com/x"),
      ("https://registry.example.com/v1/", "registry.example.com/x"),
      ("http://localhost:5000", "localhost:5000/x"), ("https://index.docker.io/v1/", "docker.io/library/x"),
      ("registry.example.com/team", "registry.example.com/team/x"),
      ("registry.example.com/team/x", "registry.example.com/team/x"), ("docker.io/library", "docker.io/library/x"),
    ])
  func found(name: String, repository: String) async throws {
    let config =
      #"{"auths":{"\#(name)":{"auth":"\#(Self.me)"},"other.example":{"auth":"eA=="}},"credsStore":"desktop"}"#
    #expect(try await login(config, for: repository) == RegistryLogin(username: "me", password: "a:secret"))
  }

  @Test(
    "no login",
    arguments: [
      nil, "{}", #"{"auths":{"registry.example.com:444":{"auth":"\#(me)"}}}"#,
      #"{"auths":{"evil.example/registry.example.com":{"auth":"\#(me)"}}}"#, #"{"credsStore":"desktop"}"#,
      #"{"credHelpers":{"other.example":"ecr-login"}}"#, #"{"auths":{"registry.example.com":{}}}"#,
      #"{"auths":{"registry.example.com/tea":{"auth":"\#(me)"}}}"#,
      #"{"auths":{"registry.example.com/team/x/y":{"auth":"\#(me)"}}}"#,
    ])
  func missing(config: String?) async throws {
    #expect(try await login(config, for: "registry.example.com/team/x") == nil)
  }

  @Test(
    "a login that cannot be used says why",
    arguments: [
      ("{", "is not JSON"), (#"{"auths":{"registry.example.com":{"auth":"???"}}}"#, "not the base64 of user:password"),
      (#"{"auths":{"registry.example.com":{"identitytoken":"x"}}}"#, "identity token"),
      (
        #"{"auths":{"registry.example.com":{}},"credsStore":"desktop"}"#,
        "docker-credential-desktop, and credential helpers are not supported"
      ),
      (
        #"{"credHelpers":{"registry.example.com":"ecr-login"}}"#,
        "docker-credential-ecr-login, and credential helpers are not supported"
      ),
    ])
  func unusable(config: String, complaint: String) async throws {
    let error = await #expect(throws: ImageError.self) { try await login(config, for: "registry.example.com/x") }
    #expect(error?.description.contains(complaint) == true)
    #expect(error?.description.contains(Self.me) == false)
  }

  @Test(
    "of several names the one that says most about the repository",
    arguments: [
      ("h.example/team/x", "both"), ("h.example/team/y", "team"), ("h.example/teams/x", "host"),
      ("h.example/x", "host"),
    ])
  func precision(repository: String, user: String) async throws {
    let entries = [
      "h.example": "host", "h.example/team": "team", "h.example/team/x": "both", "https://h.example": "url",
    ]
    let auths = entries.map { #""\#($0.key)":{"auth":"\#(Self.auth($0.value))"}"# }.joined(separator: ",")
    #expect(try await login(#"{"auths":{\#(auths)}}"#, for: repository)?.username == user)
  }

  @Test(
    "podman's files come before docker's; a file that is named is the only one",
    arguments: [
      ([:], "runtime"), (["XDG_RUNTIME_DIR": "empty"], "config"),
      (["XDG_RUNTIME_DIR": "empty", "XDG_CONFIG_HOME": "empty"], "docker"), (["XDG_CONFIG_HOME": "empty"], "runtime"),
      (["XDG_RUNTIME_DIR": "broken"], "config"), (["DOCKER_CONFIG": "named"], "named"),
      (["REGISTRY_AUTH_FILE": "named/auth.json", "DOCKER_CONFIG": "named"], "file"), (["DOCKER_CONFIG": "empty"], nil),
    ] as [([String: String], String?)])
  func order(variables: [String: String], user: String?) async throws {
    let directory = try TemporaryDirectory()
    for (path, user) in [
      ("runtime/containers/auth.json", "runtime"), (".config/containers/auth.json", "config"),
      (".docker/config.json", "docker"), ("named/config.json", "named"), ("named/auth.json", "file"),
    ] {
      try directory.write(Data(#"{"auths":{"a.example":{"auth":"\#(Self.auth(user))"}}}"#.utf8), to: path)
    }
    try directory.write(Data("{".utf8), to: "broken/containers/auth.json")
    let environment = ["XDG_RUNTIME_DIR": "runtime"].merging(variables) { $1 }.mapValues { "\(directory.path)/\($0)" }
    let logins = StoredLogins(environment: environment, home: directory.path)
    #expect(try await logins.credentials(for: ImageReference("a.example/x"))?.login().username == user)
  }

  @Test("a file that is named and not there is told")
  func absent() throws {
    let logins = StoredLogins(environment: ["REGISTRY_AUTH_FILE": "/nowhere/auth.json"], home: "/nowhere")
    let error = #expect(throws: ImageError.self) { try logins.credentials(for: ImageReference("a.example/x")) }
    #expect(error?.description.hasPrefix("/nowhere/auth.json: ") == true)
  }
}
