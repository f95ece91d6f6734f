import Foundation

/// What `docker save` wrote up to version 24, and `podman save` writes: `manifest.json`, configurations, plain layers.
///
/// Such an archive has no OCI manifest, so one is made: OCI media types, the layers as they are
/// (`application/vnd.oci.image.layer.v1.tar`, uncompressed), so that a layer's digest is the `diff_id` that the
/// configuration names. The bytes depend on nothing else, so that an image's digest stays from one save to the next.
struct DockerArchive {
  let archive: TarArchive

  private struct Entry: Decodable {
    let config: String
    let layers: [String]

    private enum CodingKeys: String, CodingKey { case config = "Config", layers = "Layers" }
  }

  func candidates() throws(ImageError) -> [Candidate] {
    var found: [Candidate] = []
    for entry in try entries() {
      let image = try image(entry)
      if !found.contains(where: { $0.digest == image.digest }) {
        found.append(Candidate(platform: image.platform, digest: image.digest, image: image))
      }
    }
    return found
  }

  private func entries() throws(ImageError) -> [Entry] {
    let data = try file("manifest.json").read(limit: ManifestDocument.maximumSize, what: "manifest.json")
    do {
      return try decode([Entry].self, from: data, what: "manifest.json")
    } catch {
      throw fault(error.reason)
    }
  }

  private func image(_ entry: Entry) throws(ImageError) -> Image {
    let range = try file(entry.config)
    let data = try range.read(limit: ConfigDocument.maximumSize, what: "the configuration")
    let digest = Digest(of: data)
    // The file is named after its digest, by docker and podman alike.
    let name = entry.config.split(separator: "/").last.map { $0.hasSuffix(".json") ? $0.dropLast(5) : $0 } ?? ""
    if let announced = try? Digest("sha256:\(name)"), announced != digest {
      throw fault("the configuration's content is not what its name '\(entry.config)' says")
    }
    let config: ConfigDocument
    do { config = try ConfigDocument.read(data) } catch { throw fault(error.reason) }
    guard !config.platform.isUnknown else { throw fault("the configuration names no platform") }

    let layers = try layers(entry, digests: config.rootfs?.diffIDs ?? [])
    let manifest = Self.manifest(config: Image.Blob(digest: digest, content: range), layers: layers)
    return Image(
      platform: config.platform, runtime: config.runtime, manifest: manifest, mediaType: MediaType.manifest,
      digest: Digest(of: manifest), config: Image.Blob(digest: digest, content: range), layers: layers)
  }

  private func layers(_ entry: Entry, digests: [Digest]) throws(ImageError) -> [Image.Blob] {
    guard digests.count == entry.layers.count else {
      throw fault("manifest.json has \(entry.layers.count) layers, but the configuration says \(digests.count)")
    }
    var layers: [Image.Blob] = []
    for (name, digest) in zip(entry.layers, digests) {
      guard let content = try archive.fileOrLink(name) else { throw fault("layer '\(name)' is missing") }
      layers.append(Image.Blob(digest: digest, content: content))
    }
    return layers
  }

  static func manifest(config: Image.Blob, layers: [Image.Blob]) -> Data {
    func descriptor(_ blob: Image.Blob, _ mediaType: String) -> String {
      #"{"mediaType":"\#(mediaType)","digest":"\#(blob.digest)","size":\#(blob.size)}"#
    }
    let layers = layers.map { descriptor($0, MediaType.layer) }.joined(separator: ",")
    return Data(
      (#"{"schemaVersion":2,"mediaType":"\#(MediaType.manifest)","#
        + #""config":\#(descriptor(config, MediaType.config)),"layers":[\#(layers)]}"#).utf8)
  }

  private func file(_ name: String) throws(ImageError) -> FileRange {
    guard let file = try archive.file(name) else { throw fault("'\(name)' is missing") }
    return file
  }

  private func fault(_ reason: String) -> ImageError { .damaged(path: archive.path, reason: reason) }
}
