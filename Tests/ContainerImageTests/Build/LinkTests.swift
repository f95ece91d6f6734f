import Foundation
import Testing

@testable import ContainerImage

/// Where the links of indexes, pages and folders lead pip.
@Suite struct LinkTests {
  private static var base: LayoutBuilder { BuildFixture.base([["usr/bin/python3.13": ""]]) }
  private static let wheel = "demo-1.0-cp313-cp313-manylinux_2_28_aarch64.whl"
  private static let refused = "is neither an https URL nor a file in the folder with the Dockerfile"

  /// A build of `demo`, which is outside of the context, with two servers.
  private static func outcome(
    _ requirements: String, _ answers: [String: String], pip: String, settings: [String: String] = [:],
    _ prepare: (BuildFixture) throws -> Void = { _ in }
  ) async throws -> (said: String, insecure: String) {
    let fixture = try BuildFixture("FROM base\nCOPY r.txt /\nRUN pip install -r r.txt", ["wheels/note.txt": ""])
    let outside = "\(try WheelTests.writeWheel(to: fixture.directory))/\(wheel)"
    try prepare(fixture)
    func filled(_ text: String) -> String {
      text.replacing("OUTSIDE", with: outside).replacing("WHEELS", with: "\(fixture.directory.path)/wheels").replacing(
        "WHEEL", with: wheel)
    }
    var urls = (http: "", https: "")
    let table = Dictionary(answers.map { (filled($0.key), filled($0.value)) }) { $1 }
    let server = try WheelServer(table, in: fixture.directory.path) { urls = ($0, $1) }
    func located(_ text: String) -> String {
      filled(text.replacing("HTTPS", with: urls.https).replacing("HTTP", with: urls.http))
    }
    try fixture.directory.write(Data(located(requirements).utf8), to: "context/r.txt")
    var environment = [
      "PATH": BuildFixture.path(toPipOf: pip), "PIP_NO_INDEX": "0", "PIP_CERT": server.certificate,
      "REQUESTS_CA_BUNDLE": server.certificate,
      "NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost", "PIP_NO_CACHE_DIR": "1",
      "PIP_CONFIG_FILE": "/dev/null", "PIP_INDEX_URL": urls.https + "/none",
    ]
    for (name, value) in settings { environment[name] = located(value) }
    let said = try await fixture.refusal(on: base, pip: environment)
    return (said, server.insecure)
  }

  static let attacks: [(requirements: String, answers: [String: String])] = [
    ("-i HTTPS/simple\ndemo", ["/simple/demo/": "<a href='file://OUTSIDE'>WHEEL</a>"]),
    ("-i HTTPS/simple\ndemo", ["/simple/demo/": "<a href='FILE://localhost/OUTSIDE'>WHEEL</a>"]),
    (
      "-i HTTPS/simple\ndemo",
      [
        "/simple/demo/":
          #"{"meta": {"api-version": "1.0"}, "name": "demo", "files": [{"filename": "WHEEL", "url": "file://OUTSIDE", "hashes": {}}]}"#
      ]
    ),
    ("-i HTTPS/simple\ndemo", ["/simple/demo/": "<a href='HTTP/WHEEL'>WHEEL</a>", "/WHEEL": "OUTSIDE"]),
    (
      "-i HTTPS/simple\ndemo",
      ["/simple/demo/": "-> HTTP/page", "/page": "<a href='HTTPS/WHEEL'>WHEEL</a>", "/WHEEL": "OUTSIDE"]
    ),
    ("-f HTTPS/page.html\ndemo", ["/page.html": "<a href='file://OUTSIDE'>WHEEL</a>"]),
    ("-f HTTPS/page.html\ndemo", ["/page.html": "<base href='file:///'><a href='OUTSIDE'>WHEEL</a>"]),
    ("demo @ HTTPS/a/WHEEL", ["/a/WHEEL": "-> HTTP/b/WHEEL", "/b/WHEEL": "OUTSIDE"]),
    ("demo @ HTTPS/a/WHEEL", ["/a/WHEEL": "-> file://OUTSIDE"]),
    ("demo @ HTTPS/a/WHEEL", ["/a/WHEEL": "-> HTTPS/b", "/b": "-> HTTP/WHEEL", "/WHEEL": "OUTSIDE"]),
  ]

  @Test(
    "a link or a redirect of an index leads to no file here, and to nothing by http",
    arguments: zip(BuildFixture.pips(for: attacks), attacks))
  func attack(pip: String, attack: (requirements: String, answers: [String: String])) async throws {
    let outcome = try await Self.outcome(attack.requirements, attack.answers, pip: pip)
    // A newer pip does not follow a redirect to a file, and takes the empty answer for the wheel.
    let isFollowed = !(pip == "pip" && attack.answers.values.contains("-> file://OUTSIDE"))
    #expect(outcome.said.contains(isFollowed ? Self.refused : "is invalid"), "\(outcome.said.prefix(300))")
    #expect(outcome.insecure == "")
  }

