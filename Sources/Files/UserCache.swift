import Essentials

/// A folder in the user's cache, for files that can be fetched or computed again.
///
/// Its contents are believed, and may come from private registries, so it is used only if this user alone decides about
/// them: it belongs to this user, others can neither write to it nor rename a folder on the way, and it is not in the
/// checkout. Otherwise the cache is empty, and nothing is kept.
package struct UserCache: Sendable {
  private let place: ConfinedFolder
  /// The path in `place`: `stackkit/layers`.
  private let name: String
  /// The folder; it may not exist.
  package let folder: URL

  /// - Parameters:
  ///   - name: The name of the folder in `stackkit`.
  ///   - environment: `XDG_CACHE_HOME` is the cache, or else `.cache` in `HOME`. A path that is not absolute is
  ///     ignored.
  ///   - checkout: A folder of the checkout. A cache in the checkout may be part of a pull request.
  package init(
    _ name: String, environment: [String: String],
    beside checkout: URL = URL(filePath: FileManager.default.currentDirectoryPath)
  ) {
    func path(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    let caches =
      path("XDG_CACHE_HOME") ?? "\(path("HOME") ?? FileManager.default.homeDirectoryForCurrentUser.path)/.cache"
    self.init(
      "stackkit/\(name)", in: URL(filePath: caches, directoryHint: .isDirectory), checkout: Self.root(of: checkout))
  }

  /// - Parameters:
  ///   - name: The path of the folder.
  ///   - caches: The folder that contains it.
  ///   - checkout: The folder that it must not be in; nil for none.
  package init(_ name: String, in caches: URL, checkout: URL? = nil) {
    place = ConfinedFolder(caches, label: caches.path, access: .ofThisUser(notIn: checkout))
    self.name = name
    folder = caches.appending(path: name)
  }

  /// The folder of everything that may be part of a pull request: git's, or else the outermost package.
  private static func root(of folder: URL) -> URL? {
    if let git = GitCheckout(around: folder) { return git.root }
    let real = folder.standardizedFileURL.resolvingSymlinksInPath()
    let parents = sequence(first: real) { $0.path == "/" ? nil : $0.deletingLastPathComponent().standardizedFileURL }
    return parents.filter { FileManager.default.fileExists(atPath: $0.appending(path: "Package.swift").path) }
      .reversed().first
  }

  /// The reason why the folder is not used; nil if it is, or if there is none yet.
  package var problem: FileError? {
    do {
      try place.check(name)
      return nil
    } catch {
      return [.link, .shared].contains(error.kind) ? error : nil
    }
  }

  /// Creates the folder.
  ///
  /// - Throws: `FileError`, also if it is not used.
  package func make() throws(FileError) { try place.make(name) }

  /// Reads a file; nil if there is none, or if it has more bytes than the limit.
  package func read(_ file: String, limit: Int) -> Data? { try? place.read("\(name)/\(file)", limit: limit) }

  /// The path of a file that is in the cache.
  package func path(of file: String) -> String? {
    (try? place.kind(of: "\(name)/\(file)")) == .file ? folder.appending(path: file).path : nil
  }

  /// Begins a file.
  package func newFile(_ file: String) throws(FileError) -> NewFile { try place.newFile("\(name)/\(file)") }

  /// Removes a file. Errors are ignored.
  package func remove(_ file: String) { try? place.remove("\(name)/\(file)") }
}
