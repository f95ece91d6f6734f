import Foundation
import Testing

@testable import ContainerImage

@Suite("Paths are bytes, and a base cannot have more of them than fit")
struct PathTreeTests {
  @Test("names that look alike are two, and a slash before an accent is one")
  func bytes() async throws {
    let names = ["caf\u{e9}", "cafe\u{301}", "x/\u{301}y"]
    #expect(names[0] == names[1])
    let fixture = try BuildFixture(
      "FROM scratch\nCOPY . /app/\nCOPY caf\u{e9} /a/\nCOPY caf?\u{301} /b/\nCOPY x/\u{301}y /c/",
      [names[0]: "1", "x/z": ""])
    try fixture.directory.write(Data("3".utf8), to: "context/\(names[2])")
    try fixture.directory.write(Data("2".utf8), to: "context/\(names[1])")
    let built = try await fixture.build()
    var added: [[UInt8]] = []
    for index in 0..<4 {
      added += try await built.listing(index).filter { !$0.contains("/ 755") && !$0.contains("Dockerfile") }.map {
        Array($0.utf8)
      }
    }
    let expected = [
      "app/cafe\u{301} 644 0:0 2", "app/caf\u{e9} 644 0:0 1", "app/x/z 644 0:0 ", "app/x/\u{301}y 644 0:0 3",
      "a/caf\u{e9} 644 0:0 1",
      "b/cafe\u{301} 644 0:0 2", "c/\u{301}y 644 0:0 3",
    ]
    #expect(added == expected.map { Array($0.utf8) })
  }

  @Test("paths: empty names, dots, and what leads out")
  func paths() {
    #expect(TreePath("//a/./b/../c/").text == "a/b/../c")
    #expect(TreePath("a/../../b/c/..").standardized == "b")
    #expect(TreePath("/").isRoot && TreePath("").isRoot && TreePath("a").folder.isRoot)
    for (path, leaves) in [("a/..", false), ("a/../..", true), ("..", true), ("a/b/../../c", false)] {
      #expect(TreePath(path).leavesRoot == leaves, "\(path)")
    }
  }

  @Test("a tree: folders on the way, removal, order")
  func trees() {
    var tree = PathTree(root: "/")
    #expect(tree.set("file", at: "a/b/c", through: "folder") == 3)
    #expect(tree.set("file", at: "a/b/c", through: "folder") == 0)
    #expect(tree.set("file", at: "a/b-c", through: "folder") == 1)
    #expect(tree.contents().map { "\($0.path) \($0.value)" } == ["a folder", "a/b folder", "a/b/c file", "a/b-c file"])
    #expect(tree.names(in: "a").map(\.text) == ["b", "b-c"])
    tree.remove("a/b", itself: false)
    #expect(tree["a/b"] == "folder" && tree["a/b/c"] == nil)
    tree.remove("nothing/here", itself: true)
    tree.remove("a", itself: true)
    #expect(tree.contents().isEmpty)
  }

  @Test("whiteouts are about the layers below, wherever in their own they are")
  func whiteouts() async throws {
    let base = BuildFixture.base([["d/old": ""], ["d/.new": "", "d/.wh..wh..opq": "", "e/.wh.f": "", "e/f": ""]])
    for (path, refusal) in [
      ("/d/.new/x", "'/d/.new' is a file"), ("/e/f/x", "'/e/f' is a file"), ("/d/old/x", "built"),
    ] {
      #expect(
        try await BuildFixture("FROM base\nCOPY Dockerfile \(path)").refusal(on: base).contains(refusal), "\(path)")
    }
    #expect(
      try await BuildFixture("FROM base\nCOPY Dockerfile /d/.wh.x").refusal(on: base).contains("begins with .wh."))
  }

  @Test("a file where a base's folder was, and nothing of the folder is left")
  func replaced() async throws {
    let base = BuildFixture.base([["a/b": ""], ["a": "file"]])
    #expect(try await BuildFixture("FROM base\nCOPY x /a/b", ["x": ""]).refusal(on: base).contains("'/a' is a file"))
  }

  @Test("a base with too many files is refused, be they in one layer or in several, there still or not")
  func files() throws {
    func layer(_ names: String...) throws -> FileRange {
      var tar = TarBuilder()
      for name in names { tar.add(name) }
      return try FileRange(of: tar.finished(), name: "layer")
    }
    var tree = FileTree(limits: .init(files: 6))
    try tree.add(layer("a/b", "a/c"))
    try tree.add(layer("a/b", ".wh.a", "x"))
    let error = #expect(throws: ImageError.self) { try tree.add(layer("y")) }
    #expect(error?.description.contains("more than 6 files") == true)
  }

  @Test("paths that are too long or too deep are refused")
  func bounds() async throws {
    func refusal(_ name: String, link: String = "") async throws -> String {
      var tar = TarBuilder()
      tar.pax([("path", name), ("linkpath", link)])
      tar.add("x", type: link.isEmpty ? "0" : "2")
      var layout = LayoutBuilder()
      layout.list(layout.image("arm64", layers: [tar.finished()]))
      return try await BuildFixture("FROM base\nCOPY Dockerfile /").refusal(on: layout)
    }
    let deep = String(repeating: "a/", count: 249) + "a"
    #expect(try await refusal(deep) == "built")
    #expect(try await refusal(deep + "/b").contains("folders nested more than 250 deep"))
    let long = String(repeating: String(repeating: "a", count: 200) + "/", count: 20)
    #expect(try await refusal(long + String(repeating: "a", count: 77)).contains("a path of more than 4096"))
    #expect(try await refusal(String(repeating: "a", count: 256)).contains("a name of more than 255 bytes"))
    #expect(
      try await refusal("a", link: String(repeating: "a/", count: 2048) + "a").contains("a path of more than 4096"))
  }
}
