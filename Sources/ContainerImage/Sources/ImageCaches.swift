import Files

/// The folders in the user's cache that this module uses.
package enum ImageCaches {
  static let layers = "layers"
  static let blobs = "blobs/sha256"

  /// The reason why a folder is not used: another user owns it or can write to it, or it is a link.
  ///
  /// - Parameter environment: `XDG_CACHE_HOME` is the cache, or else `.cache` in `HOME`.
  /// - Returns: The folder and the reason; nil if both folders are used or do not exist yet.
  package static func problem(environment: [String: String]) -> String? {
    for name in [layers, blobs] {
      if let problem = UserCache(name, environment: environment).problem { return problem.description }
    }
    return nil
  }
}
