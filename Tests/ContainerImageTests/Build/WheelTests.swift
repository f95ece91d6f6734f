import Foundation
import Testing

@testable import ContainerImage

@Suite("Python's packages come as wheels for the base's Python")
struct WheelTests {
  @Test("the base says which Python it has")
  func targets() throws {
    func target(_ files: [String: FileTree.Node], _ environment: [String: String] = [:]) throws -> PythonTarget {
      var tree = FileTree()
      for (path, node) in files { tree.set(node, at: TreePath(path)) }
      return try PythonTarget(version: nil, in: tree, environment: environment, platform: .linuxARM64)
    }
    let file = FileTree.Node.file(source: nil)
    #expect(try target([:], ["PYTHON_VERSION": "3.13.2"]).minorVersion == "3.13")
    #expect(try target(["usr/bin/python3": .link(target: "python3.11"), "usr/bin/python3.11": file]).version == "3.11")
    #expect(try target(["usr/local/bin/python3.14": file, "usr/local/bin": .folder]).version == "3.14")
    #expect(throws: DocumentFault.self) { try target(["usr/bin/python3-config": file]) }
    let tags = try target([:], ["PYTHON_VERSION": "3.13"]).platformTags
    #expect(tags.first == "manylinux_2_28_aarch64" && tags.last == "manylinux2014_aarch64" && tags.count == 13)
    #expect(
      try target(["lib/ld-musl-aarch64.so.1": file, "lib": .folder], ["PYTHON_VERSION": "3.13"]).platformTags
        == ["musllinux_1_2_aarch64", "musllinux_1_1_aarch64"])
  }

  @Test("pip installs wheels for another machine, and leaves no trace of this one")
  func install() async throws {
    let base = BuildFixture.base(
      [["usr/bin/python3.13": "", "usr/bin/python3": "-> python3.13"]], config: ["Env": ["PATH=/usr/bin"]])
    var digests: [Digest] = []
    for pip in ["tools", "pip"] {
      let fixture = try BuildFixture(
        "FROM base\nWORKDIR /app\nCOPY r.txt .\nRUN pip install --only-binary :all: -r r.txt\nUSER 1\nCMD [\"demo\"]")
      let wheels = try Self.writeWheel(to: fixture.directory)
      try fixture.directory.write(
        Data(
          """
          demo==1.0; platform_machine == "aarch64" and python_version == "3.13"
          absent==9; sys_platform == "darwin" or python_version < "3.13"

          """.utf8), to: "context/r.txt")
      // Where packages come from is the machine's business, with every pip.
      let settings = ["PATH": BuildFixture.path(toPipOf: pip), "PIP_FIND_LINKS": wheels]
      let built = try await fixture.build(on: base, pip: settings)
      #expect(built.packages.map(\.name) == ["demo"])
      #expect(built.packages.first?.license == "MIT")
      #expect(built.packages.first?.sha256?.count == 64)
      let listing = try await built.listing(3)
      #expect(listing.contains { $0.hasPrefix("opt/python/bin/demo 755 0:0 #!/usr/bin/env python3\nimport sys\n") })
      #expect(listing.contains("opt/python/bin/tool 755 0:0 #!/usr/bin/env python3\nprint(1)\n"), "\(listing)")
      #expect(listing.contains("opt/python/site-packages/demo/__init__.py 644 0:0 def main(): pass\n"))
      // Nothing is named after the Python that pip runs on, or after a comment.
      let programs = listing.filter { $0.hasPrefix("opt/python/bin/") && $0.contains(".sh ") || $0.contains("#!") }
      #expect(programs.map { $0.prefix { $0 != " " } } == ["demo", "pip", "tool"].map { "opt/python/bin/\($0)" })
      // A module may be called like a folder of data.
      #expect(listing.contains("opt/python/site-packages/share/__init__.py 644 0:0 module"))
      #expect(listing.contains("opt/python/share/file 644 0:0 data"))
      #expect(listing.contains("opt/python/include/demo/demo.h 644 0:0 header"))
      let record = listing.first { $0.hasPrefix("opt/python/site-packages/demo-1.0.dist-info/RECORD") } ?? ""
      for line in ["../bin/demo,sha256=", "../bin/tool,", "../include/demo/demo.h,", "../share/file,"] {
        #expect(record.contains(line), "\(record)")
      }
      #expect(!record.contains("../../") && !record.contains("direct_url"))
      #expect(!listing.joined().contains(fixture.directory.path))
      let environment = try await built.configuration()["config"]?["Env"]?.strings
      #expect(environment == ["PATH=/opt/python/bin:/usr/bin", "PYTHONPATH=/opt/python/site-packages"])
      digests.append(built.image.layers[3].digest)

      let bill = built.spdx(name: "demo", base: nil, tool: "stackkit-0")
      #expect(bill.contains(#""referenceLocator": "pkg:pypi/demo@1.0""#) && bill.contains(#""licenseDeclared": "MIT""#))
    }
    #expect(digests[0] == digests[1])
  }

  @Test("what has no wheel is pip's to say")
  func noWheel() async throws {
    let base = BuildFixture.base([["usr/bin/python3.13": ""]])
    let fixture = try BuildFixture("FROM base\nCOPY r.txt /\nRUN pip install -r r.txt", ["r.txt": "absent==1\n"])
    #expect(try await fixture.refusal(on: base).contains("pip has no wheels for Python 3.13 on linux/aarch64: ERROR:"))
    let missing = try BuildFixture("FROM base\nRUN pip install -r r.txt", ["r.txt": ""])
    #expect(try await missing.refusal(on: base).contains("'/r.txt' was not copied into the image before"))
  }

  @Test("a program that is a path is refused", arguments: ["../../out", "/out", "a b", "."])
  func programs(name: String) async throws {
    let base = BuildFixture.base([["usr/bin/python3.13": ""]])
    let fixture = try BuildFixture("FROM base\nCOPY r.txt /\nRUN pip install -r r.txt")
    let wheels = try Self.writeWheel(to: fixture.directory, programs: "[console_scripts]\n\(name) = demo:main\n")
    try fixture.directory.write(Data("demo\n".utf8), to: "context/r.txt")
    let refusal = try await fixture.refusal(on: base, pip: ["PIP_FIND_LINKS": wheels])
    #expect(refusal.contains("For req: demo. its program '\(name)' has"))
  }

  @Test("what pip fails of is told apart from wheels that there are not")
  func failures() async throws {
    let base = BuildFixture.base([["usr/bin/python3.13": ""]])
    for (line, start, reason) in [
      ("demo==1.0 --hash=sha256:\(String(repeating: "0", count: 64))", "pip failed: ", "DO NOT MATCH THE HASHES"),
      ("demo==1.0\ndemo==2.0", "pip failed: ", "Cannot install"),
      ("demo @ https://127.0.0.1:1/demo-1.0-py3-none-any.whl", "pip failed: ", "127.0.0.1"),
      ("demo==2.0", "pip has no wheels for Python 3.13 on linux/aarch64: ", "from versions: 1.0"),
      ("-r none.txt", "pip failed: ", "none.txt"),
    ] {
      let fixture = try BuildFixture("FROM base\nCOPY r.txt /\nRUN pip install -r r.txt")
      let wheels = try Self.writeWheel(to: fixture.directory)
      try fixture.directory.write(Data("\(line)\n".utf8), to: "context/r.txt")
      let refusal = try await fixture.refusal(on: base, pip: ["PIP_FIND_LINKS": wheels])
      #expect(refusal.hasPrefix(start) && refusal.contains(reason), "\(line): \(refusal)")
    }
  }

  @Test("no code of a package runs here, wherever its source lies")
  func noBuild() async throws {
    let base = BuildFixture.base([["usr/bin/python3.13": ""]])
    for line in ["source @ file://SOURCE", "SOURCE", "-e SOURCE"] {
      let fixture = try BuildFixture("FROM base\nCOPY r.txt /\nRUN pip install -r r.txt")
      let trace = "\(fixture.directory.path)/trace"
      try fixture.directory.write(Data("open('\(trace)', 'w')".utf8), to: "context/source/setup.py")
      let requirement = line.replacingOccurrences(of: "SOURCE", with: "\(fixture.context)/source")
      try fixture.directory.write(Data(requirement.utf8), to: "context/r.txt")
      let refusal = try await fixture.refusal(on: base)
      #expect(refusal.contains("building one would run its code here") || line.hasPrefix("-e"), "\(refusal)")
      #expect(refusal != "built" && !FileManager.default.fileExists(atPath: trace), "\(line)")
    }
  }

  @Test("a password in the address of a package is told to nobody")
  func password() async throws {
    let base = BuildFixture.base([["usr/bin/python3.13": ""]])
    let fixture = try BuildFixture(
      "FROM base\nCOPY r.txt /\nRUN pip install -r r.txt",
      ["r.txt": "demo @ https://user:sesame@127.0.0.1:1/demo-1.0-py3-none-any.whl\n"])
    #expect(!(try await fixture.refusal(on: base)).contains("sesame"))
  }

  /// A wheel that runs on arm64 only; a zip of stored members.
  ///
  /// - Returns: The folder it is in.
  static func writeWheel(
    to directory: TemporaryDirectory,
    programs: String = "# a = demo:main\n[console_scripts]\n; b = demo:main\n"
      + "# c = demo:main\ndemo = demo:main\npip=demo:main\n[other]\nd = demo:main\n",
    requires: String? = nil, tag: String = "cp313-cp313-manylinux_2_28_aarch64", modules: [String: String] = [:]
  ) throws -> String {
    let script = """
      import json, sys, zipfile
      info = "demo-1.0.dist-info/"
      with zipfile.ZipFile(sys.argv[1], "w") as wheel:
          for name, text in {
              "demo/__init__.py": "def main(): pass\\n", "demo-1.0.data/scripts/tool": "#!python\\nprint(1)\\n",
              info + "METADATA": "Metadata-Version: 2.4\\nName: demo\\nVersion: 1.0\\n" + sys.argv[3]
                  + "License-Expression: MIT\\n\\nText\\n",
              info + "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: false\\nTag: " + sys.argv[4] + "\\n",
              "demo-1.0.data/headers/demo.h": "header", "share/__init__.py": "module", "demo-1.0.data/data/share/file": "data",
              info + "entry_points.txt": sys.argv[2], info + "RECORD": "",
              **json.loads(sys.argv[5]),
          }.items():
              wheel.writestr(zipfile.ZipInfo(name), text)
      """
    let folder = "\(directory.path)/wheels"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", script, "\(folder)/demo-1.0-\(tag).whl", programs,
      requires.map { "Requires-Dist: \($0)\n" } ?? "", tag,
      String(decoding: try JSONEncoder().encode(modules), as: UTF8.self),
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return folder
  }
}
