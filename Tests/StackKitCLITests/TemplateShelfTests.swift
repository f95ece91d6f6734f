import Deployment
import Foundation
import Testing

@testable import StackKitCLI

/// Where `synth` reads and writes, when the program `stacks` or the checkout is not what it should be.
@Suite struct TemplateShelfTests {
  private let scratch: URL
  private let project: Project
  private let secret: URL
  private static let path = "stacks/templates/chatbot/staging"
  private static let committed = URL(filePath: #filePath).appending(path: "../../../\(path)").standardizedFileURL

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    project = Project(root: scratch.appending(path: "package"))
    secret = scratch.appending(path: "secret")
    try FileManager.default.createDirectory(at: project.root, withIntermediateDirectories: true)
    try Data("TOPSECRET\n".utf8).write(to: secret)
  }

  private func clean() { try? FileManager.default.removeItem(at: scratch) }

  /// The files of the committed chatbot, as the program `stacks` prints them.
  private static func files() throws -> [(path: String, text: String)] {
    try ["template.yaml", "main.tf", "repository.yaml", "repository/main.tf", "deploy.json"].map { path in
      let text = try String(contentsOf: committed.appending(path: path), encoding: .utf8)
      guard path == "deploy.json", let end = text.range(of: ",\n  \"sha256\"") else { return (path, text) }
      return (path, text[..<end.lowerBound] + "\n}\n")
    }
  }

  private static func records(
    stack: String = "chatbot", environment: String = "staging", _ files: [(path: String, text: String)]
  ) throws -> [SynthesizedStack] {
    func record(_ kind: String, _ text: String) -> String { "\(kind) \(text.utf8.count)\n\(text)\n" }
    let text =
      record("stack", stack) + record("environment", environment)
      + files.map { record("path", $0.path) + record("text", $0.text) }.joined()
    return try #require(SynthesizedStack.all(in: Data(text.utf8)))
  }

  private func shelf(out: String? = nil) -> TemplateShelf { TemplateShelf(project: project, out: out) }

  /// Writes the committed chatbot into the package.
  @discardableResult
  private func write() throws -> SynthesizedStack {
    let synthesis = try #require(try Self.records(Self.files()).first)
    for artifact in try shelf().artifacts(of: synthesis) { try artifact.write() }
    return synthesis
  }

  private func failure(_ work: () throws -> Void) -> String {
    do { try work() } catch { return (error as? Failure)?.message ?? "\(error)" }
    return "no failure"
  }

  /// What a program prints that is not made of StackKit.
  struct Print: Sendable, CustomTestStringConvertible {
    var stack = "chatbot"
    var environment = "staging"
    var path = "template.yaml"
    var change: @Sendable (String) -> String = { $0 }
    let message: String
    var testDescription: String { "\(stack) \(environment) \(path) \(message)" }
  }

  static let prints: [Print] = [
    Print(stack: "../../../../x", message: "a stack called '../../../../x/staging'; names are words of"),
    Print(stack: "/etc", message: "a stack called '/etc/staging'"),
    Print(stack: "Chat\u{1b}[31m", message: "a stack called "),
    Print(stack: String(repeating: "a", count: 5000), message: "a stack called 'aaa"),
    Print(stack: "", message: "a stack called '/staging'"),
    Print(environment: "..", message: "a stack called 'chatbot/..'"),
    Print(environment: "a/b", message: "a stack called 'chatbot/a/b'"),
    Print(path: "../../y/.bashrc", message: "the file '../../y/.bashrc' for chatbot/staging; the files of a stack are"),
    Print(path: "backend.tf", message: "the file 'backend.tf' for chatbot/staging"),
    Print(path: ".terraform.lock.hcl", message: "the file '.terraform.lock.hcl' for"),
    Print(path: "main.tf", message: "the file main.tf twice for chatbot/staging"),
    Print(
      change: { _ in String(repeating: "x", count: 3 << 20) },
      message: "a template.yaml of 3145728 bytes for chatbot/staging; the maximum is 2097152"),
    Print(
      stack: "other", message: "a manifest that cannot be deployed: stacks/templates/other/staging/deploy.json belongs"),
  ]

