/// The list of stacks: the program that `stackkit synth` builds and runs.
///
/// ```swift
/// @main struct Main: StackApp { static let stacks: [any Stack.Type] = [Chatbot.self] }
/// ```
public protocol StackApp {
  static var stacks: [any Stack.Type] { get }
}

extension StackApp {
  /// Prints every stack in every environment as one JSON text: files, problems, notes.
  ///
  /// It writes no file and takes no arguments; `stackkit synth` compares, filters and writes.
  public static func main() {
    print(JSON.object([("syntheses", .array(syntheses.map(\.json)))]).text, terminator: "")
  }

  /// Every stack in every environment.
  public static var syntheses: [Synthesis] { stacks.flatMap { $0.syntheses } }
}

extension Stack {
  static var syntheses: [Synthesis] { Environment.allCases.map { Synthesis(Self(environment: $0)) } }
}

extension Synthesis {
  fileprivate var json: JSON {
    .object([
      ("stack", .string(stack)),
      ("environment", .string(environment)),
      ("problems", .array(problems.map(JSON.string))),
      ("notes", .array(notes.map(JSON.string))),
      (
        "files",
        .array(files.map { .object([("path", .string($0.path)), ("text", .string($0.text))]) })
      ),
    ])
  }
}
