import Essentials

/// Another way to bring a big blob to a repository, tried when the registry's own protocol has failed three times.
///
/// Amazon ECR has one that sends a layer in parts, each of which can be sent again by itself.
package protocol LayerUploader: Sendable {
  /// The smallest blob that is worth it, in bytes.
  var minimumSize: Int64 { get }

  /// Brings `layer` to its repository. It is there, with this digest, when this returns.
  func upload(_ layer: LayerUpload) async throws
}

/// A blob for a `LayerUploader`, whose content is known to have its digest.
package struct LayerUpload: Sendable {
  /// The repository's name without the host.
  package let repository: String
  package let digest: Digest
  let content: FileRange
  /// To be called with the bytes sent so far, from any thread.
  package let progress: @Sendable (Int64) -> Void

  /// The size in bytes.
  package var size: Int64 { content.length }

  /// Exactly `count` bytes from `offset`.
  package func read(at offset: Int64, count: Int) throws(ImageError) -> Data {
    try content.open().read(at: content.offset + offset, count: count)
  }
}
