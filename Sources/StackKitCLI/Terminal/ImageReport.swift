import ContainerImage
import Essentials
import Files

/// What `stackkit image` prints.
struct ImageReport: Encodable {
  let path: String
  let format: Format
  let images: [Entry]

  enum Format: String, Encodable {
    case ociLayout = "oci-layout"
    case ociArchive = "oci-archive"
    case dockerArchive = "docker-archive"
    case registry

    init(_ format: ImageSource.Format) {
      self =
        switch format {
        case .ociLayout: .ociLayout
        case .ociArchive: .ociArchive
        case .dockerArchive: .dockerArchive
        }
    }
  }

  struct Entry: Encodable {
    let platform: String
    let digest: String
    let mediaType: String
    let names: [String]
    let created: String?
    /// Empty: root.
    let user: String
    let entryPoint: [String]
    let command: [String]
    let workingDirectory: String
    let volumes: [String]
    let exposedPorts: [String]
    let labels: [String: String]
    let config: Blob
    let layers: [Layer]
    /// The bytes that a registry stores for the image; a repeated layer counts once.
    let size: Int64

    fileprivate(set) var warnings: [String] = []

    private enum CodingKeys: CodingKey {
      case platform, digest, mediaType, names, created, user, entryPoint, command, workingDirectory, volumes,
        exposedPorts
      case labels, config, layers, size
    }
  }

  struct Blob: Encodable {
    let digest: String
    let size: Int64
  }

  struct Layer: Encodable {
    let digest: String
    let mediaType: String
    let size: Int64
    /// The digest of the uncompressed layer; nil if the image does not state it.
    let diffID: String?
  }

  init(path: String, format: Format, images: [Image]) {
    self.path = path
    self.format = format
    self.images = images.map(Entry.init)
  }
}

extension ImageReport.Entry {
  init(_ image: Image) {
    platform = "\(image.platform)"
    digest = "\(image.digest)"
    mediaType = image.mediaType
    names = image.names
    created = image.created
    user = image.runtime.user
    entryPoint = image.runtime.entryPoint
    command = image.runtime.command
    workingDirectory = image.runtime.workingDirectory
    volumes = image.runtime.volumes
    exposedPorts = image.runtime.exposedPorts
    labels = image.runtime.labels
    config = ImageReport.Blob(digest: "\(image.config.digest)", size: image.config.size)
    layers = image.layers.enumerated().map { index, layer in
      ImageReport.Layer(
        digest: "\(layer.digest)", mediaType: layer.mediaType, size: layer.size,
        diffID: index < image.diffIDs.count ? "\(image.diffIDs[index])" : nil)
    }
    size = image.size
    warnings = image.warnings
  }
}

// MARK: - For people

extension ImageReport {
  var lines: [String] { images.flatMap(\.lines) }
}

extension ImageReport.Entry {
  fileprivate var lines: [String] {
    let facts: [(String, String)] =
      names.map { ("name", $0) } + [
        ("type", mediaType), ("created", created ?? ""),
        ("user", user.isEmpty ? "root (the image sets no user)" : user),
        ("entry point", Self.words(entryPoint)), ("command", Self.words(command)), ("folder", workingDirectory),
        ("volumes", volumes.joined(separator: ", ")), ("ports", exposedPorts.joined(separator: ", ")),
      ] + labels.sorted { $0.key < $1.key }.map { ("label", "\($0.key)=\($0.value)") }
    let total = "\(layers.count), \(Narrator.size(size)) including the configuration and the manifest"
    return ["\(platform) \(digest)"]
      + (facts.filter { !$0.1.isEmpty } + [("layers", total)]).map { name, value in
        "  \(name.padded(to: 12))\(value)"
      }
      + layers.map {
        "    \($0.digest) \(Narrator.size($0.size))\($0.mediaType.hasSuffix("tar") ? ", uncompressed" : "")"
      }
  }

  /// Words in the form that a Dockerfile uses, which shows where each one ends.
  private static func words(_ words: [String]) -> String {
    func quoted(_ word: String) -> String {
      var text = ""
      JSON.quote(word, into: &text)
      return text
    }
    return words.isEmpty ? "" : "[\(words.map(quoted).joined(separator: ", "))]"
  }
}
