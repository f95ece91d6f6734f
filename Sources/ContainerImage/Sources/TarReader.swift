import Essentials

/// Reads the members of a tar archive in order, without copying their data.
struct TarReader: ~Copyable {
  struct Entry {
    let name: String
    let type: TarHeader.Kind
    let linkTarget: String
    let data: FileRange
  }

  private let archive: FileRange
  private let file: OpenFile
  /// The offset from the start of the archive.
  private var offset: Int64 = 0

  /// The largest pax record or long name.
  private static let maximumExtension: Int64 = 1 << 20
  /// The largest sum of pax records and long names, enough for the maximum number of members.
  private static let maximumExtensions: Int64 = 64 << 20
  private var extensions: Int64 = 0
  private static let endMark = Data(count: 512)

  /// Opens an archive; compressed archives and other files are refused.
  init(_ archive: FileRange) throws(ImageError) {
    try Self.checkKind(archive.name, start: archive.start(512))
    file = try archive.open()
    self.archive = archive
  }

  private static func checkKind(_ path: String, start: Data) throws(ImageError) {
    let compressions: [(name: String, magic: [UInt8], command: String)] = [
      ("gzip", [0x1F, 0x8B], "gunzip"), ("zstd", [0x28, 0xB5, 0x2F, 0xFD], "unzstd"),
      ("bzip2", Array("BZh".utf8), "bunzip2"), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A], "unxz"),
    ]
    if let found = compressions.first(where: { start.starts(with: $0.magic) }) {
      throw .unsupported(
        path: path, reason: "compressed with \(found.name); decompress it first, with `\(found.command)`")
    }
    guard TarHeader.hasMagic(start) else {
      throw .unsupported(path: path, reason: "not a tar archive, so neither an OCI archive nor a `docker save` file")
    }
  }

  /// The next member, or nil at the archive's end mark.
  mutating func next() throws(ImageError) -> Entry? {
    var records = TarHeader.Records()
    while let header = try nextHeader() {
      let isFile = header.type == .file
      let data = try take(isFile ? records.size ?? header.size : header.size)
      if header.type.isAboutOthers { extensions += data.length }
      guard extensions <= Self.maximumExtensions else {
        throw fault("more than \(Self.maximumExtensions >> 20) MB of pax headers and long names")
      }
      switch header.type {
      case .longName: records.path = try text(data)
      case .longLinkTarget: records.linkTarget = try text(data)
      case .extended: try records.merge(parse(data))
      case .globalExtended:
        guard try parse(data).isEmpty else {
          throw fault("global pax headers with names or sizes are not supported")
        }
      case .file, .directory, .link, .special:
        return Entry(
          name: records.path ?? header.name, type: header.type, linkTarget: records.linkTarget ?? header.linkTarget,
          data: data)
      }
    }
    guard records.isEmpty else { throw fault("truncated: a long name or a pax header without its member") }
    return nil
  }

  private mutating func nextHeader() throws(ImageError) -> TarHeader? {
    guard archive.length - offset >= 512 else { throw fault("truncated: the end mark is missing") }
    let block = try file.read(at: offset, count: 512)
    if block == Self.endMark { return nil }
    do {
      let header = try TarHeader(block)
      offset += 512
      return header
    } catch {
      throw fault(error.reason)
    }
  }

  /// Takes the next `size` bytes; the archive continues at the next block.
  private mutating func take(_ size: Int64) throws(ImageError) -> FileRange {
    guard size <= archive.length - offset else {
      throw fault("truncated: a member is longer than the rest of the archive")
    }
    let range = archive.part(at: offset, length: size)
    offset += (size + 511) / 512 * 512
    return range
  }

  private func parse(_ data: FileRange) throws(ImageError) -> TarHeader.Records {
    let bytes = try data.read(limit: Self.maximumExtension, what: "a pax header")
    do { return try TarHeader.Records(bytes) } catch { throw fault(error.reason) }
  }

  private func text(_ data: FileRange) throws(ImageError) -> String {
    let bytes = try data.read(limit: Self.maximumExtension, what: "a long name")
    do { return try TarHeader.text(Array(bytes)[...]) } catch { throw fault(error.reason) }
  }

  private func fault(_ reason: String) -> ImageError {
    .damaged(path: archive.name, reason: "\(reason) (tar header at byte \(offset))")
  }
}