  @Test("an index by https, and this machine's own places, are used", arguments: ["tools", "pip"])
  func honest(pip: String) async throws {
    let page = ["/simple/demo/": "<a href='/WHEEL'>WHEEL</a>", "/WHEEL": "OUTSIDE"]
    let rows: [(String, [String: String], [String: String], String)] = [
      ("-i HTTPS/simple\ndemo", page, [:], "built"),
      ("demo @ HTTPS/a/WHEEL", ["/a/WHEEL": "-> HTTPS/WHEEL"].merging(page) { $1 }, [:], "built"),
      ("demo", page, ["PIP_INDEX_URL": "HTTP/simple"], "built"),
      ("demo", [:], ["PIP_FIND_LINKS": "WHEELS"], "built"),
      // Its own http index, and what another index leads to, are not the same.
      (
        "demo", ["/simple/demo/": "<a href='http://localhost:1/WHEEL'>WHEEL</a>"], ["PIP_INDEX_URL": "HTTP/simple"],
        Self.refused
      ),
    ]
    for (requirements, answers, settings, result) in rows {
      let outcome = try await Self.outcome(requirements, answers, pip: pip, settings: settings)
      #expect(outcome.said.contains(result), "\(requirements): \(outcome.said.prefix(300))")
    }
  }

  @Test("a folder of wheels, and its pages, lead to no file outside", arguments: ["tools", "pip"])
  func folders(pip: String) async throws {
    typealias Row = (requirements: String, result: String, prepare: (BuildFixture, String) throws -> Void)
    let name = Self.wheel
    let refused = Self.refused
    let rows: [Row] = [
      ("-f wheels\ndemo", refused, { fixture, wheel in try addLink("wheels/\(name)", in: fixture, to: wheel) }),
      (
        "-f wheels\ndemo", refused,
        { fixture, wheel in try addFile("wheels/page.html", in: fixture, "<a href='file://\(wheel)'>\(name)</a>") }
      ),
      (
        "-f wheels\ndemo", refused,
        { fixture, wheel in try addLink("wheels/page.html", in: fixture, to: "/etc/hostname") }
      ),
      (
        "-f page.html\ndemo", "--find-links must be",
        { fixture, wheel in try addFile("page.html", in: fixture, "<a href='file://\(wheel)'>x</a>") }
      ),
      (
        "-f \(name)\ndemo", "--find-links must be",
        { fixture, wheel in try addFile(name, in: fixture, "") }
      ),
      ("-f ~/\ndemo", "--find-links must be", { fixture, wheel in }),
      (
        "./wheels/\(name)", "outside of the folder",
        { fixture, wheel in try addLink("wheels/\(name)", in: fixture, to: wheel) }
      ),
    ]
    for (requirements, result, prepare) in rows {
      let outcome = try await Self.outcome(requirements, [:], pip: pip) { fixture in
        try prepare(fixture, "\(fixture.directory.path)/wheels/\(Self.wheel)")
      }
      #expect(outcome.said.contains(result), "\(requirements): \(outcome.said.prefix(300))")
    }
  }

  @Test("requirements that include each other are bounded", arguments: ["tools", "pip"])
  func includes(pip: String) async throws {
    let long = String(repeating: "# padding\n", count: 60_000)
    for files in [
      Dictionary(
        uniqueKeysWithValues: (0..<20).map { ("\($0).txt", "-r \($0 + 1).txt\n-r \($0 + 1).txt\n") } + [("20.txt", "")]),
      Dictionary(
        uniqueKeysWithValues: (0..<20).map { ("\($0).txt", "-c \($0 + 1).txt\n-c \($0 + 1).txt\n") } + [("20.txt", "")]),
      ["0.txt": "-r 1.txt\n-r 1.txt\n", "1.txt": long],
    ] {
      let outcome = try await Self.outcome("-r 0.txt", [:], pip: pip) { fixture in
        for (name, text) in files { try addFile(name, in: fixture, text) }
      }
      #expect(outcome.said.contains("may have 100 files and 1 MiB in all"), "\(outcome.said.prefix(300))")
    }
  }

  @Test("a wheel that unpacks to far more than its size is refused", arguments: ["tools", "pip"])
  func bombs(pip: String) async throws {
    for (name, size, count, result) in [
      ("demo/zeros", 70 << 20, 1, "files of more than 64 MiB in all"),
      ("demo-1.0.dist-info/METADATA", 70 << 20, 1, "files of more than 64 MiB in all"),
      ("demo/empty", 0, 100_001, "more than 100000 files"),
    ] {
      let outcome = try await Self.outcome("./wheels/demo-1.0-py3-none-any.whl", [:], pip: pip) { fixture in
        let program = Process()
        program.executableURL = URL(filePath: "/usr/bin/env")
        program.arguments = [
          "python3", "-c",
          """
          import sys, warnings, zipfile
          path, name, size, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
          info = "demo-1.0.dist-info/"
          with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
              wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
              wheel.writestr(info + "RECORD", "")
              if not name.endswith("METADATA"):
                  wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: demo\\nVersion: 1.0\\n")
              for number in range(count):
                  wheel.writestr(name + (str(number) if number else ""), b"\\0" * size)
          """, "\(fixture.context)/wheels/demo-1.0-py3-none-any.whl", name, "\(size)", "\(count)",
        ]
        try program.run()
        program.waitUntilExit()
      }
      #expect(outcome.said.contains(result), "\(name): \(outcome.said.prefix(300))")
    }
  }
}

private func addFile(_ name: String, in fixture: BuildFixture, _ text: String) throws {
  try fixture.directory.write(Data(text.utf8), to: "context/\(name)")
}

private func addLink(_ name: String, in fixture: BuildFixture, to target: String) throws {
  try FileManager.default.createSymbolicLink(atPath: "\(fixture.context)/\(name)", withDestinationPath: target)
}
