import ArgumentParser
import ContainerImage

/// `--profile`, for commands that call AWS.
struct ProfileOption: ParsableArguments {
  @Option(help: "The profile in ~/.aws to read access keys from.")
  var profile: String?
}

/// `--json`, for commands whose results scripts read.
struct JSONFlag: ParsableArguments {
  @Flag(name: .customLong("json"), help: "Print the result as JSON.")
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
