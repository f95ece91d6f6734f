import Foundation
import TestSupport
import Testing

@testable import ContainerImage

@Suite("Images that a running Docker or podman holds", .timeLimit(.minutes(10)))
struct DaemonTests {
  /// What plays Docker's part on a socket that is gone with the value.
  private final class Daemon {
    /// Sockets' paths have room for about a hundred bytes.
    let socket = "/tmp/stackkit-\(UUID().uuidString.prefix(8)).sock"
    let server: LoopbackServer

    init(_ answer: Answer) throws { server = try LoopbackServer(unixSocket: socket) { $0.answer(answer) } }

    init(_ behavior: @escaping LoopbackServer.Behavior) throws {
      server = try LoopbackServer(unixSocket: socket, behavior)
    }

    deinit { unlink(socket) }
  }

  private func save(_ text: String, from sockets: [String]) async throws -> ImageSource {
    let image = try #require(try DaemonImage(text))
    return try await DockerDaemon(sockets: sockets).save(image, cache: LayerCache(folder: nil))
  }

  @Test("names: what they ask for, and what none can be")
  func names() throws {
    for (text, name) in [
      ("chatbot", "chatbot:latest"), ("chatbot:1", "chatbot:1"), ("team/chatbot", "team/chatbot:latest"),
      ("registry:5000/team/chatbot", "registry:5000/team/chatbot:latest"),
      ("chatbot@sha256:12", "chatbot@sha256:12"), ("sha256:12ab", "sha256:12ab"),
    ] {
      #expect(try DaemonImage("docker-daemon:\(text)")?.name == name)
    }
    for text in ["", "/x", "../x", "a/../b", "a//b", "a b", "a?x=1", "a%2f", "-x", "a/", "a\r\nHost: x"] {
      #expect(throws: ImageError.self, "\(text)") { try DaemonImage("docker-daemon:\(text)") }
    }
    #expect(try DaemonImage("registry.example.com/chatbot:1") == nil)
  }

  @Test("the image is what the daemon saves, by whatever protocol it sends it")
  func saved() async throws {
    let archive = TarBuilder.archive(LayoutBuilder.single().files)
    for chunked in [false, true] {
      let daemon = try Daemon { exchange in
        guard chunked else { return exchange.answer(Answer(200, body: archive)) }
        exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        exchange.send(Data("\(String(archive.count, radix: 16))\r\n".utf8) + archive + Data("\r\n0\r\n\r\n".utf8))
      }
      // The first socket is not there.
      let source = try await save("docker-daemon:team/chatbot:1", from: ["/tmp/nobody.sock", daemon.socket])
      #expect(source.path == "docker-daemon:team/chatbot:1")
      #expect(try source.image(for: .linuxARM64).platform == .linuxARM64)
      #expect(daemon.server.requests.map(\.target) == ["/images/team/chatbot:1/get"])
      let error = #expect(throws: ImageError.self) { try source.image(for: .linuxAMD64) }
      #expect(error?.description.hasPrefix("docker-daemon:team/chatbot:1: no image for linux/amd64") == true)
    }
  }

  @Test("of two daemons, the one that has the image")
  func several() async throws {
    let ignorant = try Daemon(Answer(404, #"{"message":"No such image: chatbot:latest"}"#))
    let other = try Daemon(Answer(200, body: TarBuilder.archive(LayoutBuilder.single().files)))
    _ = try await save("docker-daemon:chatbot", from: [ignorant.socket, other.socket])
    let error = await #expect(throws: ImageError.self) {
      try await save("docker-daemon:chatbot", from: [ignorant.socket])
    }
    #expect(
      error?.description == "docker-daemon:chatbot:latest: \(ignorant.socket): No such image: chatbot:latest")
  }

  @Test("what is said when there is no daemon, or one that breaks off")
  func failures() async throws {
    func complaint(_ sockets: [String]) async -> String {
      let error = await #expect(throws: ImageError.self) { try await save("docker-daemon:chatbot", from: sockets) }
      return error?.description ?? ""
    }
    #expect(
      await complaint(["/tmp/nobody.sock"]).contains("neither Docker nor podman listens at /tmp/nobody.sock; start one")
    )
    let path = try TemporaryDirectory()
    let file = try path.write(Data(), to: "file")
    #expect(await complaint([file]).contains("\(file): "))
    let archive = TarBuilder.archive(LayoutBuilder.single().files)
    let broken = try Daemon { exchange in
      exchange.send("HTTP/1.1 200 OK\r\n\r\n")
      exchange.send(archive.prefix(2000))
      exchange.close()
    }
    #expect(await complaint([broken.socket]).contains("truncated"))
    let escaping = try Daemon(Answer(500, "\u{1B}[2J"))
    #expect(await complaint([escaping.socket]).contains("it answers with status 500"))
  }

  @Test("where daemons are looked for")
  func sockets() throws {
    #expect(
      try DockerDaemon(environment: ["DOCKER_HOST": "unix:///run/user/1/docker.sock", "HOME": "/home/me"]).sockets
        == ["/run/user/1/docker.sock"])
    #expect(
      try DockerDaemon(environment: ["HOME": "/home/me", "XDG_RUNTIME_DIR": "/run/user/1"]).sockets == [
        "/var/run/docker.sock", "/run/user/1/docker.sock", "/home/me/.docker/run/docker.sock",
        "/run/user/1/podman/podman.sock", "/run/podman/podman.sock",
      ])
    for host in ["tcp://10.0.0.1:2375", "ssh://me@host", "unix://relative"] {
      let error = #expect(throws: ImageError.self) { try DockerDaemon(environment: ["DOCKER_HOST": host]) }
      #expect(error?.description.contains("run `docker save`") == true)
    }
  }
}
