import Essentials

/// The files of an image, in a directory or in an archive.
enum ImageFiles: Sendable {
  case directory(String)
  case archive(TarArchive)

  init(path: String, report: Preparation.Report) throws(ImageError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw .unreadable(path: path, reason: "no such file or directory")
    }
    self =
      FileManager.default.isFolder(path)
      ? .directory(path) : .archive(try TarArchive(FileRange(path: path).decompressed(report: report)))
  }

  var path: String {
    switch self {
    case .directory(let path): path
    case .archive(let archive): archive.path
    }
  }

  var isDirectory: Bool {
    switch self {
    case .directory: true
    case .archive: false
    }
  }

  /// The regular file `name`, a constant path or one made from a digest; nil if there is none.
  func file(_ name: String) throws(ImageError) -> FileRange? {
    switch self {
    case .archive(let archive): return try archive.file(name)
    case .directory(let directory):
      let path = "\(directory)/\(name)"
      return FileManager.default.fileExists(atPath: path) ? try FileRange(path: path) : nil
    }
  }

  /// Whether the file of `descriptor` exists; its content is not checked.
  func has(_ descriptor: Descriptor) throws(ImageError) -> Bool { try file(Self.name(descriptor)) != nil }

  private static func name(_ descriptor: Descriptor) -> String { "blobs/sha256/\(descriptor.digest.hex)" }

  /// The blob of `descriptor`; its size is checked.
  func blob(_ descriptor: Descriptor) throws(ImageError) -> FileRange {
    guard let file = try file(Self.name(descriptor)) else {
      throw .damaged(path: path, reason: "blob \(descriptor.digest) is missing")
    }
    guard file.length == descriptor.size else {
      throw .damaged(
        path: path, reason: "blob \(descriptor.digest) has \(file.length) bytes instead of \(descriptor.size)")
    }
    return file
  }

  /// The bytes of `descriptor`; their digest is checked.
  func verified(_ descriptor: Descriptor, limit: Int64, what: String) throws(ImageError) -> Data {
    let data = try blob(descriptor).read(limit: limit, what: "the \(what)")
    guard Digest(of: data) == descriptor.digest else {
      throw .damaged(path: path, reason: "the \(what)'s content does not match its digest \(descriptor.digest)")
    }
    return data
  }
}
