/// The list of stacks: the program that `stackkit synth` builds and runs.
///
/// ```swift
/// @main struct Main: StackApp { static let stacks: [any Stack.Type] = [Chatbot.self] }
/// ```
public protocol StackApp {
  static var stacks: [any Stack.Type] { get }
}

extension StackApp {
  /// Prints every stack in every environment: problems, notes, accepted findings, files.
  ///
  /// It writes no file and takes no arguments; `stackkit synth` compares, filters and writes. Each record is a line with
  /// what it is and its length in bytes, the bytes, and a newline: templates pass through as they are.
  public static func main() {
    print(syntheses.map(\.records).joined(), terminator: "")
  }

  /// Every stack in every environment.
  public static var syntheses: [Synthesis] {
    let all = stacks.flatMap { $0.syntheses }
    // `a` in `b-prod` and `a-b` in `prod`: one name in AWS.
    let names = all.map { "\($0.stack)-\($0.environment)" }
    let uses = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(all, names).map { synthesis, name in
      uses[name] == 1
        ? synthesis : synthesis.refused(because: "another stack is called '\(name)', too; rename one of them")
    }
  }
}

extension Stack {
  static var syntheses: [Synthesis] { Environment.allCases.map { Synthesis(Self(environment: $0)) } }
}

extension Synthesis {
  fileprivate var records: String {
    func record(_ kind: String, _ text: String) -> String { "\(kind) \(text.utf8.count)\n\(text)\n" }
    return record("stack", stack) + record("environment", environment)
      + problems.map { record("problem", $0) }.joined() + notes.map { record("note", $0) }.joined()
      + exceptions.map { record("exception", "\($0.rule)\n\($0.resource)\n\($0.reason)") }.joined()
      + files.map { record("path", $0.path) + record("text", $0.text) }.joined()
  }
}
