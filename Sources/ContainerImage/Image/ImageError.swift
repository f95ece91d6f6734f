import Files

/// Why an image cannot be named, read or used.
package enum ImageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A reference that is not `registry/repository[:tag][@digest]`.
  case badReference(String, reason: String)
  /// A reference with a user, and perhaps a password, before its `@`; holds what comes after that.
  case userInReference(String)
  /// A path where nothing is.
  case noSuchFile(String)
  /// A text that is neither a file nor a reference to something in a registry.
  case noSuchImage(String)
  /// A digest that is not `sha256:` and 64 lower-case hexadecimal digits.
  case badDigest(String)
  /// A file or directory that is missing, or that the system refuses to read.
  case unreadable(path: String, reason: String)
  /// Something readable that is no image we can push.
  case unsupported(path: String, reason: String)
  /// An archive of several images without an index of them, of which all were asked for.
  case noIndex(path: String)
  /// An image that contradicts itself: truncated, altered, or made to mislead.
  case damaged(path: String, reason: String)
  /// The task was cancelled while something large was read.
  case cancelled(path: String)
  /// No image for the platform asked for; `available` lists what there is.
  case noImage(path: String, platform: Platform, available: [Platform])
  /// Several different images for the platform asked for.
  case severalImages(path: String, platform: Platform, digests: [Digest])

  package var description: String {
    switch self {
    case .badReference(let text, let reason): "image reference '\(text)': \(reason)"
    case .userInReference(let rest): "image reference '…\(rest)': it contains a user name before '@'"
    case .noSuchFile(let path): "there is no image file '\(path)'"
    case .noSuchImage(let text):
      "there is no image file '\(text)', and it is no reference like registry/repository:tag either"
    case .badDigest(let text):
      "digest '\(text)' is not 'sha256:' followed by 64 lower-case hexadecimal digits"
    case .unreadable(let path, let reason), .unsupported(let path, let reason), .damaged(let path, let reason):
      "\(path): \(reason)"
    case .noIndex(let path): "\(path): it has no index of its images, which are pushed one by one"
    case .cancelled(let path): "\(path): cancelled"
    case .noImage(let path, let platform, let available):
      "\(path): no image for \(platform) (there is \(Self.list(available))); "
        + "build one with `docker build --platform \(platform)`"
    case .severalImages(let path, let platform, let digests):
      "\(path): \(digests.count) different images for \(platform) "
        + "(\(digests.map(\.description).joined(separator: ", "))); save the one to push alone"
    }
  }

  /// What a person can do about it; nil where the description says all there is.
  package var remedy: ImageRemedy? {
    switch self {
    case .userInReference: .nameUserApart
    case .noIndex: .choosePlatform
    default: nil
    }
  }

  /// For a blob that is in a registry.
  init(_ error: RegistryError) {
    let place = "\(error.registry)/\(error.repository ?? "")" + (error.digest.map { "@\($0)" } ?? "")
    self =
      switch error.kind {
      case .cancelled, .transport(.cancelled): .cancelled(path: place)
      default: .unreadable(path: place, reason: error.reason)
      }
  }

  private static func list(_ platforms: [Platform]) -> String {
    platforms.isEmpty ? "no image at all" : platforms.map(\.description).joined(separator: ", ")
  }
}

/// What a person can do about an image or a build, for a program to say with the names of its own options.
package enum ImageRemedy: Sendable, Equatable {
  /// Give the user name of the registry apart from the reference.
  case nameUserApart
  /// Choose one of several platforms.
  case choosePlatform
  /// Give the version of the base's Python.
  case choosePython
}

extension ImageError {
  init(_ error: FileError) { self = .unreadable(path: error.path, reason: error.reason) }
}
