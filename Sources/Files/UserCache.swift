import Essentials

/// The folder `stackkit` in the user's cache, for files that can be fetched again.
package enum UserCache {
  /// A folder in the cache; it may not exist yet.
  ///
  /// - Parameters:
  ///   - name: The folder's name.
  ///   - environment: `XDG_CACHE_HOME` is the cache, or else `.cache` in `HOME`. A path that is not absolute is
  ///     ignored.
  /// - Returns: The folder.
  package static func folder(_ name: String, environment: [String: String]) -> URL {
    func path(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let caches =
      path("XDG_CACHE_HOME") ?? "\(path("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path)/.cache"
    return URL(filePath: caches, directoryHint: .isDirectory).appending(path: "stackkit/\(name)")
  }

  /// Creates a folder of the cache. Only this user can read it, because files may come from private registries.
  ///
  /// - Parameter folder: The result of `folder`.
  package static func make(_ folder: URL) {
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
