import Essentials
import Files

/// The blobs of base images, kept by digest for the next build: `stackkit/blobs/sha256` in the user's cache.
///
/// The digest of each blob is checked when it is read.
package struct BlobCache: Sendable {
  private let cache: UserCache

  /// - Parameter environment: `XDG_CACHE_HOME` is the cache, or else `.cache` in `HOME`.
  package init(environment: [String: String]) {
    cache = UserCache(ImageCaches.blobs, environment: environment)
  }

  /// The blob, if it is in the cache and not damaged.
  func content(of digest: Digest, size: Int64) async throws(ImageError) -> FileRange? {
    guard let path = cache.path(of: digest.hex), let range = try? FileRange(path: path), range.length == size else {
      return nil
    }
    let actual = try await range.digest()
    guard let actual else { throw .cancelled(path: path) }
    return actual == digest ? range : nil
  }

  /// Adds a verified blob to the cache. Errors are ignored.
  func keep(_ content: FileRange, as digest: Digest) {
    do {
      let file = try cache.newFile(digest.hex)
      try TarWriter.copy(content, to: file.write)
      try file.finish()
    } catch {}
  }
}
