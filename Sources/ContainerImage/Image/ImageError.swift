import Files

/// An image that cannot be named, read or used.
package enum ImageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A reference that is not `registry/repository[:tag][@digest]`.
  case badReference(String, reason: String)
  /// A reference in which no digest follows `@`, so that a user name, and perhaps a password, may come before it. The
  /// value is the text from `@` on.
  case userInReference(String)
  /// A path without a file.
  case noSuchFile(String)
  /// A text that is neither a file nor a reference to a registry.
  case noSuchImage(String)
  /// A digest that is not `sha256:` and 64 lower-case hexadecimal digits.
  case badDigest(String)
  /// A file or directory that is missing, or that the system refuses to read.
  case unreadable(path: String, reason: String)
  /// A readable file that is not an image, or not a supported one.
  case unsupported(path: String, reason: String)
  /// An archive of several images without an index, when all images were requested.
  case noIndex(path: String)
  /// An image that contradicts itself: truncated, altered, or made to mislead.
  case damaged(path: String, reason: String)
  /// The task was cancelled while something large was read.
  case cancelled(path: String)
  /// No image for the requested platform; `available` lists the others.
  case noImage(path: String, platform: Platform, available: [Platform])
  /// Several different images for the requested platform.
  case severalImages(path: String, platform: Platform, digests: [Digest])

  package var description: String {
    switch self {
    case .badReference(let text, let reason): "image reference '\(text)': \(reason)"
    case .userInReference(let rest):
      "image reference '…\(rest)': only a digest (sha256:…) may follow '@', and a tag follows ':'"
    case .noSuchFile(let path): "there is no image file '\(path)'"
    case .noSuchImage(let text):
      "there is no image file '\(text)', and it is not a reference such as registry/repository:tag"
    case .badDigest(let text):
      "digest '\(text)' is not 'sha256:' followed by 64 lower-case hexadecimal digits"
    case .unreadable(let path, let reason), .unsupported(let path, let reason), .damaged(let path, let reason):
      "\(path): \(reason)"
    case .noIndex(let path): "\(path): it has no index, so its images can only be pushed one at a time"
    case .cancelled(let path): "\(path): cancelled"
    case .noImage(let path, let platform, let available):
      "\(path): no image for \(platform) (available: \(Self.list(available))); "
        + "build one with `docker build --platform \(platform)`"
    case .severalImages(let path, let platform, let digests):
      "\(path): \(digests.count) different images for \(platform) "
        + "(\(digests.map(\.description).joined(separator: ", "))); save only the image you want to push"
    }
  }

  /// What the user can do; nil if there is nothing to add to the description.
  package var remedy: ImageRemedy? {
    switch self {
    case .userInReference: .nameUserApart
    case .noIndex: .choosePlatform
    default: nil
    }
  }

  /// An error about a blob in a registry.
  init(_ error: RegistryError) {
    let place = "\(error.registry)/\(error.repository ?? "")" + (error.digest.map { "@\($0)" } ?? "")
    self =
      switch error.kind {
      case .cancelled, .transport(.cancelled): .cancelled(path: place)
      default: .unreadable(path: place, reason: error.reason)
      }
  }

  private static func list(_ platforms: [Platform]) -> String {
    platforms.isEmpty ? "none" : platforms.map(\.description).joined(separator: ", ")
  }
}

/// What the user can do about an image or a build. The program words it with the names of its own options.
package enum ImageRemedy: Sendable, Equatable {
  /// Give the registry's user name separately from the reference.
  case nameUserApart
  /// Choose one of several platforms.
  case choosePlatform
  /// Give the Python version of the base image.
  case choosePython
  /// Put this Python in `PATH`, or do not compile modules.
  case omitCompilation
}

extension ImageError {
  init(_ error: FileError) { self = .unreadable(path: error.path, reason: error.reason) }
}
