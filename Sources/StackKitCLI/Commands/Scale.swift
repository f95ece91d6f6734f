import ArgumentParser
import Deployment

/// `stackkit scale`: how many tasks a service runs.
struct Scale: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Set how many tasks a service runs",
    discussion: """
      With autoscaling, the count becomes its lower bound, until the template's
      bounds change. Without, no template resets it.

      EXAMPLES
        stackkit scale bot=4 --env staging
      """)

  @Argument(help: ArgumentHelp("The service and its number of tasks, from 1 to 5000.", valueName: "service=n"))
  var count: ServiceCount

  @OptionGroup var selection: StackSelection

  @OptionGroup var aws: ProfileOption

  func run() async throws {
    let command = try StackCommand(try selection.artefacts(), profile: aws.profile)
    let count = count
    try await command.run { deployment throws(DeploymentError) in
      try await deployment.scale(count.service, to: count.tasks)
    }
  }
}

/// `bot=4`
struct ServiceCount: ExpressibleByArgument {
  let service: String
  let tasks: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let tasks = Int(parts[1]) else { return nil }
    service = String(parts[0])
    self.tasks = tasks
  }
}
