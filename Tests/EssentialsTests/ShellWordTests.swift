import Foundation
import Testing

@testable import Essentials

/// Texts that people paste into a shell, or let it evaluate.
@Suite("Words of a shell's command line") struct ShellWordTests {
  static let values = [
    "", "plain", "two words", "it's", "'", "''", "'; touch PWNED; '", "$(touch PWNED)", "`touch PWNED`",
    "$HOME ${HOME}",
    "a\nb\n", "\"quoted\"", "back\\slash\\'", "!event", "~", "*", "#", "-x", "a=b", ";", "&", "|", "<>", "\t", "é漢",
    // One character with the quotation mark before it, but not for a shell.
    "'\u{301}; touch PWNED; '\u{301}", "us-east-1 X=$(touch PWNED)",
  ]

  @Test("a shell reads back the value, and runs nothing in it", arguments: values)
  func quotes(value: String) throws {
    for word in [value.shellQuoted, value.shellWord] {
      #expect(try Self.shell("A=\(word); printf %s \"$A\"") == value, "\(word)")
      #expect(try Self.shell("printf %s \(word)") == value, "\(word)")
    }
  }

  @Test(
    "only a value that means something to a shell is quoted",
    arguments: [
      ("BotTask", "BotTask"), ("aws_efs_file_system.sessions", "aws_efs_file_system.sessions"),
      ("module.a[\"b\"].c", "'module.a[\"b\"].c'"), ("chatbot-prod", "chatbot-prod"), ("", "''"), ("-x", "'-x'"),
      ("it's", #"'it'\''s'"#), ("a b", "'a b'"), ("é", "'é'"),
    ])
  func plain(value: String, word: String) {
    #expect(value.shellWord == word)
  }

  private static func shell(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    // Nothing is there for `touch` to write to, nor a program of that name.
    process.environment = ["PATH": "/nowhere", "HOME": "/nowhere"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
