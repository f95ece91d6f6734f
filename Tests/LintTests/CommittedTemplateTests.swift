import Foundation
import StackKit
import Templates
import Testing

@testable import Lint
@testable import stacks

/// The committed templates of this repository.
@Suite struct CommittedTemplateTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../stacks/templates").standardizedFileURL

  @Test("the findings in the committed templates are exactly those that their stacks accept")
  func committed() throws {
    for synthesis in Main.syntheses {
      let label = "\(synthesis.stack)/\(synthesis.environment)"
      let findings = try synthesis.files.map(\.path).filter { $0.hasSuffix(".yaml") }.flatMap { path in
        let file = Self.folder.appending(path: "\(label)/\(path)")
        return try Linter().findings(in: Template(String(contentsOf: file, encoding: .utf8)))
      }
      let result = Exceptions(synthesis.exceptions.map(Exception.init), to: findings)
      #expect(result.open.map { "\(label):\($0.place): \($0.rule): \($0.message)" } == [])
      #expect(result.unused == [])
    }
  }
}
