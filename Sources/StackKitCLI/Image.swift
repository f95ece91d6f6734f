import ArgumentParser
import ContainerImage
import Foundation

/// `stackkit image`: what is in an image.
struct ShowImage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image", abstract: "Show what is in an image",
    discussion: """
      Prints, for each platform, the digest that a push would push, how the image
      runs, and its layers. Changes nothing and needs no docker.

      EXAMPLES
        stackkit image chatbot.tar
        stackkit image docker-daemon:chatbot:latest --platform linux/arm64 --json
        stackkit image chatbot.tar --verify
      """)

  @Argument(
    help: """
      An OCI layout, an OCI archive or a `docker save` file, compressed or not; or docker-daemon:NAME:TAG, from Docker or \
      podman.
      """)
  var image: String

  @Option(help: "Only this platform, such as linux/arm64.")
  var platform: String?

  @Flag(help: "Read all layers, and make sure that they are what they should be.")
  var verify = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    let platform = try platform.map(Self.platform)
    let (image, verify) = (image, verify)
    let found = try await interruptible {
      do throws(ImageError) {
        return try await Self.read(image, platform: platform, verify: verify)
      } catch {
        throw Failure(error)
      }
    }
    guard let report = found else {
      throw Failure(.usage, "there is no image file '\(image.visible)', and it is no docker-daemon:NAME:TAG either")
    }
    for image in report.images {
      for warning in image.warnings {
        Console.progress("warning: \(report.path), \(image.platform): \(warning)".visible)
      }
    }
    if json { return try Console.result(json: report) }
    for line in report.lines { try Console.result(line.visible) }
  }

  private static func read(
    _ text: String, platform: Platform?, verify: Bool
  ) async throws(ImageError) -> ImageReport? {
    guard let source = try await ImageSource.local(text) else { return nil }
    let images: [Image]
    if let platform { images = [try source.image(for: platform)] } else { images = try source.images() }
    guard !images.isEmpty else { throw .unsupported(path: text, reason: "there is no image in it") }
    if verify {
      for image in images { try await image.verify() }
    }
    return ImageReport(path: text, format: source.format, images: images)
  }

  private static func platform(_ text: String) throws -> Platform {
    guard let platform = Platform(parts: text) else {
      throw Failure(.usage, "--platform '\(text.visible)' is not like linux/arm64")
    }
    return platform
  }
}

extension Failure {
  /// For an image that cannot be read or used.
  init(_ error: ImageError) {
    let status: ExitStatus =
      switch error {
      case .badReference: .usage
      case .cancelled: .interrupted
      default: .checkFailed
      }
    self.init(status, error.description.visible)
  }
}
