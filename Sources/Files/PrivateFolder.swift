import Essentials

/// A temporary folder that only this user can read. It is deleted with the value.
package final class PrivateFolder: Sendable {
  package let url: URL

  /// Creates an empty folder.
  ///
  /// - Parameter place: The folder to create it in.
  /// - Throws: `FileError` when it cannot be created.
  package init(in place: TemporaryPlace) throws(FileError) {
    // mkdtemp replaces the X.
    var template = Array("\(place.path)/stackkit.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileError(place.path, "cannot create a temporary folder: \(FileError.lastError); set TMPDIR")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Absolute: programs that run in another folder get the path.
    url = URL(filePath: path, directoryHint: .isDirectory).absoluteURL
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// The place of temporary files: `TMPDIR`, or else the system's folders.
package enum TemporaryPlace: String, Sendable {
  /// For small files: may be in memory, and is empty after a restart.
  case small = "/tmp"
  /// For files as large as an image.
  case big = "/var/tmp"

  package var path: String {
    ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? rawValue
  }
}
