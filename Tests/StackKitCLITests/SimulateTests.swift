import Foundation
import TestSupport
import Testing

@testable import StackKitCLI

/// `stackkit simulate`: the line that people let their shell evaluate.
@Suite struct SimulateTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    let templates = folder.appending(path: "stacks/templates")
    try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "Package.swift"))
    let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
    try FileManager.default.copyItem(
      at: checkout.appending(path: "stacks/templates/chatbot"), to: templates.appending(path: "chatbot"))
  }

  /// Injected text, and what looks like a region and is none.
  static let regions = [
    "us-east-1 X=$(touch PWNED)", "us-east-1; touch PWNED", "us-east-1\ntouch PWNED", "'; touch PWNED; '",
    "`touch PWNED`",
    "us-east-1\u{301}", "US-EAST-1", "us-east-1 ", "x", "\u{1B}[2Kus-east-1", "us-east-1'", "-us-east-1",
    "../us-east-1",
  ]

  @Test("a region that is not one is refused before anything starts", arguments: regions)
  func refuses(region: String) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let end = try await Program.stackkit(["simulate"], in: folder, environment: ["AWS_REGION": region])
    #expect(end.status == 64 && end.output.isEmpty)
    #expect(end.errors.contains(" is not an AWS region, such as eu-west-1"), "\(end.errors)")

    try manifest("region", region)
    let committed = try await Program.stackkit(["simulate", "--env", "staging"], in: folder)
    #expect(committed.status != 0 && committed.output.isEmpty, "\(committed.output)")
  }

  @Test(
    "an account that is not one is refused",
    arguments: ["", "12345678901", "1234567890123", "12345678901\u{661}", "$(touch PWNED)"])
  func accounts(account: String) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try manifest("account", account)
    let end = try await Program.stackkit(["simulate", "--env", "staging"], in: folder)
    #expect(end.status != 0 && end.output.isEmpty, "\(end.output)")
  }

  @Test("the line sets variables and nothing else, each in single quotes", arguments: ["", "eu-central-1"])
  func line(region: String) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let end = try await Program.stackkit(["simulate"], in: folder, environment: ["AWS_REGION": region])
    #expect(end.status == 0)
    let line = try
      /export AWS_ACCESS_KEY_ID='AKID[0-9A-F]{16}' AWS_ENDPOINT_URL='http:\/\/127.0.0.1:\d+' AWS_REGION='([a-z0-9-]+)' AWS_SECRET_ACCESS_KEY='[0-9A-F-]{36}' STACKKIT_REGISTRY='127.0.0.1:\d+'\n/
      .wholeMatch(in: end.output)
    #expect(line?.1 == (region.isEmpty ? "us-east-1" : "eu-central-1"), "\(end.output)")
    let shell = try await Program.run(
      "/bin/sh", ["-c", "eval \"$1\"; printf %s \"$AWS_REGION\"", "sh", end.output], in: folder)
    #expect(shell.output == line.map { String($0.1) })
  }

  @Test("the next start deletes what a simulator has left that was killed")
  func killed() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let temporary = folder.appending(path: "temporary")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: Program.stackkit)
    process.arguments = ["simulate"]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary.path]) { $1 }
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    #expect(try await Program.aside { output.fileHandleForReading.availableData.count } > 0)
    kill(process.processIdentifier, SIGKILL)
    try await Program.aside { process.waitUntilExit() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).count == 1)
    #expect(try await Program.stackkit(["simulate"], in: folder, environment: ["TMPDIR": temporary.path]).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
  }

  /// Replaces a value in the committed `deploy.json`.
  private func manifest(_ member: String, _ value: String) throws {
    let url = folder.appending(path: "stacks/templates/chatbot/staging/deploy.json")
    let data = try Data(contentsOf: url)
    var manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    manifest[member] = value
    try JSONSerialization.data(withJSONObject: manifest).write(to: url)
  }
}
