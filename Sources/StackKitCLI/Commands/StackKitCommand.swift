import ArgumentParser
import Processes

/// `stackkit`: the command line program.
@main
struct StackKitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackkit",
    abstract: "Deploy web applications, described in Swift, to AWS",
    discussion: """
      EXAMPLES
        stackkit synth
        stackkit deploy --env staging --image chatbot.tar
        stackkit status --env staging

      EXIT CODES
        0    done, or nothing to do
        1    a check failed: a stale template, a lint error, an image that does not
             fit the stack, AWS or a registry that does not answer
        2    the deployment failed and was rolled back
        3    the stack needs manual repair
        4    busy: another deployment is running
        5    credentials or permissions are missing, or the account is wrong
        6    timed out; the deployment continues in AWS
        7    refused: would destroy data, or was not confirmed
        64   invalid command line or settings
        130  interrupted
      """,
    version: version,
    subcommands: [
      Synth.self, Build.self, Deploy.self, Push.self, ShowImage.self, Scale.self, ShowStatus.self, Simulate.self,
    ])

  static let version = "0.1.0"

  static func main() async {
    CoreDumps.switchOff()
    Console.prepare()
    Console.end(await status())
  }

  /// Runs the command and returns its exit code.
  private static func status() async -> Int32 {
    do {
      do {
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
      } catch  where exitCode(for: error).isSuccess {
        // ArgumentParser throws help, the version and completions as errors.
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
