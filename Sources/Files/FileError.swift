import Foundation

/// A file or folder that cannot be made or written.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  /// Why, as the rest of a sentence after the path.
  public let reason: String

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }

  /// What the system says about the call before.
  static var lastError: String { String(cString: strerror(errno)).lowercased() }
}
