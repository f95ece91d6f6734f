import Foundation
import StackKit
import Testing

@testable import stacks

@Suite struct CommittedTemplatesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../stacks/templates").standardizedFileURL

  @Test("the committed templates match the stacks", arguments: Main.syntheses.map { "\($0.stack)/\($0.environment)" })
  func committed(label: String) throws {
    let synthesis = try #require(Main.syntheses.first { "\($0.stack)/\($0.environment)" == label })
    #expect(synthesis.problems.isEmpty)
    for (path, text) in synthesis.files where path != "deploy.json" {
      let committed = try String(contentsOf: Self.folder.appending(path: "\(label)/\(path)"), encoding: .utf8)
      #expect(committed == text, "stacks/templates/\(label)/\(path) is out of date; run `stackkit synth`")
    }
    // `synth` adds the digests of the other files.
    let manifest = try String(contentsOf: Self.folder.appending(path: "\(label)/deploy.json"), encoding: .utf8)
    #expect(manifest.hasPrefix(synthesis.text("deploy.json").dropLast("\n}\n".count)))
  }
}
