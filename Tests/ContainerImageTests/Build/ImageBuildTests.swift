import Foundation
import Testing

@testable import ContainerImage

@Suite("Images are built as docker builds them")
struct ImageBuildTests {
  @Test("COPY puts files where docker puts them")
  func copies() async throws {
    let fixture = try BuildFixture(
      """
      FROM scratch
      WORKDIR /app
      COPY one ./
      COPY one two/
      COPY one new
      COPY folder .
      COPY folder /deep/er
      COPY *.py one ./py/
      COPY --chown=7:8 --chmod=4755 one /owned/by/
      """, ["one": "1", "a.py": "a", "b.py": "b", "c.txt": "c", "folder/x": "x", "folder/y/z": "z"])
    let built = try await fixture.build()
    var layers: [[String]] = []
    for index in built.image.layers.indices { layers.append(try await built.listing(index)) }
    #expect(layers.removeFirst() == ["app/ 755 0:0"])
    #expect(layers.removeFirst() == ["app/one 644 0:0 1"])
    #expect(layers.removeFirst() == ["app/two/ 755 0:0", "app/two/one 644 0:0 1"])
    #expect(layers.removeFirst() == ["app/new 644 0:0 1"])
    #expect(layers.removeFirst() == ["app/x 644 0:0 x", "app/y/ 755 0:0", "app/y/z 644 0:0 z"])
    #expect(
      layers.removeFirst() == [
        "deep/ 755 0:0", "deep/er/ 755 0:0", "deep/er/x 644 0:0 x", "deep/er/y/ 755 0:0", "deep/er/y/z 644 0:0 z",
      ])
    #expect(
      layers.removeFirst() == [
        "app/py/ 755 0:0", "app/py/a.py 644 0:0 a", "app/py/b.py 644 0:0 b", "app/py/one 644 0:0 1",
      ])
    #expect(layers.removeFirst() == ["owned/ 755 7:8", "owned/by/ 755 7:8", "owned/by/one 4755 7:8 1"])
  }

  @Test("files go through the links of the base, and into the folders that it has and has kept")
  func base() async throws {
    let base = BuildFixture.base([
      ["usr/bin/": "", "bin": "-> usr/bin", "tmp/": "", "gone/": "", "opaque/sub/x": "", "file": ""],
      [".wh.gone": "", "opaque/.wh..wh..opq": ""],
    ])
    let fixture = try BuildFixture(
      "FROM base\nWORKDIR /tmp\nCOPY a /bin/\nCOPY a /tmp\nCOPY a /gone\nCOPY a /opaque/sub\nCOPY tree /",
      ["a": "1", "tree/bin/b": "2"])
    let built = try await fixture.build(on: base)
    #expect(built.image.layers.count == 7)
    var added: [String] = []
    for index in 2..<7 { added += try await built.listing(index) }
    #expect(
      added == [
        "usr/bin/a 644 0:0 1", "tmp/a 644 0:0 1", "gone 644 0:0 1", "opaque/sub 644 0:0 1", "usr/bin/b 644 0:0 2",
      ])
    #expect(
      try await BuildFixture("FROM base\nCOPY a /file/", ["a": ""]).refusal(on: base).contains("'/file' is a file"))
  }

  @Test("links of the context are followed, on the way and at its end, and keep their names")
  func links() async throws {
    let fixture = try BuildFixture(
      "FROM scratch\nCOPY way/to/file /a/\nCOPY way/to /b\nCOPY name /c/\nCOPY way /d/", ["real/to/file": "1"])
    for (link, target) in [("way", "./real"), ("name", "way/to/../to/file")] {
      try FileManager.default.createSymbolicLink(atPath: "\(fixture.context)/\(link)", withDestinationPath: target)
    }
    let built = try await fixture.build()
    var added: [String] = []
    for index in 0..<4 { added += try await built.listing(index).filter { !$0.contains("/ 755") } }
    #expect(added == ["a/file 644 0:0 1", "b/file 644 0:0 1", "c/name 644 0:0 1", "d/to/file 644 0:0 1"])
  }

  @Test("a missing WORKDIR belongs to USER; one that is there keeps its owner")
  func workingDirectory() async throws {
    let base = BuildFixture.base([["there/": ""]], config: ["User": "app"])
    let built = try await BuildFixture("FROM base\nWORKDIR /there\nUSER 7:8\nWORKDIR new/er\nUSER 9\nWORKDIR /last")
      .build(on: base)
    #expect(try await built.listing(1) == ["there/new/ 755 7:8", "there/new/er/ 755 7:8"])
    #expect(try await built.listing(2) == ["last/ 755 9:9"])
    let refusal = try await BuildFixture("FROM base\nWORKDIR /new").refusal(on: base)
    #expect(refusal.contains("'/new' would belong to the base image's user 'app'"), "\(refusal)")
  }

  @Test("what cannot be copied is refused by line")
  func refusals() async throws {
    let files = [".dockerignore": "secret", "secret": "", "a": "", "b": "", "folder/c": ""]
    for (line, reason) in [
      ("COPY secret .", "'secret' is excluded by .dockerignore"),
      ("COPY absent .", "the context has no 'absent'"),
      ("COPY *.go .", "the context has no '*.go'"), ("COPY ../a .", "'../a' leads out of the context"),
      ("COPY a b /c", "end it with a slash"), ("COPY link /c", "out of the context"),
      ("COPY out/ /c", "out of the context"),
      ("COPY out /c", "out of the context"), ("COPY dangling /c", "does not exist in the context"),
      ("COPY pipe /c", "is a pipe, a socket or a device"), ("COPY circle /c", "form a loop"),
      ("COPY --chmod=644 folder /c", "would make the copied folders inaccessible"),
      ("USER nobody", "'nobody' is not a numeric id"),
      ("EXPOSE http", "'http' is not a port"), ("COPY folder/** /c", "COPY does not support **"),
      ("RUN pip install -r a", "the base image has no Python"),
    ] {
      let fixture = try BuildFixture("FROM scratch\n\(line)\n", files)
      for (link, target) in [
        ("link", "/etc/passwd"), ("out/x", "../../x"), ("circle", "circle"), ("dangling", "nowhere"),
      ] {
        try FileManager.default.createDirectory(atPath: "\(fixture.context)/out", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(fixture.context)/\(link)", withDestinationPath: target)
      }
      #expect(mkfifo("\(fixture.context)/pipe", 0o600) == 0)
      let refusal = try await fixture.refusal()
      #expect(refusal.hasPrefix("/Dockerfile:2: ") && refusal.contains(reason), "\(line): \(refusal)")
    }
  }

  @Test("the configuration inherits as docker's does")
  func configuration() async throws {
    let base = BuildFixture.base(
      [["etc/": ""]],
      config: [
        "Env": ["PATH=/bin", "A=base"], "Cmd": ["python3"], "Entrypoint": ["/entry"], "WorkingDir": "/srv", "User": "5",
        "Labels": ["one": "1"], "ExposedPorts": ["80/tcp": [:]],
      ])
    let built = try await BuildFixture(
      """
      FROM --platform=linux/arm64 base
      ENV A="$A and more" B=$A
      LABEL two="a b"
      EXPOSE 8501 53/udp
      VOLUME /tmp ["/x"]
      WORKDIR sub
      ENTRYPOINT ["/new"]
      STOPSIGNAL SIGINT
      """
    ).build(on: base) { $0.labels["three"] = "3" }
    let configuration = try await built.configuration()
    #expect(
      configuration["config"]?.text()
        == #"{"Entrypoint":["/new"],"Env":["PATH=/bin","A=base and more","B=base"],"#
        + #""ExposedPorts":{"53/udp":{},"80/tcp":{},"8501/tcp":{}},"Labels":{"one":"1","three":"3","two":"a b"},"#
        + #""StopSignal":"SIGINT","User":"5","Volumes":{"/tmp":{},"[/x]":{}},"WorkingDir":"/srv/sub"}"#)
    #expect(configuration["rootfs"]?["diff_ids"]?.array?.count == 2)
    #expect(configuration["history"]?.array?.count == 7)
    #expect(configuration["history"]?.array?.filter { $0["empty_layer"] == nil }.count == 1)
    #expect(built.image.manifest.count > 0)

    let shell = try await BuildFixture("FROM base\nCMD exec app \"$A\"\nENTRYPOINT [\"sh\"]").build(on: base)
    #expect(try await shell.configuration()["config"]?["Cmd"]?.strings == ["/bin/sh", "-c", "exec app \"$A\""])
    let bash = BuildFixture.base([["etc/": ""]], config: ["Shell": ["/bin/bash", "-ec"]])
    let other = try await BuildFixture("FROM base\nCMD exec app").build(on: bash)
    #expect(try await other.configuration()["config"]?["Cmd"]?.strings == ["/bin/bash", "-ec", "exec app"])
  }

  @Test("a base for another platform, and one with ONBUILD, is refused")
  func wrongBases() async throws {
    var other = LayoutBuilder()
    other.list(other.image("amd64"))
    await #expect(throws: (any Error).self) { try await BuildFixture("FROM base").build(on: other) }
    let onBuild = BuildFixture.base([["a": ""]], config: ["OnBuild": ["RUN true"]])
    #expect(try await BuildFixture("FROM base").refusal(on: onBuild).contains("ONBUILD"))
    #expect(throws: BuildError.self) {
      let fixture = try BuildFixture("FROM --platform=linux/amd64 base")
      _ = try ImageBuild(Dockerfile(folder: fixture.context), folder: fixture.context, platform: .linuxARM64)
    }
  }

  @Test("the same files make the same bytes, wherever and whenever they were written")
  func reproducible() async throws {
    let names = ["b/c", "a", "b-c", "B", "\u{fc}ber", (0..<30).map { "folder\($0)" }.joined(separator: "/")]
    var archives: [Data] = []
    for (order, mode) in [(names, 0o644), (names.reversed(), 0o600)] {
      let fixture = try BuildFixture("FROM scratch\nCOPY . /app/\nUSER 1\nCMD [\"/app/a\"]")
      for name in order {
        let file = try fixture.directory.write(Data(name.utf8), to: "context/\(name)")
        try FileManager.default.setAttributes(
          [
            .posixPermissions: name == "a" ? mode | 0o100 : mode,
            .modificationDate: Date(timeIntervalSince1970: Double(mode)),
          ],
          ofItemAtPath: file)
      }
      let built = try await fixture.build { $0.time = 86400 }
      #expect(try await built.listing(0).contains("app/a 755 0:0 a"))
      #expect(try await built.configuration()["created"]?.string == "1970-01-02T00:00:00Z")
      let output = "\(fixture.directory.path)/image.tar"
      try await built.image.write(to: output)
      archives.append(try Data(contentsOf: URL(filePath: output)))
      // What was written is what was meant, in both forms.
      let layout = "\(fixture.directory.path)/layout/"
      try await built.image.write(to: layout)
      try await built.image.write(to: layout)
      for path in [output, layout] {
        #expect(try ImageSource.open(path: path).image(for: .linuxARM64).digest == built.image.digest)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: fixture.directory.path).sorted() == [
          "context", "image.tar", "layout",
        ])
    }
    #expect(archives[0] == archives[1])
  }

  @Test("a folder with something else is not overwritten")
  func otherFolder() async throws {
    let fixture = try BuildFixture("FROM scratch\nCOPY Dockerfile /")
    let built = try await fixture.build()
    await #expect(throws: BuildError.self) { try await built.image.write(to: fixture.context) }
    let layout = "\(fixture.directory.path)/layout"
    try await built.image.write(to: layout + "/")
    let notes = try fixture.directory.write(Data("mine".utf8), to: "layout/notes.txt")
    await #expect(throws: BuildError.self) { try await built.image.write(to: layout) }
    #expect(FileManager.default.fileExists(atPath: notes))
  }

  @Test("a pipe is not overwritten, and a link is gone through")
  func noFile() async throws {
    let fixture = try BuildFixture("FROM scratch\nCOPY Dockerfile /")
    let built = try await fixture.build()
    let (pipe, link) = ("\(fixture.directory.path)/pipe", "\(fixture.directory.path)/link")
    #expect(mkfifo(pipe, 0o600) == 0)
    await #expect(throws: BuildError.self) { try await built.image.write(to: pipe) }
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "image.tar")
    try Data().write(to: URL(filePath: "\(fixture.directory.path)/image.tar"))
    try await built.image.write(to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "image.tar")
    #expect(try ImageSource.open(path: link).image(for: .linuxARM64).digest == built.image.digest)
    #expect(FileManager.default.fileExists(atPath: "\(fixture.context)/Dockerfile"))
  }

  @Test("an image that runs as root, and one that runs nothing, is warned about")
  func warnings() async throws {
    for (lines, count) in [
      ("", 2), ("USER 0:5", 2), ("USER 00:0", 2), ("USER 0000", 2), ("USER 01", 1), ("USER 5", 1),
      ("USER 5\nCMD [\"a\"]", 0),
    ] {
      let warnings = Counter()
      _ = try await BuildFixture("FROM scratch\n\(lines)").build(report: { event in
        if case .warning = event { warnings.add() }
      })
      #expect(warnings.value == count, "\(lines)")
    }
  }
}
