import Crypto
import Foundation
import Testing

/// `stackkit simulate` in a process of its own, and a package with the committed templates that are deployed to it.
final class SimulatedAccount {
  let folder: URL
  private let process = Process()
  private let input = Pipe()
  private(set) var environment: [String: String] = [:]

  init() throws {
    let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    let templates = folder.appending(path: "stacks/templates")
    try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "Package.swift"))
    try FileManager.default.copyItem(
      at: checkout.appending(path: "stacks/templates/chatbot"), to: templates.appending(path: "chatbot"))

    process.executableURL = URL(filePath: Program.stackkit)
    process.arguments = ["simulate", "--env", "staging", "chatbot"]
    process.currentDirectoryURL = folder
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    try #require(line.hasPrefix("export ") && line.hasSuffix("\n"))
    for setting in line.dropFirst("export ".count).dropLast().split(separator: " ") {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      environment[parts[0]] = parts[1]
    }
  }

  func stackkit(_ arguments: String...) async throws -> Program.End {
    try await Program.stackkit(arguments, in: folder, environment: environment)
  }

  /// Closes the simulator's input.
  ///
  /// - Returns: Its status.
  func stop() throws -> Int32 {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Writes an OCI layout with one image of one layer.
  ///
  /// - Returns: Its path and the manifest's digest.
  func image(_ architecture: String = "arm64", layer: String = "layer") throws -> (path: String, digest: String) {
    let layout = folder.appending(path: "image-\(architecture)-\(layer)")
    let blobs = layout.appending(path: "blobs/sha256")
    try FileManager.default.createDirectory(at: blobs, withIntermediateDirectories: true)
    func blob(_ text: String, _ type: String) throws -> (digest: String, descriptor: String) {
      let digest = SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        .joined()
      try Data(text.utf8).write(to: blobs.appending(path: digest))
      let type = "application/vnd.oci.image.\(type)"
      return (digest, #"{"mediaType":"\#(type)","digest":"sha256:\#(digest)","size":\#(text.utf8.count)}"#)
    }
    let content = try blob(layer, "layer.v1.tar")
    let config = try blob(
      #"{"os":"linux","architecture":"\#(architecture)","#
        + #""rootfs":{"type":"layers","diff_ids":["sha256:\#(content.digest)"]}}"#, "config.v1+json")
    let manifest = try blob(
      #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","#
        + #""config":\#(config.descriptor),"layers":[\#(content.descriptor)]}"#, "manifest.v1+json")
    try Data(#"{"schemaVersion":2,"manifests":[\#(manifest.descriptor)]}"#.utf8)
      .write(to: layout.appending(path: "index.json"))
    try Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8).write(to: layout.appending(path: "oci-layout"))
    return (layout.path, "sha256:\(manifest.digest)")
  }
}

extension Program {
  /// Runs the built `stackkit` without holding one of the few threads that all tests share.
  static func stackkit(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) async throws -> End {
    try await aside { try run(stackkit, arguments, in: folder, environment: environment) }
  }

  /// Runs something that blocks on a thread of its own.
  static func aside<Value: Sendable>(_ operation: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result(catching: operation)) }
    }
  }
}
