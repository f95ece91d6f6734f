import Foundation

/// Blobs of bases, kept by their digests for the next build: `stackkit/blobs/sha256` in the user's cache.
///
/// Nothing in it is believed: what is taken out has the digest it should have, or is not taken.
public struct BlobCache: Sendable {
  private let folder: URL

  /// - Parameters:
  ///   - environment: `XDG_CACHE_HOME` says where caches are.
  ///   - home: The user's folder, which otherwise has them in `.cache`.
  public init(environment: [String: String], home: String) {
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.cache"
    folder = URL(filePath: caches).appending(path: "stackkit/blobs/sha256")
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
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do throws(ImageError) {
      let file = try NewFile(for: folder.appending(path: digest.hex))
      try TarWriter.copy(content) { bytes throws(ImageError) in try file.append(bytes) }
      try file.finish()
    } catch {}
  }
}
