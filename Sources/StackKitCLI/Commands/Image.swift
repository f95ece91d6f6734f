import ArgumentParser
import ContainerImage

/// `stackkit image`: shows the contents of an image.
struct ShowImage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image", abstract: "Show the contents of an image", usage: "stackkit image <image> [<options>]",
    discussion: """
      Prints for each platform the digest that `stackkit push` would push, the run
      configuration, and the layers. Changes nothing and does not need docker. The
      layers of an image in a registry are fetched only with --verify.

      EXAMPLES
        stackkit image chatbot.tar
        stackkit image registry.example.com/chatbot:1.4 --platform linux/arm64
        stackkit image docker-daemon:chatbot:latest --platform linux/arm64 --json
        stackkit image chatbot.tar --verify

      --verify compares bytes with digests, and does not judge them: a layer may
      contain device nodes, setuid files, or paths with '..'.

      The password for --username is read from STACKKIT_REGISTRY_PASSWORD. Without
      --username, the logins that `docker login` and `podman login` stored in files
      are used.
      """)

  @Argument(help: "The image: \(ImageArgument.forms).")
  var image: String

  @Option(help: "The platform to show, such as linux/arm64. Default: all.")
  var platform: PlatformArgument?

  @OptionGroup var login: RegistryLoginOption

  @Flag(help: "Read all layers and check their digests.")
  var verify = false

  @OptionGroup var json: JSONFlag

  func run() async throws {
    let platform = try platform?.platform()
    let given = try login.login()
    Narrator.warnOfUnusedCaches()
    let (image, verify) = (image, verify)
    let report = try await interruptible {
      let (format, images) = try await Self.images(image, platform: platform, login: given)
      guard !images.isEmpty else { throw ImageError.unsupported(path: image, reason: "it contains no image") }
      if verify {
        for image in images { try await image.verify() }
      }
      return ImageReport(path: image, format: format, images: images)
    }
    for image in report.images {
      for warning in image.warnings { Console.progress("warning: \(report.path), \(image.platform): \(warning)") }
    }
    if json.isSet { return try Console.result(json: report) }
    for line in report.lines { try Console.result(line) }
  }

  private static func images(
    _ text: String, platform: Platform?, login: RegistryCredentials?
  ) async throws -> (ImageReport.Format, [Image]) {
    let narrator = Narrator(label: text)
    if let source = try await ImageSource.local(text, report: { narrator.tell($0) }) {
      let images = if let platform { [try source.image(for: platform)] } else { try source.images() }
      return (ImageReport.Format(source.format), images)
    }
    let reference = try ImageReference(existing: text)
    let registries = try RegistryLogins.registries(narrator)
    let client = try await registries.client(for: reference, login: login)
    guard let platform else { return (.registry, try await client.images(reference)) }
    return (.registry, [try await client.image(reference, for: platform)])
  }
}
