import CCompression
import Dispatch
import Essentials
import SHA2
import Synchronization

/// Compresses with gzip: the same content gives the same bytes on every machine with the same zlib, whatever its number
/// of processors.
///
/// The content is cut into pieces of 1 MiB, which are compressed in parallel, each with the end of the previous one as
/// its dictionary, and joined to one member without a name and a time. Pieces that do not shrink, such as a model's
/// weights, are stored.
enum Gzip {
  /// The result of compressing.
  struct Output {
    /// The compressed bytes, in a temporary file.
    let content: FileRange
    /// The digest of the compressed bytes.
    let digest: Digest
    /// The digest of the content: a layer's diff ID.
    let contentDigest: Digest
  }

  /// Identifies everything but the content that decides the bytes, for caches of digests.
  static var version: String { "gzip-1-\(GzipPiece.level)-\(zlib.map { String(cString: $0.version()) } ?? "")" }

  /// Only one compression runs at a time: it uses all processors, and memory for each.
  private static let turn = Mutex(())

  /// Compresses `content`; blocks. `progress` is called with the number of bytes read.
  static func compress(
    _ content: FileRange, progress: (Int64) -> Void = { _ in }
  ) throws(ImageError) -> Output {
    try turn.withLock { _ throws(ImageError) in try compressAtOnce(content, progress) }
  }

  private static func compressAtOnce(
    _ content: FileRange, _ progress: (Int64) -> Void
  ) throws(ImageError) -> Output {
    guard let zlib else {
      throw .unsupported(path: content.name, reason: "its layers cannot be compressed: the library zlib is missing")
    }
    let source = try content.open()
    let file = try TemporaryFile(for: content.name)
    let pieces = (0..<min(max(2, ProcessInfo.processInfo.activeProcessorCount), 8)).map { _ in GzipPiece(zlib) }
    let plain = PlainSums(zlib)
    var compressed = SHA256()
    func write(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
      compressed.update(bytes)
      try file.append(bytes)
    }
    func write(_ bytes: [UInt8]) throws(ImageError) {
      try bytes.withUnsafeBytes { bytes in Result { () throws(ImageError) in try write(bytes) } }.get()
    }

    // The header: deflate, no name, no time, unknown system.
    try write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    var done: Int64 = 0
    repeat {
      guard !Task.isCancelled else { throw .cancelled(path: content.name) }
      var loaded: [GzipPiece] = []
      for piece in pieces where done < content.length || done == 0 && loaded.isEmpty {
        done += try piece.load(source, content, at: done)
        loaded.append(piece)
      }
      let batch = loaded
      DispatchQueue.concurrentPerform(iterations: batch.count + 1) { index in
        if index > 0 { batch[index - 1].compress() } else { plain.add(batch.map(\.plain)) }
      }
      guard batch.allSatisfy(\.isWhole) else {
        throw .unreadable(path: content.name, reason: "out of memory while compressing it")
      }
      for piece in batch { try write(piece.compressed) }
      progress(done)
    } while done < content.length
    for number in [plain.checksum, UInt32(truncatingIfNeeded: content.length)] {
      try write(withUnsafeBytes(of: number.littleEndian) { Array($0) })
    }
    return Output(
      content: try file.content(), digest: Digest(compressed), contentDigest: plain.digest)
  }
}

/// The checksums of the content.
///
/// `@unchecked Sendable`: one thread at a time uses it, as `concurrentPerform` begins and ends.
private final class PlainSums: @unchecked Sendable {
  private let zlib: zlib_functions
  private var hash = SHA256()
  private var sum: CUnsignedLong = 0

  init(_ zlib: zlib_functions) { self.zlib = zlib }

  func add(_ parts: [UnsafeRawBufferPointer]) {
    for bytes in parts where !bytes.isEmpty {
      hash.update(bytes)
      sum = zlib.crc32(sum, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), CUnsignedInt(bytes.count))
    }
  }

  var digest: Digest { Digest(hash) }
  var checksum: UInt32 { UInt32(truncatingIfNeeded: sum) }
}

