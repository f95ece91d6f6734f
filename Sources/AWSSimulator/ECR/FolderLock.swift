import Essentials

/// A folder of this process, with a locked file in it. The system releases the lock when the process ends, however it
/// ends: a folder whose file is not locked is a leftover.
final class FolderLock: Sendable {
  private let folder: URL
  private let descriptor: Int32

  /// The beginning of the names of these folders.
  static let prefix = "aws-simulator-"
  private static let file = "lock"

  /// Locks a new folder.
  init(_ folder: URL) throws {
    self.folder = folder
    let file = folder.appending(path: Self.file).path
    descriptor = open("\(file).new", O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    // Under its own name only when it is locked: another simulator may look for leftovers meanwhile.
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0, rename("\(file).new", file) == 0 else {
      let error = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      if descriptor >= 0 { close(descriptor) }
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Deletes the folder.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Deletes the folders of processes that have ended. They must belong to this user, and must not be links.
  static func removeLeftovers(in place: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let folder = place.appending(path: name)
      var status = stat()
      guard lstat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
        continue
      }
      let descriptor = open(folder.appending(path: file).path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      try? FileManager.default.removeItem(at: folder)
    }
  }
}
