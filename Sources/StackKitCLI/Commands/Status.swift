import ArgumentParser
import Deployment
import Essentials

/// `stackkit status`: shows the state of a deployed stack.
struct ShowStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the state of a deployed stack and its services",
    discussion: """
      Prints the stack's status and outputs, and for each service its tasks, image
      and deployments.

      EXAMPLES
        stackkit status --env prod
        stackkit status --env prod chatbot --json
      """)

  @OptionGroup var selection: StackSelection

  @OptionGroup var aws: ProfileOption

  @OptionGroup var json: JSONFlag

  func run() async throws {
    let command = try StackCommand(try selection.artifacts(), profile: aws.profile)
    let status = try await command.run { deployment throws(DeploymentError) in try await deployment.status() }
    if json.isSet { return try Console.result(json: status) }
    for line in Self.lines(status) { try Console.result(line) }
  }

  private static func lines(_ status: Status) -> [String] {
    let updated = status.lastUpdated.map { ", changed \($0.formatted(.iso8601))" } ?? ""
    let reason = status.stackStatusReason.map { ": \($0)" } ?? ""
    return ["\(status.stackName) \(status.stackStatus)\(updated)\(reason)"]
      + status.outputs.map { "  \($0.key) \($0.value)" } + status.services.flatMap(lines)
  }

  private static func lines(_ service: Status.Service) -> [String] {
    let scaling = service.scaling.map { ", autoscaled between \($0.minimum) and \($0.maximum)" } ?? ""
    let counts = "\(service.running) of \(service.desired) tasks running, \(service.pending) starting"
    return ["\(service.name) \(counts)\(scaling)"] + (service.image.map { ["  image \($0)"] } ?? [])
      + service.deployments.map { deployment in
        let reason = deployment.rolloutStateReason.map { ": \($0)" } ?? ""
        return
          "  \(deployment.status) \(deployment.rolloutState ?? "") \(deployment.running) of \(deployment.desired), "
          + "\(deployment.taskDefinition)\(reason)"
      }
  }
}
