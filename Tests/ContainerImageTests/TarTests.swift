import Foundation
import Testing

@testable import ContainerImage

@Suite("Tar archives are read in place, hostile ones not at all")
struct TarTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func read(_ data: Data) throws -> TarArchive {
    try TarArchive(FileRange(path: directory.write(data, to: "x.tar")))
  }

  private func content(_ name: String, of archive: TarArchive) throws -> String? {
    try archive.file(name).map { String(decoding: try $0.read(limit: 1 << 20, what: name), as: UTF8.self) }
  }

  @Test("names of every kind")
  func names() throws {
    let long = (0..<40).map { "directory\($0)" }.joined(separator: "/")
    var tar = TarBuilder()
    tar.add("./plain", Data("1".utf8))
    tar.add("directory/", type: "5")
    tar.add("directory/inside", Data(repeating: 65, count: 512))
    tar.add("empty")
    tar.header("file", size: 1, patch: [345: Array("prefix".utf8)])
    tar.content(Data("2".utf8))
    tar.header("gnu", size: 1, gnu: true, patch: [345: Array("12345670123".utf8)])
    tar.content(Data("3".utf8))
    tar.add("././@LongLink", Data((long + "\0").utf8), type: "L")
    tar.add(String(long.prefix(100)), Data("4".utf8))
    tar.pax([("mtime", "1.5"), ("path", long + "/pax"), ("size", "5")])
    tar.add("short", Data("pax 5".utf8))
    tar.pax([("comment", "a commit")], type: "g")
    tar.add("after", Data("6".utf8))

    let archive = try read(tar.finished())
    #expect(try content("plain", of: archive) == "1")
    #expect(try content("directory/inside", of: archive)?.utf8.count == 512)
    #expect(try content("empty", of: archive) == "")
    #expect(try content("prefix/file", of: archive) == "2")
    #expect(try content("gnu", of: archive) == "3")
    #expect(try content(long, of: archive) == "4")
    #expect(try content(long + "/pax", of: archive) == "pax 5")
    #expect(try content("after", of: archive) == "6")
    #expect(try archive.file("absent") == nil)
    #expect(archive.members.count == 8)
  }

  @Test("a size too large for octal digits")
  func binarySize() throws {
    let eightGiB = try TarHeader.number([0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0], "size")
    #expect(eightGiB == 8 << 30)
  }

  @Test("a link is followed once, inside the archive, and only where asked")
  func links() throws {
    var tar = TarBuilder()
    tar.add("a/layer.tar", Data("layer".utf8))
    tar.add("b/layer.tar", type: "2", link: "../a/layer.tar")
    tar.add("twice", type: "2", link: "b/layer.tar")
    tar.add("out", type: "2", link: "../../etc/passwd")
    tar.add("absolute", type: "2", link: "/a/layer.tar")
    tar.add("self", type: "2", link: "self")
    tar.add("device", type: "3")
    let archive = try read(tar.finished())
    #expect(try archive.fileOrLink("b/layer.tar") == archive.file("a/layer.tar"))
    for name in ["twice", "out", "absolute", "self", "device"] {
      #expect(throws: ImageError.self, "\(name)") { try archive.fileOrLink(name) }
    }
    #expect(throws: ImageError.self) { try archive.file("b/layer.tar") }
  }

  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let complaint: String
    let data: Data

    init(_ name: String, _ complaint: String, end: Bool = true, _ build: (inout TarBuilder) -> Void) {
      testDescription = name
      self.complaint = complaint
      var tar = TarBuilder()
      build(&tar)
      data = end ? tar.finished() : tar.data
    }
  }

  static let hostile = [
    Hostile("absolute name", "leads out of the archive") { $0.add("/etc/passwd") },
    Hostile("parent in a name", "leads out of the archive") { $0.add("a/../../b") },
    Hostile("NUL in a name", "leads out of the archive") {
      $0.pax([("path", "a\0b")])
      $0.add("x")
    },
    Hostile("escape in a name", "\u{1B}[2J") { $0.add("../\u{1B}[2J") },
    Hostile("no name", "has no name") { $0.add("./") },
    Hostile("not UTF-8", "not UTF-8") { $0.header("x", patch: [0: [0xFF, 0xFE]]) },
    Hostile("twice the same", "in the archive twice") {
      $0.add("a", Data("1".utf8))
      $0.add("./a", Data("2".utf8))
    },
    Hostile("file and link of one name", "in the archive twice") {
      $0.add("a", Data("1".utf8))
      $0.add("a", type: "2", link: "b")
    },
    Hostile("old sparse file", "sparse") { $0.add("a", type: "S") },
    Hostile("pax sparse file", "sparse") {
      $0.pax([("GNU.sparse.major", "1")])
      $0.add("a")
    },
    Hostile("unknown type", "type 'V'") { $0.add("a", type: "V") },
    Hostile("negative size", "negative") { $0.header("a", patch: [124: [UInt8](repeating: 0xFF, count: 12)]) },
    Hostile("huge size", "too large") { $0.header("a", patch: [124: [0x80] + [UInt8](repeating: 0x7F, count: 11)]) },
    Hostile("size that is no number", "size is not a number") {
      $0.header("a", patch: [124: Array("0000000009\0".utf8)])
    },
    Hostile("signed size", "size is not a number") { $0.header("a", patch: [124: Array("-0000000001\0".utf8)]) },
    Hostile("negative pax size", "size '-1'") {
      $0.pax([("size", "-1")])
      $0.add("a")
    },
    Hostile("huge pax size", "truncated") {
      $0.pax([("size", "\(Int64.max)")])
      $0.add("a")
    },
    Hostile("malformed pax record", "malformed") { $0.add("p", Data("9999 path=a\n".utf8), type: "x") },
    Hostile("pax record with a negative length", "malformed") { $0.add("p", Data("-7 path=a\n".utf8), type: "x") },
    Hostile("pax record without end", "malformed") { $0.add("p", Data("7 path=a".utf8), type: "x") },
    Hostile("path for all members", "for all members") {
      $0.pax([("path", "a")], type: "g")
      $0.add("b")
    },
    Hostile("oversize pax header", "the maximum is 1048576") { $0.add("p", Data(count: (1 << 20) + 1), type: "x") },
    Hostile("oversize long name", "the maximum is 1048576") { $0.add("p", Data(count: (1 << 20) + 1), type: "L") },
    Hostile("name without a member", "without its member") { $0.pax([("path", "a")]) },
    Hostile("wrong checksum", "checksum") { $0.header("a", checksum: false) },
    Hostile("no header at all after the first", "not a ustar header") {
      $0.add("a")
      $0.content(Data(repeating: 1, count: 512))
    },
    Hostile("no end", "end mark is missing", end: false) { $0.add("a", Data("1".utf8)) },
    Hostile("member longer than the archive", "longer than the rest of the archive") { $0.header("a", size: 1 << 20) },
  ]

  @Test("hostile archives", arguments: hostile)
  func refused(_ hostile: Hostile) throws {
    let error = #expect(throws: ImageError.self) { try read(hostile.data) }
    guard case .damaged(_, let reason) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(hostile.complaint) == true, "\(reason)")
  }

  @Test("cut anywhere, an archive is truncated and never crashes the reader")
  func cutAnywhere() throws {
    let whole = TarBuilder.archive(["a": Data("1".utf8), "b": Data(repeating: 2, count: 600)])
    for length in stride(from: 0, to: whole.count - 1024, by: 97) {
      #expect(throws: ImageError.self, "\(length)") { try read(whole.prefix(length)) }
    }
  }

  @Test(
    "compressed archives are told apart",
    arguments: [
      (Array("BZh9".utf8), "bunzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "unxz"),
      (Array("hello".utf8), "not a tar archive"),
      ([], "not a tar archive"),
    ] as [([UInt8], String)])
  func compressed(start: [UInt8], complaint: String) throws {
    let error = #expect(throws: ImageError.self) { try read(Data(start)) }
    #expect(error?.description.contains(complaint) == true)
  }
}
