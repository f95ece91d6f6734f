import Testing

@testable import ContainerImage
@testable import StackKitCLI

@Suite("What a terminal shows of a push")
struct StatusLinesTests {
  private func digest(_ digit: Character) throws -> Digest {
    try Digest("sha256:" + String(repeating: digit, count: 64))
  }

  @Test("a line for each blob on its way, in their order")
  func bars() throws {
    var bars = BlobBars()
    bars.update(BlobProgress(digest: try digest("a"), sent: 0, total: 120_000_000, existed: false))
    bars.update(BlobProgress(digest: try digest("b"), sent: 999, total: 999, existed: false))
    bars.update(BlobProgress(digest: try digest("c"), sent: 0, total: 0, existed: false))
    bars.update(BlobProgress(digest: try digest("a"), sent: 54_000_000, total: 120_000_000, existed: false))
    #expect(
      bars.lines(columns: 80) == [
        "  aaaaaaaaaaaa [#############.................]  45 %  54.0 MB of 120.0 MB",
        "  bbbbbbbbbbbb [##############################] 100 %  999 B of 999 B",
        "  cccccccccccc [##############################] 100 %  0 B of 0 B",
      ])
    bars.remove(try digest("b"))
    #expect(bars.lines(columns: 80).count == 2)
    bars.update(BlobProgress(digest: try digest("a"), sent: 0, total: 120_000_000, existed: false))
    #expect(bars.lines(columns: 80).first == "  aaaaaaaaaaaa [..............................]   0 %  0 B of 120.0 MB")
  }

  @Test("no line is as long as the terminal is wide", arguments: [1, 2, 15, 20, 45, 52, 60, 79, 200])
  func widths(columns: Int) throws {
    var bars = BlobBars()
    bars.update(BlobProgress(digest: try digest("a"), sent: 999_949_999_999, total: 999_949_999_999, existed: false))
    #expect(bars.lines(columns: columns).allSatisfy { $0.count < columns })
  }

  @Test("lines are written above the status, which is replaced in place")
  func status() {
    var status = StatusLines()
    #expect(status.writing("one") == "one\n")
    #expect(status.showing([]) == "")
    #expect(status.showing(["a", "b"]) == "a\nb\n")
    #expect(status.showing(["a", "b"]) == "")
    #expect(status.writing("two") == "\u{1B}[2A\u{1B}[Jtwo\na\nb\n")
    #expect(status.showing(["c"]) == "\u{1B}[2A\u{1B}[Jc\n")
    #expect(status.showing([]) == "\u{1B}[1A\u{1B}[J")
    #expect(status.writing("three") == "three\n")
  }
}
