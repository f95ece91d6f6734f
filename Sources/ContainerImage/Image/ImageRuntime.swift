import Essentials

extension Image {
  /// What an image says of how it is run: the `config` of its configuration.
  ///
  /// Who starts it may say otherwise. What is missing, or not what it should be, is empty: an image runs without it.
  package struct Runtime: Sendable, Hashable {
    /// Whom it runs as: a name or a number, with or without a group; empty for root.
    package let user: String
    /// Folders that start as what the image has there, sorted.
    package let volumes: [String]
    package let entryPoint: [String]
    package let command: [String]
    /// Each `NAME=value`, in the image's order.
    package let environment: [String]
    package let labels: [String: String]
    /// Each `8501/tcp`, sorted.
    package let exposedPorts: [String]
    package let workingDirectory: String

    /// What an image says that says nothing.
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

  /// The OCI's sets: objects whose values say nothing.
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
