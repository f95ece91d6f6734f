import Testing

@testable import StackKitCLI

@Suite("Texts of others, as a terminal shows them")
struct VisibleTextTests {
  @Test(
    "nothing steers a terminal",
    arguments: [
      ("plain ünïcode ✓", "plain ünïcode ✓"), ("\u{1B}]52;c;AAAA\u{7}x", #"\u{1b}]52;c;AAAA\u{7}x"#),
      ("a\u{202E}b\u{200B}c", #"a\u{202e}b\u{200b}c"#), ("two\nlines\u{2028}", #"two\u{a}lines\u{2028}"#),
      ("\u{9B}31m", #"\u{9b}31m"#),
    ])
  func visible(_ text: String, _ shown: String) {
    #expect(text.visible == shown)
  }
}
