import CCompression
import Essentials

/// A compression format, detected by its first bytes.
enum Compression: Sendable, Hashable {
  case gzip, zstd

  /// Nil for uncompressed bytes and for other formats.
  init?(start: Data) {
    if start.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstd
    } else {
      return nil
    }
  }

  /// A decoder for one stream.
  ///
  /// - Throws: When the library that it needs is missing.
  func decoder() throws(DecodingFault) -> any Decoder {
    switch self {
    case .gzip: try GzipDecoder()
    case .zstd: try ZstdDecoder()
    }
  }

  /// Decompresses a stream.
  protocol Decoder: AnyObject {
    /// Whether the stream may end after the bytes so far.
    var isWhole: Bool { get }

    /// Consumes bytes from the front of `input` until it is empty or `output` is full.
    ///
    /// - Returns: The number of bytes written to `output`. If it is not full, more input is needed.
    func decode(
      _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(DecodingFault) -> Int
  }
}

/// An error while decompressing.
struct DecodingFault: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// zlib; nil if it is not installed.
let zlib = zlib_load()?.pointee

private let zstd = zstd_load()?.pointee

/// One or more gzip members, as `gzip`, `pigz` and image builders write them.
private final class GzipDecoder: Compression.Decoder {
  private let zlib: zlib_functions
  /// Allocated, because zlib keeps a pointer to it.
  private let stream = UnsafeMutablePointer<zlib_stream>.allocate(capacity: 1)
  private(set) var isWhole = false

  init() throws(DecodingFault) {
    guard let zlib = ContainerImage.zlib else {
      throw DecodingFault("compressed with gzip, but the library zlib is missing; decompress it first, with `gunzip`")
    }
    self.zlib = zlib
    stream.initialize(to: zlib_stream())
    // 15 bits of window; 16 for a gzip header and trailer.
    guard zlib.inflate_init(stream, 15 + 16, zlib.version(), CInt(MemoryLayout<zlib_stream>.size)) == CInt(zlib_ok)
    else { throw DecodingFault("out of memory while decompressing") }
  }

  deinit {
    _ = zlib.inflate_end(stream)
    stream.deallocate()
  }

  func decode(
    _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodingFault) -> Int {
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = CUnsignedInt(output.count)
    while stream.pointee.avail_out > 0 {
      if isWhole {
        guard !input.isEmpty else { break }
        _ = zlib.inflate_reset(stream)
        isWhole = false
      }
      stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_in = CUnsignedInt(input.count)
      let code = zlib.inflate(stream, CInt(zlib_no_flush))
      input = UnsafeRawBufferPointer(rebasing: input.suffix(Int(stream.pointee.avail_in)))
      switch code {
      case CInt(zlib_stream_end): isWhole = true
      case CInt(CInt(zlib_ok)): break
      // Not an error: zlib needs more input.
      case CInt(zlib_buffer_error) where input.isEmpty: return output.count - Int(stream.pointee.avail_out)
      default: throw DecodingFault("the gzip data are damaged")
      }
    }
    return output.count - Int(stream.pointee.avail_out)
  }
}

/// One or more zstd frames.
private final class ZstdDecoder: Compression.Decoder {
  private let zstd: zstd_functions
  private let state: UnsafeMutableRawPointer
  private(set) var isWhole = false

  init() throws(DecodingFault) {
    guard let zstd = ContainerImage.zstd else {
      throw DecodingFault(
        "compressed with zstd, but the library libzstd is missing; decompress it first, with `unzstd`")
    }
    guard let state = zstd.create() else { throw DecodingFault("out of memory while decompressing") }
    self.zstd = zstd
    self.state = state
  }

  deinit { _ = zstd.release(state) }

  func decode(
    _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DecodingFault) -> Int {
    var from = zstd_input(bytes: input.baseAddress, size: input.count, position: 0)
    var to = zstd_output(bytes: output.baseAddress, size: output.count, position: 0)
    while to.position < to.size {
      let before = (from.position, to.position)
      let hint = zstd.decompress(state, &to, &from)
      guard zstd.is_error(hint) == 0 else {
        throw DecodingFault("the zstd data cannot be read: \(String(cString: zstd.error_name(hint)).lowercased())")
      }
      // Without progress, the hint says nothing about the stream.
      if before != (from.position, to.position) { isWhole = hint == 0 }
      if from.position == from.size, to.position < to.size { break }
    }
    input = UnsafeRawBufferPointer(rebasing: input.dropFirst(from.position))
    return to.position
  }
}
