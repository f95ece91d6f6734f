import ArgumentParser
import Essentials

/// `stackkit simulate`: runs a simulated AWS account to deploy to.
struct Simulate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run a simulated, empty AWS account on this machine",
    discussion: """
      Prints the environment variables to export in another terminal, then runs
      until its input ends or you press Ctrl-C. Nothing reaches AWS, and nothing is
      kept.

      EXAMPLES
        stackkit simulate --env prod
      """)

  @Option(name: .customLong("env"), help: "The environment, such as prod: simulates its account and region.")
  var environment: String?

  @Argument(help: "The stack. Default: the only one there is.")
  var stack: String?

  func validate() throws {
    guard environment != nil || stack == nil else { throw ValidationError("the stack '\(stack ?? "")' needs --env") }
  }

  func run() async throws {
    let manifest = try environment.map {
      try CommittedStacks(project: .nearest()).artifacts(stack: stack, environment: $0).manifest
    }
    let variable = ProcessInfo.processInfo.environment["AWS_REGION"].flatMap { $0.isEmpty ? nil : $0 }
    let region = manifest?.region ?? variable ?? "us-east-1"
    let rehearsal = try await Rehearsal.start(account: manifest?.account, region: region)
    // People evaluate this line in their shell.
    let settings = rehearsal.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.shellQuoted)" }
    try Console.result("export \(settings.joined(separator: " "))")
    Console.progress("simulating an AWS account in \(region) until its input ends; press Ctrl-C to stop")
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
