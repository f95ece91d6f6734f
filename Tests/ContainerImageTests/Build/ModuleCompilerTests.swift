import Foundation
import Synchronization
import Testing

@testable import ContainerImage

@Suite("Python's modules are compiled for an image by a Python of the same version")
struct ModuleCompilerTests {
  /// The minor version of this machine's Python, such as `3.11`.
  private static let version: String = {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    process.environment = ["PATH": BuildFixture.path(toPipOf: "tools")]
    process.standardOutput = output
    try? process.run()
    process.waitUntilExit()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }()

  private static var tag: String { "cpython-\(version.replacingOccurrences(of: ".", with: ""))" }

  private struct Build {
    let image: BuiltImage
    let events: [BuildEvent]
  }

  /// Builds an image with a wheel, on a base with a Python of `version`.
  private static func build(
    version: String = version, options: String = "", compiles: Bool = true, pip: String = "tools"
  ) async throws -> Build {
    let fixture = try BuildFixture(
      "FROM base\nCOPY r.txt /\nRUN pip install \(options) -r r.txt\nUSER 1\nCMD [\"demo\"]", ["r.txt": "demo\n"])
    let wheels = try WheelTests.writeWheel(
      to: fixture.directory, tag: "py3-none-any",
      modules: [
        "demo/sets.py": "x = y in {'a', 'b', 'c', 'd'}\n", "demo/template.py": "class {{ name }}: pass\n",
        "demo/tests/test_demo.py": "", "demo/__pycache__/__init__.\(tag).pyc": "another source",
        "demo/__pycache__/gone.\(tag).pyc": "another source",
      ])
    let events = Mutex<[BuildEvent]>([])
    let built = try await fixture.build(
      on: BuildFixture.base([["usr/bin/python\(version)": ""]]),
      pip: ["PATH": BuildFixture.path(toPipOf: pip), "PIP_FIND_LINKS": wheels]
    ) {
      $0.compilesModules = compiles
    } report: { event in
      events.withLock { $0.append(event) }
    }
    return Build(image: built, events: events.withLock { $0 })
  }

  private static func names(_ image: BuiltImage) async throws -> [String] {
    try await image.listing(2).compactMap { $0.split(separator: " ").first.map(String.init) }
      .filter { $0.contains("__pycache__") && !$0.hasSuffix("/") && $0.hasSuffix(".pyc") }
  }

  @Test("each module is compiled once, for any machine and by any Python of the version, and none comes from a wheel")
  func compiled() async throws {
    var digests: [Digest] = []
    for pip in ["tools", "pip"] {
      let build = try await Self.build(pip: pip)
      let expected = ["demo/__pycache__/__init__", "demo/__pycache__/sets", "share/__pycache__/__init__"]
      #expect(
        try await Self.names(build.image) == expected.map { "opt/python/site-packages/\($0).\(Self.tag).pyc" })
      #expect(
        build.events.contains {
          if case .compiled(3, let python) = $0 { python.hasPrefix("\(Self.version).") } else { false }
        })
      let layer = build.image.image.layers[2]
      let bytes = Array(try await layer.content().decompressed().read(limit: 1 << 24, what: "it"))
      // Python does not compare it with its source: the hash is there, and unchecked.
      let path = Array("/opt/python/site-packages/demo/sets.py".utf8)
      #expect(bytes.indices.dropLast(path.count).contains { bytes[$0..<($0 + path.count)].elementsEqual(path) })
      #expect(!String(decoding: bytes, as: UTF8.self).contains("another source"))
      digests.append(layer.digest)
    }
    #expect(digests[0] == digests[1])
  }

  @Test("Python takes a compiled module without looking at its source")
  func unchecked() async throws {
    let directory = try TemporaryDirectory()
    try directory.write(Data("x = 1\n".utf8), to: "modules/demo.py")
    let environment = ["PATH": BuildFixture.path(toPipOf: "tools")]
    let target = try PythonTarget(
      version: Self.version, in: FileTree(), environment: [:], platform: .linuxARM64)
    let scratch = URL(filePath: directory.path)
    let compiler = try await ModuleCompiler(for: target, environment: environment, scratch: scratch)
    let modules = scratch.appending(path: "modules")
    #expect(try await compiler.compile(modules, at: "/there", into: modules, scratch: scratch) == 1)
    try directory.write(Data("x = 2\n".utf8), to: "modules/demo.py")
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import demo; print(demo.x, demo.__file__)"]
    process.environment = environment.merging(["PYTHONPATH": modules.path]) { $1 }
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.hasPrefix("1 ") && said.contains("demo.py"), "\(said)")
  }

  @Test(
    "without such a Python, a build that asks for compiled modules is refused before pip fetches anything")
  func noPython() async throws {
    await #expect {
      try await Self.build(version: "3.99")
    } throws: { error in
      let error = error as? BuildError
      return error?.description.contains("no python3.99 is in PATH") == true && error?.remedy == .omitCompilation
    }
  }

  @Test("a build that compiles nothing says so, unless pip's own option does")
  func notCompiled() async throws {
    for (options, says) in [("", true), ("--no-compile", false)] {
      let build = try await Self.build(options: options, compiles: false)
      #expect(try await Self.names(build.image) == [])
      #expect(
        build.events.contains { if case .notCompiled(Self.version) = $0 { true } else { false } } == says, "\(options)")
    }
    await #expect {
      try await Self.build(options: "--no-compile")
    } throws: {
      ($0 as? BuildError)?.description.contains("pip's --no-compile forbids it") == true
    }
  }
}
