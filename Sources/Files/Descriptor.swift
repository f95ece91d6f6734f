import Essentials

/// An open file or folder. It is closed with the value.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// - Parameter number: The result of a system call. If that failed, the result is nil, and `errno` has the reason.
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { close(number) }

  #if canImport(Darwin)
    /// `O_SEARCH`, which Swift does not import.
    private static let search: Int32 = 0x4000_0000
  #else
    /// `O_PATH`, which Swift does not import. Opening a folder this way needs no permission to list it.
    private static let search: Int32 = 0o10_000_000
  #endif

  /// The folder `/`.
  static func top() throws(FileError) -> Descriptor {
    guard let folder = Descriptor(open("/", search | O_DIRECTORY | O_CLOEXEC)) else {
      throw FileError("/", "cannot be opened: \(FileError.lastError)")
    }
    return folder
  }

  /// Opens a folder by its path, following links.
  ///
  /// - Returns: Nil if there is no such folder.
  static func folder(at path: String) throws(FileError) -> Descriptor? {
    if let folder = Descriptor(open(path, search | O_DIRECTORY | O_CLOEXEC)) { return folder }
    guard errno == ENOENT || errno == ENOTDIR else {
      throw FileError(path, "cannot be opened: \(FileError.lastError)")
    }
    return nil
  }

  /// The type, the owner and the permissions of the open file.
  func status() -> stat? {
    var status = stat()
    return fstat(number, &status) == 0 ? status : nil
  }

  /// The same of an entry of this folder, without following a link.
  ///
  /// - Returns: Nil if there is no such entry.
  func status(of name: String, at path: String) throws(FileError) -> stat? {
    var status = stat()
    if fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
    guard errno == ENOENT else { throw FileError(path, "cannot be read: \(FileError.lastError)") }
    return nil
  }

  /// Opens a folder in this one, without following a link.
  ///
  /// - Parameters:
  ///   - name: The name in this folder.
  ///   - path: The path in messages.
  ///   - mode: The permissions of a folder to create if there is none; nil to create none.
  /// - Returns: Nil if there is no such folder.
  /// - Throws: `FileError` for a link, and for anything but a folder.
  func folder(_ name: String, at path: String, creating mode: mode_t? = nil) throws(FileError) -> Descriptor? {
    let flags = Self.search | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    if let folder = Descriptor(openat(number, name, flags)) { return folder }
    var code = errno
    if code == ENOENT {
      guard let mode else { return nil }
      guard mkdirat(number, name, mode) == 0 || errno == EEXIST else {
        throw FileError(path, "cannot be created: \(FileError.lastError)")
      }
      if let folder = Descriptor(openat(number, name, flags)) { return folder }
      code = errno
    }
    switch try status(of: name, at: path)?.kind {
    case .link: throw .link(path)
    case .folder: throw FileError(path, "cannot be opened: \(FileError.message(code))")
    default: throw FileError(path, "it is not a folder")
    }
  }

  /// Reads a regular file in this folder, without following a link and without blocking.
  ///
  /// - Returns: Nil if there is no such file.
  func contents(of name: String, at path: String, limit: Int) throws(FileError) -> Data? {
    guard let kind = try status(of: name, at: path)?.kind else { return nil }
    // Before the file is opened: opening a device may already have an effect.
    try kind.requireRegular(path)
    guard let file = Descriptor(openat(number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) else {
      throw errno == ELOOP ? .link(path) : FileError(path, "cannot be read: \(FileError.lastError)")
    }
    guard let status = file.status() else { throw FileError(path, "cannot be read: \(FileError.lastError)") }
    try status.kind.requireRegular(path)
    return try file.contents(at: path, size: Int(status.st_size), limit: limit)
  }

  /// Reads an open file to its end. `size` is what is known of its size.
  func contents(at path: String, size: Int, limit: Int) throws(FileError) -> Data {
    func tooLarge(_ size: String) -> FileError {
      FileError(path, "it has \(size) bytes; the maximum is \(limit)", kind: .tooLarge)
    }
    guard size <= limit else { throw tooLarge("\(size)") }
    var data = Data()
    data.reserveCapacity(size)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path, "cannot be read: \(FileError.lastError)") }
      guard count > 0 else { return data }
      data.append(contentsOf: buffer[..<count])
      guard data.count <= limit else { throw tooLarge("more than \(limit)") }
    }
  }
}

/// The type of a file.
enum FileKind: Sendable, Equatable {
  case file, folder, link, other

  func requireRegular(_ path: String) throws(FileError) {
    switch self {
    case .file: break
    case .link: throw .link(path)
    case .folder, .other: throw FileError(path, "it is not a regular file")
    }
  }
}

extension FileError {
  static func link(_ path: String) -> FileError {
    FileError(
      path, "it is a symbolic link, and links are not followed here; replace it with the file or folder itself",
      kind: .link)
  }
}

extension stat {
  var kind: FileKind {
    switch st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Whether only this user and root can change the file, or the names in the folder.
  var isOnlyOurs: Bool { isOfUserOrRoot && st_mode & 0o022 == 0 }

  var isOfUserOrRoot: Bool { st_uid == geteuid() || st_uid == 0 }
}
