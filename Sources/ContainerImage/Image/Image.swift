import Essentials
import Files

/// One image for one platform, ready to be pushed: a manifest, a configuration and layers.
package struct Image: Sendable {
  package let platform: Platform
  package let runtime: Runtime
  /// When it was built, as RFC 3339 writes it; nil if it does not say.
  package let created: String?
  /// What it is called where it comes from, such as `chatbot:1`.
  package let names: [String]
  /// The manifest's exact bytes; never encoded anew, for the digest is theirs.
  package let manifest: Data
  package let mediaType: String
  /// The digest of `manifest`, by which the image is known everywhere.
  package let digest: Digest
  package let config: Blob
  /// In the manifest's order, the base first; the same blob may come twice.
  package let layers: [Blob]
  /// The digests of the layers before they were compressed, in the same order; empty if the image does not say.
  package let diffIDs: [Digest]

  /// - Parameters:
  ///   - document: What `config` holds.
  ///   - platform: What the image is announced for, with a variant that its configuration need not have.
  ///   - names: What it is called.
  ///   - manifest: The exact bytes.
  ///   - mediaType: The manifest's.
  ///   - digest: The manifest's.
  ///   - config: The configuration.
  ///   - layers: In the manifest's order.
  init(
    _ document: ConfigDocument, platform: Platform? = nil, names: [String], manifest: Data, mediaType: String,
    digest: Digest, config: Blob, layers: [Blob]
  ) {
    self.platform = platform ?? document.platform
    runtime = document.runtime
    created = document.created
    self.names = names
    self.manifest = manifest
    self.mediaType = mediaType
    self.digest = digest
    self.config = config
    self.layers = layers
    diffIDs = document.diffIDs ?? []
  }

  /// A blob and where to read it.
  package struct Blob: Sendable {
    package let digest: Digest
    package let mediaType: String
    /// In bytes.
    package let size: Int64
    private let source: Source

    private enum Source: Sendable {
      case stored(FileRange)
      case plain(PlainLayer)
      case registry(RegistryRepository)
    }

    init(digest: Digest, mediaType: String, content: FileRange) {
      self.digest = digest
      self.mediaType = mediaType
      size = content.length
      source = .stored(content)
    }

    init(compressing layer: PlainLayer) {
      digest = layer.entry.digest
      mediaType = MediaType.gzipLayer
      size = layer.entry.size
      source = .plain(layer)
    }

    init(_ descriptor: Descriptor, in repository: RegistryRepository) {
      digest = descriptor.digest
      mediaType = descriptor.mediaType
      size = descriptor.size
      source = .registry(repository)
    }

    /// Where it has to be fetched from; nil for what is on this machine.
    var repository: RegistryRepository? { if case .registry(let repository) = source { repository } else { nil } }

    /// Where its bytes are. A layer that is known from an earlier run to be compressed to this digest is compressed now;
    /// what is in a registry is fetched, each time anew.
    func content() async throws(ImageError) -> FileRange {
      switch source {
      case .stored(let range): return range
      case .plain(let layer): return try layer.bytes()
      case .registry(let repository):
        do throws(RegistryError) { return try await repository.download(self) } catch { throw ImageError(error) }
      }
    }
  }

  /// The configuration and the layers, each once.
  package var blobs: [Blob] { ([config] + layers).uniqued(by: \.digest) }

  /// What a registry stores for this image, in bytes.
  package var size: Int64 { blobs.reduce(Int64(manifest.count)) { $0 + $1.size } }
}
