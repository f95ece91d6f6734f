import AWSSimulator
import Foundation
import Testing

/// The `aws` command line reads every answer: botocore's parsers are stricter than our own client.
@Suite struct CommandLineTests {
  static let aws = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/aws" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("the aws command line reads every answer", .enabled("the aws command line is not on PATH") { aws != nil })
  func readsEveryAnswer() async throws {
    let aws = try #require(Self.aws)
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let digest = try await account.push("chatbot", tag: "v1")
      try await account.deploy("app", Templates.application, ["Image": "\(Templates.image)@\(digest)"])
      let calls: [(arguments: [String], expected: String)] = [
        (["cloudformation", "describe-stacks", "--stack-name", "app"], "CREATE_COMPLETE"),
        (["cloudformation", "describe-stack-events", "--stack-name", "app"], "AWS::CloudFormation::Stack"),
        (["ecs", "describe-services", "--cluster", "edge", "--services", "bot"], "\"rolloutState\": \"COMPLETED\""),
        (["ecr", "describe-images", "--repository-name", "chatbot"], digest),
      ]
      for call in calls {
        let output = try await Self.run(aws, call.arguments, endpoint: account.simulator.endpoint)
        #expect(output.contains(call.expected), "\(call.arguments.joined(separator: " ")): \(output)")
      }
    }
  }

  private static func run(_ aws: String, _ arguments: [String], endpoint: String) async throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: aws)
    process.arguments = arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "AWS_ENDPOINT_URL": endpoint, "AWS_PAGER": "",
      "AWS_DEFAULT_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": Simulated.keys.accessKey,
      "AWS_SECRET_ACCESS_KEY": Simulated.keys.secretKey, "AWS_CONFIG_FILE": "/dev/null",
      "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "AWS_MAX_ATTEMPTS": "1",
    ]
    let output = FileManager.default.temporaryDirectory.appending(path: "aws-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    await withCheckedContinuation { continuation in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume() }
    }
    try handle.close()
    return try String(contentsOf: output, encoding: .utf8)
  }
}
