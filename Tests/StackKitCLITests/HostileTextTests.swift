import ContainerImage
import Foundation
import TestSupport
import Testing

@testable import StackKitCLI

/// One hostile text on every way from a pull request, a registry or AWS to the terminal and the log of a CI job.
@Suite struct HostileTextTests {
  /// Sets the clipboard, deletes and hides lines, begins new ones, sets variables of CI jobs, turns the direction, and
  /// carries text that nobody sees.
  static let hostile =
    "x\u{1B}]52;c;ZXZpbA==\u{7}\u{1B}[2K\u{1B}[8m\u{9B}31m\r::set-output name=a::b\n  ::error::c\n::d::\u{2028}::e::"
    + "##vso[task.setvariable variable=PATH]/evil ##[add-mask]f ##teamcity[g 'h']\u{202E}\u{2066}\u{200B}\u{E0041}"
    + "\u{FE0F}\u{A0}\u{85}'\u{338}y"

  /// The characters and the beginnings of lines in a text that could do something.
  static func dangers(in text: String) -> [String] {
    var found: [String] = []
    for line in text.unicodeScalars.split(separator: "\n").map({ String($0) }) {
      let values = line.unicodeScalars.map(\.value)
      let isHarmless = values.allSatisfy { value in
        (0x20..<0x7F).contains(value) || value == 9 || (0xA1...0xFF).contains(value) || value == 0x2026
          || value == 0xFFFD
      }
      if !isHarmless || line.trimmingCharacters(in: .whitespaces).hasPrefix("::") || line.contains(/##[A-Za-z]*\[/) {
        found.append(String(line.prefix(200)))
      }
    }
    return found
  }

