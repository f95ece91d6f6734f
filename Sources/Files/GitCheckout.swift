import Essentials

/// The git checkout around a folder.
package struct GitCheckout {
  package let root: URL
  private let index: URL

  /// Nil if there is none.
  package init?(around folder: URL) {
    var root = folder.standardizedFileURL.resolvingSymlinksInPath()
    while true {
      let git = root.appending(path: ".git")
      if FileManager.default.isFolder(git.path) {
        (self.root, index) = (root, git.appending(path: "index"))
        return
      }
      // The checkout of a worktree or submodule has a file that names the folder.
      if let text = try? String(contentsOf: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
        let path = String(text.dropFirst(8)).trimmed(newlines: true)
        let folder = path.hasPrefix("/") ? URL(filePath: path) : root.appending(path: path)
        (self.root, index) = (root, folder.appending(path: "index"))
        return
      }
      let parent = root.deletingLastPathComponent().standardizedFileURL
      guard parent.path != root.path else { return nil }
      root = parent
    }
  }

  /// A file that git tracks, by its path in the checkout; nil if there is none.
  ///
  /// - Parameters:
  ///   - folder: The folder of the file.
  ///   - prefix: How its name begins.
  /// - Returns: The path, up to the prefix.
  package func tracked(below folder: URL, prefix: String) -> String? {
    let folder = folder.standardizedFileURL.resolvingSymlinksInPath().path
    let base = root.path == "/" ? "/" : "\(root.path)/"
    guard folder.hasPrefix(base) else { return nil }
    let path = "\(folder.dropFirst(base.count))/\(prefix)"
    // The index has the paths as they are, but in version 4, which git writes only when it is told to.
    guard let data = try? Data(contentsOf: index, options: .mappedIfSafe), data.firstRange(of: Data(path.utf8)) != nil
    else {
      return nil
    }
    return path
  }
}
