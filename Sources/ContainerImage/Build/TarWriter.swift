import Essentials

/// Writes a tar archive whose bytes depend only on its input: ustar, with a pax header only if a name needs one.
struct TarWriter {
  struct Member {
    let path: String
    let kind: LayerFiles.Kind
    var owner = Dockerfile.Owner()
    var mode: UInt16 = 0o644
  }

  /// The time of every member, in seconds since 1970.
  let time: Int64
  private let write: (UnsafeRawBufferPointer) throws(ImageError) -> Void

  /// - Parameters:
  ///   - time: The time in seconds since 1970, which must fit into the 33 bits of a header.
  ///   - write: Called with the archive's bytes, in order.
  init(time: Int64, write: @escaping (UnsafeRawBufferPointer) throws(ImageError) -> Void) {
    self.time = time
    self.write = write
  }

  func add(_ member: Member) throws(ImageError) {
    let path = if case .folder = member.kind { "\(member.path)/" } else { member.path }
    var (target, size, type): (String, Int64, Character) = ("", 0, "0")
    switch member.kind {
    case .folder: type = "5"
    case .link(let to): (target, type) = (to, "2")
    case .file(let content): size = content.length
    }
    let name = Self.fitting(path)
    let records = [("linkpath", Self.isShort(target, 100) ? nil : target), ("path", name == nil ? path : nil)]
      .compactMap { key, value in value.map { Self.record(key, $0) } }.joined()
    if !records.isEmpty {
      let data = Array(records.utf8)
      try write(
        header(("", "././@PaxHeader"), type: "x", size: Int64(data.count), owner: .init(), mode: 0o644, target: ""))
      try write(padded(data))
    }
    // The pax header has the real name; this one is for programs that do not read pax headers.
    let shown = name ?? ("", String(decoding: path.utf8.map { $0 < 128 ? $0 : 0x5F }.suffix(99), as: UTF8.self))
    let shownTarget = String(decoding: target.utf8.map { $0 < 128 ? $0 : 0x5F }.prefix(100), as: UTF8.self)
    try write(header(shown, type: type, size: size, owner: member.owner, mode: member.mode, target: shownTarget))
    if case .file(let content) = member.kind { try copy(content) }
  }

  /// Writes the end of the archive, two empty blocks.
  func finish() throws(ImageError) { try write([UInt8](repeating: 0, count: 1024)) }

  private func copy(_ content: FileRange) throws(ImageError) {
    try Self.copy(content, to: write)
    try write([UInt8](repeating: 0, count: Int((512 - content.length % 512) % 512)))
  }

  /// Passes bytes on in pieces.
  static func copy(
    _ content: FileRange, to write: (UnsafeRawBufferPointer) throws(ImageError) -> Void
  ) throws(ImageError) {
    let file = try content.open()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var done: Int64 = 0
    while done < content.length {
      guard !Task.isCancelled else { throw .cancelled(path: content.name) }
      let piece = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int(clamping: content.length - done)))
      try file.read(at: content.offset + done, into: piece)
      try write(UnsafeRawBufferPointer(piece))
      done += Int64(piece.count)
    }
  }

  private func write(_ bytes: [UInt8]) throws(ImageError) {
    try bytes.withUnsafeBytes { bytes in Result { () throws(ImageError) in try write(bytes) } }.get()
  }

  private func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  private func header(
    _ name: (prefix: String, name: String), type: Character, size: Int64, owner: Dockerfile.Owner, mode: UInt16,
    target: String
  ) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Sequence<UInt8>, at offset: Int) {
      for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
    }
    func put(_ number: some BinaryInteger, at offset: Int, digits: Int) {
      let text = String(number, radix: 8)
      put((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8, at: offset)
    }
    put(name.name.utf8, at: 0)
    put(mode, at: 100, digits: 7)
    put(owner.user, at: 108, digits: 7)
    put(owner.group, at: 116, digits: 7)
    if size < 1 << 33 {
      put(size, at: 124, digits: 11)
    } else {
      // GNU's form, which all programs read: a big-endian number.
      block[124] = 0x80
      put((0..<8).map { UInt8(truncatingIfNeeded: size >> (56 - 8 * $0)) }, at: 128)
    }
    put(time, at: 136, digits: 11)
    put(String(repeating: " ", count: 8).utf8, at: 148)
    put(String(type).utf8, at: 156)
    put(target.utf8, at: 157)
    put("ustar\u{0}00".utf8, at: 257)
    put(name.prefix.utf8, at: 345)
    put(block.reduce(0) { $0 + Int($1) }, at: 148, digits: 6)
    block[154] = 0
    return block
  }

  private static func isShort(_ text: String, _ limit: Int) -> Bool {
    text.utf8.count <= limit && text.utf8.allSatisfy { $0 < 128 }
  }

  /// The name for a header's two fields; nil if it does not fit.
  private static func fitting(_ path: String) -> (prefix: String, name: String)? {
    if isShort(path, 100) { return ("", path) }
    guard isShort(path, 256) else { return nil }
    let bytes = Array(path.utf8)
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "/") && bytes.count - index - 1 <= 100 {
      guard (1...155).contains(index) else { return nil }
      return (String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 1)...], as: UTF8.self))
    }
    return nil
  }

  /// A pax record, `length key=value`, where the length includes itself.
  private static func record(_ key: String, _ value: String) -> String {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while String(length).utf8.count + rest.utf8.count != length { length = String(length).utf8.count + rest.utf8.count }
    return "\(length)\(rest)"
  }
}

extension LayerFiles {
  /// The layer as a compressed archive, sorted by name.
  ///
  /// - Parameter time: The time of every file, in seconds since 1970.
  /// - Returns: The compressed archive, its digest, and the digest before compression.
  /// - Throws: `ImageError` when a file cannot be read, or the disk is full.
  func archive(time: Int64) throws(ImageError) -> Gzip.Output {
    let file = try TemporaryFile(for: "a layer")
    let writer = TarWriter(time: time) { bytes throws(ImageError) in try file.append(bytes) }
    for (path, entry) in entries.contents() {
      try writer.add(.init(path: path.text, kind: entry.kind, owner: entry.owner, mode: entry.mode))
    }
    try writer.finish()
    return try Gzip.compress(file.content())
  }
}
