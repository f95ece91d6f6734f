import Essentials

/// The table of contents of a tar archive: names, offsets and sizes. Nothing is unpacked.
///
/// Supports ustar, with GNU's long names and pax's `path`, `linkpath` and `size`. Names that lead out of the archive,
/// repeated names, sparse files and an archive without its end are errors.
struct TarArchive: Sendable {
  enum Member: Sendable, Hashable {
    case file(FileRange)
    case link(target: String)
    case special
  }

  /// The archive's name in errors.
  let path: String
  private(set) var members: [String: Member] = [:]

  /// Far above real images, which have hundreds of members at most.
  private static let maximumMembers = 10_000

  /// Reads the whole of `file`.
  init(_ file: FileRange) throws(ImageError) {
    path = file.name
    var reader = try TarReader(file)
    while let entry = try reader.next() {
      try add(entry)
    }
  }

  /// The file `name`; nil if there is none. Links are refused.
  func file(_ name: String) throws(ImageError) -> FileRange? {
    switch members[name] {
    case .file(let range): range
    case .link, .special: throw .damaged(path: path, reason: "'\(name)' is not a plain file in the archive")
    case nil: nil
    }
  }

  /// Like `file`, but follows one link to a regular file of the same archive.
  ///
  /// `docker save` up to version 24 writes the second of two equal layers as a link to `../<other>/layer.tar`.
  func fileOrLink(_ name: String) throws(ImageError) -> FileRange? {
    guard case .link(let target) = members[name] else { return try file(name) }
    var parts = name.split(separator: "/").dropLast()
    for part in target.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return try file(name)
      }
    }
    return try target.hasPrefix("/") ? file(name) : file(parts.joined(separator: "/"))
  }

  private mutating func add(_ entry: TarReader.Entry) throws(ImageError) {
    func fault(_ reason: String) -> ImageError { .damaged(path: path, reason: reason) }
    let name = try normalized(entry.name)
    let member: Member
    switch entry.type {
    case .file: member = .file(entry.data)
    case .link: member = .link(target: entry.linkTarget)
    case .directory: return
    default: member = .special
    }
    guard !name.isEmpty else { throw fault("a member has no name") }
    guard members.updateValue(member, forKey: name) == nil else { throw fault("'\(name)' is in the archive twice") }
    guard members.count <= Self.maximumMembers else { throw fault("more than \(Self.maximumMembers) members") }
  }

  /// The name without `./` and empty parts; absolute names, `..` and NUL are errors.
  private func normalized(_ name: String) throws(ImageError) -> String {
    let parts = name.split(separator: "/").filter { $0 != "." }
    guard !name.hasPrefix("/"), !parts.contains(".."), !name.utf8.contains(0) else {
      throw .damaged(path: path, reason: "member name '\(name)' leads out of the archive")
    }
    return parts.joined(separator: "/")
  }
}
