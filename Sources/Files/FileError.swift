import Essentials

/// A file or folder that cannot be created, read or written.
package struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of fault, for callers that treat one differently.
  package enum Kind: Sendable, Equatable {
    /// A symbolic link where none is followed.
    case link
    /// A file that is larger than the caller's limit.
    case tooLarge
    /// A folder that another user owns or can write to.
    case shared
    case other
  }

  package let kind: Kind
  package let path: String
  /// The reason, as the rest of a sentence after the path.
  package let reason: String

  init(_ path: String, _ reason: String, kind: Kind = .other) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }

  /// The system's message for the last failed call.
  static var lastError: String { message(errno) }

  static func message(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
