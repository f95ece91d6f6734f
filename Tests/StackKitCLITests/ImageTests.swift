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

  @Test func shown() async throws {
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
          user        root, as the image names none
          volumes     /tmp
          layers      1, 583 B with the configuration and the manifest
            \(layer) 5 B, not compressed

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

  @Test func refused() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = try SmallImage(in: folder)
    for (arguments, status, message) in [
      (["nothing.tar"], 64, "there is no image file 'nothing.tar', and it is no docker-daemon:NAME:TAG either"),
      (["docker-daemon:../x"], 64, "write docker-daemon:NAME:TAG"),
      ([image.path, "--platform", "arm64"], 64, "--platform 'arm64' is not like linux/arm64"),
      ([image.path, "--platform", "linux/amd64"], 1, "no image for linux/amd64 (there is linux/arm64)"),
      ([folder.path], 1, "not an OCI layout"),
    ] as [([String], Int32, String)] {
      let end = try await Program.stackkit(["image"] + arguments, in: folder)
      #expect(end.status == status, "\(arguments)")
      #expect(end.errors.hasPrefix("error: "))
      #expect(end.errors.contains(message), "\(end.errors)")
      #expect(end.output.isEmpty)
    }
  }

  @Test func help() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(
      try await stackkit("--help").output == """
        OVERVIEW: Show what is in an image

        Prints, for each platform, the digest that a push would push, how the image
        runs, and its layers. Changes nothing and needs no docker.

        EXAMPLES
          stackkit image chatbot.tar
          stackkit image docker-daemon:chatbot:latest --platform linux/arm64 --json
          stackkit image chatbot.tar --verify

        USAGE: stackkit image <image> [--platform <platform>] [--verify] [--json]

        ARGUMENTS:
          <image>                 An OCI layout, an OCI archive or a `docker save`
                                  file, compressed or not; or docker-daemon:NAME:TAG,
                                  from Docker or podman.

        OPTIONS:
          --platform <platform>   Only this platform, such as linux/arm64.
          --verify                Read all layers, and make sure that they are what
                                  they should be.
          --json                  Print JSON.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }
}