  /// A folder with a package, committed templates, and programs in place of `swift` and the package's product.
  private final class Package {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
      try write("Package.swift", "")
      try write("said", HostileTextTests.hostile)
      try write("swift", "#!/bin/sh\ncat said >&2\ncat built\nexit $(cat status)\n")
      try write(".build/debug/stacks", "#!/bin/sh\ncat said >&2\ncat records\n")
      for program in ["swift", ".build/debug/stacks"] {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o700], ofItemAtPath: folder.appending(path: program).path)
      }
      try write("built", "")
      try write("status", "0")
      let checkout = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
      try FileManager.default.createDirectory(
        at: folder.appending(path: "stacks/templates"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: checkout.appending(path: "stacks/templates/chatbot"),
        to: folder.appending(path: "stacks/templates/chatbot"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ path: String, _ text: String) throws {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }

    /// What the product prints: kinds and texts.
    func records(_ records: (String, String)...) throws {
      try write("records", records.map { "\($0) \($1.utf8.count)\n\($1)\n" }.joined())
    }

    /// Replaces a value in a committed `deploy.json`.
    func manifest(_ member: String, _ value: String) throws {
      let path = "stacks/templates/chatbot/staging/deploy.json"
      let data = try Data(contentsOf: folder.appending(path: path))
      var manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      manifest[member] = value
      try write(path, String(decoding: try JSONSerialization.data(withJSONObject: manifest), as: UTF8.self))
    }

    func run(_ arguments: [String], _ environment: [String: String]) async throws -> Program.End {
      try await Program.stackkit(
        arguments, in: folder,
        environment: ["PATH": "\(folder.path):/usr/bin:/bin", "HOME": folder.path].merging(environment) { $1 })
    }
  }

  /// A way of the text, and whether all of it is surely printed there.
  private func check(
    _ package: Package, _ arguments: String..., environment: [String: String] = [:], isShown: Bool = true,
    location: SourceLocation = #_sourceLocation
  ) async throws {
    let end = try await package.run(arguments, environment)
    let all = end.output + "\n" + end.errors
    #expect(Self.dangers(in: all) == [], sourceLocation: location)
    // Escaped in text, and in JSON.
    let isThere = all.contains(#"x\u{1b}]52;c;ZXZpbA"#) || all.contains(#"x\u001b]52;c;ZXZpbA"#)
    #expect(isThere || !isShown, "\(all.prefix(300))", sourceLocation: location)
  }

  @Test("arguments and the environment")
  func arguments() async throws {
    let (package, text) = (try Package(), Self.hostile)
    try package.records(("stack", "a"), ("environment", "b"))
    try await check(package, text)
    try await check(package, "--\(text)")
    try await check(package, "deploy", "--env", "staging", "--timeout", text)
    try await check(package, "deploy", "--env", "staging", "chatbot", "--yes", "--image", text, isShown: false)
    try await check(package, "synth", text)
    try await check(package, "synth", "--env", text)
    try await check(package, "synth", "--out", text, isShown: false)
    for command in ["status", "deploy"] {
      let more = command == "deploy" ? "--dry-run" : "--json"
      try await check(package, command, "--env", text, "chatbot", more)
      try await check(package, command, "--env", "staging", text, more)
    }
    try await check(package, "scale", text, "--env", "staging")
    try await check(package, "push", text, "localhost:1/a:1")
    try await check(package, "push", "a.tar", text)
    try await check(package, "push", text, "--env", "staging")
    try await check(package, "image", text)
    try await check(package, "image", text, "--json")
    try await check(package, "image", "a.tar", "--platform", text)
    try package.write("Dockerfile", "FROM scratch\n")
    try await check(package, "build", text, "--output", "a.tar")
    try await check(package, "build", ".", "--output", text, "--label", text)
    try await check(package, "simulate", text)
    try await check(package, "simulate", "--env", text, "chatbot")
    try await check(package, "simulate", environment: ["AWS_REGION": text])
    for variable in ["AWS_ENDPOINT_URL", "STACKKIT_REGISTRY", "AWS_CA_BUNDLE", "HTTPS_PROXY"] {
      try await check(package, "status", "--env", "staging", "chatbot", environment: [variable: text], isShown: false)
    }
    try await check(package, "build", ".", "--output", "a.tar", environment: ["SOURCE_DATE_EPOCH": text])
  }

  @Test("the manifest of a stack", arguments: ["stack", "environment", "region", "account", "engine", "stackName"])
  func manifest(member: String) async throws {
    let package = try Package()
    try package.manifest(member, Self.hostile)
    for command in [["status"], ["deploy", "--dry-run"], ["simulate"], ["scale", "bot=1"], ["push", "a.tar"]] {
      let end = try await package.run(
        command + ["--env", "staging"] + (command == ["push", "a.tar"] ? ["chatbot"] : []), [:])
      #expect(Self.dangers(in: end.output + "\n" + end.errors) == [], "\(command)")
    }
  }

  @Test("the program that lists the stacks: its notes, its problems, its names, its stderr, and what its build prints")
  func stacksProgram() async throws {
    let (package, text) = (try Package(), Self.hostile)
    try package.records(("stack", "a"), ("environment", "b"), ("note", text), ("problem", text), ("problem", text))
    try await check(package, "synth", "--check")
    try package.records(("stack", text), ("environment", text), ("path", text), ("text", text))
    try await check(package, "synth", "--check")
    try await check(package, "synth")
    try await check(package, "synth", "other")
    let reason = "\(text)\n\(text)\n\(text)"
    try package.records(
      ("stack", "a"), ("environment", "b"), ("exception", reason), ("path", "template.yaml"),
      ("text", "Resources: {}\n"))
    try await check(package, "synth", "--check")
    try package.write("records", text)
    try await check(package, "synth")
    try package.write("built", "\(package.folder.path)/a.swift:1:1: warning: \(text)\n 1 | \(text)\n")
    try await check(package, "synth", "--check")
    try package.write("status", "1")
    try await check(package, "synth", "--check")
    try await check(package, "synth")
  }

  @Test("templates: the diff, a finding with its line, a text that cannot be read")
  func templates() async throws {
    let (package, text) = (try Package(), Self.hostile)
    try package.write("said", "")
    let template = "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      AccessControl: PublicRead"
    func written(_ template: String) throws {
      try package.records(("stack", "a"), ("environment", "b"), ("path", "template.yaml"), ("text", template))
    }
    try package.write("stacks/templates/a/b/template.yaml", "Resources: {}\n# \(text)\n\(text)\r\n")
    try written("Resources: {}\n")
    try await check(package, "synth", "--check")
    // The context of a diff begins with a space, behind which GitHub reads commands, too.
    let context = "Description: |\n  ::error::a\n  ##vso[task.complete]b\nResources: {}\n"
    try package.write("stacks/templates/a/b/template.yaml", context + "# \(text)")
    try written(context)
    try await check(package, "synth", "--check")
    let diff = try await package.run(["synth", "--check"], [:])
    #expect(
      diff.output.contains("\n   \\u{3a}:error::a\n   #\\u{23}vso[task.complete]b\n Resources: {}\n"), "\(diff.output)")
    try written("\(template) # \(text.replacingOccurrences(of: "\n", with: " "))\n")
    try await check(package, "synth", "--check", isShown: false)
    try written(text)
    try await check(package, "synth", "--check", isShown: false)
    // The name of a folder that belongs to no stack.
    try written("Resources: {}\n")
    try package.write("stacks/templates/\(text.replacingOccurrences(of: "/", with: " "))/b/template.yaml", "")
    try await check(package, "synth", "--check")
    try await check(package, "synth")
  }

  @Test("an image: its labels, its user, its commands, and a Dockerfile")
  func image() async throws {
    let (package, text) = (try Package(), Self.hostile)
    let quoted = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
    let image = try SmallImage(
      in: package.folder,
      configuration:
        #""Labels":{"a":\#(quoted.dropFirst().dropLast())},"Cmd":\#(quoted),"User":\#(quoted.dropFirst().dropLast())"#)
    try await check(package, "image", image.path)
    try await check(package, "image", image.path, "--json")
    let json = try await package.run(["image", image.path, "--json"], [:])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let shown = try #require((report["images"] as? [[String: Any]])?.first?["labels"] as? [String: String])
    #expect(shown["a"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    let line = text.replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: "\r", with: " ")
    for dockerfile in [
      "FROM \(line)\n", "FROM scratch\n\(line) x\n", "FROM scratch\nCOPY \(line) /\n", "FROM scratch\nENV \(line)\n",
    ] {
      try package.write("Dockerfile", dockerfile)
      try await check(package, "build", ".", "--output", "a.tar", isShown: false)
    }
  }

  @Test("a registry's error, and AWS's")
  func servers() async throws {
    let (package, text) = (try Package(), Self.hostile)
    let message = String(decoding: try JSONEncoder().encode([text]).dropFirst().dropLast(), as: UTF8.self)
    // The first request asks which API the server has.
    let registry = try LoopbackServer { exchange in
      exchange.answer(
        exchange.request.target == "/v2/"
          ? Answer(200) : Answer(400, #"{"errors":[{"code":"X","message":\#(message)}]}"#))
    }
    let host = "127.0.0.1:\(registry.port)"
    try await check(package, "image", "\(host)/a/b:1")
    let raw = try LoopbackServer { exchange in
      exchange.answer(exchange.request.target == "/v2/" ? Answer(200) : Answer(400, text))
    }
    try await check(package, "image", "127.0.0.1:\(raw.port)/a/b:1")
    let keys = ["AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": "x"]
    // XML has no control characters of the first kind.
    let xml = text.unicodeScalars.map { $0.value < 32 ? "\n" : "&#\($0.value);" }.joined()
    let aws = try LoopbackServer { exchange in
      exchange.answer(
        Answer(
          400, headers: [("Content-Type", "text/xml")],
          "<ErrorResponse><Error><Code>\(xml)</Code><Message>\(xml)</Message></Error><RequestId>\(xml)</RequestId></ErrorResponse>"
        ))
    }
    let environment = keys.merging(["AWS_ENDPOINT_URL": aws.url]) { $1 }
    for command in [["status"], ["deploy", "--dry-run"], ["scale", "bot=1"]] {
      let end = try await package.run(command + ["--env", "staging", "chatbot"], environment)
      #expect(end.status != 0 && end.errors.contains("]52;c;ZXZpbA=="), "\(end.errors.prefix(300))")
      #expect(Self.dangers(in: end.output + "\n" + end.errors) == [], "\(command)")
    }
  }
}
