import Essentials
import Synchronization

/// A layer that is stored uncompressed and pushed compressed.
final class PlainLayer: Sendable {
  /// The digest and the size of the compressed layer.
  let entry: LayerCache.Entry
  private let content: FileRange
  private let diffID: Digest
  private let cache: LayerCache
  private let report: Preparation.Report
  private let compressed: Mutex<FileRange?>

  /// Finds the compressed digest of `content`, from an earlier run or by compressing it.
  ///
  /// - Throws: `ImageError.damaged` if the content's digest is not `diffID`. For a layer from an earlier run, that is
  ///   checked only when its bytes are read.
  init(
    _ content: FileRange, diffID: Digest, cache: LayerCache, report: @escaping Preparation.Report
  ) throws(ImageError) {
    self.content = content
    self.diffID = diffID
    self.cache = cache
    self.report = report
    if let known = cache.entry(for: diffID) {
      entry = known
      compressed = Mutex(nil)
      return
    }
    let output = try Self.compress(content, diffID: diffID, report)
    entry = LayerCache.Entry(digest: output.digest, size: output.content.length)
    compressed = Mutex(output.content)
    cache.set(entry, for: diffID)
  }

  /// The compressed bytes; the first call takes a while.
  func bytes() throws(ImageError) -> FileRange {
    try compressed.withLock { compressed throws(ImageError) in
      if let compressed { return compressed }
      let output = try Self.compress(content, diffID: diffID, report)
      guard output.digest == entry.digest, output.content.length == entry.size else {
        cache.set(nil, for: diffID)
        throw .unreadable(
          path: content.name,
          reason: "the cached digest \(entry.digest) of layer \(diffID) was wrong and has been deleted; try again")
      }
      compressed = output.content
      return output.content
    }
  }

  private static func compress(
    _ content: FileRange, diffID: Digest, _ report: Preparation.Report
  ) throws(ImageError) -> Gzip.Output {
    let output = try Gzip.compress(content) { done in
      report(Preparation(work: .compressing, name: "layer \(diffID.hex.prefix(12))", done: done, total: content.length))
    }
    guard output.contentDigest == diffID else {
      throw .damaged(
        path: content.name, reason: "a layer's content does not match its diff ID \(diffID) in the configuration")
    }
    return output
  }
}

extension PlainLayer: Hashable {
  static func == (one: PlainLayer, other: PlainLayer) -> Bool { one === other }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
