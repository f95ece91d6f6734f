import Essentials
import Files

extension ImageSource {
  /// The chosen images, to be pushed.
  package func contents(_ choice: PlatformChoice) throws(ImageError) -> ImageContents {
    if choice == .all { return try allPlatforms() }
    let platforms = choice == .usual ? try platforms() : []
    return ImageContents(try image(for: choice.platform(of: platforms)))
  }

  /// All images of a layout or an archive with their stored index: the index that `index.json` names, or `index.json`
  /// itself if it has several entries. A single image has no index.
  ///
  /// - Throws: `ImageError` if a file is missing or damaged. The layers' digests are checked during the push.
  private func allPlatforms() throws(ImageError) -> ImageContents {
    guard let file = try files.file("index.json") else {
      let platforms = try platforms()
      guard platforms.count == 1, let platform = platforms.first else {
        throw .noIndex(path: path)
      }
      return ImageContents(try image(for: platform))
    }
    let listing = try file.read(limit: ManifestDocument.maximumSize, what: "index.json")
    let listed = try convert { () throws(DocumentFault) in
      try ManifestDocument.read(listing, as: MediaType.index).manifests ?? []
    }.uniqued(by: \.digest)

    guard let first = listed.first else { throw .damaged(path: path, reason: "'index.json' lists no image") }
    guard listed.count == 1 else {
      return try contents(.init(data: listing, mediaType: MediaType.index, digest: Digest(of: listing)))
    }
    guard MediaType.isIndex(first.mediaType) else {
      let platforms = try platforms()
      guard let platform = platforms.first else {
        throw .unsupported(path: path, reason: "'index.json' lists no runnable image")
      }
      return ImageContents(try image(for: platform))
    }
    return try contents(
      .init(data: try data(first), mediaType: first.mediaType, digest: first.digest))
  }

  private func contents(_ top: ImageContents.Manifest) throws(ImageError) -> ImageContents {
    var walk = try convert { () throws(DocumentFault) in try ContentsWalk(top) }
    while let step = try convert({ () throws(DocumentFault) in try walk.next() }) {
      let data = try data(step.descriptor)
      try convert { () throws(DocumentFault) in try walk.take(data, of: step) }
    }
    return try walk.contents { blob throws(ImageError) in
      Image.Blob(digest: blob.digest, mediaType: blob.mediaType, content: try files.blob(blob))
    }
  }

  private func data(_ descriptor: Descriptor) throws(ImageError) -> Data {
    let what = MediaType.isIndex(descriptor.mediaType) ? "index" : "manifest"
    return try files.verified(descriptor, limit: ManifestDocument.maximumSize, what: what)
  }

  private func convert<Value>(_ read: () throws(DocumentFault) -> Value) throws(ImageError) -> Value {
    do { return try read() } catch { throw .damaged(path: path, reason: error.reason) }
  }
}
