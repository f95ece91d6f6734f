import Essentials
import Files

/// An unnamed temporary file. It is deleted with the value, however the program ends.
final class TemporaryFile: Sendable {
  /// The name of its contents in messages, such as the path of the archive they come from.
  let name: String
  /// The file descriptor, positioned at the end, for a transport to write to. It is closed with this value.
  let descriptor: Int32

  /// A path that opens the file again, as long as this value exists.
  var path: String { "/dev/fd/\(descriptor)" }

  /// Creates an empty file.
  ///
  /// - Parameter name: The name of its contents in messages.
  /// - Throws: `ImageError.unreadable` when it cannot be created.
  init(for name: String) throws(ImageError) {
    // mkstemp replaces the X.
    var template = Array("\(Self.folder)/stackkit.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw .unreadable(
        path: name, reason: "cannot create a temporary file in \(Self.folder): \(Self.lastError); set TMPDIR")
    }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.name = name
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw .unreadable(
          path: name,
          reason:
            "cannot write its temporary file in \(Self.folder): \(Self.lastError); free some space, or set TMPDIR to "
            + "a folder with enough")
      }
      done += count
    }
  }

  /// The bytes written so far.
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
