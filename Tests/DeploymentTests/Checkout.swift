import ContainerImage
import Deployment
import Foundation
import TestSupport

/// A copy of the committed artifacts of one stack and environment, to be changed, and images to deploy.
struct Checkout: ~Copyable {
  let folder: URL
  /// The path of the artifacts in the folder: `stacks/templates/chatbot/staging`.
  let path: String
  static let templates = URL(filePath: #filePath).appending(path: "../../../stacks/templates")
    .standardizedFileURL

  init(_ stack: String = "chatbot", _ environment: String = "staging") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    path = "stacks/templates/\(stack)/\(environment)"
    let artifacts = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: artifacts.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.templates.appending(path: "\(stack)/\(environment)"), to: artifacts)
    try Self.makeRepository(at: folder.appending(path: "stacks"))
  }

  /// Makes a folder a checkout of git that tracks nothing.
  static func makeRepository(at folder: URL) throws {
    for name in ["objects", "refs"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: ".git/\(name)"), withIntermediateDirectories: true)
    }
    try Data("ref: refs/heads/main\n".utf8).write(to: folder.appending(path: ".git/HEAD"))
  }

  /// Runs git in `stacks`.
  func git(_ arguments: String...) throws {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", folder.appending(path: "stacks").path] + arguments
    git.standardError = FileHandle.nullDevice
    try git.run()
    git.waitUntilExit()
    guard git.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var artifacts: URL { folder.appending(path: path) }

  /// Reads the artifacts as a deployment does.
  func read() throws -> Artifacts { try Artifacts(at: path, below: folder) }

  /// Changes a file without a review. The manifest keeps its digests of the other files; after a change of its own it gets
  /// the digest at its end, which an author can compute.
  func edit(_ path: String, _ old: String, to new: String) throws {
    let text = try text(of: path)
    guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
    let changed = text.replacingOccurrences(of: old, with: new)
    try write(path, path == ArtifactPath.manifest ? Self.resealed(changed) : changed)
  }

  /// Changes a file as `synth` would: the manifest gets the new digests.
  func rewrite(_ path: String, _ old: String, to new: String) throws {
    try edit(path, old, to: new)
    try digest()
  }

  /// Gives the manifest the digests of the files that are there.
  func digest() throws {
    let text = try text(of: ArtifactPath.manifest)
    guard let end = text.range(of: ",\n  \"sha256\": {") else { throw CocoaError(.fileReadCorruptFile) }
    var digests: [String: String] = [:]
    for path in ArtifactPath.allCases {
      let file = try? Data(contentsOf: artifacts.appending(path: path.rawValue))
      digests[path.rawValue] = file.map { Digest(of: $0).hex }
    }
    try write(ArtifactPath.manifest, ManifestText.completed(text[..<end.lowerBound] + "\n}\n", digests: digests))
  }

  /// A manifest with the digest of its own text.
  private static func resealed(_ manifest: String) -> String {
    manifest.range(of: "\"manifestSHA256\"", options: .backwards).map {
      ManifestText.sealed(String(manifest[..<$0.lowerBound]))
    } ?? manifest
  }

  func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: artifacts.appending(path: path))
  }

  private func text(of path: String) throws -> String {
    try String(contentsOf: artifacts.appending(path: path), encoding: .utf8)
  }

  /// Adds a file as `synth` would: the manifest lists it.
  func add(_ path: String, _ text: String) throws {
    try write(path, text)
    try digest()
  }

  /// Lets the manifest say that people depend on the stack.
  func protect() throws { try edit("deploy.json", "\"format\": 2,", to: "\"format\": 2, \"production\": true,") }

  /// Writes an OCI layout with one image.
  ///
  /// - Returns: Its path.
  func image(
    _ architecture: String = "arm64", content: String = "layer", volumes: [String] = ["/tmp"]
  ) throws -> String {
    try SmallImage(in: folder, architecture: architecture, content: content, volumes: volumes).path
  }
}
