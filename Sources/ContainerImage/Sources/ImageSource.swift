import Essentials

/// A directory or an archive with images, read in place.
package struct ImageSource: Sendable {
  /// The format of the images.
  package enum Format: Sendable, Hashable {
    /// A directory with `oci-layout`, `index.json` and `blobs`.
    case ociLayout
    /// A tar of such a directory, including the output of `docker save` since version 25.
    case ociArchive
    /// The format of `docker save` up to version 24 and of `podman save`: `manifest.json` and, usually, uncompressed
    /// layers.
    case dockerArchive
  }

  package let path: String
  package let format: Format
  let files: ImageFiles
  private let cache: LayerCache
  private let report: Preparation.Report

  /// Opens an OCI layout directory, an OCI archive or a `docker save` file; the contents decide which one it is.
  ///
  /// Archives may be compressed with gzip or zstd; they are decompressed into an unnamed temporary file, in `TMPDIR` or
  /// `/var/tmp`. Apart from that, only the digests of compressed layers are written, to the user's cache.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - report: Called with the progress of long work, now and when images are read.
  /// - Returns: The source of images.
  /// - Throws: `ImageError`.
  package static func open(
    path: String, report: @escaping Preparation.Report = { _ in }
  ) throws(ImageError) -> ImageSource {
    try open(path: path, cache: LayerCache(environment: ProcessInfo.processInfo.environment), report: report)
  }

  static func open(
    path: String, cache: LayerCache, report: @escaping Preparation.Report = { _ in }
  ) throws(ImageError) -> ImageSource {
    try open(ImageFiles(path: path, report: report), cache: cache, report: report)
  }

  static func open(
    _ files: ImageFiles, cache: LayerCache, report: @escaping Preparation.Report
  ) throws(ImageError) -> ImageSource {
    let path = files.path
    if try files.file("oci-layout") != nil {
      let format = files.isDirectory ? Format.ociLayout : .ociArchive
      let source = ImageSource(path: path, format: format, files: files, cache: cache, report: report)
      try source.checkLayoutVersion()
      return source
    }
    if !files.isDirectory, try files.file("manifest.json") != nil {
      return ImageSource(path: path, format: .dockerArchive, files: files, cache: cache, report: report)
    }
    throw .unsupported(
      path: path,
      reason: files.isDirectory
        ? "not an OCI layout: it has no 'oci-layout' file"
        : "neither an OCI archive nor a `docker save` file: it has no 'oci-layout' and no 'manifest.json'")
  }

  /// The image for `platform`, with verified manifest and configuration.
  ///
  /// The sizes of layers are checked now, their digests during a push. Uncompressed layers of a `.dockerArchive` are
  /// compressed now, unless their compressed digest is cached.
  ///
  /// - Throws: `ImageError.noImage`, which lists the available platforms, `.severalImages`, or an error in the files.
  package func image(for platform: Platform) throws(ImageError) -> Image {
    let found = try candidates(for: platform)
    let matching = found.filter { $0.platform == platform }
    guard matching.count <= 1 else {
      throw .severalImages(path: path, platform: platform, digests: matching.map(\.digest))
    }
    guard let image = matching.first?.image else {
      throw .noImage(path: path, platform: platform, available: Platform.listed(found.map(\.platform)))
    }
    return image
  }

  /// All images, each once, as `image(for:)` returns them.
  package func images() throws(ImageError) -> [Image] {
    switch files {
    case .archive(let archive) where format == .dockerArchive:
      try DockerArchive(archive: archive, cache: cache, report: report).images()
    default: try OCILayout(files: files).images()
    }
  }

  /// The available platforms, each once, sorted.
  package func platforms() throws(ImageError) -> [Platform] {
    Platform.listed(try candidates(for: nil).map(\.platform))
  }

  private func candidates(for platform: Platform?) throws(ImageError) -> [Candidate] {
    switch files {
    case .archive(let archive) where format == .dockerArchive:
      try DockerArchive(archive: archive, cache: cache, report: report).candidates(for: platform)
    default: try OCILayout(files: files).candidates(for: platform)
    }
  }

  private func checkLayoutVersion() throws(ImageError) {
    struct Version: Decodable { let imageLayoutVersion: String }
    guard let data = try files.file("oci-layout")?.read(limit: 4096, what: "'oci-layout'") else { return }
    let version: String
    do {
      version = try decode(Version.self, from: data, what: "'oci-layout' file").imageLayoutVersion
    } catch {
      throw .damaged(path: path, reason: error.reason)
    }
    guard version == "1.0.0" else {
      throw .unsupported(path: path, reason: "the layout's version is '\(version)', not 1.0.0")
    }
  }
}
