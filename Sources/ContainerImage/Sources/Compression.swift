import CCompression
import Essentials

/// How bytes are compressed, told by how they start.
enum Compression: Sendable, Hashable {
  case gzip, zstd

  /// Nil for anything else, be it plain or compressed in another way.
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

  /// Turns compressed bytes into what they were.
  protocol Decoder: AnyObject {
    /// Whether the bytes so far are whole: an end of them here is no truncation.
    var isWhole: Bool { get }

    /// Takes bytes from the front of `input` until it is empty or `output` is full.
    ///
    /// - Returns: How many bytes of `output` were written. Fewer than it holds: more input is needed.
    func decode(
      _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(DecodingFault) -> Int
  }
}

/// Why compressed bytes cannot be read.
struct DecodingFault: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// zlib; nil where it is missing.
let zlib = zlib_load()?.pointee

private let zstd = zstd_load()?.pointee

/// One or more gzip members, as `gzip`, `pigz` and image builders write them.
private final class GzipDecoder: Compression.Decoder {
  private let zlib: zlib_functions
  /// In one place for its life: zlib keeps a pointer to it.
  private let stream = UnsafeMutablePointer<zlib_stream>.allocate(capacity: 1)
  private(set) var isWhole = false

  init() throws(DecodingFault) {
    guard let zlib = ContainerImage.zlib else {
      throw DecodingFault("compressed with gzip, and the library zlib is missing; decompress it first, with `gunzip`")
    }
    self.zlib = zlib
    stream.initialize(to: zlib_stream())
    // 15 bits of window; 16 for a gzip header and trailer.
    guard zlib.inflate_init(stream, 15 + 16, zlib.version(), CInt(MemoryLayout<zlib_stream>.size)) == CInt(zlib_ok)
    else { throw DecodingFault("no memory to decompress with") }
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
      // Nothing left to read: not an error, but a wish for more.
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
        "compressed with zstd, and the library libzstd is missing; decompress it first, with `unzstd`")
    }
    guard let state = zstd.create() else { throw DecodingFault("no memory to decompress with") }
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
      // Without any progress there was nothing to say about the stream.
      if before != (from.position, to.position) { isWhole = hint == 0 }
      if from.position == from.size, to.position < to.size { break }
    }
    input = UnsafeRawBufferPointer(rebasing: input.dropFirst(from.position))
    return to.position
  }
}
