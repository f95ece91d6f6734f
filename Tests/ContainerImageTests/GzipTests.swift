import Foundation
import Testing

@testable import ContainerImage

@Suite("Gzip that is the same each time")
struct GzipTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Text that shrinks, then bytes that do not, as often as wanted.
  private static func content(_ count: Int) -> Data {
    var state: UInt64 = 1
    return Data(
      (0..<count).map { index in
        if index >> 20 & 1 == 0 { return UInt8(truncatingIfNeeded: index >> 4) }
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 56)
      })
  }

  @Test(
    "what comes out is what went in, and both digests are right",
    arguments: [0, 1, 511, 65_536, 1 << 20, (2 << 20) + 17])
  func roundTrip(size: Int) throws {
    let content = Self.content(size)
    // In the middle of a file, as a member of an archive is.
    let path = try directory.write(Data("head".utf8) + content + Data("tail".utf8), to: "content")
    let range = FileRange(path: path, offset: 4, length: Int64(size))
    let compressed = try Gzip.compress(range)
    #expect(compressed.contentDigest == Digest(of: content))
    let bytes = try compressed.content.read(limit: 1 << 30, what: "gzip")
    #expect(compressed.digest == Digest(of: bytes))
    #expect(bytes.prefix(10) == Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]), "no name, no time, no system")
    #expect(try compressed.content.decompressed().read(limit: 1 << 30, what: "content") == content)
    #expect(try Gzip.compress(range).digest == compressed.digest)
  }

  @Test("what shrinks is made smaller, what does not is made hardly larger")
  func sizes() throws {
    func size(_ content: Data) throws -> Int64 {
      try Gzip.compress(FileRange(path: directory.write(content, to: "content"))).content.length
    }
    let content = Self.content(2 << 20)
    #expect(try size(content.prefix(1 << 20)) < 1 << 17)
    let random = try size(content.suffix(1 << 20))
    #expect((1 << 20..<(1 << 20) + 200).contains(Int(random)))
  }
}
