import Essentials
import SHA2

extension Image {
  /// Problems that the image may have elsewhere, but that do not prevent a push.
  package var warnings: [String] {
    layers.count < 127 ? [] : ["it has \(layers.count) layers; some runtimes support at most 125"]
  }

  /// Reads the whole image and checks the digest of each blob, and the diff ID of each uncompressed layer. A push
  /// checks only the digests; the diff IDs would be checked first by the runtime.
  ///
  /// - Throws: `ImageError.damaged`, or `.cancelled`.
  package func verify() async throws(ImageError) {
    // Without diff IDs there is nothing to compare the layers with.
    let known = diffIDs.count == layers.count ? Array(zip(layers.map(\.digest), diffIDs)) : []
    let expected = Dictionary(known) { first, _ in first }
    for blob in blobs {
      let content = try await blob.content()
      try blob.checkDigest(of: content)
      if let diffID = expected[blob.digest] { try blob.check(content, diffID: diffID) }
    }
  }
}

extension Image.Blob {
  fileprivate func checkDigest(of content: FileRange) throws(ImageError) {
    let actual = try content.hash()
    guard actual == digest else {
      throw .damaged(path: content.name, reason: "the content of blob \(digest) has the digest \(actual)")
    }
  }

  fileprivate func check(_ content: FileRange, diffID: Digest) throws(ImageError) {
    func fault(_ reason: String) -> ImageError { .damaged(path: content.name, reason: "layer \(digest) \(reason)") }
    let compression = Compression(start: try content.start(8))
    for (ending, expected) in [("gzip", Compression.gzip), ("zstd", .zstd)] where mediaType.hasSuffix(ending) {
      guard compression == expected else {
        throw fault("is not compressed with \(ending), but its media type says that it is")
      }
    }
    guard compression == nil || !MediaType.isPlainLayer(mediaType) else {
      throw fault("is compressed, but its media type says that it is not")
    }
    let actual: Digest
    if let compression {
      var hash = SHA256()
      do {
        try content.decompress(compression) { (bytes) throws(ImageError) in hash.update(bytes) }
      } catch .damaged(_, let reason) {
        throw fault("cannot be read: \(reason)")
      }
      actual = Digest(hash)
    } else {
      actual = try content.hash()
    }
    guard actual == diffID else {
      throw fault("has the digest \(actual) uncompressed, but the configuration says \(diffID)")
    }
  }
}
