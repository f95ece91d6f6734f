import ArgumentParser

/// `stackkit`: from one Swift file to a running service.
@main
struct StackKitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackkit",
    abstract: "Turn Swift descriptions of web applications into templates, and run them on AWS",
    discussion: """
      EXIT CODES
        0    done, or nothing to do
        1    a check failed: a stale template, an image that does not fit, a service
             that cannot be reached
        2    the deployment failed and was rolled back
        3    an operator is needed
        4    busy: another deployment is running
        5    credentials, permissions, or the wrong account
        6    timed out; the deployment is still running
        7    refused by a guard
        64   wrong usage
        130  interrupted
      """,
    version: version,
    subcommands: [
      Synth.self, Build.self, Deploy.self, Push.self, ShowImage.self, Scale.self, ShowStatus.self, Simulate.self,
    ])

  static let version = "0.1.0"

  static func main() async {
    Console.prepare()
    Console.end(await status())
  }

  /// Does what the arguments say.
  private static func status() async -> Int32 {
    do {
      do {
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      } catch  where exitCode(for: error).isSuccess {
        // Help, the version and completions are errors to ArgumentParser.
        try Console.result(text: fullMessage(for: error))
      }
      return ExitCode.success.rawValue
    } catch {
      if let failure = Failure(error) {
        Console.error(failure.message)
        return failure.status.rawValue
      }
      Console.progress(text: fullMessage(for: error))
      return exitCode(for: error).rawValue
    }
  }
}
