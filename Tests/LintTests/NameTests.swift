import Foundation
import Testing

@testable import Lint

/// The names of rules in StackKit and the stacks, which cannot import Lint.
@Suite struct NameTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

  private func swiftFiles(in folder: String) -> [URL] {
    let files = FileManager.default.enumerator(
      at: Self.root.appending(path: folder), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test("every rule that StackKit and the stacks name exists", arguments: ["Sources/StackKit", "stacks"])
  func names(folder: String) throws {
    let named = try swiftFiles(in: folder).flatMap { file in
      try String(contentsOf: file, encoding: .utf8).matches(of: /AcceptedFinding\(\s*"([^"]+)"/).map { String($0.1) }
    }
    #expect(folder == "stacks" || named.count > 8)
    let ids = Set(Rule.all.map(\.id))
    for name in named { #expect(ids.contains(name), "\(name)") }
  }

  @Test("the page of the rules lists all rules")
  func page() throws {
    let file = Self.root.appending(path: "Sources/StackKit/StackKit.docc/WhatLintChecks.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    for (title, table) in [("rules", RuleTable.rules), ("declined rules", RuleTable.declined)] {
      #expect(page.contains(table), "replace the table of \(title) in \(file.lastPathComponent) with:\n\(table)")
    }
  }
}

/// The rules as Markdown.
private enum RuleTable {
  static let rules = table(
    ["rule", "finding", "requirement", "also known as", "cost"],
    Rule.all.map { rule in
      [
        "`\(rule.id)`", rule.isOptIn ? "off" : rule.severity.rawValue,
        rule.statement + (rule.optIn.map { " Off: \($0)." } ?? ""), rule.otherIDs.joined(separator: ", "),
        rule.cost ?? "",
      ]
    })

  static let declined = table(
    ["rule", "why not", "known as"],
    DeclinedRule.all.map { ["`\($0.id)`", $0.reason, $0.otherIDs.joined(separator: ", ")] })

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let lines = [header, header.map { _ in "---" }] + rows
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }
}
