import Foundation
import Testing

/// What the programs that `stackkit` starts see of this one.
@Suite struct ChildTests {
  @Test("swift gets no keys, tokens and passwords, and nothing leaves a core dump")
  func swift() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "Package.swift"))
    let swift = folder.appending(path: "swift")
    try Data("#!/bin/sh\nenv >'\(folder.path)/env'\nulimit -c >'\(folder.path)/limit'\nexit 1\n".utf8).write(to: swift)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swift.path)
    let secrets = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "STACKKIT_REGISTRY_PASSWORD", "GITHUB_TOKEN"]
    var environment = Dictionary(secrets.map { ($0, "sesame") }) { $1 }
    environment["PATH"] = "\(folder.path):/usr/bin:/bin"
    environment["HTTPS_PROXY"] = "http://127.0.0.1:1"
    // Ours is the limit, also where the shell has none.
    let command = "ulimit -c unlimited 2>/dev/null; exec '\(Program.stackkit)' synth"
    let end = try await Program.run("/bin/sh", ["-c", command], in: folder, environment: environment)
    #expect(end.status == 1 && end.errors.contains("the stacks do not build"), "\(end.errors)")
    let seen = try String(contentsOf: folder.appending(path: "env"), encoding: .utf8)
    #expect(!seen.contains("sesame") && seen.contains("HTTPS_PROXY=http://127.0.0.1:1\n"))
    #expect(try String(contentsOf: folder.appending(path: "limit"), encoding: .utf8) == "0\n")
  }
}
