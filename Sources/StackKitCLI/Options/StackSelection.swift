import ArgumentParser
import Deployment

/// Which committed artefacts a command is about.
struct StackSelection: ParsableArguments {
  @Option(name: .customLong("env"), help: "The environment, such as prod.")
  var environment: String

  @Argument(help: "The stack; may be left out where there is only one.")
  var stack: String?

  func artefacts() throws(Failure) -> Artefacts {
    try CommittedStacks(project: .nearest()).artefacts(stack: stack, environment: environment)
  }
}
