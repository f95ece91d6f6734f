import Foundation

/// A directory that goes away with the value.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/container-image-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the directories it is in.
  ///
  /// - Returns: Its path.
  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    let directory = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult
  func write(_ files: [String: Data], to name: String) throws -> String {
    for (file, data) in files { try write(data, to: "\(name)/\(file)") }
    return "\(path)/\(name)"
  }
}
