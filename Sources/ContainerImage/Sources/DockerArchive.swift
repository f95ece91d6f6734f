import Essentials

/// The archive format of `docker save` up to version 24, `podman save`, crane and others: `manifest.json`,
/// configurations, layers.
///
/// Such an archive has no OCI manifest, so one is made. Uncompressed layers are compressed, always in the same way;
/// compressed layers are unchanged. So the image's digest is the same after each save.
struct DockerArchive {
  let archive: TarArchive
  let cache: LayerCache
  let report: Preparation.Report

  /// Each image has a configuration of its own to read.
  private static let mostImages = 100

  private struct Entry: Decodable {
    let config: String
    let layers: [String]
    let tags: [String]?

    private enum CodingKeys: String, CodingKey { case config = "Config", layers = "Layers", tags = "RepoTags" }
  }

  /// An entry with its configuration.
  private struct Found {
    let layers: [String]
    var names: [String]
    let blob: Image.Blob
    let config: ConfigDocument
  }

  /// The archive's images, each once, identified by their configurations' digests. Only images that may be for `wanted`
  /// are opened, because opening compresses them.
  func candidates(for wanted: Platform?) throws(ImageError) -> [Candidate] {
    let found = try entries()
    let isAlone = found.count { $0.config.platform == wanted } == 1
    return try found.map { (found) throws(ImageError) in
      let platform = found.config.platform
      return Candidate(
        platform: platform, digest: found.blob.digest,
        image: isAlone && platform == wanted ? try image(found) : nil)
    }
  }

  /// All of the archive's images.
  func images() throws(ImageError) -> [Image] {
    try entries().map { (found) throws(ImageError) in try image(found) }
  }

  private func entries() throws(ImageError) -> [Found] {
    let data = try file("manifest.json").read(limit: ManifestDocument.maximumSize, what: "manifest.json")
    let entries: [Entry]
    do { entries = try decode([Entry].self, from: data, what: "manifest.json") } catch { throw fault(error.reason) }
    guard entries.count <= Self.mostImages else {
      throw fault("manifest.json has \(entries.count) images; the maximum is \(Self.mostImages)")
    }
    var found: [Found] = []
    for entry in entries {
      let next = try read(entry)
      if let index = found.firstIndex(where: { $0.blob.digest == next.blob.digest }) {
        found[index].names += next.names
      } else {
        found.append(next)
      }
    }
    return found
  }

  private func read(_ entry: Entry) throws(ImageError) -> Found {
    let range = try file(entry.config)
    let data = try range.read(limit: ConfigDocument.maximumSize, what: "the configuration")
    let digest = Digest(of: data)
    // docker and podman name the file after its digest.
    let name = entry.config.split(separator: "/").last.map { $0.hasSuffix(".json") ? $0.dropLast(5) : $0 } ?? ""
    if let announced = try? Digest(name.hasPrefix("sha256:") ? String(name) : "sha256:\(name)"), announced != digest {
      throw fault("the configuration's content does not match its name '\(entry.config)'")
    }
    let config: ConfigDocument
    do { config = try ConfigDocument.read(data) } catch { throw fault(error.reason) }
    guard !config.platform.isUnknown else { throw fault("the configuration names no platform") }
    return Found(
      layers: entry.layers, names: entry.tags ?? [],
      blob: Image.Blob(digest: digest, mediaType: MediaType.config, content: range), config: config)
  }

  private func image(_ found: Found) throws(ImageError) -> Image {
    let layers = try layers(found)
    let manifest = Self.manifest(config: found.blob, layers: layers)
    return Image(
      found.config, names: found.names, manifest: manifest, mediaType: MediaType.manifest,
      digest: Digest(of: manifest), config: found.blob, layers: layers)
  }

  private func layers(_ found: Found) throws(ImageError) -> [Image.Blob] {
    let (names, diffIDs) = (found.layers, found.config.diffIDs ?? [])
    guard diffIDs.count == names.count else {
      throw fault("manifest.json has \(names.count) layers, but the configuration says \(diffIDs.count)")
    }
    // A repeated layer is compressed once.
    var made: [Digest: Image.Blob] = [:]
    var layers: [Image.Blob] = []
    for (name, diffID) in zip(names, diffIDs) {
      let blob: Image.Blob
      if let known = made[diffID] { blob = known } else { blob = try layer(name, diffID: diffID) }
      made[diffID] = blob
      layers.append(blob)
    }
    return layers
  }

  private func layer(_ name: String, diffID: Digest) throws(ImageError) -> Image.Blob {
    guard let content = try archive.fileOrLink(name) else { throw fault("layer '\(name)' is missing") }
    return switch Compression(start: try content.start(8)) {
    case .gzip: Image.Blob(digest: try content.hash(), mediaType: MediaType.gzipLayer, content: content)
    case .zstd: Image.Blob(digest: try content.hash(), mediaType: MediaType.zstdLayer, content: content)
    case nil: Image.Blob(compressing: try PlainLayer(content, diffID: diffID, cache: cache, report: report))
    }
  }

  private static func manifest(config: Image.Blob, layers: [Image.Blob]) -> Data {
    func descriptor(_ blob: Image.Blob) -> String {
      #"{"mediaType":"\#(blob.mediaType)","digest":"\#(blob.digest)","size":\#(blob.size)}"#
    }
    let layers = layers.map(descriptor).joined(separator: ",")
    return Data(
      (#"{"schemaVersion":2,"mediaType":"\#(MediaType.manifest)","#
        + #""config":\#(descriptor(config)),"layers":[\#(layers)]}"#).utf8)
  }

  private func file(_ name: String) throws(ImageError) -> FileRange {
    guard let file = try archive.file(name) else { throw fault("'\(name)' is missing") }
    return file
  }

  private func fault(_ reason: String) -> ImageError { .damaged(path: archive.path, reason: reason) }
}
