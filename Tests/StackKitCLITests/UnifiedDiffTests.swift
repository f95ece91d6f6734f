import Foundation
import Testing

@testable import StackKitCLI

@Suite struct UnifiedDiffTests {
  @Test(
    "what a file becomes by its diff is what it should be",
    arguments: [
      "a\nb\nc\n", "a\r\nb\r\nc\r\n", "a\nb\nc", "", "\n", "c", "a\nB\nc\nd\n", "e\u{301}\n", "\u{e9}\n", nil,
      (1...40).map { "line \($0)\n" }.joined(),
    ])
  func applied(old: String?) async throws {
    let new = "a\nb\nc\n\u{e9}\n"
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "file")
    let committed = old.map { Data($0.utf8) }
    try committed?.write(to: file)
    let patch = folder.appending(path: "patch")
    let diff = UnifiedDiff(from: committed, to: new, label: "file")
    try Data((diff.text + "\n").utf8).write(to: patch)

    let ended = try await Program.run("/usr/bin/env", ["git", "apply", patch.path], in: folder)
    #expect(ended.status == 0, "\(ended.errors)\(diff.text)")
    #expect(try Data(contentsOf: file) == Data(new.utf8))
  }

  @Test("equal texts have no difference")
  func equal() {
    #expect(UnifiedDiff(from: Data("a\n".utf8), to: "a\n", label: "file").text == "")
  }

  @Test("a long file that has nothing in common is replaced as a whole, in no time")
  func long() {
    let old = (0..<200_000).map { "old \($0)\n" }.joined()
    let start = ContinuousClock.now
    let diff = UnifiedDiff(from: Data("same\n\(old)".utf8), to: "same\nnew\n", label: "file")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(diff.text.hasPrefix("--- a/file\n+++ b/file\n@@ -1,200001 +1,2 @@\n same\n-old 0\n"))
    #expect(diff.text.hasSuffix("\n-old 199999\n+new"))
  }
}
