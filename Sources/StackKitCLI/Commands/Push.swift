import ArgumentParser
import ContainerImage
import Deployment
import Essentials

/// `stackkit push`: an image into a registry, without docker.
struct Push: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Push an image to a registry, or to the repository of a stack",
    discussion: """
      Prints what was pushed, as repository@sha256:…, on one line.

      EXAMPLES
        stackkit push chatbot.tar --env prod
        stackkit push chatbot.tar registry.example.com/chatbot:1.4 --username robot
        stackkit push registry.example.com/chatbot:1.4 mirror.example.com/chatbot:1.4

      The password of --username is read from STACKKIT_REGISTRY_PASSWORD. Without
      --username, and to read from another registry, the logins of `docker login`
      and `podman login` are used, those that are in their files.

      Of several images the one for linux/arm64 is pushed, by itself.
      """)

  @Argument(
    help: """
      An OCI layout, an OCI archive or a `docker save` file, compressed or not, docker-daemon:NAME:TAG, or an image in a \
      registry; with --env also NAME=IMAGE.
      """)
  var image: String

  @Argument(help: "Where to: registry/repository:tag; or, with --env, the stack.")
  var target: String?

  @Option(name: .customLong("env"), help: "Push to the repository of a stack in this environment.")
  var environment: String?

  @Option(help: "Push the image for this platform, such as linux/amd64.")
  var platform: PlatformArgument?

  @Flag(help: "Push all images with the index above them.")
  var allPlatforms = false

  @OptionGroup var login: RegistryLoginOption

  @OptionGroup var aws: ProfileOption

  func validate() throws {
    guard environment != nil || aws.profile == nil else {
      throw ValidationError("--profile is for the repository of a stack, with --env")
    }
    guard environment == nil || login.username == nil else {
      throw ValidationError("--username is for registries that are not a stack's")
    }
    guard environment == nil || (platform == nil && !allPlatforms) else {
      throw ValidationError(
        "the stack says which platform its images are for: leave --platform and --all-platforms out")
    }
    guard platform == nil || !allPlatforms else {
      throw ValidationError("--platform and --all-platforms exclude each other")
    }
    guard environment != nil || target != nil else {
      throw ValidationError("say where to: registry/repository:tag, or --env and a stack")
    }
  }

  func run() async throws {
    guard let environment else { return try await pushToRegistry() }
    let artefacts = try CommittedStacks(project: .nearest()).artefacts(stack: target, environment: environment)
    let wanted = try ImageArgument(argument: image).wanted(of: artefacts.manifest)
    let command = try StackCommand(artefacts, profile: aws.profile)
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
