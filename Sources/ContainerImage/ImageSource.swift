import Foundation

/// A directory or an archive that holds images, read in place.
public struct ImageSource: Sendable {
  /// How the images are stored.
  public enum Format: Sendable, Hashable {
    /// A directory with `oci-layout`, `index.json` and `blobs`.
    case ociLayout
    /// A tar of such a directory; what `docker save` writes since version 25 is one too.
    case ociArchive
    /// What `docker save` wrote up to version 24: `manifest.json` and plain layers.
    case dockerArchive
  }

  public let path: String
  public let format: Format
  let files: ImageFiles

  /// Opens an OCI layout directory, an OCI archive or a `docker save` file, told apart by what they hold.
  ///
  /// - Throws: `ImageError`; compressed archives are not supported.
  public static func open(path: String) throws(ImageError) -> ImageSource {
    let files = try ImageFiles(path: path)
    if try files.file("oci-layout") != nil {
      let source = ImageSource(path: path, format: files.isDirectory ? .ociLayout : .ociArchive, files: files)
      try source.checkLayoutVersion()
      return source
    }
    if !files.isDirectory, try files.file("manifest.json") != nil {
      return ImageSource(path: path, format: .dockerArchive, files: files)
    }
    throw .unsupported(
      path: path,
      reason: files.isDirectory
        ? "not an OCI layout: it has no 'oci-layout' file"
        : "neither an OCI archive nor from `docker save`: it has no 'oci-layout' and no 'manifest.json'")
  }

  /// The image for `platform`, its manifest and configuration verified.
  ///
  /// Layers have the size they should have; their digests are verified while they are pushed.
  ///
  /// - Throws: `ImageError.noImage`, which lists the platforms there are, `.severalImages`, or what is wrong with the
  ///   files.
  public func image(for platform: Platform) throws(ImageError) -> Image {
    let found = try candidates(for: platform)
    let images = found.compactMap(\.image).filter { $0.platform == platform }
    guard let image = images.first else {
      throw .noImage(path: path, platform: platform, available: Platform.listed(found.map(\.platform)))
    }
    guard images.count == 1 else {
      throw .severalImages(path: path, platform: platform, digests: images.map(\.digest))
    }
    return image
  }

  /// The platforms there are images for, each once, sorted.
  public func platforms() throws(ImageError) -> [Platform] {
    Platform.listed(try candidates(for: nil).map(\.platform))
  }

  private func candidates(for platform: Platform?) throws(ImageError) -> [Candidate] {
    switch files {
    case .archive(let archive) where format == .dockerArchive: try DockerArchive(archive: archive).candidates()
    default: try OCILayout(files: files, wanted: platform).candidates()
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
