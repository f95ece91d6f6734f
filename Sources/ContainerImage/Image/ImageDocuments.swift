import Essentials

/// A descriptor in an index or a manifest, which points to content.
struct Descriptor: Decodable, Sendable {
  let mediaType: String
  let digest: Digest
  let size: Int64
  let platform: Platform?
  let urls: [String]?
  let annotations: [String: String]?

  /// The image's name in a layout: Docker's full name, or only a tag.
  var name: String? {
    annotations?["io.containerd.image.name"] ?? annotations?["org.opencontainers.image.ref.name"]
  }

  /// Whether this is an attestation of BuildKit's, such as provenance or a bill of materials.
  var isAttestation: Bool {
    annotations?["vnd.docker.reference.type"] == "attestation-manifest" || platform?.isUnknown == true
  }
}

/// An index or a manifest, in one type because a registry may answer with either.
struct ManifestDocument: Decodable, Sendable {
  let schemaVersion: Int
  let mediaType: String?
  let artifactType: String?
  let config: Descriptor?
  let layers: [Descriptor]?
  let manifests: [Descriptor]?

  static let maximumSize: Int64 = 4 << 20
  /// The largest number of manifests that an index names, with those of its indexes. Real ones name fewer than 40.
  static let maximumManifests = 100
  /// Above the 127 layers that Docker allows.
  private static let maximumLayers = 1000

  /// Decodes `data`, which was announced as `mediaType`.
  static func read(_ data: Data, as mediaType: String) throws(DocumentFault) -> ManifestDocument {
    let what = MediaType.isIndex(mediaType) ? "index" : "manifest"
    let document = try decode(Self.self, from: data, what: what)
    guard document.schemaVersion == 2 else {
      throw DocumentFault("the \(what)'s schemaVersion is \(document.schemaVersion), not 2")
    }
    // A document that can be read in two ways could show one image to a reviewer and run another.
    guard document.mediaType == nil || document.mediaType == mediaType else {
      throw DocumentFault("the \(what)'s mediaType is '\(document.mediaType ?? "")', not '\(mediaType)'")
    }
    guard MediaType.isIndex(mediaType) ? document.layers == nil && document.config == nil : document.manifests == nil
    else { throw DocumentFault("the \(what) is an index and a manifest at once") }
    guard document.manifests?.count ?? 0 <= maximumManifests else {
      throw DocumentFault("the index names more than \(maximumManifests) manifests")
    }
    guard document.layers?.count ?? 0 <= maximumLayers else {
      throw DocumentFault("the manifest has more than \(maximumLayers) layers")
    }
    return document
  }

  /// The configuration, if this is the manifest of a runnable image.
  var imageConfig: Descriptor? {
    guard artifactType == nil, let config, MediaType.isImageConfig(config.mediaType) else { return nil }
    return config
  }
}

/// The parts of an image's configuration that are needed.
struct ConfigDocument: Decodable, Sendable {
  let os: String?
  let architecture: String?
  let variant: String?
  /// The build time in the form of RFC 3339, if it is stated.
  let created: String?
  private let rootfs: RootFS?
  private let config: Image.Runtime?

  static let maximumSize: Int64 = 8 << 20

  private struct RootFS: Decodable, Sendable {
    let diffIDs: [Digest]?

    private enum CodingKeys: String, CodingKey { case diffIDs = "diff_ids" }
  }

  static func read(_ data: Data) throws(DocumentFault) -> ConfigDocument {
    try decode(Self.self, from: data, what: "configuration")
  }

  var platform: Platform { Platform(os: os ?? "", architecture: architecture ?? "", variant: variant) }

  /// The digests of the uncompressed layers.
  var diffIDs: [Digest]? { rootfs?.diffIDs }

  var runtime: Image.Runtime { config ?? .unsaid }

