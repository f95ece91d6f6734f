import ArgumentParser
import Deployment

/// `--env` and the stack: the committed artefacts that a command works on.
struct StackSelection: ParsableArguments {
  @Option(name: .customLong("env"), help: "The environment, such as prod.")
  var environment: String

  @Argument(help: "The stack. Default: the only one there is.")
  var stack: String?

  func artefacts() throws(Failure) -> Artefacts {
    try CommittedStacks(project: .nearest()).artefacts(stack: stack, environment: environment)
  }
}
