import Essentials
import SHA2

/// Part of a file, such as an archive's member, or a whole file.
struct FileRange: Sendable, Hashable {
  let path: String
  let offset: Int64
  let length: Int64
  /// Keeps the temporary file open as long as the range exists.
  private let temporary: TemporaryFile?

  init(path: String, offset: Int64, length: Int64) {
    self.path = path
    self.offset = offset
    self.length = length
    temporary = nil
  }

  /// A whole regular file.
  init(path: String) throws(ImageError) {
    self.init(path: path, offset: 0, length: try OpenFile(path).size)
  }

  /// The first `length` bytes of a temporary file.
  init(_ file: TemporaryFile, length: Int64) {
    self.init(file, path: file.path, offset: 0, length: length)
  }

  private init(_ file: TemporaryFile?, path: String, offset: Int64, length: Int64) {
    self.path = path
    self.offset = offset
    self.length = length
    temporary = file
  }

  /// The file's name in messages.
  var name: String { temporary?.name ?? path }

  /// A part of this range; the caller checks the bounds.
  func part(at offset: Int64, length: Int64) -> FileRange {
    FileRange(temporary, path: path, offset: self.offset + offset, length: length)
  }

  /// Opens the file.
  func open() throws(ImageError) -> OpenFile { try OpenFile(path, name: name) }

  /// The bytes, at most `limit`.
  func read(limit: Int64, what: String) throws(ImageError) -> Data {
    guard length <= limit else {
      throw .damaged(path: name, reason: "\(what) has \(length) bytes; the maximum is \(limit)")
    }
    return try open().read(at: offset, count: Int(length))
  }

  /// The first bytes, at most `count`.
  func start(_ count: Int) throws(ImageError) -> Data {
    try open().read(at: offset, count: Int(min(Int64(count), length)))
  }

  /// The digest of the bytes; blocks.
  func hash() throws(ImageError) -> Digest {
    let file = try open()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var hash = SHA256()
    var done: Int64 = 0
    while done < length {
      guard !Task.isCancelled else { throw .cancelled(path: name) }
      let piece = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int(clamping: length - done)))
      try file.read(at: offset + done, into: piece)
      hash.update(UnsafeRawBufferPointer(piece))
      done += Int64(piece.count)
    }
    return Digest(hash)
  }

  /// The digest of the bytes, read in pieces; nil if the task is cancelled.
  func digest() async throws(ImageError) -> Digest? {
    let file = try open()
    var hash = SHA256()
    var done: Int64 = 0
    while done < length {
      if Task.isCancelled { return nil }
      let piece = try file.read(at: offset + done, count: Int(min(1 << 20, length - done)))
      hash.update(piece)
      done += Int64(piece.count)
      await Task.yield()
    }
    return Digest(hash)
  }
}

/// A regular file, open for reading as long as the value exists.
struct OpenFile: ~Copyable {
  /// The file's name in errors.
  let name: String
  let size: Int64
  private let descriptor: Int32

  /// Opens `path` without blocking, as a pipe or a device would.
  init(_ path: String, name: String? = nil) throws(ImageError) {
    let name = name ?? path
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: name, reason: Self.lastError) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(path: name, reason: "not a regular file")
    }
    self.name = name
    self.size = Int64(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Reads exactly `count` bytes from `offset` on.
  func read(at offset: Int64, count: Int) throws(ImageError) -> Data {
    var data = Data(count: count)
    try data.withUnsafeMutableBytes { buffer in Result { () throws(ImageError) in try read(at: offset, into: buffer) } }
      .get()
    return data
  }

  /// Fills `buffer` with the bytes from `offset` on.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(ImageError) {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, off_t(offset) + off_t(done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: name, reason: Self.lastError) }
      guard count > 0 else {
        throw .damaged(path: name, reason: "truncated: it ends at byte \(offset + Int64(done))")
      }
      done += count
    }
  }

  private static var lastError: String { String(cString: strerror(errno)).lowercased() }
}
