import ArgumentParser
import ContainerImage
import Deployment
import Essentials

/// `stackkit push`: pushes an image to a registry, without docker.
struct Push: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Push an image to a registry, or to a stack's repository",
    usage: """
      stackkit push <image> <registry/repository:tag> [<options>]
      stackkit push <image> --env <env> [<stack>] [--profile <profile>]
      """,
    discussion: """
      Prints the pushed image as repository@sha256:… on one line. Of an image for
      several platforms, only the one for linux/arm64 is pushed by default.

      EXAMPLES
        stackkit push chatbot.tar --env prod
        stackkit push chatbot.tar registry.example.com/chatbot:1.4 --username robot
        stackkit push registry.example.com/chatbot:1.4 mirror.example.com/chatbot:1.4

      The password for --username is read from STACKKIT_REGISTRY_PASSWORD. Without
      --username, and to read an image from another registry, the logins that
      `docker login` and `podman login` stored in files are used.
      """)

  @Argument(help: "The image: \(ImageArgument.forms). With --env and several services: SERVICE=IMAGE.")
  var image: String

  @Argument(
    help: """
      The destination, registry/repository:tag. With --env: the stack. Default: the only one there is.
      """)
  var target: String?

  @Option(
    name: .customLong("env"),
    help: "The environment, such as prod: pushes to the stack's repository there.")
  var environment: String?

  @Option(help: "The platform to push. Default: the only one, or linux/arm64.")
  var platform: PlatformArgument?

  @Flag(help: "Push the images for all platforms, with their index.")
  var allPlatforms = false

  @OptionGroup var login: RegistryLoginOption

  @OptionGroup var aws: ProfileOption

  func validate() throws {
    guard environment != nil || aws.profile == nil else {
      throw ValidationError("--profile needs --env: it is for pushing to a stack's repository")
    }
    guard environment == nil || login.username == nil else {
      throw ValidationError("--username and --env cannot be combined: a stack's repository uses AWS credentials")
    }
    guard environment == nil || (platform == nil && !allPlatforms) else {
      throw ValidationError(
        "--platform and --all-platforms cannot be combined with --env: the stack sets the platform")
    }
    guard platform == nil || !allPlatforms else {
      throw ValidationError("--platform and --all-platforms cannot be combined")
    }
    guard environment != nil || target != nil else {
      throw ValidationError("the destination is missing: give registry/repository:tag, or --env and a stack")
    }
  }

  func run() async throws {
    Narrator.warnOfUnusedCaches()
    guard let environment else { return try await pushToRegistry() }
    let artifacts = try CommittedStacks(project: .nearest()).artifacts(stack: target, environment: environment)
    let wanted = try ImageArgument(argument: image).wanted(of: artifacts.manifest)
    let command = try StackCommand(artifacts, profile: aws.profile)
    let pushed = try await command.run { deployment throws(DeploymentError) in try await deployment.push(wanted) }
    try Console.result(pushed)
  }

  private func pushToRegistry() async throws {
    let reference = try ImageReference(target ?? "")
    guard reference.tag != nil, reference.digest == nil else {
      throw Failure(.usage, "'\(reference)' has no tag; write registry/repository:tag")
    }
    let choice = try choice()
    let narrator = Narrator(label: "\(reference)")
    let registries = try RegistryLogins.registries(narrator)
    let given = try login.login()
    let client = try await registries.client(for: reference, login: given)
    let image = image
    let digest = try await interruptible {
      let contents: ImageContents
      if let local = try await ImageSource.local(image, report: { narrator.tell($0) }) {
        contents = try local.contents(choice)
      } else {
        let remote = try ImageReference(existing: image)
        let source = try await registries.client(
          for: remote, login: remote.registry == reference.registry ? given : nil)
        contents = try await source.contents(remote, choice)
      }
      narrator.tell(contents, of: image)
      try await client.push(contents, as: reference) { narrator.tell($0) }
      return contents.digest
    }
    try Console.result("\(reference.registry)/\(reference.repository)@\(digest)")
  }

  private func choice() throws(Failure) -> PlatformChoice {
    guard let platform else { return allPlatforms ? .all : .usual }
    return .platform(try platform.platform())
  }
}
