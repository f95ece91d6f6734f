import Essentials
import Files

/// Blobs of bases, kept by their digests for the next build: `stackkit/blobs/sha256` in the user's cache.
///
/// Nothing in it is believed: what is taken out has the digest it should have, or is not taken.
package struct BlobCache: Sendable {
  private let folder: URL

  /// - Parameter environment: `XDG_CACHE_HOME` says where caches are, or else they are in `.cache` of `HOME`.
  package init(environment: [String: String]) {
    folder = UserCache.folder("blobs/sha256", environment: environment)
  }

  /// The blob, if it is there and whole.
  func content(of digest: Digest, size: Int64) async throws(ImageError) -> FileRange? {
    let path = folder.appending(path: digest.hex).path
    guard let range = try? FileRange(path: path), range.length == size else { return nil }
    let actual = try await range.digest()
    guard let actual else { throw .cancelled(path: path) }
    return actual == digest ? range : nil
  }

  /// Puts a blob, which has been verified, where it will be found again. That it cannot be is no reason to fail.
  func keep(_ content: FileRange, as digest: Digest) {
    UserCache.make(folder)
    do {
      let file = try NewFile(for: folder.appending(path: digest.hex))
      try TarWriter.copy(content, to: file.write)
      try file.finish()
    } catch {}
  }
}
