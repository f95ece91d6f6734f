import ContainerImage
import Foundation
import TestSupport

/// A copy of the committed artifacts of one stack and environment, to be changed, and images to deploy.
struct Checkout: ~Copyable {
  let folder: URL
  static let templates = URL(filePath: #filePath).appending(path: "../../../stacks/templates")
    .standardizedFileURL

  init(_ stack: String = "chatbot", _ environment: String = "staging") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = Self.templates.appending(path: "\(stack)/\(environment)")
    try FileManager.default.copyItem(at: source, to: artifacts)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var artifacts: URL { folder.appending(path: "artifacts") }

  /// Changes a file without a review: its manifest still has the old digest.
  func edit(_ path: String, _ old: String, to new: String) throws {
    let url = artifacts.appending(path: path)
    let text = try String(contentsOf: url, encoding: .utf8)
    guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: url)
  }

  /// Changes a file as `synth` would: its manifest gets the new digest.
  func rewrite(_ path: String, _ old: String, to new: String) throws {
    let url = artifacts.appending(path: path)
    let before = Digest(of: try Data(contentsOf: url)).hex
    try edit(path, old, to: new)
    try edit("deploy.json", before, to: Digest(of: try Data(contentsOf: url)).hex)
  }

  /// Adds a file as `synth` would: the manifest lists it.
  func add(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: artifacts.appending(path: path))
    try edit(
      "deploy.json", "\"sha256\": {", to: "\"sha256\": { \"\(path)\": \"\(Digest(of: Data(text.utf8)).hex)\",")
  }

  /// Lets the manifest say that people depend on the stack.
  func protect() throws { try edit("deploy.json", "\"format\": 1,", to: "\"format\": 1, \"production\": true,") }

  /// Writes an OCI layout with one image.
  ///
  /// - Returns: Its path.
  func image(
    _ architecture: String = "arm64", content: String = "layer", volumes: [String] = ["/tmp"]
  ) throws -> String {
    try SmallImage(in: folder, architecture: architecture, content: content, volumes: volumes).path
  }
}
