import Foundation

/// An image found in a source; opened only if its platform may be the one asked for.
struct Candidate: Sendable {
  let platform: Platform
  let digest: Digest
  let image: Image?
}

/// Finds images in an OCI layout, through indexes in indexes.
struct OCILayout {
  let files: ImageFiles
  /// Images known to be for another platform are listed but not opened; nil opens only those that do not tell.
  let wanted: Platform?

  private static let maximumDepth = 4

  func candidates() throws(ImageError) -> [Candidate] {
    guard let file = try files.file("index.json") else { throw fault("'index.json' is missing") }
    let data = try file.read(limit: ManifestDocument.maximumSize, what: "index.json")
    var level = try read(data, as: MediaType.index).manifests ?? []
    var seen: Set<Digest> = []
    var found: [Candidate] = []
    var depth = 0
    while !level.isEmpty {
      guard depth <= Self.maximumDepth else { throw fault("indexes are nested more than \(Self.maximumDepth) deep") }
      depth += 1
      var next: [Descriptor] = []
      for descriptor in level where !descriptor.isAttestation && seen.insert(descriptor.digest).inserted {
        if MediaType.isIndex(descriptor.mediaType) {
          let data = try files.verified(descriptor, limit: ManifestDocument.maximumSize, what: "index")
          next += try read(data, as: descriptor.mediaType).manifests ?? []
        } else if MediaType.isManifest(descriptor.mediaType), let candidate = try candidate(descriptor) {
          found.append(candidate)
        }
      }
      level = next
    }
    return found
  }

  private func candidate(_ descriptor: Descriptor) throws(ImageError) -> Candidate? {
    if let platform = descriptor.platform, platform != wanted {
      return Candidate(platform: platform, digest: descriptor.digest, image: nil)
    }
    return try image(descriptor).map { Candidate(platform: $0.platform, digest: $0.digest, image: $0) }
  }

  /// The image that `descriptor` points to, or nil if that is nothing that runs.
  private func image(_ descriptor: Descriptor) throws(ImageError) -> Image? {
    let data = try files.verified(descriptor, limit: ManifestDocument.maximumSize, what: "manifest")
    let manifest = try read(data, as: descriptor.mediaType)
    guard let configDescriptor = manifest.imageConfig else { return nil }
    let configData = try files.verified(configDescriptor, limit: ConfigDocument.maximumSize, what: "configuration")
    let config = try convert { () throws(DocumentFault) in try ConfigDocument.read(configData) }
    guard !config.platform.isUnknown else { return nil }
    try check(config, against: descriptor, layers: manifest.layers ?? [])
    return Image(
      platform: descriptor.platform ?? config.platform, runtime: config.runtime, manifest: data,
      mediaType: descriptor.mediaType, digest: descriptor.digest, config: try blob(configDescriptor),
      layers: try layers(manifest.layers ?? []))
  }

  private func check(
    _ config: ConfigDocument, against descriptor: Descriptor, layers: [Descriptor]
  ) throws(ImageError) {
    let actual = config.platform
    if let announced = descriptor.platform,
      announced.os != actual.os || announced.architecture != actual.architecture
    {
      throw fault("manifest \(descriptor.digest) is announced for \(announced), but its configuration says \(actual)")
    }
    if let count = config.rootfs?.diffIDs?.count, count != layers.count {
      throw fault("manifest \(descriptor.digest) has \(layers.count) layers, but its configuration says \(count)")
    }
  }

  private func layers(_ descriptors: [Descriptor]) throws(ImageError) -> [Image.Blob] {
    var layers: [Image.Blob] = []
    for descriptor in descriptors {
      guard !MediaType.isForeign(descriptor.mediaType), descriptor.urls?.isEmpty != false else {
        throw fault("layer \(descriptor.digest) is to be fetched from elsewhere, which is not supported")
      }
      layers.append(try blob(descriptor))
    }
    return layers
  }

  private func blob(_ descriptor: Descriptor) throws(ImageError) -> Image.Blob {
    Image.Blob(digest: descriptor.digest, content: try files.blob(descriptor))
  }

  private func read(_ data: Data, as mediaType: String) throws(ImageError) -> ManifestDocument {
    try convert { () throws(DocumentFault) in try ManifestDocument.read(data, as: mediaType) }
  }

  private func convert<Value>(_ read: () throws(DocumentFault) -> Value) throws(ImageError) -> Value {
    do { return try read() } catch { throw fault(error.reason) }
  }

  private func fault(_ reason: String) -> ImageError { .damaged(path: files.path, reason: reason) }
}
