import Essentials
import Files

/// Everything that a repository needs for one reference: the blobs, the manifests that name them, and the top one,
/// which is tagged.
package struct ImageContents: Sendable {
  /// A manifest or an index with its exact bytes, because the digest is that of the bytes.
  struct Manifest: Sendable {
    let data: Data
    let mediaType: String
    let digest: Digest
  }

  /// The platforms, each once, sorted.
  package let platforms: [Platform]
  /// The tagged manifest of one image, or the tagged index.
  let top: Manifest
  /// The manifests below an index, each before the index that names it.
  let children: [Manifest]
  /// The blobs, each once.
  let blobs: [Image.Blob]

  init(platforms: [Platform], top: Manifest, children: [Manifest] = [], blobs: [Image.Blob]) {
    self.platforms = Platform.listed(platforms)
    self.top = top
    self.children = children
    self.blobs = blobs.uniqued(by: \.digest)
  }

  /// A single image.
  package init(_ image: Image) {
    self.init(
      platforms: [image.platform],
      top: Manifest(data: image.manifest, mediaType: image.mediaType, digest: image.digest),
      blobs: image.blobs)
  }

  /// The digest that identifies the contents.
  package var digest: Digest { top.digest }

  /// The number of blobs, including configurations.
  package var blobCount: Int { blobs.count }

  /// The bytes that a registry stores for it.
  package var size: Int64 {
    let manifests = (children + [top]).reduce(Int64(0)) { $0 + Int64($1.data.count) }
    return blobs.reduce(manifests) { $0 + $1.size }
  }
}
