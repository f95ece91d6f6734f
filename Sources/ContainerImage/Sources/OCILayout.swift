import Essentials

/// An image found in a source; opened only if its platform may be the requested one.
struct Candidate: Sendable {
  let platform: Platform
  let digest: Digest
  let image: Image?
}

/// Finds images in an OCI layout, including nested indexes.
struct OCILayout {
  let files: ImageFiles

  private static let maximumDepth = 4

  /// The manifest of an image, and its names in the layout.
  private struct Listed {
    let descriptor: Descriptor
    let names: [String]
  }

  /// The images of the layout. Images that are announced for another platform than `wanted` are listed but not opened;
  /// without `wanted`, only images without an announced platform are opened.
  func candidates(for wanted: Platform?) throws(ImageError) -> [Candidate] {
    var found: [Candidate] = []
    for listed in try manifests() {
      if let platform = listed.descriptor.platform, platform != wanted {
        found.append(Candidate(platform: platform, digest: listed.descriptor.digest, image: nil))
      } else if let image = try image(listed) {
        found.append(Candidate(platform: image.platform, digest: image.digest, image: image))
      }
    }
    return found
  }

  /// All images whose manifests exist: an index also announces images that were not pulled.
  func images() throws(ImageError) -> [Image] {
    var images: [Image] = []
    for listed in try manifests() {
      guard try files.has(listed.descriptor) || listed.descriptor.platform == nil else { continue }
      if let image = try image(listed) { images.append(image) }
    }
    return images
  }

  private func manifests() throws(ImageError) -> [Listed] {
    guard let file = try files.file("index.json") else { throw fault("'index.json' is missing") }
    let data = try file.read(limit: ManifestDocument.maximumSize, what: "index.json")
    let top = try read(data, as: MediaType.index).manifests ?? []
    // An image with several names is listed several times.
    let names = Dictionary(grouping: top, by: \.digest).mapValues { $0.compactMap(\.name) }
    var level = top.map { Listed(descriptor: $0, names: names[$0.digest] ?? []) }
    var seen: Set<Digest> = []
    var found: [Listed] = []
    var depth = 0
    while !level.isEmpty {
      guard depth <= Self.maximumDepth else { throw fault("indexes are nested more than \(Self.maximumDepth) deep") }
      depth += 1
      var next: [Listed] = []
      for listed in level where !listed.descriptor.isAttestation && seen.insert(listed.descriptor.digest).inserted {
        guard seen.count <= ManifestDocument.maximumManifests else {
          throw fault("its indexes name more than \(ManifestDocument.maximumManifests) manifests")
        }
        if MediaType.isIndex(listed.descriptor.mediaType) {
          let data = try files.verified(listed.descriptor, limit: ManifestDocument.maximumSize, what: "index")
          let inner = try read(data, as: listed.descriptor.mediaType).manifests ?? []
          next += inner.map { Listed(descriptor: $0, names: listed.names) }
        } else if MediaType.isManifest(listed.descriptor.mediaType) {
          found.append(listed)
        }
      }
      level = next
    }
    return found
  }

  /// The listed image; nil if it is not runnable.
  private func image(_ listed: Listed) throws(ImageError) -> Image? {
    let descriptor = listed.descriptor
    if let platform = descriptor.platform, try !files.has(descriptor) {
      throw fault(
        "the index lists an image for \(platform), but it is missing; pull or build it for that platform, then save it "
          + "again")
    }
    let data = try files.verified(descriptor, limit: ManifestDocument.maximumSize, what: "manifest")
    let manifest = try read(data, as: descriptor.mediaType)
    guard let configDescriptor = manifest.imageConfig else { return nil }
    let configData = try files.verified(configDescriptor, limit: ConfigDocument.maximumSize, what: "configuration")
    let config = try convert { () throws(DocumentFault) in try ConfigDocument.read(configData) }
    guard !config.platform.isUnknown else { return nil }
    try convert { () throws(DocumentFault) in
      try config.check(descriptor.digest, announced: descriptor.platform, layers: manifest.layers ?? [])
    }
    return Image(
      config, platform: descriptor.platform, names: listed.names, manifest: data, mediaType: descriptor.mediaType,
      digest: descriptor.digest, config: try blob(configDescriptor), layers: try layers(manifest.layers ?? []))
  }

  private func layers(_ descriptors: [Descriptor]) throws(ImageError) -> [Image.Blob] {
    var layers: [Image.Blob] = []
    for descriptor in descriptors {
      guard !MediaType.isForeign(descriptor.mediaType), descriptor.urls?.isEmpty != false else {
        throw fault("layer \(descriptor.digest) is a foreign layer, which is not supported")
      }
      layers.append(try blob(descriptor))
    }
    return layers
  }

  private func blob(_ descriptor: Descriptor) throws(ImageError) -> Image.Blob {
    Image.Blob(digest: descriptor.digest, mediaType: descriptor.mediaType, content: try files.blob(descriptor))
  }

  private func read(_ data: Data, as mediaType: String) throws(ImageError) -> ManifestDocument {
    try convert { () throws(DocumentFault) in try ManifestDocument.read(data, as: mediaType) }
  }

  private func convert<Value>(_ read: () throws(DocumentFault) -> Value) throws(ImageError) -> Value {
    do { return try read() } catch { throw fault(error.reason) }
  }

  private func fault(_ reason: String) -> ImageError { .damaged(path: files.path, reason: reason) }
}
