import Foundation
import TestSupport
import Testing
import Transport

@testable import ContainerImage

@Suite("Compressed archives, and what is kept in files without a name")
struct CompressionTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let compress: @Sendable (Data) -> Data

    init(_ name: String, _ compress: @escaping @Sendable (Data) -> Data) {
      testDescription = name
      self.compress = compress
    }
  }

  static let wholes = [
    Case("gzip") { Compressed.gzip($0) },
    Case("several gzip members, as pigz and estargz write") {
      Compressed.gzip($0.prefix(700)) + Compressed.gzip(Data()) + Compressed.gzip($0.dropFirst(700))
    },
    Case("zstd") { Compressed.zstd($0) },
    Case("several zstd frames, one to be skipped") {
      Compressed.zstd($0.prefix(700)) + Data([0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 1, 2])
        + Compressed.zstd($0.dropFirst(700))
    },
  ]

  @Test("an archive is the same compressed or not, and errors name the archive", arguments: wholes)
  func archives(_ whole: Case) async throws {
    for files in [LayoutBuilder.single().files, DockerSave.files()] {
      let archive = TarBuilder.archive(files)
      let cache = LayerCache(folder: nil)
      let plain = try ImageSource.open(path: directory.write(archive, to: "plain.tar"), cache: cache)
      let packed = try ImageSource.open(path: directory.write(whole.compress(archive), to: "packed.tar"), cache: cache)
      #expect(packed.format == plain.format)
      let image = try packed.image(for: .linuxARM64)
      #expect(try image.digest == plain.image(for: .linuxARM64).digest)
      #expect(try await image.config.content().path.hasPrefix("/dev/fd/"))

      let error = #expect(throws: ImageError.self) { try packed.image(for: .linuxAMD64) }
      #expect(error?.description.hasPrefix("\(directory.path)/packed.tar: no image for linux/amd64") == true)
    }
  }

  @Test("how far an archive and its layers are is told, to the end")
  func preparations() throws {
    let layer = Data(repeating: 7, count: 5 << 20)
    let packed = Compressed.gzip(TarBuilder.archive(DockerSave.files(layers: [layer])))
    let path = try directory.write(packed, to: "saved.tar.gz")
    let told = Recorder<Preparation>()
    let source = try ImageSource.open(path: path, cache: LayerCache(folder: nil)) { told.append($0) }
    let size = Int64(packed.count)
    #expect(told.all.last == Preparation(work: .decompressing, name: path, done: size, total: size))
    let before = told.all.count
    _ = try source.image(for: .linuxARM64)
    let compressing = told.all.dropFirst(before)
    #expect(compressing.allSatisfy { $0.name == "layer \(Digest(of: layer).hex.prefix(12))" && $0.total == 5 << 20 })
    #expect(compressing.map(\.done) == compressing.map(\.done).sorted() && compressing.last?.isComplete == true)
  }

  @Test("cut anywhere or altered, compressed data are an error and no shorter archive", arguments: wholes)
  func damaged(_ whole: Case) throws {
    let data = whole.compress(TarBuilder.archive(LayoutBuilder.single().files))
    for length in stride(from: 20, to: data.count, by: 531) {
      let path = try directory.write(data.prefix(length), to: "cut.tar")
      #expect(throws: ImageError.self, "\(length)") { try ImageSource.open(path: path) }
    }
    for junk in [Data([0]), Data("junk".utf8)] {
      let path = try directory.write(data + junk, to: "longer.tar")
      let error = #expect(throws: ImageError.self) { try ImageSource.open(path: path) }
      #expect(error?.description.hasPrefix("\(path): ") == true)
    }
  }

  @Test("gzip's checksum counts")
  func altered() throws {
    var data = Compressed.gzip(TarBuilder.archive(LayoutBuilder.single().files))
    data[data.count / 2] ^= 0xFF
    let path = try directory.write(data, to: "altered.tar")
    let error = #expect(throws: ImageError.self) { try ImageSource.open(path: path) }
    #expect(error?.description == "\(path): the gzip data are damaged")
  }

  @Test("what would fill the disk is given up")
  func bombs() throws {
    for bomb in [Compressed.zstdZeros(blocks: 3000), try gzipBomb()] {
      let path = try directory.write(bomb, to: "bomb.tar")
      let error = #expect(throws: ImageError.self) { try ImageSource.open(path: path) }
      #expect(error?.description.contains("grow to more than 100 times their size") == true)
    }
  }

  /// 320 MB of zeros in a third of a megabyte.
  private func gzipBomb() throws -> Data {
    let zeros = try Gzip.compress(FileRange(path: directory.write(Data(count: 32 << 20), to: "zeros"))).content
    let member = try zeros.read(limit: 1 << 20, what: "gzip")
    return (0..<10).reduce(into: Data()) { data, _ in data += member }
  }

  @Test("an archive in an archive, and other compressions, are for the user to undo")
  func refused() throws {
    let archive = Compressed.gzip(TarBuilder.archive(DockerSave.files()))
    let twice = try directory.write(Compressed.gzip(archive), to: "twice.tgz")
    let error = #expect(throws: ImageError.self) { try ImageSource.open(path: twice) }
    #expect(error?.description.contains("compressed with gzip; decompress it first, with `gunzip`") == true)
  }

  @Test("a file without a name: many readers, libcurl among them, and nothing left")
  func temporaryFile() async throws {
    let content = Data((0..<400_000).map { UInt8(truncatingIfNeeded: $0 / 3) })
    var range: FileRange?
    do {
      let file = try TemporaryFile(for: "archive.tar")
      try content.withUnsafeBytes { bytes in try file.append(bytes) }
      range = try file.content()
    }
    let whole = try #require(range)
    #expect(whole.length == 400_000)
    #expect(whole.name == "archive.tar")
    var status = stat()
    #expect(stat(whole.path, &status) == 0)
    #expect(status.st_nlink == 0, "it has no name")

    let server = try LoopbackServer(answering: Answer(201))
    let curl = try CurlTransport(environment: [:])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<16 {
        let part = whole.part(at: Int64(number) * 1000, length: 250_000)
        let expected = content.dropFirst(number * 1000).prefix(250_000)
        group.addTask { () throws in
          #expect(try part.read(limit: 250_000, what: "part") == expected)
          #expect(try await part.digest() == Digest(of: Data(expected)))
          let body = HTTPRequest.Body.file(path: part.path, offset: part.offset, length: part.length)
          #expect(try await curl.send(HTTPRequest("PUT", "\(server.url)/\(number)", body: body)).status == 201)
        }
      }
      try await group.waitForAll()
    }
    for request in server.requests {
      let number = try #require(Int(request.target.dropFirst()))
      #expect(request.body == content.dropFirst(number * 1000).prefix(250_000))
    }
    #expect(server.requests.count == 16)

    range = nil
    let path = whole.path
    #expect(FileManager.default.fileExists(atPath: path), "a range keeps the file")
  }
}
