import Foundation

/// One image for one platform, ready to be pushed: a manifest, a configuration and layers.
public struct Image: Sendable {
  public let platform: Platform
  public let runtime: Runtime
  /// The manifest's exact bytes; never encoded anew, for the digest is theirs.
  public let manifest: Data
  public let mediaType: String
  /// The digest of `manifest`, by which the image is known everywhere.
  public let digest: Digest
  public let config: Blob
  /// In the manifest's order, the base first; the same blob may come twice.
  public let layers: [Blob]

  /// A blob and where to read it.
  public struct Blob: Sendable, Hashable {
    public let digest: Digest
    public let content: FileRange

    /// The size in bytes.
    public var size: Int64 { content.length }
  }

  /// The configuration and the layers, each once.
  public var blobs: [Blob] {
    var seen: Set<Digest> = []
    return ([config] + layers).filter { seen.insert($0.digest).inserted }
  }

  /// What a registry stores for this image, in bytes.
  public var size: Int64 { blobs.reduce(Int64(manifest.count)) { $0 + $1.size } }
}
