import Essentials

/// Another way to upload a large blob, tried after the registry's own protocol has failed three times.
///
/// Amazon ECR's API uploads a layer in parts, each of which can be sent again.
package protocol LayerUploader: Sendable {
  /// The smallest blob to upload in this way, in bytes.
  var minimumSize: Int64 { get }

  /// Uploads `layer`. When this returns, the repository has it with this digest.
  func upload(_ layer: LayerUpload) async throws
}

/// A blob for a `LayerUploader`, whose digest has been checked.
package struct LayerUpload: Sendable {
  /// The repository's name without the host.
  package let repository: String
  package let digest: Digest
  let content: FileRange
  /// Must be called with the bytes sent so far, from any thread.
  package let progress: @Sendable (Int64) -> Void

  /// The size in bytes.
  package var size: Int64 { content.length }

  /// Reads exactly `count` bytes from `offset` on.
  package func read(at offset: Int64, count: Int) throws(ImageError) -> Data {
    try content.open().read(at: content.offset + offset, count: count)
  }
}