  @Test(
    "names and files that StackKit does not print are refused before anything is read or written", arguments: prints)
  func program(_ print: Print) throws {
    defer { clean() }
    var files = try Self.files()
    files[0] = (print.path, print.change(files[0].text))
    let synthesis = try #require(
      try Self.records(stack: print.stack, environment: print.environment, files).first)
    let message = failure { _ = try shelf().artifacts(of: synthesis) }
    #expect(message.hasPrefix("the program `stacks` printed \(print.message)"), "\(message)")
    #expect(message.utf8.count < 1000)
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.root.path).isEmpty)
  }

  @Test("a manifest that deploy would refuse is not written")
  func manifest() throws {
    defer { clean() }
    for (old, new) in [
      ("\"us-east-1\"", "\"us-east-1 X=$(x)\""), ("\"stack\"", "\"stack\": \"a\", \"stack\""), ("}\n", ""),
      ("\"chatbot-staging\"", "\"billing\""),
    ] {
      var files = try Self.files()
      files[4].text = files[4].text.replacingOccurrences(of: old, with: new)
      let synthesis = try #require(try Self.records(files).first)
      let message = failure { _ = try shelf().artifacts(of: synthesis) }
      #expect(message.hasPrefix("the program `stacks` printed a manifest that cannot be deployed: "), "\(message)")
    }
  }

  @Test("two stacks cannot have the same files")
  func twice() throws {
    defer { clean() }
    let one = try Self.records(Self.files())
    #expect(failure { try SynthesizedStack.checkNames(of: one) } == "no failure")
    #expect(
      failure { try SynthesizedStack.checkNames(of: one + one) } == "the program `stacks` printed chatbot/staging twice"
    )
  }

  static let links: [String] = [
    "stacks", "stacks/templates", "stacks/templates/chatbot", path, "\(path)/template.yaml", "\(path)/deploy.json",
    "\(path)/repository", "\(path)/repository/main.tf", "\(path)/backend.tf", "\(path)/.terraform.lock.hcl",
  ]

  @Test("a link in the checkout is neither read nor written through, nor shown in a diff", arguments: links)
  func linked(_ path: String) throws {
    defer { clean() }
    let synthesis = try write()
    let (url, outside) = (project.root.appending(path: path), scratch.appending(path: "outside"))
    if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.moveItem(at: url, to: outside) }
    let isFolder = (try? outside.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
    try FileManager.default.createSymbolicLink(at: url, withDestinationURL: isFolder ? outside : secret)
    let before = try? FileManager.default.subpathsOfDirectory(atPath: outside.path)

    let message = failure {
      let artifacts = try shelf().artifacts(of: synthesis)
      for artifact in artifacts { _ = try artifact.committed() }
    }
    #expect(message.hasPrefix("\(path): it is a symbolic link, and links are not followed here"), "\(message)")
    let written = failure { for artifact in try shelf().artifacts(of: synthesis) { try artifact.write() } }
    #expect(written.contains("\(path): it is a symbolic link"), "\(written)")
    let compared = failure { _ = try shelf().artifacts(of: synthesis).map { try $0.isUpToDate() } }
    #expect(compared.contains("\(path): it is a symbolic link"), "\(compared)")
    #expect(try Data(contentsOf: secret) == Data("TOPSECRET\n".utf8))
    #expect((try? FileManager.default.subpathsOfDirectory(atPath: outside.path)) == before)
    let deployed = failure {
      _ = try CommittedStacks(project: project).artifacts(stack: "chatbot", environment: "staging")
    }
    #expect(deployed.contains("\(path): it is a symbolic link") || deployed.contains("does not list it"), "\(deployed)")
  }

  @Test("a committed file without an end is out of date, and does not have to be read")
  func endless() throws {
    defer { clean() }
    let synthesis = try write()
    let file = project.root.appending(path: "\(Self.path)/template.yaml")
    try #require(truncate(file.path, 3 << 30) == 0)
    let artifact = try #require(try shelf().artifacts(of: synthesis).first)
    #expect(try !artifact.isUpToDate())
    #expect(failure { _ = try artifact.committed() }.contains("it has 3221225472 bytes; the maximum is"))
    try artifact.write()
    #expect(try artifact.isUpToDate())
  }

  @Test("a backend and a lock file make the manifest out of date until synth has recorded their digests")
  func ofUser() throws {
    defer { clean() }
    let synthesis = try write()
    func read() throws -> Manifest {
      try CommittedStacks(project: project).artifacts(stack: nil, environment: "staging").manifest
    }
    #expect(try read().sha256.count == 4)
    for (count, path) in ["backend.tf", "repository/backend.tf", ".terraform.lock.hcl"].enumerated() {
      try Data("# \(path)\n".utf8).write(to: project.root.appending(path: "\(Self.path)/\(path)"))
      #expect(
        failure { _ = try read() }.contains("\(path) exists, but deploy.json does not list it; run `stackkit synth`"))
      let stale = try shelf().artifacts(of: synthesis).filter { try !$0.isUpToDate() }
      #expect(stale.map(\.path) == ["\(Self.path)/deploy.json"])
      try write()
      #expect(try read().sha256.count == 5 + count)
    }
    try #require(truncate(project.root.appending(path: "\(Self.path)/backend.tf").path, 2 << 20) == 0)
    #expect(failure { try write() }.contains("backend.tf: it has 2097152 bytes; the maximum is 1048576"))
  }

  @Test("files that the stack no longer has are named")
  func strays() throws {
    defer { clean() }
    let synthesis = try write()
    #expect(try shelf().strays(beside: [synthesis], of: [synthesis]).isEmpty)
    try Data().write(to: project.root.appending(path: "\(Self.path)/edge.yaml"))
    try FileManager.default.createSymbolicLink(
      at: project.root.appending(path: "stacks/templates/chatbot/prod"), withDestinationURL: scratch)
    #expect(try shelf().strays(beside: [synthesis], of: nil) == ["\(Self.path)/edge.yaml"])
    #expect(
      try shelf().strays(beside: [synthesis], of: [synthesis]) == [
        "\(Self.path)/edge.yaml", "stacks/templates/chatbot/prod",
      ])
    // Without services there are no repositories, and no backend of theirs.
    var files = try Self.files().filter { !$0.path.hasPrefix("repository") }
    let services = try #require(files[2].text.firstRange(of: /\[\n    \{\n      "name"[^}]*\}\n  \]/))
    files[2].text.replaceSubrange(services, with: "[]")
    let small = try #require(try Self.records(files).first)
    try Data().write(to: project.root.appending(path: "\(Self.path)/repository/backend.tf"))
    #expect(try shelf().artifacts(of: small).count == 3)
    #expect(
      try shelf().strays(beside: [small], of: nil)
        == [
          "edge.yaml", "repository.yaml", "repository/main.tf", "repository/backend.tf",
        ].map { "\(Self.path)/\($0)" })
  }

  @Test("another folder may be given by a link of one's own, but not by one that others can have made")
  func out() throws {
    defer { clean() }
    let synthesis = try #require(try Self.records(Self.files()).first)
    let (shared, target) = (scratch.appending(path: "shared"), scratch.appending(path: "target"))
    for folder in [shared, target] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(at: shared.appending(path: "out"), withDestinationURL: target)
    func write() throws {
      for artifact in try shelf(out: "\(shared.path)/out/").artifacts(of: synthesis) { try artifact.write() }
    }
    try #require(chmod(shared.path, 0o1777) == 0)
    #expect(failure(write).contains("/shared/out: it is a symbolic link that another user may have made"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path).isEmpty)
    try #require(chmod(shared.path, 0o755) == 0)
    try write()
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(target.path)/chatbot/staging").count == 5)
  }

  @Test("a build folder that a pull request brings is not used", arguments: ["file", "link", "case"])
  func committedBuild(_ kind: String) async throws {
    let root = project.root
    try Data().write(to: root.appending(path: "Package.swift"))
    let place =
      kind == "case" ? ".Build/stackkit/record.json" : kind == "file" ? ".build/stackkit/record.json" : ".build"
    let url = root.appending(path: place)
    if kind == "link" {
      try FileManager.default.createSymbolicLink(at: url, withDestinationURL: scratch)
    } else {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: url)
    }
    try Data(".build/\n".utf8).write(to: root.appending(path: ".gitignore"))
    // A `swift` that would tell that it was run.
    let programs = scratch.appending(path: "programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    try Data("#!/bin/sh\necho ran >&2\nexit 1\n".utf8).write(to: programs.appending(path: "swift"))
    try #require(chmod(programs.appending(path: "swift").path, 0o700) == 0)
    let environment = ["PATH": "\(programs.path):/usr/bin:/bin"]
    for arguments in [["init", "--quiet"], ["add", "--force", "."]] {
      try #require(try await Program.run("/usr/bin/env", ["git"] + arguments, in: root).status == 0)
    }
    for check in [[], ["--check"]] {
      let end = try await Program.stackkit(["synth"] + check, in: root, environment: environment)
      #expect(end.status == 1)
      #expect(
        end.errors.hasPrefix("error: git contains \(place): programs in .build may not be those"), "\(end.errors)")
    }
    // Without an answer of git, the folder counts as unknown.
    let index = root.appending(path: ".git/index")
    let good = try Data(contentsOf: index)
    try Data("x".utf8).write(to: index)
    let unknown = try await Program.stackkit(["synth", "--check"], in: root, environment: environment)
    #expect(unknown.status == 1 && unknown.errors.hasPrefix("error: git cannot say whether it tracks .build"))
    try good.write(to: index)
    try #require(
      try await Program.run("/usr/bin/env", ["git", "rm", "-r", "--cached", "--quiet", place], in: root).status == 0)
    let end = try await Program.stackkit(["synth", "--check"], in: root, environment: environment)
    #expect(end.errors.hasPrefix("ran\n"), "\(end.errors)")
    clean()
  }
}