  /// Checks that a manifest with this configuration is for the announced platform and has these layers.
  func check(_ manifest: Digest, announced: Platform?, layers: [Descriptor]) throws(DocumentFault) {
    if let announced, announced.os != platform.os || announced.architecture != platform.architecture {
      throw DocumentFault(
        "the index lists manifest \(manifest) for \(announced), but its configuration says \(platform)")
    }
    guard let diffIDs else { return }
    guard diffIDs.count == layers.count else {
      throw DocumentFault(
        "manifest \(manifest) has \(layers.count) layers, but its configuration says \(diffIDs.count)")
    }
    // Docker 25.0.0 mixed them up, which would only be noticed when the image is run.
    for (layer, diffID) in zip(layers, diffIDs) where MediaType.isPlainLayer(layer.mediaType) && layer.digest != diffID
    {
      throw DocumentFault(
        "the manifest has layer \(layer.digest) where the configuration has \(diffID); "
          + "if Docker 25.0.0 saved the image, save it again with a newer version")
    }
  }
}

/// The media types of the OCI, and Docker's older ones.
enum MediaType {
  static let index = "application/vnd.oci.image.index.v1+json"
  static let manifest = "application/vnd.oci.image.manifest.v1+json"
  static let config = "application/vnd.oci.image.config.v1+json"
  static let layer = "application/vnd.oci.image.layer.v1.tar"
  static let gzipLayer = "application/vnd.oci.image.layer.v1.tar+gzip"
  static let zstdLayer = "application/vnd.oci.image.layer.v1.tar+zstd"
  static let dockerIndex = "application/vnd.docker.distribution.manifest.list.v2+json"
  static let dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"
  static let dockerConfig = "application/vnd.docker.container.image.v1+json"

  static func isIndex(_ type: String) -> Bool { type == index || type == dockerIndex }
  static func isManifest(_ type: String) -> Bool { type == manifest || type == dockerManifest }
  static func isImageConfig(_ type: String) -> Bool { type == config || type == dockerConfig }

  /// Whether it is an uncompressed layer, whose digest is its diff ID.
  static func isPlainLayer(_ type: String) -> Bool {
    type == layer || type == "application/vnd.docker.image.rootfs.diff.tar"
  }

  /// Whether it is a foreign layer, which must be fetched from elsewhere and not be pushed.
  static func isForeign(_ type: String) -> Bool { type.contains("foreign") || type.contains("nondistributable") }
}

/// An error in a document.
struct DocumentFault: Error {
  let reason: String
  let remedy: ImageRemedy?

  init(_ reason: String, remedy: ImageRemedy? = nil) {
    self.reason = reason
    self.remedy = remedy
  }
}

/// Decodes JSON from outside, with errors for people.
func decode<Document: Decodable>(
  _ type: Document.Type, from data: Data, what: String
) throws(DocumentFault) -> Document {
  try checkDepth(data, what: what)
  do {
    return try JSONDecoder().decode(type, from: data)
  } catch let error as ImageError {
    throw DocumentFault("the \(what) has a \(error)")
  } catch let error as DecodingError {
    throw DocumentFault("the \(what) \(explain(error))")
  } catch {
    throw DocumentFault("the \(what) is not JSON")
  }
}

private func explain(_ error: DecodingError) -> String {
  func path(_ keys: [any CodingKey]) -> String {
    let parts = keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
    return "'\(parts.joined().drop { $0 == "." })'"
  }
  return switch error {
  case .keyNotFound(let key, let context): "has no \(path(context.codingPath + [key]))"
  case .typeMismatch(_, let context), .valueNotFound(_, let context):
    "has an unexpected value at \(path(context.codingPath))"
  case .dataCorrupted(let context) where !context.codingPath.isEmpty:
    "has an unexpected value at \(path(context.codingPath))"
  default: "is not JSON"
  }
}

/// Refuses arrays and objects nested more than 64 deep, before a recursive parser reads them.
private func checkDepth(_ data: Data, what: String) throws(DocumentFault) {
  var depth = 0
  var inString = false
  var escaped = false
  for byte in data {
    if inString {
      if escaped {
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else if byte == UInt8(ascii: "\"") {
        inString = false
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""): inString = true
    case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
    default: break
    }
    guard depth <= 64 else { throw DocumentFault("the \(what) is nested more than 64 deep") }
  }
}
