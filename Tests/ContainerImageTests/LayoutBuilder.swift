import ContainerImage
import Foundation

/// Makes the files of an OCI layout, the same ones each time.
struct LayoutBuilder {
  typealias Object = [String: Any]

  private(set) var files: [String: Data] = ["oci-layout": Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8)]
  private var top: [Object] = []

  static let manifestType = "application/vnd.oci.image.manifest.v1+json"
  static let indexType = "application/vnd.oci.image.index.v1+json"
  static let layerType = "application/vnd.oci.image.layer.v1.tar+gzip"

  /// A layout with one image and nothing else.
  static func single(
    _ architecture: String = "arm64", layers: [Data] = [Data("layer".utf8)], diffIDs: [Digest]? = nil
  ) -> LayoutBuilder {
    var layout = LayoutBuilder()
    let config = diffIDs.map { ["rootfs": ["diff_ids": $0.map(\.description)]] } ?? [:]
    layout.list(layout.image(architecture, layers: layers, announced: false, config: config))
    return layout
  }

  mutating func blob(_ data: Data, type: String) -> Object {
    let digest = Digest(of: data)
    files["blobs/sha256/\(digest.hex)"] = data
    return ["mediaType": type, "digest": "\(digest)", "size": data.count]
  }

  /// An image; `announced` puts its platform into the descriptor as well.
  mutating func image(
    _ architecture: String, os: String = "linux", variant: String? = nil, layers: [Data] = [Data("layer".utf8)],
    announced: Bool = true, config: Object = [:], layerFields: Object = [:], manifest: Object = [:]
  ) -> Object {
    var platform: Object = ["os": os, "architecture": architecture]
    if let variant { platform["variant"] = variant }
    let diffIDs = layers.map { "\(Digest(of: $0))" }
    let configuration = platform.merging(["rootfs": ["type": "layers", "diff_ids": diffIDs]]) { $1 }
    let document: Object = [
      "schemaVersion": 2, "mediaType": Self.manifestType,
      "config": blob(Self.json(configuration.merging(config) { $1 }), type: "application/vnd.oci.image.config.v1+json"),
      "layers": layers.map { blob($0, type: Self.layerType).merging(layerFields) { $1 } },
    ]
    var descriptor = blob(Self.json(document.merging(manifest) { $1 }), type: Self.manifestType)
    if announced { descriptor["platform"] = platform }
    return descriptor
  }

  /// What BuildKit puts beside an image.
  mutating func attestation() -> Object {
    var descriptor = image("unknown", os: "unknown", layers: [Data("provenance".utf8)])
    descriptor["annotations"] = ["vnd.docker.reference.type": "attestation-manifest"]
    return descriptor
  }

  mutating func index(_ manifests: [Object]) -> Object {
    blob(
      Self.json(["schemaVersion": 2, "mediaType": Self.indexType, "manifests": manifests]), type: Self.indexType)
  }

  /// Puts `descriptor` into index.json.
  mutating func list(_ descriptor: Object) {
    top.append(descriptor)
    files["index.json"] = Self.json(["schemaVersion": 2, "manifests": top])
  }

  mutating func replace(_ name: String, with data: Data?) {
    files[name] = data
  }

  static func json(_ value: Any) -> Data {
    (try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])) ?? Data()
  }
}

/// What `docker save` wrote up to version 24.
struct DockerSave {
  static func files(
    _ architecture: String = "arm64", layers: [Data] = [Data("plain tar".utf8)], extra: [String: Data] = [:]
  ) -> [String: Data] {
    let config = LayoutBuilder.json([
      "architecture": architecture, "os": "linux", "config": ["Cmd": ["/app"]],
      "rootfs": ["type": "layers", "diff_ids": layers.map { "\(Digest(of: $0))" }],
    ])
    let names = layers.indices.map { "\(Digest(of: Data("\($0)".utf8)).hex)/layer.tar" }
    let name = "\(Digest(of: config).hex).json"
    var files = extra
    files[name] = config
    for (name, layer) in zip(names, layers) { files[name] = layer }
    files["repositories"] = Data("{}".utf8)
    files["manifest.json"] = LayoutBuilder.json([["Config": name, "RepoTags": ["chatbot:1"], "Layers": names]])
    return files
  }
}
