import Essentials
import Files

/// An image's configuration during its build: the base image's, with the changes of the instructions.
struct ImageConfiguration: Sendable {
  let platform: Platform
  /// The time of the image, in the form of RFC 3339.
  let created: String
  /// The settings of containers: `Env`, `User`, `Cmd`, ….
  private(set) var config: JSON = [:]
  private var diffIDs: [JSON] = []
  private var history: [JSON] = []
  /// Whether this Dockerfile sets a command. A new entry point drops the base image's command, but not this one.
  private var hasCommand = false
  /// The room that is left for the texts of instructions.
  private var room = Self.maximumSize

  /// The largest sum of all texts that instructions set. A replaced text counts, too.
  static let maximumSize = 1 << 20
  /// The size that each setting counts in addition, which bounds their number.
  private static let settingSize = 256

  /// The default `PATH` of an image without a base.
  static let usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

  /// - Parameters:
  ///   - base: The base image's configuration; nil for none.
  ///   - platform: The image's platform.
  ///   - time: The time in seconds since 1970.
  /// - Throws: `DocumentFault` when the base image has ONBUILD instructions.
  init(base: JSON?, platform: Platform, time: Int64) throws(DocumentFault) {
    self.platform = platform
    created = Self.date(time)
    guard let base else {
      config["Env"] = ["PATH=\(Self.usualPath)"].json
      return
    }
    config = base["config"] ?? [:]
    if config == .null { config = [:] }
    guard config["OnBuild"]?.array?.isEmpty ?? true else {
      throw DocumentFault("it has ONBUILD instructions, which need a builder such as docker, podman or buildah")
    }
    diffIDs = base["rootfs"]?["diff_ids"]?.array ?? []
    history = base["history"]?.array ?? []
  }

  /// The number of layers.
  var layerCount: Int { diffIDs.count }

  /// `Env` as a dictionary.
  var environment: [String: String] {
    (config["Env"]?.strings ?? []).reduce(into: [:]) { result, line in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      result[parts[0]] = parts.count == 2 ? parts[1] : ""
    }
  }

  var workingDirectory: String { config["WorkingDir"]?.string ?? "" }

  /// `user` or `user:group`, by name or number; nil for root.
  var user: String? { config["User"]?.string.flatMap { $0.isEmpty ? nil : $0 } }

  /// Whether containers run as root unless told otherwise.
  var runsAsRoot: Bool {
    let user = (user ?? "").split(separator: ":", omittingEmptySubsequences: false).first ?? ""
    // `00` is root's number, too.
    return ["", "root"].contains(user) || Int(user) == 0
  }

  var hasEntry: Bool {
    config["Entrypoint"]?.strings?.isEmpty == false || config["Cmd"]?.strings?.isEmpty == false
  }

  /// Takes the room of a setting.
  ///
  /// - Throws: `DocumentFault` when there are too many or too long ones, or one contains a NUL.
  private mutating func take(_ texts: [String]) throws(DocumentFault) {
    for text in texts {
      room -= text.utf8.count
      guard !text.utf8.contains(0) else { throw DocumentFault("a text contains a NUL character; remove it") }
    }
    room -= Self.settingSize
    guard room >= 0 else {
      throw DocumentFault(
        "the instructions set more than \(Self.maximumSize >> 10) KiB of texts in all (each counts "
          + "\(Self.settingSize) bytes more); set fewer or shorter ones")
    }
  }

  /// Sets a variable; an existing one keeps its place.
  mutating func set(_ name: String, to value: String) throws(DocumentFault) {
    try take([name, value])
    var lines = config["Env"]?.strings ?? []
    let line = "\(name)=\(value)"
    if let index = lines.firstIndex(where: { $0.hasPrefix("\(name)=") }) {
      lines[index] = line
    } else {
      lines.append(line)
    }
    config["Env"] = lines.json
  }

  mutating func setUser(_ user: String) throws(DocumentFault) { try set("User", user) }
  mutating func setStopSignal(_ signal: String) throws(DocumentFault) { try set("StopSignal", signal) }
  mutating func setWorkingDirectory(_ path: String) throws(DocumentFault) { try set("WorkingDir", "/\(path)") }
  mutating func setLabel(_ name: String, to value: String) throws(DocumentFault) {
    try take([value])
    try add(name, .string(value), to: "Labels")
  }
  mutating func expose(_ port: String) throws(DocumentFault) { try add(port, [:], to: "ExposedPorts") }
  mutating func addVolume(_ path: String) throws(DocumentFault) { try add(path, [:], to: "Volumes") }

  mutating func setCommand(_ command: Dockerfile.Command) throws(DocumentFault) {
    config["Cmd"] = try words(command).json
    hasCommand = true
  }

  mutating func setEntryPoint(_ command: Dockerfile.Command) throws(DocumentFault) {
    config["Entrypoint"] = try words(command).json
    if !hasCommand { config["Cmd"] = nil }
  }

  /// The words of a command. The shell form uses the base image's shell, if it sets one.
  private mutating func words(_ command: Dockerfile.Command) throws(DocumentFault) -> [String] {
    switch command {
    case .exec(let words):
      try take(words)
      return words
    case .shell(let text):
      try take([text])
      let shell = config["Shell"]?.strings ?? []
      return (shell.isEmpty ? ["/bin/sh", "-c"] : shell) + [text]
    }
  }

  private mutating func set(_ name: String, _ text: String) throws(DocumentFault) {
    try take([text])
    config[name] = .string(text)
  }

  private mutating func add(_ name: String, _ value: JSON, to map: String) throws(DocumentFault) {
    try take([name])
    var members: JSON = config[map] ?? [:]
    if members == .null { members = [:] }
    members[name] = value
    config[map] = members
  }

  /// Adds an instruction, and its layer, to the history.
  mutating func note(_ text: String, layer: Digest?) {
    var entry: JSON = ["created": .string(created), "created_by": .string(text)]
    if let layer { diffIDs.append(.string(layer.description)) } else { entry["empty_layer"] = true }
    history.append(entry)
  }

  /// The document; the same bytes for the same image.
  var data: Data {
    var document: JSON = [
      "architecture": .string(platform.architecture), "os": .string(platform.os), "created": .string(created),
      "config": config, "rootfs": ["type": "layers", "diff_ids": .array(diffIDs)], "history": .array(history),
    ]
    if let variant = platform.variant { document["variant"] = .string(variant) }
    return Data(document.text().utf8)
  }

  /// A date such as `1970-01-01T00:00:00Z`.
  static func date(_ time: Int64) -> String {
    var (seconds, parts) = (time_t(time), tm())
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}

extension JSON {
  /// The strings of an array; nil for anything else.
  var strings: [String]? { array?.compactMap(\.string) }
}

extension [String] {
  fileprivate var json: JSON { .array(map { .string($0) }) }
}
