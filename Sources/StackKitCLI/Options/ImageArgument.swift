import ArgumentParser
import Deployment

/// `NAME=IMAGE`: a service of a stack and its new image. For a stack with one service just `IMAGE`.
struct ImageArgument: ExpressibleByArgument {
  /// What `IMAGE` can be, for the help of every command that takes one.
  static let forms = """
    an OCI layout, an OCI archive or a `docker save` file (compressed or not), docker-daemon:NAME:TAG (from Docker or \
    podman), or registry/repository:tag
    """

  let text: String

  init(argument: String) { text = argument }

  /// The service and its image. The text before `=` is a service only if the stack has one of that name: a path may
  /// contain `=` too.
  func wanted(of manifest: Manifest) throws(Failure) -> StackDeployment.WantedImage {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, (try? manifest.service(parts[0])) != nil { return .init(service: parts[0], image: parts[1]) }
    guard let only = manifest.services.first, manifest.services.count == 1 else {
      throw Failure(
        .usage,
        "\(manifest.label): '\(text)' does not name a service; write NAME=IMAGE; services: "
          + manifest.services.map(\.name).listed)
    }
    return .init(service: only.name, image: text)
  }
}
