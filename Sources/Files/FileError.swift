import Essentials

/// A file or folder that cannot be created or written.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: String
  /// The reason, as the rest of a sentence after the path.
  package let reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }

  /// The system's message for the last failed call.
  static var lastError: String { String(cString: strerror(errno)).lowercased() }
}
