import ArgumentParser
import Deployment

/// `NAME=IMAGE`: a service of a stack, and what it is to run. For a single service just `IMAGE`.
struct ImageArgument: ExpressibleByArgument {
  let text: String

  init(argument: String) { text = argument }

  /// The service that is meant, which only its stack can tell: paths may hold `=`, too.
  func wanted(of manifest: Manifest) throws(Failure) -> StackDeployment.WantedImage {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, (try? manifest.service(parts[0])) != nil { return .init(service: parts[0], image: parts[1]) }
    guard let only = manifest.services.first, manifest.services.count == 1 else {
      let names = manifest.services.map { "'\($0.name)'" }.joined(separator: ", ")
      throw Failure(
        .usage,
        "\(manifest.label): '\(text)' names no service; write NAME=IMAGE, the services are "
          + (names.isEmpty ? "none" : names))
    }
    return .init(service: only.name, image: text)
  }
}
