import Essentials

/// A new folder that nobody else can read, for files in between: it goes away with the value.
package final class PrivateFolder: Sendable {
  package let url: URL

  /// Makes an empty folder.
  ///
  /// - Parameter place: Where in.
  /// - Throws: `FileError` when there is no room for one.
  package init(in place: TemporaryPlace) throws(FileError) {
    // The six X are mkdtemp's to replace.
    var template = Array("\(place.path)/stackkit.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw FileError(place.path, "no temporary folder can be made: \(FileError.lastError); set TMPDIR")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Programs get the path that run in another folder.
    url = URL(filePath: path, directoryHint: .isDirectory).absoluteURL
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// Where files are that are needed for a while: in `TMPDIR`, and otherwise where such files belong.
package enum TemporaryPlace: String, Sendable {
  /// What may be in memory, and is gone after a restart.
  case small = "/tmp"
  /// What is as big as an image.
  case big = "/var/tmp"

  package var path: String {
    ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? rawValue
  }
}
