import ContainerImage
import Deployment
import Foundation
import Testing

@testable import StackKitCLI

/// Libraries say what can be done about an error, and only the command line how its options are called.
@Suite struct WordingTests {
  @Test(
    "a remedy is told with the names of options and commands",
    arguments: [
      (.synthesize, "x; run `stackkit synth` and have it reviewed"), (.deploy, "x; `stackkit deploy` makes it"),
      (.scale, "x; use `stackkit scale`"), (.giveImage(service: nil), "x; give one with --image IMAGE"),
      (.giveImage(service: "Bot"), "x; give one with --image Bot=IMAGE"),
      (
        .allow(replacing: ["A", "aws_b.c"], removing: ["D"]),
        "x; if that is what you want, add --allow-replace A --allow-replace aws_b.c --allow-delete D"
      ),
      (.followStatus(stack: "s", environment: "e"), "x; follow it with `stackkit status --env e s`"),
      (.image(.nameUserApart), "x; pass it as --username"), (.image(.choosePlatform), "x; choose one with --platform"),
      (.image(.choosePython), "x; or say which one it has, such as --python 3.13"), (nil, "x"),
    ] as [(DeploymentError.Remedy?, String)])
  func remedies(remedy: DeploymentError.Remedy?, message: String) {
    #expect(Failure(DeploymentError(.failed, "x", remedy: remedy), about: nil).message == message)
  }

  /// What `--experimental-dump-help` says of a command.
  private struct Help: Decodable {
    let command: Command

    struct Command: Decodable {
      let commandName: String
      let subcommands: [Command]?
      let arguments: [Argument]?
    }

    struct Argument: Decodable {
      let names: [Name]?
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }
  }

  @Test("no library knows the name of an option, of a command, or of a variable of the command line")
  func libraries() async throws {
    let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    let help = try await Program.stackkit(["--experimental-dump-help"], in: checkout)
    let root = try JSONDecoder().decode(Help.self, from: Data(help.output.utf8)).command
    let commands = (root.subcommands ?? []).map { "stackkit \($0.commandName)" }
    let options = ([root] + (root.subcommands ?? [])).flatMap { $0.arguments ?? [] }.flatMap { $0.names ?? [] }
      .filter { $0.kind == "long" }.map { "--\($0.name)" }
    try #require(commands.contains("stackkit deploy") && options.contains("--allow-replace"))

    let sources = checkout.appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    let libraries = paths.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("StackKitCLI/") }
    try #require(libraries.count > 100)
    for path in libraries {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let found = Self.names(in: String(line), options: options, commands: commands)
        #expect(found.isEmpty, "Sources/\(path):\(number + 1): \(found.joined(separator: ", "))")
      }
    }
  }

  /// The names in a line of code. Comments may explain, other programs have options of the same name in `their own
  /// commands`, and what is nothing but an option is an argument for one.
  static func names(in line: String, options: [String], commands: [String]) -> [String] {
    guard !line.trimmingCharacters(in: .whitespaces).hasPrefix("//") else { return [] }
    let own = line.replacing(/`(?!stackkit )[^`]*`/, with: "").replacing(/"--[a-z-]+"/, with: "")
    let words = own.split { !($0.isLetter || $0 == "-") }.map(String.init)
    return options.filter(words.contains) + commands.filter(own.contains)
      + (own.contains("STACKKIT_") ? ["STACKKIT_"] : [])
  }

  @Test(
    "a name is found where it is said, and nowhere else",
    arguments: [
      (#"throw Fault("give one with --image IMAGE")"#, ["--image"]),
      (#"throw Fault("follow it with `stackkit deploy --env prod`")"#, ["--env", "stackkit deploy"]),
      (#"let x = environment["STACKKIT_REGISTRY_PASSWORD"]"#, ["STACKKIT_"]),
      (#"/// As `--image` takes it."#, []), (#""; build one with `docker build --env x`""#, []),
      (#"arguments += ["--env", x]"#, []), (#"throw Fault("--environment is another word")"#, []),
    ] as [(String, [String])])
  func found(line: String, names: [String]) {
    #expect(Self.names(in: line, options: ["--image", "--env"], commands: ["stackkit deploy"]) == names)
  }
}
