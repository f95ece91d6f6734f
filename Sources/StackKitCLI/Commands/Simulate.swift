import ArgumentParser
import Essentials

/// `stackkit simulate`: an AWS account on this machine, to deploy to.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run an empty AWS account on this machine, to try things out",
    discussion: """
      Prints what to put into the environment, then runs until its input is closed
      or it is stopped. Nothing it is told reaches AWS, and nothing of it remains.

      EXAMPLES
        stackkit simulate --env prod
      """)

  @Option(name: .customLong("env"), help: "The environment whose account and region it is.")
  var environment: String?

  @Argument(help: "The stack; may be left out where there is only one.")
  var stack: String?

  func validate() throws {
    guard environment != nil || stack == nil else { throw ValidationError("a stack needs its --env") }
  }

  func run() async throws {
    let manifest = try environment.map {
      try CommittedStacks(project: .nearest()).artefacts(stack: stack, environment: $0).manifest
    }
    let region = manifest?.region ?? ProcessInfo.processInfo.environment["AWS_REGION"] ?? "us-east-1"
    let rehearsal = try await Rehearsal.start(account: manifest?.account, region: region)
    let settings = rehearsal.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    try Console.result("export \(settings.joined(separator: " "))")
    Console.progress("an AWS account is simulated in \(region) until this program's input is closed")
    try? await interruptible { try await Self.inputIsClosed() }
    await rehearsal.simulator.stop()
  }

  private static func inputIsClosed() async throws {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      // A blocked read could not be cancelled.
      if poll(&input, 1, 0) == 0 {
        try await Task.sleep(for: .milliseconds(50))
      } else if read(STDIN_FILENO, &buffer, buffer.count) <= 0 {
        return
      }
    }
  }
}
