import Essentials

extension FileRange {
  /// The decompressed bytes in a temporary file; the same range if the bytes are not compressed.
  ///
  /// - Throws: `ImageError.damaged` if the data are truncated or grow too much.
  func decompressed(report: Preparation.Report = { _ in }) throws(ImageError) -> FileRange {
    guard let compression = Compression(start: try start(8)) else { return self }
    let file = try TemporaryFile(for: name)
    func tell(_ done: Int64) { report(Preparation(work: .decompressing, name: name, done: done, total: length)) }
    try decompress(compression, progress: tell) { bytes throws(ImageError) in try file.append(bytes) }
    return try file.content()
  }

  /// Decompresses the bytes piece by piece.
  ///
  /// - Parameters:
  ///   - compression: The compression format.
  ///   - progress: Called with the number of bytes read.
  ///   - body: Called with the decompressed bytes.
  /// - Throws: The errors of `body`; `ImageError.damaged` if the data are truncated or grow too much.
  func decompress(
    _ compression: Compression, progress: (Int64) -> Void = { _ in },
    _ body: (UnsafeRawBufferPointer) throws(ImageError) -> Void
  ) throws(ImageError) {
    let decoder: any Compression.Decoder
    do { decoder = try compression.decoder() } catch { throw .unsupported(path: name, reason: error.reason) }
    let file = try open()
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer {
      input.deallocate()
      output.deallocate()
    }
    var growth = Growth()
    while growth.input < length {
      guard !Task.isCancelled else { throw .cancelled(path: name) }
      let piece = UnsafeMutableRawBufferPointer(rebasing: input.prefix(Int(clamping: length - growth.input)))
      try file.read(at: offset + growth.input, into: piece)
      growth.input += Int64(piece.count)
      var rest = UnsafeRawBufferPointer(piece)
      var count: Int
      repeat {
        do {
          count = try decoder.decode(&rest, into: output)
          try growth.add(count)
        } catch { throw .damaged(path: name, reason: error.reason) }
        try body(UnsafeRawBufferPointer(rebasing: output.prefix(count)))
      } while count == output.count
      progress(growth.input)
    }
    guard decoder.isWhole else { throw .damaged(path: name, reason: "truncated: the compressed data do not end") }
  }

  /// Limits the growth of compressed data: a few bytes could fill the disk.
  private struct Growth {
    var input: Int64 = 0
    private var output: Int64 = 0

    /// Images typically shrink to a third; a hundredth allows for much empty space.
    private static let ratio: Int64 = 100
    /// Up to this size, any ratio is allowed.
    private static let harmless: Int64 = 256 << 20
    /// Above ECR's limit of 52 GB for a layer.
    private static let maximum: Int64 = 100 << 30

    mutating func add(_ count: Int) throws(DecodingFault) {
      output += Int64(count)
      guard output <= Self.harmless || output / Self.ratio <= input else {
        throw DecodingFault(
          "the compressed data grow to more than \(Self.ratio) times their size, which no usual image does; if you trust "
            + "the file, decompress it first")
      }
      guard output <= Self.maximum else {
        throw DecodingFault("the compressed data grow to more than \(Self.maximum >> 30) GB")
      }
    }
  }
}
