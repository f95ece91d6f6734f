import Essentials
import Files

/// A file without a name, for bytes that are in no other: it goes away with the value, however the program ends.
final class TemporaryFile: Sendable {
  /// What its bytes are, for people: the path of the archive they come from, or something like it.
  let name: String
  /// For a transport to write to, from its end; it is not to outlive this value.
  let descriptor: Int32

  /// Opens the file anew, as often as wanted, as long as this value lives.
  var path: String { "/dev/fd/\(descriptor)" }

  /// Makes an empty file.
  ///
  /// - Parameter name: What its bytes are, for people.
  /// - Throws: `ImageError.unreadable` when there is no place for one.
  init(for name: String) throws(ImageError) {
    // The six X are mkstemp's to replace.
    var template = Array("\(Self.folder)/stackkit.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw .unreadable(
        path: name, reason: "no temporary file can be made in \(Self.folder): \(Self.lastError); set TMPDIR")
    }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.name = name
  }

  deinit { close(descriptor) }

  /// Adds bytes at the end.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw .unreadable(
          path: name,
          reason: "the temporary file for it in \(Self.folder) cannot be written: \(Self.lastError); make room, or set "
            + "TMPDIR to a folder that has some")
      }
      done += count
    }
  }

  /// What has been written so far.
  func content() throws(ImageError) -> FileRange {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: name, reason: Self.lastError) }
    return FileRange(self, length: Int64(status.st_size))
  }

  private static let folder = TemporaryPlace.big.path

  private static var lastError: String { String(cString: strerror(errno)).lowercased() }
}

extension TemporaryFile: Hashable {
  static func == (one: TemporaryFile, other: TemporaryFile) -> Bool { one === other }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
