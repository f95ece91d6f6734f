import Essentials

/// The git checkout around a folder.
package struct GitCheckout {
  package let root: URL

  /// Nil if there is none.
  package init?(around folder: URL) {
    var root = folder.standardizedFileURL.resolvingSymlinksInPath()
    while true {
      let git = root.appending(path: ".git")
      // The checkout of a worktree or submodule has a file that names the folder.
      let text = try? String(contentsOf: git, encoding: .utf8)
      if FileManager.default.isFolder(git.path) || text?.hasPrefix("gitdir: ") == true {
        self.root = root
        return
      }
      let parent = root.deletingLastPathComponent().standardizedFileURL
      guard parent.path != root.path else { return nil }
      root = parent
    }
  }

  /// The arguments with which `git` lists the tracked files, each ended by a zero byte.
  ///
  /// Git does not look for the checkout itself: a pull request may contain a folder that looks like a repository, with
  /// settings of its own. The index is git's to read, because it has several formats.
  ///
  /// - Parameters:
  ///   - name: A file or folder, in any case; it may be a link. Empty for all.
  ///   - folder: The folder that contains it.
  /// - Returns: The arguments; nil if the folder is outside of the checkout.
  package func listing(of name: String = "", in folder: URL) -> [String]? {
    let folder = folder.standardizedFileURL.resolvingSymlinksInPath().path
    let base = root.path == "/" ? "/" : "\(root.path)/"
    guard folder == root.path || folder.hasPrefix(base) else { return nil }
    let path = [String(folder.dropFirst(base.count)), name].filter { !$0.isEmpty }.joined(separator: "/")
    return [
      "-c", "core.fsmonitor=false", "-C", root.path, "--git-dir=\(root.appending(path: ".git").path)",
      "--work-tree=\(root.path)", "ls-files", "-z", "--",
    ] + (path.isEmpty ? [] : [":(top,literal,icase)\(path)"])
  }
}
