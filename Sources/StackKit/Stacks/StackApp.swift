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
    print(syntheses.reduce(into: "") { $1.append(to: &$0) }, terminator: "")
  }

  /// Every stack in every environment.
  public static var syntheses: [Synthesis] {
    let all = stacks.flatMap { $0.syntheses }
    // `a` in `b-prod` and `a-b` in `prod`: one name in AWS.
    let names = all.map { "\($0.stack)-\($0.environment)" }
    let uses = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(all, names).map { synthesis, name in
      uses[name] == 1
        ? synthesis : synthesis.refused(because: "another stack is also called '\(name)'; rename one of them")
    }
  }
}

extension Stack {
  static var syntheses: [Synthesis] { Environment.allCases.map { Synthesis(Self(environment: $0)) } }
}

extension Synthesis {
  fileprivate func append(to output: inout String) {
    func record(_ kind: String, _ text: String) {
      output += kind
      output += " \(text.utf8.count)\n"
      output += text
      output += "\n"
    }
    record("stack", stack)
    record("environment", environment)
    for problem in problems { record("problem", problem) }
    for note in notes { record("note", note) }
    for exception in exceptions {
      record("exception", "\(exception.rule)\n\(exception.resource)\n\(exception.reason)")
    }
    for (path, text) in files {
      record("path", path)
      record("text", text)
    }
  }
}
