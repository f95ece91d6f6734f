import ArgumentParser
import Deployment

/// `stackkit scale`: sets the number of tasks of a service.
struct Scale: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Set the number of tasks of a service",
    discussion: """
      With autoscaling, the number becomes the minimum until the bounds in the
      template change; above the template's maximum, it becomes the maximum, too.
      Without autoscaling, no later deployment resets it. Nothing is asked.

      EXAMPLES
        stackkit scale bot=4 --env staging
        stackkit scale bot=4 --env prod chatbot
      """)

  @Argument(help: ArgumentHelp("The service and its number of tasks, from 1 to 5000.", valueName: "service=n"))
  var count: ServiceCount

  @OptionGroup var selection: StackSelection

  @OptionGroup var aws: ProfileOption

  func run() async throws {
    let command = try StackCommand(try selection.artifacts(), profile: aws.profile)
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
