import Essentials

extension Image {
  /// How an image is run: the `config` of its configuration.
  ///
  /// The container's definition may override it. Missing and invalid values are empty: an image runs without them.
  package struct Runtime: Sendable, Hashable {
    /// The user: a name or a number, with or without a group; empty for root.
    package let user: String
    /// The folders that start with the image's contents, sorted.
    package let volumes: [String]
    package let entryPoint: [String]
    package let command: [String]
    /// The variables `NAME=value`, in the image's order.
    package let environment: [String]
    package let labels: [String: String]
    /// The ports, such as `8501/tcp`, sorted.
    package let exposedPorts: [String]
    package let workingDirectory: String

    /// The values of an image without a `config`.
    package static let unsaid = Runtime()

    package init(
      user: String = "", volumes: [String] = [], entryPoint: [String] = [], command: [String] = [],
      environment: [String] = [], labels: [String: String] = [:], exposedPorts: [String] = [],
      workingDirectory: String = ""
    ) {
      self.user = user
      self.volumes = volumes.sorted()
      self.entryPoint = entryPoint
      self.command = command
      self.environment = environment
      self.labels = labels
      self.exposedPorts = exposedPorts.sorted()
      self.workingDirectory = workingDirectory
    }
  }
}

extension Image.Runtime: Decodable {
  private enum Key: String, CodingKey {
    case user = "User"
    case volumes = "Volumes"
    case entryPoint = "Entrypoint"
    case command = "Cmd"
    case environment = "Env"
    case labels = "Labels"
    case exposedPorts = "ExposedPorts"
    case workingDirectory = "WorkingDir"
  }

  /// The value of the OCI's sets, which are objects with empty values.
  private struct Nothing: Decodable {}

  package init(from decoder: any Decoder) throws {
    let fields = try? decoder.container(keyedBy: Key.self)
    func read<Value: Decodable>(_ key: Key, _ none: Value) -> Value {
      (try? fields?.decodeIfPresent(Value.self, forKey: key)) ?? none
    }
    func names(_ key: Key) -> [String] { Array(read(key, [String: Nothing?]()).keys) }
    self.init(
      user: read(.user, ""), volumes: names(.volumes), entryPoint: read(.entryPoint, []), command: read(.command, []),
      environment: read(.environment, []), labels: read(.labels, [:]), exposedPorts: names(.exposedPorts),
      workingDirectory: read(.workingDirectory, ""))
  }
}
