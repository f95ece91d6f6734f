import Foundation
import Testing

@testable import ContainerImage

/// Requirements that the author of a pull request writes to reach more than packages.
@Suite struct RequirementTests {
  private static var base: LayoutBuilder { BuildFixture.base([["usr/bin/python3.13": ""]]) }

  /// A folder with programs in place of git and others, which leave a trace.
  private struct Bait {
    let fixture: BuildFixture
    let environment: [String: String]

    init(_ files: [String: String], pip: String) throws {
      fixture = try BuildFixture("FROM base\nCOPY r.txt /\nRUN pip install -r r.txt", files)
      for name in ["git", "hg", "svn", "bzr", "ssh"] {
        let program = "programs/\(name)"
        try fixture.directory.write(
          Data("#!/bin/sh\necho \"$0 $*\" >>\(fixture.directory.path)/trace\n".utf8), to: program)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: "\(fixture.directory.path)/\(program)")
      }
      let wheels = try WheelTests.writeWheel(to: fixture.directory)
      environment = [
        "PATH": "\(fixture.directory.path)/programs:\(BuildFixture.path(toPipOf: pip))", "PIP_FIND_LINKS": wheels,
        "INDEX_TOKEN": "sesame",
      ]
    }

    var trace: String? { try? String(contentsOfFile: "\(fixture.directory.path)/trace", encoding: .utf8) }
  }

  static let attacks: [(line: String, reason: String)] = [
    ("-e git+file:///nowhere/x#egg=x", "r.txt, line 1: --editable is not supported"),
    ("-e ./source", "--editable is not supported"),
    ("demo\n--editable=hg+https://127.0.0.1:1/x#egg=x", "r.txt, line 2: --editable"),
    ("x @ git+https://127.0.0.1:1/x", "x comes from 'git+https:'; allowed are"),
    ("git+https://127.0.0.1:1/x#egg=x", "git+https"), ("x @ hg+https://127.0.0.1:1/x", "'hg+https:'"),
    ("x @ svn+https://127.0.0.1:1/x", "'svn+https:'"), ("x @ bzr+https://127.0.0.1:1/x", "'bzr+https:'"),
    ("x @ git+ssh://-oProxyCommand=touch/x", "'git+ssh:'"), ("x @ ssh://127.0.0.1:1/x", "'ssh:'"),
    ("x @ git+https://127.0.0.1:1/x ; python_version < '3'", "'git+https:'"),
    ("-r nested/n.txt", "'git+https:'"), ("-c nested/n.txt", "'git+https:'"),
    ("demo\n-c nested/e.txt", "nested/e.txt, line 1"),
    // Files of this machine.
    ("-r /etc/passwd", "etc/passwd' is not a file in the folder with the Dockerfile"),
    ("-r ../outside.txt", "'../outside.txt' is not a file in the folder"),
    ("-c link.txt", "'link.txt' is not a file in the folder"), ("-r nested/up.txt", "'../outside.txt' is not a file"),
    ("-r file:///etc/passwd", "is not a file in the folder"), ("-r FILE:///etc/passwd", "is not a file in the folder"),
    ("-r https://127.0.0.1:1/r.txt", "is not a file in the folder"),
    ("-r nested", "'nested' is not a file in the folder"),
    ("x @ file:///etc/x-1.0-py3-none-any.whl", "x comes from a file outside of the folder with the Dockerfile"),
    ("../x-1.0-py3-none-any.whl", "comes from a file outside of the folder"),
    ("link-1.0-py3-none-any.whl", "comes from a file outside of the folder"),
    ("--find-links /\ndemo", "--find-links must be an https URL"), ("--find-links ../\ndemo", "--find-links must be"),
    ("-f file:///\ndemo", "--find-links must be"), ("-f http://127.0.0.1:1/\ndemo", "--find-links must be"),
    // Secrets of this machine, and certificates.
    ("--index-url https://127.0.0.1:1/${INDEX_TOKEN}/\ndemo", "line 1 of a requirements file has ${INDEX_TOKEN}"),
    ("x @ https://127.0.0.1:1/${HOME}/x-1.0-py3-none-any.whl", "has ${HOME}"),
    ("--index-url http://127.0.0.1:1/\ndemo", "an index must be an https URL"),
    ("--extra-index-url file:///\ndemo", "an index must be an https URL"),
    ("-i https://user:word@127.0.0.1:1/\ndemo", "an index must be an https URL without a login"),
    ("--trusted-host 127.0.0.1\ndemo", "--trusted-host is not allowed"),
    ("x @ http://127.0.0.1:1/x-1.0-py3-none-any.whl", "x comes from 'http:'"),
    ("demo --config-settings a=b", "this option (config_settings) is not supported"),
    ("--use-feature fast-deps\ndemo", "this option (features_enabled) is not supported"),
  ]

  @Test(
    "requirements reach no version control, no file outside of the folder, and no secret",
    arguments: zip(BuildFixture.pips(for: attacks), attacks))
  func attack(pip: String, attack: (line: String, reason: String)) async throws {
    let bait = try Bait(
      [
        "r.txt": "\(attack.line)\n", "nested/n.txt": "x @ git+https://127.0.0.1:1/x\n",
        "nested/e.txt": "-e git+https://x/y\n", "nested/up.txt": "-r ../../outside.txt\n",
        "source/setup.py": "raise SystemExit",
      ], pip: pip)
    try bait.fixture.directory.write(Data("TOPSECRET line\n".utf8), to: "outside.txt")
    for name in ["link.txt", "link-1.0-py3-none-any.whl"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(bait.fixture.context)/\(name)", withDestinationPath: "../outside.txt")
    }
    let before = try FileManager.default.contentsOfDirectory(atPath: bait.fixture.context)
    let refusal = try await bait.fixture.refusal(on: Self.base, pip: bait.environment)
    #expect(refusal.contains(attack.reason), "\(refusal.prefix(300))")
    #expect(bait.trace == nil, "\(bait.trace ?? "")")
    #expect(!refusal.contains("TOPSECRET") && !refusal.contains("sesame") && !refusal.contains("root:"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: bait.fixture.context) == before)
    #expect(!FileManager.default.fileExists(atPath: "src"))
  }

  @Test("a dependency of a wheel on a repository is refused as well", arguments: ["tools", "pip"])
  func dependency(pip: String) async throws {
    let bait = try Bait(["r.txt": "demo\n"], pip: pip)
    _ = try WheelTests.writeWheel(to: bait.fixture.directory, requires: "x @ git+https://127.0.0.1:1/x")
    let refusal = try await bait.fixture.refusal(on: Self.base, pip: bait.environment)
    #expect(refusal.contains("x comes from 'git+https:'") && bait.trace == nil, "\(refusal)")
  }

  @Test("files, wheels and hashes in the folder are used, from any working directory", arguments: ["tools", "pip"])
  func honest(pip: String) async throws {
    let bait = try Bait(
      [
        "r.txt": "-r nested/a.txt\n--prefer-binary\n--pre\n", "nested/a.txt": "-c b.txt\n./demo.d/WHEEL\n",
        "nested/b.txt": "demo<2\n",
      ],
      pip: pip)
    let wheel = "demo-1.0-cp313-cp313-manylinux_2_28_aarch64.whl"
    try FileManager.default.createDirectory(
      atPath: "\(bait.fixture.context)/demo.d", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(bait.fixture.directory.path)/wheels/\(wheel)", toPath: "\(bait.fixture.context)/demo.d/\(wheel)")
    try bait.fixture.directory.write(Data("-c b.txt\n./demo.d/\(wheel)\n".utf8), to: "context/nested/a.txt")
    let built = try await bait.fixture.build(on: Self.base, pip: bait.environment)
    #expect(built.packages.map(\.name) == ["demo"])
  }

  @Test("pip gets the settings of the index, and no other secret")
  func environment() async throws {
    let fixture = try BuildFixture("FROM base\nCOPY . /\nRUN pip install -r r.txt", ["r.txt": "demo\n"])
    let program = "\(fixture.directory.path)/programs/python3"
    try fixture.directory.write(
      Data("#!/bin/sh\nenv >\(fixture.directory.path)/env\npwd >>\(fixture.directory.path)/env\n".utf8),
      to: "programs/python3")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    let secrets = ["GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "STACKKIT_REGISTRY_PASSWORD", "PYTHONPATH", "PIP_PYTHON"]
    var environment = Dictionary(secrets.map { ($0, "secret") }) { $1 }
    environment["PATH"] = "\(fixture.directory.path)/programs:/usr/bin:/bin"
    environment["PIP_INDEX_URL"] = "https://user:word@example.com/simple"
    environment["PIP_FIND_LINKS"] = "wheels https://example.com/wheels"
    _ = try await fixture.refusal(on: Self.base, pip: environment)
    let seen = try String(contentsOfFile: "\(fixture.directory.path)/env", encoding: .utf8)
    for name in secrets { #expect(!seen.contains("\(name)="), "\(name)") }
    #expect(seen.contains("PIP_INDEX_URL=https://user:word@example.com/simple\n"))
    let here = FileManager.default.currentDirectoryPath
    #expect(seen.contains("PIP_FIND_LINKS=\(here)/wheels https://example.com/wheels\n"))
    #expect(!seen.contains("PWD=\(here)\n"))
  }
}
