import Essentials

/// A file that gets its name only when all of it is on the disk.
package final class NewFile {
  private let folder: Descriptor
  private let name: String
  private let path: String
  private let scratch = ".stackkit.\(UUID().uuidString)"
  private let descriptor: Int32
  private var isFinished = false

  /// Creates a temporary file in the folder of `url`.
  ///
  /// - Parameter url: The final path. An existing file stays until `finish`. A link is followed if no other user can
  ///   have made it.
  /// - Throws: `FileError`, also if the path is not a regular file.
  package convenience init(for url: URL) throws(FileError) {
    let given: GivenPath
    do { given = try GivenPath(url.absoluteURL.path) } catch {
      throw FileError(error.path, "cannot be written: \(error.reason)", kind: error.kind)
    }
    let path = given.path
    guard let name = given.name else { throw Self.notRegular(path) }
    try self.init(name, in: given.folder, path: path)
  }

  /// Creates a temporary file in a folder.
  ///
  /// - Parameters:
  ///   - name: The final name. It is not followed if it is a link.
  ///   - folder: The folder.
  ///   - path: The path in messages.
  /// - Throws: `FileError`, also if the name is that of a link, or not of a regular file.
  init(_ name: String, in folder: consuming Descriptor, path: String) throws(FileError) {
    switch try folder.status(of: name, at: path)?.kind {
    case nil, .file: break
    case .link: throw .link(path)
    case .folder, .other: throw Self.notRegular(path)
    }
    // The permissions of any new file: the system applies the umask.
    descriptor = openat(folder.number, scratch, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    let reason = FileError.lastError
    self.folder = folder
    self.name = name
    self.path = path
    guard descriptor >= 0 else { throw FileError(path, "cannot be written: \(reason)") }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isFinished { unlinkat(folder.number, scratch, 0) }
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
      guard count > 0 else { throw error }
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
    // This replaces a link that somebody has made meanwhile, and does not follow it.
    guard fsync(descriptor) == 0, renameat(folder.number, scratch, folder.number, name) == 0 else { throw error }
    isFinished = true
    guard let list = Descriptor(openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) else { return }
    fsync(list.number)
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

  private var error: FileError { FileError(path, "cannot be written: \(FileError.lastError)") }

  private static func notRegular(_ path: String) -> FileError {
    FileError(path, "cannot be written: it is not a regular file")
  }
}
