import Foundation
import Testing

@testable import StackKitCLI

/// The question before a deployment, as it is asked on a terminal.
@Suite struct ConfirmationTests {
  @Test(
    "only an answer that was typed after the question counts, and production asks for the stack's name",
    arguments: [
      (environment: "staging", typedAhead: "", answer: "y", status: Int32(0)),
      ("staging", "y\n", "n", 7), ("staging", "y\ny\ny\n", "", 7), ("staging", "y", "", 7),
      ("staging", "", "chatbot", 7),
      ("prod", "", "y", 7), ("prod", "chatbot-prod\n", "y", 7), ("prod", "", "chatbot-staging", 7),
      ("prod", "", "chatbot-prod", 0),
    ])
  func answers(environment: String, typedAhead: String, answer: String, status: Int32) async throws {
    let account = try SimulatedAccount()
    let image = try account.image()
    let (folder, variables) = (account.folder, account.environment)
    let end = try await Program.aside {
      let terminal = try PseudoTerminal()
      try terminal.type(typedAhead)
      let process = try terminal.stackkit(
        ["deploy", "chatbot", "--env", environment, "--image", image.path], in: folder, variables)
      let isProduction = environment == "prod"
      let question = "Deploy to chatbot-\(environment) in us-east-1, account 123456789012? "
      var text = try terminal.read(
        until: question + (isProduction ? "Type chatbot-prod to confirm: " : "[y/N] "))
      try terminal.type(answer + "\n")
      text += try terminal.read(until: nil)
      process.waitUntilExit()
      return (status: process.terminationStatus, text: text)
    }
    #expect(end.status == status, "\(end.text)")
    #expect(
      end.text.contains("change the stack chatbot-\(environment)-repository in us-east-1, account 123456789012, as "))
    #expect(end.text.contains("with the capability CAPABILITY_IAM"))
    #expect(end.text.contains("push the image of Bot to 123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-"))
    if status != 0 {
      let reason = environment == "prod" ? "the answer is not 'chatbot-prod'" : "not confirmed"
      #expect(end.text.contains("not deployed: \(reason); nothing was changed"))
      #expect(!end.text.contains("CREATE_IN_PROGRESS"), "\(end.text)")
    }
  }
}

/// A terminal that a test types on.
private final class PseudoTerminal {
  private let controller: FileHandle
  private let terminal: FileHandle

  init() throws {
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(descriptor >= 0)
    controller = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let name = try Self.unlocked(descriptor)
    let other = open(name, O_RDWR | O_NOCTTY)
    try #require(other >= 0)
    terminal = FileHandle(fileDescriptor: other, closeOnDealloc: true)
  }

  /// Unlocks the terminal of a controller.
  ///
  /// - Returns: Its device.
  private static func unlocked(_ descriptor: Int32) throws -> String {
    #if os(Linux)
      // TIOCSPTLCK and TIOCGPTN: the functions of the C library are not in its module.
      var (lock, number): (Int32, UInt32) = (0, 0)
      try #require(ioctl(descriptor, 0x4004_5431, &lock) == 0 && ioctl(descriptor, 0x8004_5430, &number) == 0)
      return "/dev/pts/\(number)"
    #else
      try #require(grantpt(descriptor) == 0 && unlockpt(descriptor) == 0)
      return String(cString: try #require(ptsname(descriptor)))
    #endif
  }

  func type(_ text: String) throws { try controller.write(contentsOf: Data(text.utf8)) }

  func stackkit(_ arguments: [String], in folder: URL, _ environment: [String: String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Program.stackkit)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = terminal
    process.standardError = terminal
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try terminal.close()
    return process
  }

  /// Reads up to a text; nil for the end of the program.
  func read(until end: String?) throws -> String {
    var text = ""
    while end.map({ !text.hasSuffix($0) }) ?? true {
      // The end of a terminal is an error on Linux.
      guard let data = try? controller.read(upToCount: 1), !data.isEmpty else { break }
      text += String(decoding: data, as: UTF8.self)
    }
    return text
  }
}
