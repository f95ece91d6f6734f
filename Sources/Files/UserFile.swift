import Essentials

/// A file of the user's own settings, at a path that the user chose: links are followed.
package enum UserFile {
  /// Reads the file.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - limit: The maximum size in bytes. A device without an end is read up to it.
  /// - Returns: The contents; nil if there is no such file.
  /// - Throws: `FileError` when it cannot be read, or is larger.
  package static func read(_ path: String, limit: Int) throws(FileError) -> Data? {
    guard let file = Descriptor(open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)) else {
      guard errno == ENOENT || errno == ENOTDIR else { throw FileError(path, "cannot be read: \(FileError.lastError)") }
      return nil
    }
    return try file.contents(at: path, size: 0, limit: limit)
  }
}
