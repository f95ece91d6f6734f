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
      ("\\*", ["*"], ["a"]),
      // Docker's own rules for two stars beside other characters.
      ("docs/**.md", ["docs/.md", "docs/a/.md"], ["docs/a.md"]), ("**.md", ["a.md", "b/a.md"], ["a.mdx"]),
      ("a**b", ["ab", "ax/b"], ["axb"]), ("foo**", ["foobar", "foo/bar"], ["fo"]), ("**a*", ["ab", "x/ab"], ["xab"]),
      (
        String(repeating: "*a", count: 30) + "b", [String(repeating: "a", count: 200) + "b"],
        [String(repeating: "a", count: 200)]
      ), ("a*c*", ["abcd", "ac"], ["ab"]),
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
    #expect(kept.filter { ignore.ignores(TreePath($0)) } == [])
    let left = ["a", "docs", "docs/b/a.md", "src/secret", "src/b/secret/key", "# all"]
    #expect(left.filter { !ignore.ignores(TreePath($0)) } == [])
    #expect(try DockerIgnore("\u{FEFF}.env\n").ignores(".env"))
    #expect(try DockerIgnore("docs/../src/x\n").ignores("src/x"))
    #expect(throws: DocumentFault.self) { try DockerIgnore("../x") }
    #expect(throws: DocumentFault.self) { try DockerIgnore("[a") }
  }

  @Test("an exception brings the folders that lead to it, and nothing else of them")
  func exceptions() throws {
    let fixture = try BuildFixture(
      "FROM scratch", [".dockerignore": "*\n!a/b/keep\n", "a/b/keep": "", "a/b/drop": "", "a/drop": "", "c/drop": ""])
    let context = try BuildContext(folder: fixture.context)
    #expect(context.contents().map(\.path.text) == ["a", "a/b", "a/b/keep"])
    #expect(throws: DocumentFault.self) { try context.matches("c/drop") }
  }

  @Test("a name that is not UTF-8 is refused, unless it is ignored")
  func notUTF8() throws {
    let fixture = try BuildFixture("FROM scratch", [".dockerignore": "old*"])
    func make(_ name: [UInt8]) {
      let descriptor = open(
        Array(fixture.context.utf8CString.dropLast()) + [0x2F] + name.map { CChar(bitPattern: $0) } + [0],
        O_CREAT | O_WRONLY, 0o600)
      #expect(descriptor >= 0)
      close(descriptor)
    }
    make(Array("old".utf8) + [0xFF])
    #expect(try BuildContext(folder: fixture.context).contents().map(\.path) == [".dockerignore", "Dockerfile"])
    make(Array("new".utf8) + [0xFF])
    let error = #expect(throws: BuildError.self) { try BuildContext(folder: fixture.context) }
    #expect(error?.description.contains("the name is not UTF-8") == true, "\(error?.description ?? "")")
  }

  @Test(
    "a file that the build reads itself is not one outside of the context",
    arguments: ["Dockerfile", ".dockerignore", "Dockerfile.dockerignore"])
  func linked(name: String) throws {
    let fixture = try BuildFixture("FROM scratch\nCOPY app /\n", ["app": "1"])
    let secret = try fixture.directory.write(Data("TOPSECRET [\n".utf8), to: "secret")
    try? FileManager.default.removeItem(atPath: "\(fixture.context)/\(name)")
    try FileManager.default.createSymbolicLink(atPath: "\(fixture.context)/\(name)", withDestinationPath: secret)
    let error = #expect(throws: BuildError.self) {
      _ = try Dockerfile(folder: fixture.context)
      _ = try BuildContext(folder: fixture.context)
    }
    #expect(
      error?.description.hasPrefix("\(fixture.context)/\(name): it is a symbolic link, and links are not followed here")
        == true, "\(error?.description ?? "")")
  }

  @Test(
    "a pipe in the place of the Dockerfile or of .dockerignore does not stop the build",
    arguments: ["Dockerfile", ".dockerignore"])
  func pipe(name: String) throws {
    let fixture = try BuildFixture("FROM scratch\nCOPY app /\n", ["app": "1"])
    try? FileManager.default.removeItem(atPath: "\(fixture.context)/\(name)")
    try #require(mkfifo("\(fixture.context)/\(name)", 0o600) == 0)
    let error = #expect(throws: BuildError.self) {
      _ = try Dockerfile(folder: fixture.context)
      _ = try BuildContext(folder: fixture.context)
    }
    #expect(error?.description.contains("/\(name): it is not a regular file") == true, "\(error?.description ?? "")")
  }

  @Test("a link to a name that is not UTF-8 is refused")
  func notUTF8Link() throws {
    let fixture = try BuildFixture("FROM scratch")
    #expect(symlink([CChar(bitPattern: 0xFF), 0], "\(fixture.context)/link") == 0)
    let error = #expect(throws: BuildError.self) { try BuildContext(folder: fixture.context) }
    #expect(error?.description.contains("the link's target is not UTF-8") == true, "\(error?.description ?? "")")
  }

  @Test("what the build writes is no part of what it reads")
  func outputs() throws {
    let fixture = try BuildFixture("FROM scratch", ["out/image.tar": "old", "out/app": "", "layout/oci-layout": ""])
    let outputs = ["out/image.tar", "layout", "new"].map { "\(fixture.context)/\($0)" }
    let context = try BuildContext(folder: fixture.context, outputs: outputs)
    #expect(context.contents().map(\.path) == ["Dockerfile", "out", "out/app"])
  }
}
