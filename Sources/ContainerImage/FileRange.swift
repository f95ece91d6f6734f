import Crypto
import Foundation

/// Part of a file: what an archive's member, or a whole file, is read from.
public struct FileRange: Sendable, Hashable {
  public let path: String
  public let offset: Int64
  public let length: Int64

  public init(path: String, offset: Int64, length: Int64) {
    self.path = path
    self.offset = offset
    self.length = length
  }

  /// All of a regular file.
  init(path: String) throws(ImageError) {
    self.init(path: path, offset: 0, length: try OpenFile(path).size)
  }

  /// The bytes, which must not be more than `limit`.
  func read(limit: Int64, what: String) throws(ImageError) -> Data {
    guard length <= limit else {
      throw .damaged(path: path, reason: "\(what) has \(length) bytes; at most \(limit) are read")
    }
    return try OpenFile(path).read(at: offset, count: Int(length))
  }

  /// The digest of the bytes, read in pieces; cancelling the task ends it early.
  func digest() async throws(ImageError) -> Digest? {
    let file = try OpenFile(path)
    var hash = SHA256()
    var done: Int64 = 0
    while done < length {
      if Task.isCancelled { return nil }
      let piece = try file.read(at: offset + done, count: Int(min(1 << 20, length - done)))
      hash.update(data: piece)
      done += Int64(piece.count)
      await Task.yield()
    }
    return Digest(hash.finalize())
  }
}

/// A regular file, open for reading until the value goes away.
struct OpenFile: ~Copyable {
  let path: String
  let size: Int64
  private let descriptor: Int32

  /// Opens `path` without ever waiting, which a pipe or a device would make us do.
  init(_ path: String) throws(ImageError) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.lastError) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .unreadable(path: path, reason: "not a regular file")
    }
    self.path = path
    self.size = Int64(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Exactly `count` bytes from `offset`.
  func read(at offset: Int64, count: Int) throws(ImageError) -> Data {
    var data = Data(count: count)
    var done = 0
    while done < count {
      let got = data.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress?.advanced(by: done), count - done, off_t(offset) + off_t(done))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(path: path, reason: Self.lastError) }
      guard got > 0 else {
        throw .damaged(path: path, reason: "truncated: it ends at byte \(offset + Int64(done))")
      }
      done += got
    }
    return data
  }

  private static var lastError: String { String(cString: strerror(errno)).lowercased() }
}
