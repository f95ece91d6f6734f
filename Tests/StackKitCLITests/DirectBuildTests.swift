import Foundation
import Testing

@testable import StackKitCLI

/// When stack files are compiled without SwiftPM: every change that it has to see, and every setting that is not known.
@Suite struct DirectBuildTests {
  // MARK: - Inputs

  private static let environment = ["PATH": "/usr/bin", "TERM_SESSION_ID": "1", "AWS_REGION": "us-east-1"]

  private static func inputs(of package: Folder, _ environment: [String: String] = environment) throws -> BuildInputs {
    let target = SourceFolder(path: "\(package.path)/Sources/Words", exclude: ["notes"])
    return try #require(
      BuildInputs(
        .init(
          packages: [package.path], targets: [target], files: ["\(package.path)/Package.resolved"],
          programs: ["\(package.path)/swiftc"]), environment: environment))
  }

  private static func package() throws -> Folder {
    let package = try Folder()
    for file in [
      "Package.swift", "Package.resolved", "Sources/Words/Words.swift", "Sources/Words/Words.docc/Words.md", "swiftc",
    ] {
      try package.write(file, "one")
    }
    return package
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isSeen: Bool
    let make: @Sendable (Folder) throws -> Void
  }

  private static let changes = [
    Change(testDescription: "another text of the same length", isSeen: true) {
      try $0.write("Sources/Words/Words.swift", "two")
    },
    Change(testDescription: "a manifest", isSeen: true) { try $0.write("Package.swift", "two") },
    Change(testDescription: "a manifest for a version", isSeen: true) {
      try $0.write("Package@swift-6.3.swift", "one")
    },
    Change(testDescription: "pins", isSeen: true) { try $0.write("Package.resolved", "two") },
    Change(testDescription: "no pins", isSeen: true) { try $0.remove("Package.resolved") },
    Change(testDescription: "a new file", isSeen: true) { try $0.write("Sources/Words/New.swift", "") },
    Change(testDescription: "a new file in a folder", isSeen: true) {
      try $0.write("Sources/Words/more/New.swift", "")
    },
    Change(testDescription: "a resource", isSeen: true) { try $0.write("Sources/Words/words.txt", "") },
    Change(testDescription: "a file less", isSeen: true) { try $0.remove("Sources/Words/Words.docc/Words.md") },
    Change(testDescription: "another compiler", isSeen: true) { try $0.write("swiftc", "three") },
    Change(testDescription: "a file of no target", isSeen: false) { try $0.write("README.md", "one") },
    Change(testDescription: "an excluded file", isSeen: false) { try $0.write("Sources/Words/notes/New.swift", "") },
    Change(testDescription: "a hidden file", isSeen: false) { try $0.write("Sources/Words/.New.swift.swp", "") },
    Change(testDescription: "the same text again", isSeen: false) { try $0.write("Sources/Words/Words.swift", "one") },
  ]

  @Test("SwiftPM builds after every change of what the stack files depend on, and after no other", arguments: changes)
  func change(_ change: Change) throws {
    let package = try Self.package()
    let before = try Self.inputs(of: package)
    #expect(try Self.inputs(of: package) == before)
    try change.make(package)
    #expect(try (Self.inputs(of: package) != before) == change.isSeen)
  }

  @Test("SwiftPM builds after a change of the environment, but not for another terminal or other credentials")
  func environment() throws {
    let package = try Self.package()
    let before = try Self.inputs(of: package)
    for (name, isSeen) in [("CPATH", true), ("PATH", true), ("TERM_SESSION_ID", false), ("AWS_REGION", false)] {
      let changed = Self.environment.merging([name: "other"]) { $1 }
      #expect(try (Self.inputs(of: package, changed) != before) == isSeen, "\(name)")
    }
  }

  @Test("what changes while SwiftPM builds is not taken for what it has built")
  func time() throws {
    let package = try Self.package()
    let inputs = try Self.inputs(of: package)
    Thread.sleep(forTimeInterval: 0.05)
    try package.write("start", "")
    let start = try #require(FileTime(of: "\(package.path)/start"))
    #expect(inputs.isOlder(than: start))
    Thread.sleep(forTimeInterval: 0.05)
    try package.write("Sources/Words/Words.swift", "one")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: "\(package.path)/Sources/Words/Words.swift")
    #expect(!inputs.isOlder(than: start))
  }

  @Test("a link to a folder is left to SwiftPM")
  func link() throws {
    let package = try Self.package()
    let folder = SourceFolder(path: "\(package.path)/Sources/Words")
    #expect(folder.files() == ["Words.docc/Words.md", "Words.swift"])
    try FileManager.default.createSymbolicLink(
      atPath: "\(package.path)/Sources/Words/linked", withDestinationPath: package.path)
    #expect(folder.files() == nil)
  }

  // MARK: - Settings

  private static let arguments = [
    "-target", "x86_64-unknown-linux-gnu", "-incremental", "-index-store-path", "/i", "-Onone", "-j2", "-DDEBUG",
    "-module-cache-path", "/m", "-Xfrontend", "-entry-point-function-name", "-Xfrontend", "stacks_main",
    "-swift-version",
    "6", "-g", "-Xcc", "-fPIC", "-package-name", "user",
  ]

  @Test(
    "the compiler gets SwiftPM's settings of the language and the code, and SwiftPM builds where one is not known",
    arguments: [
      ([], true), (["-enable-upcoming-feature", "ExistentialAny"], true), (["-strict-concurrency=complete"], true),
      (["-warnings-as-errors", "-Wwarning", "DeprecatedDeclaration"], true), (["-sanitize=address"], false),
      (["-Xcc", "-fmodule-map-file=/c/module.modulemap"], false), (["-I", "/c/include"], false),
      (["-load-plugin-executable", "/p/Macros#Macros"], false), (["-Xfrontend", "-debug-time-compilation"], false),
      (["-unsafe-flag"], false), (["-O"], false), (["-swift-version"], false),
    ] as [([String], Bool)])
  func settings(_ more: [String], _ isKnown: Bool) throws {
    let settings = try Self.module("stacks", sources: [], arguments: Self.arguments + more).settings
    let kept = [
      "-target", "x86_64-unknown-linux-gnu", "-Onone", "-DDEBUG", "-Xfrontend", "-entry-point-function-name",
      "-Xfrontend",
      "stacks_main", "-swift-version", "6", "-gline-tables-only", "-Xcc", "-fPIC", "-package-name", "user",
    ]
    #expect(settings == (isKnown ? kept + more : nil))
  }

  // MARK: - Plans

  /// A package as SwiftPM leaves it: `stacks` depends on its own target `Words` and on StackKit.
  struct Built {
    let package: Folder
    var words: [String: Any] = ["name": "Words"]
    var stacks: [String: Any] = ["name": "stacks", "path": "stacks", "exclude": ["templates"]]
    var arguments = DirectBuildTests.arguments
    var inputs: [String] = []
    var swift = "bin/swift"
    private let debug: String

    init() throws {
      package = try Folder()
      debug = "\(package.path)/.build/debug"
      for file in ["stacks/Main.swift", "stacks/templates/Old.swift", "Sources/Words/Words.swift"] {
        try package.write(file, "")
      }
      for file in ["kit/Sources/StackKit/Stack.swift", "bin/swift", "bin/swiftc", "other/swift"] {
        try package.write(file, "")
      }
      try link(["stacks/Main", "Words/Words", "StackKit/Stack"])
    }

    /// What the product is linked of.
    func link(_ objects: [String]) throws {
      let paths = objects.map { object in
        let parts = object.split(separator: "/")
        return "\(debug)/\(parts[0]).build/\(parts[1]).swift.o\n"
      }
      try package.write(".build/debug/stacks.product/Objects.LinkFileList", paths.joined())
    }

    func plan() throws -> DirectPlan? {
      func module(_ name: String, _ source: String, _ inputs: [String]) -> [String: Any] {
        DirectBuildTests.command(
          name, sources: ["\(package.path)/\(source)"], inputs: inputs, arguments: arguments,
          compiler: "\(package.path)/bin/swiftc",
          debug: debug)
      }
      let modules = ["Words", "StackKit"].map { "\(debug)/Modules/\($0).swiftmodule" }
      let commands = [
        "C.stacks": module("stacks", "stacks/Main.swift", modules + inputs),
        "C.Words": module("Words", "Sources/Words/Words.swift", []),
        "C.StackKit": module("StackKit", "kit/Sources/StackKit/Stack.swift", []),
      ]
      return DirectPlan(
        try DirectBuildTests.decoded(["swiftCommands": commands]),
        try DirectBuildTests.decoded(["targets": [stacks, words]]), root: package.path,
        swift: URL(filePath: "\(package.path)/\(swift)"), environment: [:])
    }
  }

  struct Oddity: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (inout Built) throws -> Void
  }

  private static let oddities = [
    Oddity(testDescription: "a resource") { $0.stacks["resources"] = [["path": "x", "rule": ["copy": [:]]]] },
    Oddity(testDescription: "a plugin") { $0.words["pluginUsages"] = [["plugin": ["Generate", NSNull()]]] },
    Oddity(testDescription: "a library to link") { $0.stacks["settings"] = [["tool": "linker", "kind": [:]]] },
    Oddity(testDescription: "a list of sources") { $0.stacks["sources"] = ["Main.swift"] },
    Oddity(testDescription: "a source that SwiftPM does not compile") { try $0.package.write("stacks/More.swift", "") },
    Oddity(testDescription: "a source that is not there") { try $0.package.remove("Sources/Words/Words.swift") },
    Oddity(testDescription: "an unknown setting") { $0.arguments += ["-sanitize=thread"] },
    Oddity(testDescription: "a module of C") { $0.inputs = ["/c/module.modulemap"] },
    Oddity(testDescription: "an object of C") { try $0.link(["stacks/Main", "Words/Words", "StackKit/Stack", "C/c"]) },
    Oddity(testDescription: "a module of an unknown package") { $0.words["name"] = "Other" },
    Oddity(testDescription: "a compiler elsewhere") { $0.swift = "other/swift" },
  ]

  @Test("a package of Swift modules is understood")
  func plan() throws {
    let built = try Built()
    let plan = try #require(try built.plan())
    let root = built.package.path
    #expect(plan.sources == ["\(root)/stacks/Main.swift"])
    #expect(plan.dependencies.map(\.moduleName) == ["StackKit", "Words"])
    #expect(plan.watched.packages == [root, "\(root)/kit"])
    #expect(plan.watched.targets.map(\.path) == ["\(root)/kit/Sources/StackKit", "\(root)/Sources/Words"])
  }

  @Test("SwiftPM builds a package with anything else", arguments: oddities)
  func oddity(_ oddity: Oddity) throws {
    var built = try Built()
    try oddity.make(&built)
    #expect(try built.plan() == nil)
  }

  // MARK: - Messages

  @Test("warnings are found among SwiftPM's lines, once and with the lines that they show")
  func messages() {
    let warning = """
      /p/stacks/A.swift:3:9: warning: initialization of immutable value 'x' was never used [#no-usage]
       2 |
       3 |     let x = 1
         |         `- warning: initialization of immutable value 'x' was never used [#no-usage]
       4 |

      """
    let output = """
      [1/3] Compiling Other B.swift
      /elsewhere/B.swift:1:1: warning: old
      [2/3] Emitting module stacks
      \(warning)[3/3] Compiling stacks A.swift
      \(warning)Build of product 'stacks' complete! (1.25s)

      """
    #expect(CompilerMessages.warnings(in: output, below: "/p") == warning)
  }

  @Test(
    "an error of a stack file ends the build; any other is SwiftPM's to explain",
    arguments: [
      ("/p/A.swift:1:1: error: cannot find 'x' in scope\n", true), ("error: link command failed\n", false), ("", false),
      (
        "/p/A.swift:1:8: error: module compiled with Swift 6.2 cannot be imported by the Swift 6.3 compiler: /m\n",
        false
      ),
      ("/p/A.swift:1:1: error: cannot find 'x' in scope\n<unknown>:0: error: fatal error\n", false),
    ])
  func refusal(_ messages: String, _ isAboutStacks: Bool) {
    #expect(Refusal(messages: messages, sources: ["/p/A.swift"]).isAboutStacks == isAboutStacks)
  }
}

extension DirectBuildTests {
  fileprivate static func command(
    _ name: String, sources: [String], inputs: [String] = [], arguments: [String], compiler: String = "/usr/bin/swiftc",
    debug: String = "/b"
  ) -> [String: Any] {
    let temporary = "\(debug)/\(name).build"
    return [
      "executable": compiler, "moduleName": name, "importPath": "\(debug)/Modules", "fileList": "\(temporary)/sources",
      "tempsPath": temporary, "sources": sources, "otherArguments": arguments,
      "inputs": (sources + inputs + ["\(debug)/swift-version-1.txt"]).map { ["kind": "file", "name": $0] },
      "objects": sources.map { "\(temporary)/\(URL(filePath: $0).lastPathComponent).o" },
    ]
  }

  fileprivate static func module(
    _ name: String, sources: [String], arguments: [String]
  ) throws -> BuildDescription.Module {
    // Every module has its own entry point.
    try decoded(command(name, sources: sources, arguments: arguments))
  }

  fileprivate static func decoded<Value: Decodable>(_ object: [String: Any]) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONSerialization.data(withJSONObject: object))
  }
}

/// A temporary folder, which goes away with the value.
final class Folder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ file: String, _ text: String) throws {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }
}
