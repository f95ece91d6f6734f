import Foundation
import Testing

@testable import StackKitCLI

/// `stackkit synth` as a user runs it: the built program, in a package of the user's own.
@Suite(.serialized) struct SynthTests {
  @Test("a user's own package is synthesized, checked, and refused when it is wrong", .timeLimit(.minutes(10)))
  func package() async throws {
    let package = try UserPackage()
    defer { package.remove() }
    let paths = ["template.yaml", "main.tf", "repository.yaml", "repository/main.tf", "deploy.json"]
      .map { "stacks/templates/greeter/test/\($0)" }

    // The first build also fetches packages and says so on stderr.
    let missing = try await package.stackkit("synth", "--check")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("error: \(paths[0]) is missing; run `stackkit synth`\n"), "\(missing.errors)")
    #expect(paths.allSatisfy { !package.exists($0) })

    let first = try await package.stackkit("synth")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == paths.map { "wrote     \($0)\n" }.joined())

    let second = try await package.stackkit("synth", "greeter", "--env", "test")
    #expect(second.output == paths.map { "unchanged \($0)\n" }.joined())
    #expect(try await package.stackkit("synth", "--check").status == 0)

    try package.edit(paths[0]) { $0.replacingOccurrences(of: "MinCapacity: 2", with: "MinCapacity: 1") }
    let stale = try await package.stackkit("synth", "--check")
    #expect(stale.status == 1)
    #expect(stale.output.contains("\n-      MinCapacity: 1\n+      MinCapacity: 2\n"))
    #expect(stale.errors == "error: \(paths[0]) is out of date; run `stackkit synth`\n")
    #expect(try await package.stackkit("synth").output.contains("wrote     \(paths[0])\n"))

    try package.write("stacks/templates/gone/prod/template.yaml", "Resources: {}\n")
    let stray = try await package.stackkit("synth", "--check")
    #expect(stray.status == 1)
    #expect(stray.errors == "error: stacks/templates/gone/prod does not belong to a stack; delete it\n")

    let elsewhere = try await package.stackkit("synth", "--out", "elsewhere")
    #expect(elsewhere.output.hasPrefix("wrote     elsewhere/greeter/test/template.yaml\n"))

    // The reader of the output may end early; all templates are still written.
    let reader = "'\(Program.stackkit)' synth --out unread | head -n 1"
    #expect(try await Program.run("/bin/sh", ["-c", reader], in: package.folder).status == 0)
    #expect(package.exists("unread/greeter/test/deploy.json"))
    #expect(try await package.stackkit("synth", "--out", "").status == 64)

    let unknown = try await package.stackkit("synth", "nobody")
    #expect(unknown.status == 64)
    #expect(unknown.errors == "error: there is no stack 'nobody'; stacks: 'greeter'\n")
    let nowhere = try await package.stackkit("synth", "--env", "moon")
    #expect(nowhere.status == 64)
    #expect(nowhere.errors == "error: there is no environment 'moon'; environments: 'test'\n")

    try await findings(in: package, template: paths[0])
    try await edits(in: package, template: paths[0])

    try package.edit("stacks/Greeter.swift") {
      $0.replacingOccurrences(of: "Distribution(\"Cdn\"", with: "Distribution(\"Edge\"")
    }
    let before = try package.read(paths[0])
    let clash = try await package.stackkit("synth")
    #expect(clash.status == 1)
    #expect(clash.errors.contains("error: greeter/test: two resources are named 'Edge': "))
    #expect(try package.read(paths[0]) == before)

    try package.edit("stacks/Greeter.swift") { $0 + "\nlet x: Int = \"no number\"\n" }
    let broken = try await package.stackkit("synth")
    #expect(broken.status == 1)
    #expect(broken.errors.contains("cannot convert value of type 'String'"))
    #expect(broken.errors.hasSuffix("error: the stacks do not build; see the compiler's messages above\n"))
  }

  // Ten times: a program that starts before the signals are watched survived one Ctrl-C of ten.
  @Test(
    "Ctrl-C ends the build that synth has started, and what that has started", .timeLimit(.minutes(10)),
    arguments: 1...10)
  func interrupted(_: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: "Package.swift"))
    let (swift, pids) = (folder.appending(path: "swift"), folder.appending(path: "pids"))
    // In the foreground, for what a shell puts into the background ignores Ctrl-C.
    let script = """
      #!/bin/sh
      echo $$ >>pids
      /bin/sh -c 'echo $$ >>pids; exec sleep 300'
      echo survived >>pids
      """
    try Data(script.utf8).write(to: swift)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: swift.path)
    let started = try await Program.aside {
      let process = Process()
      process.executableURL = URL(filePath: Program.stackkit)
      process.arguments = ["synth"]
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment.merging(["PATH": "\(folder.path):/usr/bin:/bin"]) { $1 }
      process.standardInput = FileHandle.nullDevice
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      var lines: [Int32] = []
      while lines.count < 2 {
        Thread.sleep(forTimeInterval: 0.02)
        let text = (try? String(contentsOf: pids, encoding: .utf8)) ?? ""
        lines = text.split(separator: "\n").compactMap { Int32($0) }
      }
      process.interrupt()
      process.waitUntilExit()
      let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      return (status: process.terminationStatus, said: said, programs: lines)
    }
    #expect(started.status == 130 && started.said == "error: interrupted\n")
    for program in started.programs { #expect(!Self.runs(program), "\(program)") }
    #expect(try String(contentsOf: pids, encoding: .utf8).contains("survived") == false)
  }

  /// Whether there is such a process; one that has ended and that nobody asked about does not run.
  private static func runs(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return state?.split(separator: ")").last?.hasPrefix(" Z") != true
  }

  /// An override that opens a bucket is refused, with its place, until the stack accepts it.
  private func findings(in package: UserPackage, template: String) async throws {
    let before = try package.read(template)
    try package.edit("stacks/Greeter.swift") {
      $0.replacingOccurrences(
        of: "    Distribution(",
        with: """
              let files = LogBucket("Files")
              files
              files.resource.overriding { $0.set("AccessControl", nil, "PublicRead") }
              // Accepted.
              Distribution(
          """)
    }
    let open = try await package.stackkit("synth")
    #expect(open.status == 1 && open.output == "")
    let finding = /error: (\S+):(\d+):7: bucket-not-public: AccessControl of 'Files' is 'PublicRead'; it must not .*\n/
    let found = try #require(try finding.firstMatch(in: open.errors), "\(open.errors)")
    #expect(found.1 == template)
    #expect(open.errors.contains("\n  \(found.2) |      AccessControl: PublicRead\n  fix: Set all four members of "))
    #expect(open.errors.contains("\nerror: lint found 1 error; "))
    #expect(try package.read(template) == before)
    #expect(try await package.stackkit("synth", "--check").status == 1)

    try package.edit("stacks/Greeter.swift") {
      $0.replacingOccurrences(
        of: "// Accepted.",
        with: """
          AcceptedFinding("bucket-not-public", on: files.resource, because: "everybody may read the greetings")
          AcceptedFinding("bucket-encrypted", on: files.resource, because: "the greetings are public")
          """)
    }
    let accepted = try await package.stackkit("synth")
    #expect(accepted.status == 0 && accepted.output.hasPrefix("wrote     \(template)\n"), "\(accepted.errors)")
    let unused = "warning: greeter/test: rule bucket-encrypted finds nothing on 'Files'; remove the accepted finding\n"
    #expect(accepted.errors.hasPrefix(unused), "\(accepted.errors)")
    #expect(try package.read(template).contains("\n      AccessControl: PublicRead\n"))
  }

  /// What only a stack file says is compiled without SwiftPM, and everything else with it; the bytes are the same.
  private func edits(in package: UserPackage, template: String) async throws {
    let programs = (swiftPM: try package.program(), base: try package.base())
    #expect(programs.base != nil)
    try package.edit("stacks/Greeter.swift") {
      $0.replacingOccurrences(of: "tasks: 2...4", with: "tasks: 2...6")
        .replacingOccurrences(of: "    let web =", with: "    let unused = 1\n    let web =")
    }
    // Two at once do not disturb each other, and say both what the compiler says.
    async let one = package.stackkit("synth")
    async let other = package.stackkit("synth")
    for end in try await [one, other, package.stackkit("synth")] {
      #expect(end.status == 0)
      let warning = /Greeter\.swift:\d+:9: warning: initialization of immutable value 'unused' was never used/
      #expect(end.errors.matches(of: warning).count == 1, "\(end.errors)")
    }
    #expect(try package.read(template).contains("MaxCapacity: 6"))
    #expect(try package.program() == programs.swiftPM)
    #expect(try package.base() == programs.base)
    let whole = try await package.stackkit("synth", "--check")
    #expect(whole.output == "" && whole.errors.contains("warning: initialization of immutable value 'unused'"))
    #expect(try package.program() != programs.swiftPM)

    // A target of the package's own, and a file in a folder.
    try package.edit("stacks/Greeter.swift") {
      $0.replacingOccurrences(of: "    let unused = 1\n", with: "")
        .replacingOccurrences(
          of: "  var body", with: "  var tags: KeyValuePairs<String, String> { [\"motto\": motto] }\n\n  var body")
    }
    try package.write("stacks/more/Motto.swift", "import Words\n\nlet motto = word\n")
    try package.write("Sources/Words/Words.swift", "public let word = \"hello\"\n")
    try package.edit("Package.swift") {
      $0.replacingOccurrences(of: "  targets: [", with: "  targets: [\n    .target(name: \"Words\"),")
        .replacingOccurrences(of: "dependencies: [.product", with: "dependencies: [\"Words\", .product")
    }
    var base = programs.base
    func synth(_ motto: String, isDirect: Bool) async throws {
      let end = try await package.stackkit("synth")
      #expect(end.status == 0, "\(end.errors)")
      #expect(try package.read("stacks/templates/greeter/test/deploy.json").contains("\"motto\": \"\(motto)\""))
      let now = try package.base()
      #expect(now != nil && (now == base) == isDirect, "\(motto)")
      base = now
    }
    try await synth("hello", isDirect: false)
    try package.edit("stacks/more/Motto.swift") { $0.replacingOccurrences(of: "word", with: "word + word") }
    try await synth("hellohello", isDirect: true)
    try await Task.sleep(for: .milliseconds(1200))
    try package.edit("Sources/Words/Words.swift") { $0.replacingOccurrences(of: "hello", with: "good day") }
    try await synth("good daygood day", isDirect: false)
    try package.remove("stacks/more/Motto.swift")
    try package.edit("stacks/Greeter.swift") { $0 + "\nlet motto = \"good night\"\n" }
    try await synth("good night", isDirect: false)
  }

  @Test("outside a package there is nothing to synthesize")
  func noPackage() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ended = try await Program.stackkit(["synth"], in: folder)
    #expect(ended.status == 64)
    #expect(ended.errors.hasPrefix("error: there is no Package.swift in "))
  }
}

