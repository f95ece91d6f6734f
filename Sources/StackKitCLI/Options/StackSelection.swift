import ArgumentParser
import Deployment

/// `--env` and the stack: the committed artifacts that a command works on.
struct StackSelection: ParsableArguments {
  @Option(name: .customLong("env"), help: "The environment, such as prod.")
  var environment: String

  @Argument(help: "The stack. Default: the only one there is.")
  var stack: String?

  func artifacts() throws(Failure) -> Artifacts {
    try CommittedStacks(project: .nearest()).artifacts(stack: stack, environment: environment)
  }
}
