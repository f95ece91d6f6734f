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
    var bars = ProgressBars()
    bars.update(.init(BlobProgress(digest: try digest("a"), sent: 0, total: 120_000_000, existed: false)))
    bars.update(.init(BlobProgress(digest: try digest("b"), sent: 999, total: 999, existed: false)))
    bars.update(.init(BlobProgress(digest: try digest("c"), sent: 0, total: 0, existed: false)))
    bars.update(.init(BlobProgress(digest: try digest("a"), sent: 54_000_000, total: 120_000_000, existed: false)))
    #expect(
      bars.lines(columns: 80) == [
        "  aaaaaaaaaaaa [#############.................]  45 %  54.0 MB of 120.0 MB",
        "  bbbbbbbbbbbb [##############################] 100 %  999 B of 999 B",
        "  cccccccccccc [##############################] 100 %  0 B of 0 B",
      ])
    bars.remove("bbbbbbbbbbbb")
    #expect(bars.lines(columns: 80).count == 2)
    bars.update(.init(BlobProgress(digest: try digest("a"), sent: 0, total: 120_000_000, existed: false)))
    #expect(bars.lines(columns: 80).first == "  aaaaaaaaaaaa [..............................]   0 %  0 B of 120.0 MB")
  }

  @Test("what an archive needs before, by the archive's name without its folder")
  func preparations() {
    var bars = ProgressBars()
    let archive = Preparation(work: .decompressing, name: "/tmp/a\u{1B}b.tar.gz", done: 500, total: 1000)
    let later = Preparation(work: .decompressing, name: archive.name, done: 750, total: 1000)
    let layer = Preparation(work: .compressing, name: "layer 0123456789ab", done: 0, total: 10)
    let isNew = [archive, later, layer].map { bars.update(.init($0)) }
    #expect(isNew == [true, false, true])
    #expect(
      bars.lines(columns: 100) == [
        "  decompressing a\\u{1b}b.tar.gz [######################........]  75 %  750 B of 1.0 kB",
        "  compressing layer 0123456789ab [..............................]   0 %  0 B of 10 B",
      ])
  }

  @Test("no line is as long as the terminal is wide", arguments: [1, 2, 15, 20, 45, 52, 60, 79, 200])
  func widths(columns: Int) throws {
    var bars = ProgressBars()
    bars.update(
      .init(BlobProgress(digest: try digest("a"), sent: 999_949_999_999, total: 999_949_999_999, existed: false)))
    #expect(bars.lines(columns: columns).allSatisfy { $0.count < columns })
  }

  @Test("lines are written above the status, which is replaced in place")
  func status() {
    var status = StatusLines()
    func lines(_ texts: String...) -> [VisibleText] { texts.map(VisibleText.init(line:)) }
    #expect(status.writing(VisibleText(line: "one")) == "one\n")
    #expect(status.showing([]) == "")
    #expect(status.showing(lines("a", "b\u{1B}[J")) == "a\nb\\u{1b}[J\n")
    #expect(status.showing(lines("a", "b\u{1B}[J")) == "")
    #expect(status.writing(VisibleText(lines: "two\n2")) == "\u{1B}[2A\u{1B}[Jtwo\n2\na\nb\\u{1b}[J\n")
    #expect(status.showing(lines("c")) == "\u{1B}[2A\u{1B}[Jc\n")
    #expect(status.showing([]) == "\u{1B}[1A\u{1B}[J")
    #expect(status.writing(VisibleText(line: "three")) == "three\n")
  }
}
