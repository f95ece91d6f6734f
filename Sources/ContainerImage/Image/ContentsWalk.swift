import Essentials

/// Walks through a manifest or an index and everything that it names. The caller reads the documents that `next`
/// returns.
///
/// Attestations and the like are included: a registry refuses an index that names something it does not have.
struct ContentsWalk {
  private let top: ImageContents.Manifest
  private let isWanted: @Sendable (Descriptor) -> Bool
  private var steps: [Step]
  private var children: [ImageContents.Manifest] = []
  private var blobs: [Descriptor] = []
  /// The platforms of all images that indexes name.
  private(set) var platforms: [Platform] = []
  private var seen: Set<Digest> = []
  private var bytes = 0

  private enum Step {
    case visit(Descriptor, depth: Int)
    /// The manifest, after everything that it names.
    case leave(ImageContents.Manifest)
  }

  private static let maximumDepth = 4
  /// The manifests stay in memory until the push has ended.
  private static let maximumBytes = 32 << 20
  /// Above the limit of any registry, and low enough that the sum of all sizes does not overflow.
  private static let maximumBlob: Int64 = 1 << 37

  /// - Parameters:
  ///   - top: The manifest or index to start with.
  ///   - isWanted: Selects from the entries of indexes.
  /// - Throws: When `top` is invalid.
  init(
    _ top: ImageContents.Manifest, where isWanted: @escaping @Sendable (Descriptor) -> Bool = { _ in true }
  ) throws(DocumentFault) {
    self.top = top
    self.isWanted = isWanted
    steps = []
    try enter(top, depth: 0)
  }

  /// The next manifest or index to read and pass to `take`; nil at the end.
  mutating func next() throws(DocumentFault) -> (descriptor: Descriptor, depth: Int)? {
    while let step = steps.popLast() {
      switch step {
      case .leave(let manifest): children.append(manifest)
      case .visit(let descriptor, let depth) where seen.insert(descriptor.digest).inserted:
        guard seen.count <= ManifestDocument.maximumManifests else {
          throw DocumentFault("the index names more than \(ManifestDocument.maximumManifests) manifests")
        }
        return (descriptor, depth)
      case .visit: break
      }
    }
    return nil
  }

  mutating func take(_ data: Data, of step: (descriptor: Descriptor, depth: Int)) throws(DocumentFault) {
    bytes += data.count
    guard bytes <= Self.maximumBytes else {
      throw DocumentFault("the index names manifests of more than \(Self.maximumBytes) bytes in all")
    }
    let manifest = ImageContents.Manifest(
      data: data, mediaType: step.descriptor.mediaType, digest: step.descriptor.digest)
    steps.append(.leave(manifest))
    try enter(manifest, depth: step.depth)
  }

  /// The contents that were found; `blob` locates the blob of a descriptor.
  func contents<Failure: Error>(
    _ blob: (Descriptor) throws(Failure) -> Image.Blob
  ) throws(Failure) -> ImageContents {
    var found: [Image.Blob] = []
    for descriptor in blobs { found.append(try blob(descriptor)) }
    return ImageContents(platforms: platforms, top: top, children: children, blobs: found)
  }

  private mutating func enter(_ manifest: ImageContents.Manifest, depth: Int) throws(DocumentFault) {
    let document = try ManifestDocument.read(manifest.data, as: manifest.mediaType)
    if MediaType.isIndex(manifest.mediaType) {
      guard depth <= Self.maximumDepth else {
        throw DocumentFault("indexes are nested more than \(Self.maximumDepth) deep")
      }
      for child in document.manifests ?? [] {
        if let platform = child.platform, !child.isAttestation { platforms.append(platform) }
        guard isWanted(child) else { continue }
        guard MediaType.isIndex(child.mediaType) || MediaType.isManifest(child.mediaType) else {
          throw DocumentFault("the index names \(child.digest), a '\(child.mediaType)', which is not supported")
        }
        steps.append(.visit(child, depth: depth + 1))
      }
    } else {
      for blob in [document.config].compactMap({ $0 }) + (document.layers ?? []) {
        guard !MediaType.isForeign(blob.mediaType), blob.urls?.isEmpty != false else {
          throw DocumentFault("layer \(blob.digest) is a foreign layer, which is not supported")
        }
        guard (0...Self.maximumBlob).contains(blob.size) else {
          throw DocumentFault("blob \(blob.digest) has \(blob.size) bytes; the maximum is \(Self.maximumBlob)")
        }
        blobs.append(blob)
      }
    }
  }
}
