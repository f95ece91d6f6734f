import Essentials

/// A file that gets its name only when all of it is on the disk.
package final class NewFile {
  private let url: URL
  private let scratch: String
  private let descriptor: Int32
  private var isFinished = false

  /// Creates a temporary file in the folder of `url`.
  ///
  /// - Parameter url: The final path. An existing file stays until `finish`; a link is followed.
  /// - Throws: `FileError`, also if the path is not a regular file.
  package init(for url: URL) throws(FileError) {
    let url = url.standardizedFileURL.resolvingSymlinksInPath()
    var status = stat()
    guard stat(url.path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(url.path, "cannot be written: it is not a regular file")
    }
    self.url = url
    scratch = url.deletingLastPathComponent().appending(path: ".stackkit.\(UUID().uuidString)").path
    // The permissions of any new file: the system applies the umask.
    descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.error(url) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(scratch) }
  }

  /// Appends bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: `FileError`, for example for a full disk.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.error(url) }
      done += count
    }
  }

  /// Appends data.
  ///
  /// - Parameter data: The data.
  /// - Throws: `FileError`, for example for a full disk.
  package func append(_ data: Data) throws(FileError) {
    try data.withUnsafeBytes { bytes in Result { () throws(FileError) in try append(bytes) } }.get()
  }

  /// Flushes the file to the disk and gives it its name.
  ///
  /// - Throws: `FileError`; the file does not get its name then.
  package func finish() throws(FileError) {
    guard fsync(descriptor) == 0, rename(scratch, url.path) == 0 else { throw Self.error(url) }
    isFinished = true
    let folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Writes a whole file.
  ///
  /// - Parameters:
  ///   - data: The contents.
  ///   - url: The path.
  /// - Throws: `FileError`; an existing file stays unchanged then.
  package static func save(_ data: Data, to url: URL) throws(FileError) {
    let file = try NewFile(for: url)
    try file.append(data)
    try file.finish()
  }

  private static func error(_ url: URL) -> FileError {
    FileError(url.path, "cannot be written: \(FileError.lastError)")
  }
}
