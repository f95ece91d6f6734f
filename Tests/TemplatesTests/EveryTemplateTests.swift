import Foundation
import Templates
import Testing

/// The operations that every template must pass: reading, expanding, the graph, and the evaluation of each resource in
/// each combination of its conditions.
private struct Inspection {
  private(set) var resources = 0
  private(set) var ways = 0

  mutating func inspect(_ text: String) throws {
    let template = try Template(text).expanded()
    let evaluator = Evaluator(template)
    _ = try ReferenceGraph(template).creationOrder()
    for resource in template.resources {
      let variants = try evaluator.variants(of: evaluator.conditions(of: resource))
      for assignment in variants.assignments {
        let variant = Evaluator(template, conditions: assignment)
        guard try variant.holds(resource.condition) != false else { continue }
        for member in try variant.properties(of: resource) { #expect(member.value.place.line > 0) }
        ways += 1
      }
      resources += 1
    }
    for output in template.outputs { _ = try output.value.flatMap(evaluator.evaluate) }
  }
}

@Suite("Every template") struct EveryTemplateTests {
  private static let templates = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../stacks/templates").standardizedFileURL

  private static func files(in folder: URL, ending extensions: Set<String>) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { extensions.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }

  @Test("the committed templates are read, and every reference in them is known")
  func committed() throws {
    var inspection = Inspection()
    for file in Self.files(in: Self.templates, ending: ["yaml"]) {
      let text = try String(contentsOf: file, encoding: .utf8)
      try inspection.inspect(text)
      #expect(try ReferenceGraph(try Template(text)).unresolved.isEmpty, "\(file.path)")
    }
    #expect(inspection.resources > 200)
  }

  /// A folder of templates from elsewhere, which are not committed.
  private static let folder = ProcessInfo.processInfo.environment["STACKKIT_PUBLIC_TEMPLATES"]

  @Test("templates from elsewhere are read", .enabled(if: folder != nil))
  func elsewhere() throws {
    let folder = URL(filePath: try #require(Self.folder))
    var inspection = Inspection()
    let files = Self.files(in: folder, ending: ["yaml", "yml", "json", "template"])
    for file in files {
      do {
        try inspection.inspect(try String(contentsOf: file, encoding: .utf8))
      } catch {
        Issue.record("\(file.path): \(error)")
      }
    }
    print("\(files.count) templates, \(inspection.resources) resources in \(inspection.ways) ways")
  }
}
