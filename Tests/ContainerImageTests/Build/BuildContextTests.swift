import Foundation
import Testing

@testable import ContainerImage

@Suite("The context holds what .dockerignore leaves of a folder")
struct BuildContextTests {
  @Test(
    "patterns match as docker's do",
    arguments: [
      ("*.py", ["a.py"], ["b/a.py", "a.pyc"]), ("**/*.py", ["a.py", "b/a.py", "b/c/a.py"], ["a.txt"]),
      ("**/a", ["a", "b/a"], ["ba", "b/ca"]), ("a/**", ["a/b", "a/b/c"], ["a", "ab"]),
      ("a/**/z", ["a/z", "a/b/c/z"], ["a/bz"]),
      ("?.c", ["a.c"], ["/.c", "ab.c"]), ("[a-c]x", ["ax", "cx"], ["dx"]), ("[^a]x", ["bx"], ["ax", "/x"]),
      ("\\*", ["*"], ["a"]), ("a*c*", ["abcd", "ac"], ["ab"]),
    ])
  func patterns(text: String, matching: [String], others: [String]) throws {
    let pattern = try PathPattern(text)
    #expect(matching.filter { !pattern.matches($0) } == [])
    #expect(others.filter(pattern.matches) == [])
  }

  @Test("the last rule that matches decides, for a folder's files as well")
  func rules() throws {
    let ignore = try DockerIgnore("# all\n*\n\n!src\n  !/docs/*.md \nsrc/**/secret\n!src/public/secret\n")
    let kept = ["src", "src/a", "src/b/c", "docs/a.md", "src/public/secret", "src/public/secret/x"]
    #expect(kept.filter(ignore.ignores) == [])
    let left = ["a", "docs", "docs/b/a.md", "src/secret", "src/b/secret/key", "# all"]
    #expect(left.filter { !ignore.ignores($0) } == [])
    #expect(try DockerIgnore("\u{FEFF}.env\n").ignores(".env"))
    #expect(throws: DocumentFault.self) { try DockerIgnore("../x") }
    #expect(throws: DocumentFault.self) { try DockerIgnore("[a") }
  }

  @Test("an exception brings the folders that lead to it, and nothing else of them")
  func exceptions() throws {
    let fixture = try BuildFixture(
      "FROM scratch", [".dockerignore": "*\n!a/b/keep\n", "a/b/keep": "", "a/b/drop": "", "a/drop": "", "c/drop": ""])
    let context = try BuildContext(folder: fixture.context)
    #expect(context.contents(of: "") == ["a", "a/b", "a/b/keep"])
    #expect(throws: DocumentFault.self) { try context.matches("c/drop") }
  }
}
