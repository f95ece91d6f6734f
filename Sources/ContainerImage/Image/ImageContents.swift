import Essentials
import Files

/// Everything that a repository must hold for one reference: blobs, the manifests that name them, and above them the one
/// that is tagged.
package struct ImageContents: Sendable {
  /// A manifest or an index; its exact bytes, for the digest is theirs.
  struct Manifest: Sendable {
    let data: Data
    let mediaType: String
    let digest: Digest
  }

  /// What it runs on, each once, sorted.
  package let platforms: [Platform]
  /// What is tagged: the manifest of one image, or an index.
  let top: Manifest
  /// What an index names, each before what names it.
  let children: [Manifest]
  /// Each once.
  let blobs: [Image.Blob]

  init(platforms: [Platform], top: Manifest, children: [Manifest] = [], blobs: [Image.Blob]) {
    self.platforms = Platform.listed(platforms)
    self.top = top
    self.children = children
    self.blobs = blobs.uniqued(by: \.digest)
  }

  /// One image by itself.
  package init(_ image: Image) {
    self.init(
      platforms: [image.platform],
      top: Manifest(data: image.manifest, mediaType: image.mediaType, digest: image.digest),
      blobs: image.blobs)
  }

  /// The digest by which it is known everywhere.
  package var digest: Digest { top.digest }

  /// How many blobs there are, configurations included.
  package var blobCount: Int { blobs.count }

  /// What a registry stores for it, in bytes.
  package var size: Int64 {
    let manifests = (children + [top]).reduce(Int64(0)) { $0 + Int64($1.data.count) }
    return blobs.reduce(manifests) { $0 + $1.size }
  }
}
