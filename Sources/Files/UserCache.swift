import Essentials

/// What is kept to be faster the next time, and can always be had again: `stackkit` in the user's cache.
package enum UserCache {
  /// A folder in the cache; it need not exist.
  ///
  /// - Parameters:
  ///   - name: What it holds.
  ///   - environment: `XDG_CACHE_HOME` says where caches are, or else they are in `.cache` of `HOME`. What is not an absolute
  ///     path says nothing.
  /// - Returns: Its place.
  package static func folder(_ name: String, environment: [String: String]) -> URL {
    func path(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let caches =
      path("XDG_CACHE_HOME") ?? "\(path("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path)/.cache"
    return URL(filePath: caches, directoryHint: .isDirectory).appending(path: "stackkit/\(name)")
  }

  /// Makes a folder of the cache, which is nobody else's to read: what is in it may come from private registries.
  ///
  /// - Parameter folder: One that `folder` returned.
  package static func make(_ folder: URL) {
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
