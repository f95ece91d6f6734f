import Foundation
import TestSupport
import Testing

@Suite("stackkit build")
struct BuildTests {
  /// A folder with a Dockerfile and a file.
  private static func folder(_ dockerfile: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-build-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(dockerfile.utf8).write(to: folder.appending(path: "Dockerfile"))
    try Data("1".utf8).write(to: folder.appending(path: "app"))
    return folder
  }

  @Test("prints the digest alone, the same each time, and writes what deploy takes")
  func digest() async throws {
    let folder = try Self.folder("FROM scratch\nCOPY app /\nUSER 1\nCMD [\"/app\"]\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = ["build", ".", "--output", "image.tar", "--sbom", "bill.json", "--label", "a=b=c"]
    let first = try await Program.stackkit(arguments, in: folder, environment: ["SOURCE_DATE_EPOCH": "5"])
    #expect(first.status == 0 && first.output.hasPrefix("sha256:") && first.output.count == 72, "\(first.errors)")
    #expect(!first.errors.contains("warning"))
    // The output is no part of its own context the second time.
    try Data("image.tar\nbill.json\n".utf8).write(to: folder.appending(path: ".dockerignore"))
    let second = try await Program.stackkit(arguments + ["--json"], in: folder, environment: ["SOURCE_DATE_EPOCH": "5"])
    #expect(second.output.contains(first.output.trimmingCharacters(in: .newlines)))
    let bill = try String(contentsOf: folder.appending(path: "bill.json"), encoding: .utf8)
    #expect(bill.contains("SPDX-2.3") && bill.contains("1970-01-01T00:00:05Z"))
  }

  @Test(
    "what cannot be is said",
    arguments: [
      (["absent", "--output", "x.tar"], 64, "there is no folder 'absent'"),
      ([".", "--output", "x.tar", "--label", "a"], 64, "--label 'a' is not NAME=VALUE"),
      ([".", "--output", "x.tar", "--platform", "arm64"], 64, "--platform 'arm64'"),
      ([".", "--output", "x.tar", "--base", "a/b:1"], 64, "FROM scratch"),
      ([".", "--output", "absent/x.tar"], 1, ": there is no folder /"),
    ] as [([String], Int32, String)])
  func refusals(arguments: [String], status: Int32, reason: String) async throws {
    let folder = try Self.folder("FROM scratch\nCOPY app /\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let end = try await Program.stackkit(["build"] + arguments, in: folder)
    #expect(end.status == status && end.output.isEmpty)
    #expect(end.errors.contains(reason), "\(end.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["Dockerfile", "app"])
  }

  @Test(
    "a result is not written through a link in a folder that others can write to", arguments: ["--output", "--sbom"])
  func plantedLink(option: String) async throws {
    let folder = try Self.folder("FROM scratch\nCOPY app /\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (shared, victim) = (folder.appending(path: "shared"), folder.appending(path: "victim"))
    try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
    try #require(chmod(shared.path, 0o1777) == 0)
    try Data("important".utf8).write(to: victim)
    try FileManager.default.createSymbolicLink(at: shared.appending(path: "result"), withDestinationURL: victim)
    let outputs = ["--output": "image.tar"].merging([option: "shared/result"]) { $1 }
    let end = try await Program.stackkit(
      ["build", "."] + outputs.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }, in: folder)
    #expect(end.status == 1 && end.output.isEmpty)
    #expect(end.errors.contains("shared/result: "), "\(end.errors)")
    #expect(end.errors.contains("it is a symbolic link that another user may have made, so it is not followed"))
    #expect(try Data(contentsOf: victim) == Data("important".utf8))

    // In a folder of the user's own the link is the user's choice.
    try #require(chmod(shared.path, 0o755) == 0)
    #expect(
      try await Program.stackkit(
        ["build", "."] + outputs.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }, in: folder
      ).status == 0)
    #expect(try Data(contentsOf: victim) != Data("important".utf8))
  }

  @Test("a cache that others can write to is not used, and a warning says so once")
  func sharedCache() async throws {
    let folder = try Self.folder("FROM scratch\nCOPY app /\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let cache = folder.appending(path: "cache/stackkit")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let environment = ["XDG_CACHE_HOME": folder.appending(path: "cache").path]
    for (mode, warnings) in [(mode_t(0o777), 1), (0o700, 0)] {
      try #require(chmod(cache.path, mode) == 0)
      let end = try await Program.stackkit(
        ["build", ".", "--output", "x.tar"], in: folder, environment: environment)
      #expect(end.status == 0, "\(end.errors)")
      let line = "warning: the cache is not used: \(cache.path): other users can write to it; run `chmod go-w` on it\n"
      #expect(end.errors.components(separatedBy: line).count == warnings + 1, "\(end.errors)")
    }
  }

  @Test("a base that a daemon holds, and one that is not there")
  func bases() async throws {
    let folder = try Self.folder("FROM scratch\nCOPY app /\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try await Program.stackkit(["build", ".", "--output", "base.tar"], in: folder).status == 0)
    let saved = try Data(contentsOf: folder.appending(path: "base.tar"))
    try Data("FROM registry.example.com/base:1\nCOPY app /second\n".utf8).write(
      to: folder.appending(path: "Dockerfile"))
    let socket = folder.appending(path: "socket").path
    let daemon = try LoopbackServer(unixSocket: socket) { $0.answer(Answer(200, body: saved)) }
    func build(on base: String) async throws -> Program.End {
      try await Program.stackkit(
        ["build", ".", "--output", "x.tar", "--base", base], in: folder,
        environment: ["DOCKER_HOST": "unix://\(socket)", "SOURCE_DATE_EPOCH": "0"])
    }
    try Data("base.tar\nx.tar\nsocket\n".utf8).write(to: folder.appending(path: ".dockerignore"))
    let (held, file) = (try await build(on: "docker-daemon:base"), try await build(on: "base.tar"))
    #expect(held.status == 0 && held.errors.contains("2 layers"), "\(held.errors)")
    #expect(held.output == file.output)
    #expect(daemon.requests.map(\.target) == ["/images/base:latest/get"])
    for base in [
      "./missing", "../missing:1", "~/missing", "/missing", "missing.tar", "m/missing.tar.gz", "missing.tgz",
    ] {
      let end = try await build(on: base)
      #expect(end.status == 64 && end.errors.hasSuffix("error: there is no image file '\(base)'\n"), "\(end.errors)")
    }
  }

  @Test("a line that needs a builder is named")
  func builder() async throws {
    let folder = try Self.folder("FROM scratch\nRUN apt-get install curl\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let end = try await Program.stackkit(["build", ".", "--output", "x.tar"], in: folder)
    #expect(end.status == 1)
    #expect(end.errors.contains("./Dockerfile:2: RUN can only be `pip install"), "\(end.errors)")
  }
}
