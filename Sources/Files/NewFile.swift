import Essentials

/// A file that appears under its name when all of it is on the disk, or not at all.
package final class NewFile {
  private let url: URL
  private let scratch: String
  private let descriptor: Int32
  private var isFinished = false

  /// Starts a file, in the folder it will be in.
  ///
  /// - Parameter url: Where it will be. What is there stays until then; a link is gone through.
  /// - Throws: `FileError`, also where something else than a file has the name.
  package init(for url: URL) throws(FileError) {
    let url = url.standardizedFileURL.resolvingSymlinksInPath()
    var status = stat()
    guard stat(url.path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(url.path, "cannot be written: it is no file")
    }
    self.url = url
    scratch = url.deletingLastPathComponent().appending(path: ".stackkit.\(UUID().uuidString)").path
    // As readable as whatever else this user writes: the system takes away what the umask says.
    descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.error(url) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(scratch) }
  }

  /// Adds bytes at the end.
  ///
  /// - Parameter bytes: All of them are written.
  /// - Throws: `FileError`, such as for a full disk.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.error(url) }
      done += count
    }
  }

  /// Adds data at the end.
  ///
  /// - Parameter data: All of it is written.
  /// - Throws: `FileError`, such as for a full disk.
  package func append(_ data: Data) throws(FileError) {
    try data.withUnsafeBytes { bytes in Result { () throws(FileError) in try append(bytes) } }.get()
  }

  /// Brings the file to the disk and gives it its name.
  ///
  /// - Throws: `FileError`; the file is not there then.
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
  ///   - data: What it holds.
  ///   - url: Where it will be.
  /// - Throws: `FileError`; what was there stays then.
  package static func save(_ data: Data, to url: URL) throws(FileError) {
    let file = try NewFile(for: url)
    try file.append(data)
    try file.finish()
  }

  private static func error(_ url: URL) -> FileError {
    FileError(url.path, "cannot be written: \(FileError.lastError)")
  }
}