/// A copy of the fixture `Greeter` that depends on this checkout.
private struct UserPackage {
  let folder: URL

  init() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let checkout = tests.appending(path: "../..").standardizedFileURL
    folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: tests.appending(path: "Fixtures/Greeter"), to: folder)
    // The package's folder gives a path dependency its name, whatever the checkout is called.
    let link = folder.appending(path: ".stackkit/StackKit")
    try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: checkout)
    // The page for users says how: its first two examples are the manifest and the list of stacks.
    let page = checkout.appending(path: "Sources/StackKit/StackKit.docc/YourOwnPackage.md")
    let examples = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
      .filter { $0.hasPrefix("swift\n") }.map { String($0.dropFirst("swift\n".count)) }
    try write("Package.swift", try #require(examples.first).replacingOccurrences(of: "../StackKit", with: link.path))
    try write("stacks/Main.swift", try #require(examples.dropFirst().first))
  }

  func stackkit(_ arguments: String...) async throws -> Program.End {
    try await Program.stackkit(arguments, in: folder)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: path).path) }

  func read(_ path: String) throws -> String { try String(contentsOf: folder.appending(path: path), encoding: .utf8) }

  func write(_ path: String, _ text: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func edit(_ path: String, _ change: (String) -> String) throws { try write(path, change(try read(path))) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  /// The program that SwiftPM has built.
  func program() throws -> Data { try Data(contentsOf: folder.appending(path: ".build/debug/stacks")) }

  /// Where what SwiftPM has built is kept for the compiler: another place after each build of SwiftPM's.
  func base() throws -> String? {
    let record = try Data(contentsOf: folder.appending(path: ".build/stackkit/record.json"))
    return (try JSONSerialization.jsonObject(with: record) as? [String: Any])?["base"] as? String
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
