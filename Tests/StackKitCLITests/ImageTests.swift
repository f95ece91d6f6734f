import Foundation
import TestSupport
import Testing

@testable import StackKitCLI

/// `stackkit image`, as a user runs it.
@Suite struct ImageTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func stackkit(_ arguments: String...) async throws -> Program.End {
    try await Program.stackkit(["image"] + arguments, in: folder, environment: ["COLUMNS": "80"])
  }

  @Test("what is in an image, for people and for programs")
  func shown() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = try SmallImage(in: folder)
    let layer = "sha256:dac1d7cfa95021764849fd102524e141488c5e3a90f861dbb5a12d9ac8584f85"
    let end = try await stackkit(image.path, "--verify")
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.errors.isEmpty)
    #expect(
      end.output == """
        linux/arm64 \(image.digest)
          type        application/vnd.oci.image.manifest.v1+json
          user        root (the image sets no user)
          volumes     /tmp
          layers      1, 583 B including the configuration and the manifest
            \(layer) 5 B, uncompressed

        """)

    let json = try await stackkit(image.path, "--json", "--platform", "linux/arm64")
    #expect(json.status == 0)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(report["format"] as? String == "oci-layout")
    let shown = try #require((report["images"] as? [[String: Any]])?.first)
    #expect(shown["digest"] as? String == image.digest)
    #expect(shown["volumes"] as? [String] == ["/tmp"])
    let layers = try #require(shown["layers"] as? [[String: Any]])
    #expect(layers.map { $0["digest"] as? String } == [layer])
    #expect(layers.map { $0["diffID"] as? String } == [layer])
  }

  @Test("an image in a registry looks the same, and its layers stay there")
  func inRegistry() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = try SmallImage(in: folder)
    let registry = try LayoutRegistry(image, login: "me:secret")
    let reference = "\(registry.host)/team/chatbot:1"
    let auth = Data("me:secret".utf8).base64EncodedString()
    let logins = folder.appending(path: "auth.json")
    try Data(#"{"auths":{"\#(registry.host)/team":{"auth":"\#(auth)"}}}"#.utf8).write(to: logins)
    func show(_ arguments: String...) async throws -> Program.End {
      try await Program.stackkit(
        ["image"] + arguments, in: folder, environment: ["REGISTRY_AUTH_FILE": logins.path])
    }
    let (local, remote) = (try await show(image.path), try await show("\(reference)@\(image.digest)"))
    #expect(remote.status == 0 && remote.errors.isEmpty, "\(remote.errors)")
    #expect(remote.output == local.output)
    #expect(registry.blobs == 1)
    let json = try await show(reference, "--json", "--platform", "linux/arm64")
    let localJSON = try await show(image.path, "--json")
    #expect(
      json.output
        == localJSON.output.replacingOccurrences(of: "oci-layout", with: "registry")
        .replacingOccurrences(of: image.path, with: reference))
    let before = registry.blobs
    #expect(try await show(reference, "--verify").status == 0)
    // The configuration twice: to show it, and as a blob.
    #expect(registry.blobs == before + 3)

    for (arguments, status, message) in [
      (["\(registry.host)/team/chatbot:2"], 1, "there is no image '2'"),
      ([reference, "--platform", "linux/amd64"], 1, "no image for linux/amd64 (available: linux/arm64)"),
      (["\(registry.host)/other/chatbot:1"], 5, "the registry requires a login; run `docker login`"),
      (["\(registry.host)/team/chatbot"], 64, "it is not a reference such as registry/repository:tag"),
    ] as [([String], Int32, String)] {
      let end = try await Program.stackkit(
        ["image"] + arguments, in: folder, environment: ["REGISTRY_AUTH_FILE": logins.path])
      #expect(end.status == status && end.errors.contains(message), "\(arguments): \(end.errors)")
      #expect(!end.errors.contains("secret") && !end.errors.contains(auth) && end.output.isEmpty)
    }
    let given = try await Program.stackkit(
      ["image", "\(registry.host)/other/chatbot:1", "--username", "me"], in: folder,
      environment: ["REGISTRY_AUTH_FILE": "", "DOCKER_CONFIG": folder.path, "STACKKIT_REGISTRY_PASSWORD": "secret"])
    #expect(given.output == local.output, "\(given.errors)")
  }

  @Test("anything but an image is refused, with what it may be instead")
  func refused() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = try SmallImage(in: folder)
    for (arguments, status, message) in [
      (["nothing.tar"], 64, "error: there is no image file 'nothing.tar'\n"),
      (["./no:thing"], 64, "error: there is no image file './no:thing'\n"),
      (["nothing"], 64, "there is no image file 'nothing', and it is not a reference such as registry/repository:tag"),
      (["r.example/a\u{1B}[2J:1"], 64, #"there is no image file 'r.example/a\u{1b}[2J:1'"#),
      (["docker-daemon:../x"], 64, "write docker-daemon:NAME:TAG"),
      (
        [image.path, "--platform", "arm64"], 64,
        "--platform 'arm64' is not a platform; write os/architecture, such as linux/arm64"
      ),
      ([image.path, "--platform", "linux/amd64"], 1, "no image for linux/amd64 (available: linux/arm64)"),
      ([folder.path], 1, "not an OCI layout"),
    ] as [([String], Int32, String)] {
      let end = try await Program.stackkit(["image"] + arguments, in: folder)
      #expect(end.status == status, "\(arguments)")
      #expect(end.errors.hasPrefix("error: "))
      #expect(end.errors.contains(message), "\(end.errors)")
      #expect(end.output.isEmpty)
    }
  }

  @Test("the help of image is what it was reviewed as")
  func help() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(
      try await stackkit("--help").output == """
        OVERVIEW: Show the contents of an image

        Prints for each platform the digest that `stackkit push` would push, the run
        configuration, and the layers. Changes nothing and does not need docker. The
        layers of an image in a registry are fetched only with --verify.

        EXAMPLES
          stackkit image chatbot.tar
          stackkit image registry.example.com/chatbot:1.4 --platform linux/arm64
          stackkit image docker-daemon:chatbot:latest --platform linux/arm64 --json
          stackkit image chatbot.tar --verify

        --verify compares bytes with digests, and does not judge them: a layer may
        contain device nodes, setuid files, or paths with '..'.

        The password for --username is read from STACKKIT_REGISTRY_PASSWORD. Without
        --username, the logins that `docker login` and `podman login` stored in files
        are used.

        USAGE: stackkit image <image> [<options>]

        ARGUMENTS:
          <image>                 The image: an OCI layout, an OCI archive or a `docker
                                  save` file (compressed or not),
                                  docker-daemon:NAME:TAG (from Docker or podman), or
                                  registry/repository:tag.

        OPTIONS:
          --platform <platform>   The platform to show, such as linux/arm64. Default:
                                  all.
          --username <username>   User name for the registry (password:
                                  STACKKIT_REGISTRY_PASSWORD).
          --verify                Read all layers and check their digests.
          --json                  Print the result as JSON.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }
}
