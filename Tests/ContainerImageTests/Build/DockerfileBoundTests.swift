import Foundation
import Testing

@testable import ContainerImage

@Suite("A Dockerfile cannot make more than fits", .timeLimit(.minutes(1)))
struct DockerfileBoundTests {
  static let rows: [(lines: String, reason: String)] = {
    let deep = String(repeating: "a/", count: 60_000)
    let name = String(repeating: "n", count: 256)
    let long = "ENV A=" + String(repeating: "x", count: 100_000) + "\n"
    let nested = String(repeating: "d/", count: 200)
    return [
      ("COPY Dockerfile /\(deep)", "has 120001 bytes; a path may have 4096"),
      ("COPY \(deep)x /", "has 120001 bytes"), ("COPY [\"Dockerfile\", \"\(deep)\"]", "has 120000 bytes"),
      ("WORKDIR /\(deep)", "has 120001 bytes"), ("VOLUME /\(deep)", "has 120001 bytes"),
      ("VOLUME [\"/\(deep)\"]", "has 120001 bytes"),
      ("ENV A=\(deep)\nWORKDIR $A", "has 120000 bytes"),
      ("COPY Dockerfile /\(name)", "has 256 bytes; a name may have 255"), ("WORKDIR \(name)", "has 256 bytes"),
      ("VOLUME /a/\(name)/", "has 256 bytes"), ("COPY \(name) /", "has 256 bytes"),
      ("WORKDIR \(nested)\nWORKDIR \(nested)", "is nested more than 250 deep"),
      ("WORKDIR /\(nested)\nCOPY Dockerfile \(nested)", "is nested more than 250 deep"),
      ("COPY [\"Dockerfile\", \"/a\\u0000b\"]", "contains a NUL"), ("COPY [\"a\\u0000\", \"/\"]", "contains a NUL"),
      ("WORKDIR /a\0b", "contains a NUL"), ("VOLUME [\"/\\u0000\"]", "contains a NUL"),
      ("CMD [\"a\\u0000\"]", "contains a NUL"), ("ENV A=a\0", "contains a NUL"),
      (
        "ENV A=0123456789\n" + String(repeating: "ENV A=$A$A\n", count: 40),
        "more than 128 KiB after its variables are replaced"
      ),
      (long + "LABEL a=$A$A", "more than 128 KiB"), (long + "ENV B=${C:-$A$A}", "more than 128 KiB"),
      (long + "ENV B=${A:+$A$A}", "more than 128 KiB"), (long + "STOPSIGNAL $A$A", "more than 128 KiB"),
      (long + "LABEL " + (0..<20).map { "l\($0)=$A" }.joined(separator: " "), "set more than 1024 KiB"),
      (long + "ENV " + (0..<20).map { "l\($0)=$A" }.joined(separator: " "), "set more than 1024 KiB"),
      (long + String(repeating: "ENV B=$A\n", count: 20), "set more than 1024 KiB"),
      ("LABEL " + (0..<50_000).map { "l\($0)=1" }.joined(separator: " "), "set more than 1024 KiB"),
      ("EXPOSE " + (1..<50_000).map { "\($0)" }.joined(separator: " "), "set more than 1024 KiB"),
    ]
  }()

  @Test("long paths and names, long texts and many settings are refused by line", arguments: rows.indices)
  func refusals(index: Int) async throws {
    let row = Self.rows[index]
    let refusal = try await BuildFixture("FROM scratch\n\(row.lines)\n").refusal()
    #expect(refusal.contains(row.reason) && refusal.hasPrefix("/Dockerfile:"), "\(refusal.prefix(300))")
    #expect(refusal.utf8.count < 500)
  }

  @Test("paths and texts within the bounds are built")
  func honest() async throws {
    let name = String(repeating: "n", count: 255)
    let deep = String(repeating: "d/", count: 249)
    let text = String(repeating: "x", count: 60_000)
    let built = try await BuildFixture(
      "FROM scratch\nWORKDIR /\(deep)\nCOPY Dockerfile /\(name)\nENV A=\(text)\nENV A=$A$A\nVOLUME /\(name)"
    ).build()
    #expect(try await built.listing(0).count == 249)
    #expect(try await built.configuration()["config"]?["Env"]?.strings?.last == "A=\(text)\(text)")
  }

  @Test("a path of the base image with a NUL is refused")
  func base() async throws {
    var tar = TarBuilder()
    tar.pax([("path", "a\0b")])
    tar.add("x")
    var layout = LayoutBuilder()
    layout.list(layout.image("arm64", layers: [tar.finished()]))
    #expect(try await BuildFixture("FROM base\nCOPY Dockerfile /").refusal(on: layout).contains("a name with a NUL"))
  }

  @Test("a cancelled build ends in the middle of an instruction")
  func cancelled() async throws {
    let fixture = try BuildFixture("FROM scratch\nCOPY \(String(repeating: "Dockerfile ", count: 50_000))/a/")
    let task = Task { try await fixture.build() }
    task.cancel()
    let error = await #expect(throws: BuildError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }
}
