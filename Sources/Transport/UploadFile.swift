import Essentials

/// The part of a file that is being sent.
final class UploadFile {
  /// The bytes of the part that have been read.
  var position: Int64 = 0
  private let descriptor: Int32
  private let path: String
  private let offset: Int64
  private let length: Int64

  /// Why the file cannot be sent.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(_ path: String, offset: Int64, length: Int64) throws(Failure) {
    self.path = path
    self.offset = offset
    self.length = length
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(description: "'\(path)' cannot be opened: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, offset >= 0, length >= 0, Int64(status.st_size) - offset >= length else {
      throw shorter(than: Int64(status.st_size))
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next bytes; 0 at the end of the part.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    let wanted = min(Int64(buffer.count), length - position)
    guard wanted > 0 else { return 0 }
    var count: Int
    repeat {
      count = pread(descriptor, buffer.baseAddress, Int(wanted), off_t(offset + position))
    } while count < 0
      && errno == EINTR
    guard count >= 0 else {
      throw Failure(description: "'\(path)' cannot be read: \(String(cString: strerror(errno)))")
    }
    guard count > 0 else { throw shorter(than: offset + position) }
    position += Int64(count)
    return count
  }

  private func shorter(than size: Int64) -> Failure {
    Failure(description: "'\(path)' has \(size) bytes instead of \(offset + length)")
  }
}
