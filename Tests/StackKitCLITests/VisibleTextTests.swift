import Foundation
import Testing

@testable import StackKitCLI

@Suite("Texts of others, as a terminal shows them")
struct VisibleTextTests {
  static let texts: [(String, String)] = [
    ("plain ünïcode ✓ 漢字 א", "plain ünïcode ✓ 漢字 א"), ("\u{1B}]52;c;AAAA\u{7}x", #"\u{1b}]52;c;AAAA\u{7}x"#),
    ("a\u{202E}b\u{200B}c", #"a\u{202e}b\u{200b}c"#), ("two\nlines\u{2028}", #"two\u{a}lines\u{2028}"#),
    ("\u{9B}31m\u{7F}", #"\u{9b}31m\u{7f}"#), ("a\r\nb\tc", #"a\u{d}\u{a}b\u{9}c"#),
    // Directions: embedded, overridden, isolated, marked.
    ("\u{202A}\u{202C}\u{2066}\u{2069}\u{61C}\u{200E}", #"\u{202a}\u{202c}\u{2066}\u{2069}\u{61c}\u{200e}"#),
    // Without width: joiners, fillers, selectors, tags, a soft hyphen.
    ("a\u{200D}\u{2060}\u{FEFF}\u{AD}", #"a\u{200d}\u{2060}\u{feff}\u{ad}"#),
    ("\u{115F}\u{3164}\u{FFA0}\u{34F}\u{17B4}", #"\u{115f}\u{3164}\u{ffa0}\u{34f}\u{17b4}"#),
    ("x\u{FE0F}\u{E0100}\u{E0041}\u{180B}", #"x\u{fe0f}\u{e0100}\u{e0041}\u{180b}"#),
    // Spaces that are others.
    ("a\u{A0}\u{2003}\u{3000}\u{1680}\u{2800}b", #"a\u{a0}\u{2003}\u{3000}\u{1680}\u{2800}b"#),
    // Not assigned, private, not a character.
    ("\u{E000}\u{10FFFF}\u{378}", #"\u{e000}\u{10ffff}\u{378}"#),
    // Marks belong to a letter, and not many to one.
    ("e\u{301}\u{323}", "e\u{301}\u{323}"), ("'\u{338}", #"'\u{338}"#), ("1\u{20E3}", #"1\u{20e3}"#),
    ("\u{301}", #"\u{301}"#),
    ("a\u{301}\u{302}\u{303}\u{304}b", "a\u{301}\u{302}\u{303}\\u{304}b"),
  ]

  @Test("nothing steers a terminal or hides from a reader", arguments: texts)
  func visible(text: String, shown: String) {
    // Scalars: equal strings may have different ones.
    #expect(Array(text.visible.unicodeScalars) == Array(shown.unicodeScalars), "\(text.visible)")
  }

  static let commands: [(String, String)] = [
    ("::error::x", #"\u{3a}:error::x"#), (" \t ::set-output name=a::b", " \t \\u{3a}:set-output name=a::b"),
    ("\u{A0}::x", #"\u{a0}::x"#), ("a\n ::x\nb ::x", "a\n \\u{3a}:x\nb ::x"), ("::::x", #"\u{3a}:::x"#),
    ("\r::x", #"\u{d}::x"#), ("IPv6 ::1, A::B, a: :b", "IPv6 ::1, A::B, a: :b"), (":x", ":x"),
    ("a ##[error]x", #"a #\u{23}[error]x"#),
    ("##vso[task.setvariable variable=PATH]/x", #"#\u{23}vso[task.setvariable variable=PATH]/x"#),
    ("##VSO[x]", #"#\u{23}VSO[x]"#), ("###[x]####teamcity[y]", #"##\u{23}[x]###\u{23}teamcity[y]"#),
    ("#\u{200B}#vso[x]", #"#\u{200b}#vso[x]"#), ("##\u{FE0F}vso[x]", #"##\u{fe0f}vso[x]"#),
    ("# one\n## two\n### 3 #", "# one\n## two\n### 3 #"),
    // The folds of GitLab and Travis, and the notes of Jenkins.
    ("\u{1B}[0Ksection_start:1:a\r\u{1B}[0K", #"\u{1b}[0Ksection_start:1:a\u{d}\u{1b}[0K"#),
    ("travis_fold:start:a\r", #"travis_fold:start:a\u{d}"#),
    ("\u{1B}[8mha:////x\u{1B}[0m", #"\u{1b}[8mha:////x\u{1b}[0m"#),
  ]

  @Test("nothing is a command to a CI runner", arguments: commands)
  func runs(text: String, shown: String) {
    #expect(VisibleText(lines: text).text == shown)
  }

  @Test("text of several lines keeps line feeds and tabs, and shows carriage returns")
  func lines() {
    #expect(VisibleText(lines: "-\ta\r\n+\ta\n\n").text == "-\ta\\u{d}\n+\ta\n\n")
    #expect(VisibleText(lines: "a\r::error::b").text == #"a\u{d}::error::b"#)
  }

  @Test("text that was written once stays as it is", arguments: texts + commands)
  func twice(text: String, shown: String) {
    #expect(text.visible.visible == text.visible)
    #expect(VisibleText(lines: VisibleText(lines: text).text) == VisibleText(lines: text))
  }

  @Test("JSON has the same value, without a character that steers, hides or commands", arguments: texts + commands)
  func json(text: String, shown: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
    let visible = VisibleText(json: try encoder.encode([text: [text]])).text
    let value = try JSONDecoder().decode([String: [String]].self, from: Data(visible.utf8))
    #expect(value.keys.map { Array($0.unicodeScalars) } == [Array(text.unicodeScalars)])
    #expect(value[text].map { $0.map { Array($0.unicodeScalars) } } == [Array(text.unicodeScalars)])
    #expect(VisibleText(lines: visible).text == visible)
  }

  @Test("JSON of usual texts has the bytes of the encoder")
  func usualJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(["a/b": "line\n\ttab \"quoted\" \\ ünï ## x # ::y", "c": "漢"])
    #expect(Data(VisibleText(json: json).text.utf8) == json)
  }

  @Test("a large text takes linear time", .timeLimit(.minutes(1)))
  func large() {
    let marks = "a" + String(String.UnicodeScalarView(repeatElement("\u{301}", count: 200_000)))
    for text in [
      marks, String(repeating: "#", count: 400_000), String(repeating: " ", count: 400_000),
      String(repeating: "::", count: 200_000),
    ] {
      #expect(!VisibleText(lines: text).text.isEmpty)
    }
  }
}
