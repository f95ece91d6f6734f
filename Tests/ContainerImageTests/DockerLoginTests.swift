import Foundation
import Testing

@testable import ContainerImage

@Suite("The logins of docker")
struct DockerLoginTests {
  private func login(_ config: String?, for host: String) async throws -> RegistryLogin? {
    let directory = try TemporaryDirectory()
    if let config { try directory.write(Data(config.utf8), to: ".docker/config.json") }
    return try await DockerLogins(environment: [:], home: directory.path).credentials(for: host)?.login()
  }

  private static let me = Data("me:a:secret".utf8).base64EncodedString()

  @Test(
    "a login that is in the file",
    arguments: [
      ("registry.example.com", "registry.example.com"), ("https://registry.example.com/v1/", "registry.example.com"),
      ("http://localhost:5000", "localhost:5000"), ("https://index.docker.io/v1/", "docker.io"),
    ])
  func found(name: String, host: String) async throws {
    let config =
      #"{"auths":{"\#(name)":{"auth":"\#(Self.me)"},"other.example":{"auth":"eA=="}},"credsStore":"desktop"}"#
    #expect(try await login(config, for: host) == RegistryLogin(username: "me", password: "a:secret"))
  }

  @Test(
    "no login",
    arguments: [
      nil, "{}", #"{"auths":{"registry.example.com:444":{"auth":"\#(me)"}}}"#,
      #"{"auths":{"evil.example/registry.example.com":{"auth":"\#(me)"}}}"#, #"{"credsStore":"desktop"}"#,
      #"{"credHelpers":{"other.example":"ecr-login"}}"#, #"{"auths":{"registry.example.com":{}}}"#,
    ])
  func missing(config: String?) async throws {
    #expect(try await login(config, for: "registry.example.com") == nil)
  }

  @Test(
    "a login that cannot be used says why",
    arguments: [
      ("{", "is not JSON"), (#"{"auths":{"registry.example.com":{"auth":"???"}}}"#, "not the base64 of user:password"),
      (#"{"auths":{"registry.example.com":{"identitytoken":"x"}}}"#, "identity token"),
      (#"{"auths":{"registry.example.com":{}},"credsStore":"desktop"}"#, "docker-credential-desktop, which is not run"),
      (#"{"credHelpers":{"registry.example.com":"ecr-login"}}"#, "docker-credential-ecr-login, which is not run"),
    ])
  func unusable(config: String, complaint: String) async throws {
    let error = await #expect(throws: ImageError.self) { try await login(config, for: "registry.example.com") }
    #expect(error?.description.contains(complaint) == true)
    #expect(error?.description.contains(Self.me) == false)
  }

  @Test("DOCKER_CONFIG names the folder")
  func folder() throws {
    let directory = try TemporaryDirectory()
    try directory.write(Data(#"{"auths":{"a.example":{"auth":"\#(Self.me)"}}}"#.utf8), to: "config.json")
    let logins = DockerLogins(environment: ["DOCKER_CONFIG": directory.path], home: "/nowhere")
    #expect(try logins.credentials(for: "a.example") != nil)
  }
}
