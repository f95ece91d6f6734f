import ArgumentParser
import ContainerImage

/// `--profile`, for commands that call AWS.
struct ProfileOption: ParsableArguments {
  @Option(help: "The profile in ~/.aws to take the keys from.")
  var profile: String?
}

/// `--json`, for results that a script reads.
struct JSONFlag: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print JSON.")
  var isSet = false
}

/// `linux/arm64` or `linux/arm/v7`, as `--platform` takes it.
struct PlatformArgument: ExpressibleByArgument {
  private let text: String

  init(argument: String) { text = argument }

  func platform() throws(Failure) -> Platform {
    guard let platform = Platform(text) else {
      throw Failure(.usage, "--platform '\(text)' is not a platform; write os/architecture, such as linux/arm64")
    }
    return platform
  }
}
