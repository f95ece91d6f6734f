import Essentials
import Files

/// One image for one platform, ready to be pushed: a manifest, a configuration and layers.
package struct Image: Sendable {
  package let platform: Platform
  package let runtime: Runtime
  /// The build time in the form of RFC 3339; nil if the image does not state it.
  package let created: String?
  /// The names at its source, such as `chatbot:1`.
  package let names: [String]
  /// The manifest's exact bytes; never encoded again, because the digest is that of the bytes.
  package let manifest: Data
  package let mediaType: String
  /// The digest of `manifest`, which identifies the image.
  package let digest: Digest
  package let config: Blob
  /// The layers in the manifest's order, lowest first; a blob may be repeated.
  package let layers: [Blob]
  /// The digests of the uncompressed layers, in the same order; empty if the image does not state them.
  package let diffIDs: [Digest]

  /// - Parameters:
  ///   - document: The contents of `config`.
  ///   - platform: The platform that an index announces, with a variant that the configuration may lack.
  ///   - names: The image's names.
  ///   - manifest: The manifest's exact bytes.
  ///   - mediaType: The manifest's media type.
  ///   - digest: The manifest's digest.
  ///   - config: The configuration.
  ///   - layers: The layers in the manifest's order.
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

  /// A blob and its source.
  package struct Blob: Sendable {
    package let digest: Digest
    package let mediaType: String
    /// The size in bytes.
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

    /// The repository to fetch it from; nil if it is on this machine.
    var repository: RegistryRepository? { if case .registry(let repository) = source { repository } else { nil } }

    /// The bytes. A layer whose compressed digest is known from an earlier run is compressed now. A blob in a registry
    /// is fetched, each time again.
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

  /// The bytes that a registry stores for this image.
  package var size: Int64 { blobs.reduce(Int64(manifest.count)) { $0 + $1.size } }
}