/// A piece of the content, and the memory to compress it.
///
/// `@unchecked Sendable`: one thread at a time uses it, as `concurrentPerform` begins and ends.
private final class GzipPiece: @unchecked Sendable {
  /// The output is a tenth larger than with zlib's default level, in a third of the time.
  static let level: CInt = 2
  private static let size = 1 << 20
  /// The size of deflate's window.
  private static let window = 32 << 10
  /// The bytes to compress to find out whether the piece shrinks.
  private static let sample = 64 << 10

  private let zlib: zlib_functions
  private let stream = UnsafeMutablePointer<zlib_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: window + size, alignment: 16)
  private let output = UnsafeMutableRawBufferPointer.allocate(byteCount: size + size / 16, alignment: 16)
  private var dictionarySize = 0
  private var plainSize = 0
  private var compressedSize = 0
  private var isLast = false
  /// Whether zlib has consumed all its input.
  private(set) var isWhole = true

  init(_ zlib: zlib_functions) {
    self.zlib = zlib
    stream.initialize(to: zlib_stream())
    // Without header and trailer, which belong to the whole file; a window of 15 bits, and zlib's default memory.
    _ = zlib.deflate_init(stream, Self.level, 8, -15, 8, 0, zlib.version(), CInt(MemoryLayout<zlib_stream>.size))
  }

  deinit {
    _ = zlib.deflate_end(stream)
    stream.deallocate()
    input.deallocate()
    output.deallocate()
  }

  var plain: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: input[dictionarySize..<dictionarySize + plainSize])
  }
  var compressed: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: output[..<compressedSize]) }

  /// Reads the piece at `offset`, and the bytes before it for the dictionary.
  ///
  /// - Returns: The piece's size.
  func load(_ file: borrowing OpenFile, _ content: FileRange, at offset: Int64) throws(ImageError) -> Int64 {
    dictionarySize = Int(min(offset, Int64(Self.window)))
    plainSize = Int(min(Int64(Self.size), content.length - offset))
    isLast = offset + Int64(plainSize) == content.length
    try file.read(
      at: content.offset + offset - Int64(dictionarySize),
      into: UnsafeMutableRawBufferPointer(rebasing: input[..<(dictionarySize + plainSize)]))
    return Int64(plainSize)
  }

  func compress() {
    if shrinks { deflate() } else { store() }
  }

  /// Whether the middle of the piece shrinks.
  private var shrinks: Bool {
    guard plainSize >= 2 * Self.sample else { return true }
    _ = zlib.deflate_reset(stream)
    let start = (plainSize - Self.sample) / 2
    let size = run(UnsafeRawBufferPointer(rebasing: plain[start..<start + Self.sample]), flush: CInt(zlib_finish))
    return size < Self.sample - Self.sample / 32
  }

  private func deflate() {
    _ = zlib.deflate_reset(stream)
    if dictionarySize > 0 {
      _ = zlib.deflate_dictionary(
        stream, input.baseAddress?.assumingMemoryBound(to: UInt8.self), CUnsignedInt(dictionarySize))
    }
    compressedSize = run(plain, flush: CInt(isLast ? zlib_finish : zlib_sync_flush))
  }

  /// Compresses `bytes` to the start of the output, which has enough room: deflate never grows bytes much.
  ///
  /// - Returns: The number of bytes written.
  private func run(_ bytes: UnsafeRawBufferPointer, flush: CInt) -> Int {
    stream.pointee.next_in = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = CUnsignedInt(bytes.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = CUnsignedInt(output.count)
    let code = zlib.deflate(stream, flush)
    isWhole = isWhole && code >= 0 && stream.pointee.avail_in == 0 && stream.pointee.avail_out > 0
    return output.count - Int(stream.pointee.avail_out)
  }

  /// Writes deflate's stored blocks: the flag of the last block, the length, its complement, the bytes.
  private func store() {
    compressedSize = 0
    var rest = plain
    while !rest.isEmpty {
      let block = UnsafeRawBufferPointer(rebasing: rest.prefix(65535))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(block.count))
      let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
      let head: [UInt8] = [isLast && rest.isEmpty ? 1 : 0, low, high, ~low, ~high]
      output[compressedSize..<compressedSize + head.count].copyBytes(from: head)
      UnsafeMutableRawBufferPointer(rebasing: output[(compressedSize + head.count)...]).copyMemory(from: block)
      compressedSize += head.count + block.count
    }
  }
}
