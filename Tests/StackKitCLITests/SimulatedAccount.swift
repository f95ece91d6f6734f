import Deployment
import Foundation
import TestSupport
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
      environment[parts[0]] = parts[1].trimmingCharacters(in: ["'"])
    }
  }

  func stackkit(_ arguments: String...) async throws -> Program.End {
    try await Program.stackkit(arguments, in: folder, environment: environment)
  }

  /// Changes the manifest of staging, and the digest at its end.
  func editManifest(_ old: String, to new: String) throws {
    let manifest = folder.appending(path: "stacks/templates/chatbot/staging/deploy.json")
    let text = try String(contentsOf: manifest, encoding: .utf8).replacing(old, with: new)
    let end = try #require(text.firstRange(of: "\"manifestSHA256\""))
    try Data(ManifestText.sealed(String(text[..<end.lowerBound])).utf8).write(to: manifest)
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
  func image(_ architecture: String = "arm64", layer: String = "layer") throws -> SmallImage {
    try SmallImage(in: folder, architecture: architecture, content: layer)
  }
}
