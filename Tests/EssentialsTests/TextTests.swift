import Essentials
import Testing

@Suite("Texts") struct TextTests {
  @Test(
    "spaces at both ends go, and line ends if asked",
    arguments: [
      ("", "", ""), (" \t", "", ""), (" a b\t", "a b", "a b"), ("\n a\n", "\n a\n", "a"),
      ("a\r\n", "a\r\n", "a"),
      ("\u{A0}a\u{3000}", "a", "a"), ("\u{2028}a", "\u{2028}a", "a"), ("é", "é", "é"),
    ])
  func trims(text: String, spaces: String, all: String) {
    #expect(text.trimmed() == spaces)
    #expect(text.trimmed(newlines: true) == all)
  }

  @Test("a text is padded to a width, and never cut")
  func pads() {
    #expect("ab".padded(to: 4) == "ab  ")
    #expect("abc".padded(to: 2) == "abc")
  }

  @Test("what the file system refuses is told in its words")
  func reasons() {
    #expect(throws: (any Error).self) {
      try FileManager.default.contentsOfDirectory(atPath: "/nowhere/at/all")
    }
    do { _ = try Data(contentsOf: URL(filePath: "/nowhere/at/all")) } catch {
      #if os(Linux)
        #expect(error.reason == "no such file or directory")
      #else
        #expect(!error.reason.isEmpty)
      #endif
    }
  }

  @Test("folders are told from files")
  func folders() {
    #expect(FileManager.default.isFolder("/") && !FileManager.default.isFolder("/etc/passwd"))
    #expect(!FileManager.default.isFolder("/nowhere/at/all"))
  }
}
