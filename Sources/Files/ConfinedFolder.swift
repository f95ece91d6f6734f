import Essentials

/// A folder that others may write to, such as a checkout with a pull request. Its files are reached without following a
/// link at any level, so that none of them can stand for a file outside. Links to the folder itself are followed; before
/// something is written, only those that no other user can have made.
package struct ConfinedFolder: Sendable {
  /// An entry of a folder.
  package struct Entry: Sendable {
    package let name: String
    /// Whether it is a folder, or a link, which may lead to one. Opening the link is an error that says so.
    package let isFolderOrLink: Bool
  }

  /// The absolute path.
  private let path: String
  /// The folder's name in messages; empty to name files by their path in it.
  package let label: String
  private let access: Access

  /// Who may have written to the folders.
  enum Access: Sendable {
    /// Anybody.
    case ofAnybody
    /// Only this user: the folders belong to this user, others can neither write to them nor rename one on the way, and
    /// they are not in a checkout.
    case ofThisUser(notIn: URL?)

    var isPrivate: Bool { if case .ofThisUser = self { true } else { false } }
  }

  private static let mostEntries = 10_000

  /// - Parameters:
  ///   - folder: The folder. It need not exist.
  ///   - label: Its name in messages.
  package init(_ folder: URL, label: String) { self.init(folder, label: label, access: .ofAnybody) }

  init(_ folder: URL, label: String, access: Access) {
    path = folder.absoluteURL.path
    self.label = label
    self.access = access
  }

  /// The name of a file in messages.
  package func label(of path: String) -> String { [label, path].filter { !$0.isEmpty }.joined(separator: "/") }

  /// Reads a regular file.
  ///
  /// - Parameters:
  ///   - path: The path in the folder: `prod/main.tf`.
  ///   - limit: The maximum size in bytes.
  /// - Returns: The contents; nil if there is no such file.
  /// - Throws: `FileError` for a link, for anything but a regular file, and for a file over the limit.
  package func read(_ path: String, limit: Int) throws(FileError) -> Data? {
    let (folders, name) = try parts(of: path)
    guard let folder = try open(folders) else { return nil }
    return try folder.contents(of: name, at: label(of: path), limit: limit)
  }

  /// Whether anything has this path: a file, a folder or a link.
  package func exists(_ path: String) throws(FileError) -> Bool { try kind(of: path) != nil }

  func kind(of path: String) throws(FileError) -> FileKind? {
    let (folders, name) = try parts(of: path)
    guard let folder = try open(folders) else { return nil }
    return try folder.status(of: name, at: label(of: path))?.kind
  }

  /// Creates a folder, and those on the way.
  func make(_ path: String) throws(FileError) { _ = try open(try folders(of: path), isCreating: true) }

  /// Opens a folder, to see whether it is used.
  func check(_ path: String) throws(FileError) { _ = try open(try folders(of: path)) }

  /// The entries of a folder, by name; none if there is no such folder.
  package func entries(of path: String) throws(FileError) -> [Entry] {
    let label = label(of: path)
    guard let folder = try open(try folders(of: path)) else { return [] }
    let list = openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard list >= 0, let stream = fdopendir(list) else {
      throw FileError(label, "cannot be read: \(FileError.lastError)")
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      guard name != ".", name != "..", let status = try folder.status(of: name, at: "\(label)/\(name)") else {
        continue
      }
      guard entries.count < Self.mostEntries else {
        throw FileError(label, "it has more than \(Self.mostEntries) entries")
      }
      entries.append(Entry(name: name, isFolderOrLink: status.kind == .folder || status.kind == .link))
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// Begins a file, and creates the folders on the way. An existing file stays until the new one is finished.
  ///
  /// - Throws: `FileError` for a link, and for anything but a regular file.
  package func newFile(_ path: String) throws(FileError) -> NewFile {
    let (folders, name) = try parts(of: path)
    guard let folder = try open(folders, isCreating: true) else {
      throw FileError(label(of: path), "cannot be written: no such file or directory")
    }
    return try NewFile(name, in: folder, path: label(of: path))
  }

  /// Writes a whole file.
  package func save(_ data: Data, to path: String) throws(FileError) {
    let file = try newFile(path)
    try file.append(data)
    try file.finish()
  }

  /// Removes a file, or a link itself. No file is no error.
  package func remove(_ path: String) throws(FileError) {
    let (folders, name) = try parts(of: path)
    guard let folder = try open(folders) else { return }
    guard unlinkat(folder.number, name, 0) == 0 || errno == ENOENT else {
      throw FileError(label(of: path), "cannot be removed: \(FileError.lastError)")
    }
  }

  /// Opens the folders on the way to a file.
  ///
  /// - Returns: The last one; nil if one is missing.
  private func open(_ folders: [String], isCreating: Bool = false) throws(FileError) -> Descriptor? {
    let mode: mode_t? = isCreating ? access.isPrivate ? 0o700 : 0o777 : nil
    guard
      var folder = isCreating
        ? try GivenPath(path, isCreating: true).opened(creating: mode) : try Descriptor.folder(at: path)
    else { return nil }
    if case .ofThisUser(let checkout) = access { try Self.requireFixed(path, notIn: checkout) }
    for (index, name) in folders.enumerated() {
      let label = label(of: folders[...index].joined(separator: "/"))
      guard let next = try folder.folder(name, at: label, creating: mode) else { return nil }
      if access.isPrivate { try Self.requirePrivate(next, label) }
      folder = next
    }
    return folder
  }

  /// Refuses a folder if others can rename it or a folder above it, or if it is in a checkout.
  private static func requireFixed(_ path: String, notIn checkout: URL?) throws(FileError) {
    let real = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
    if let checkout = checkout?.path, "\(real.path)/".hasPrefix("\(checkout)/") {
      throw FileError(path, "it is in the checkout \(checkout), so a pull request may have filled it", kind: .shared)
    }
    for folder in sequence(first: real, next: { $0.path == "/" ? nil : $0.deletingLastPathComponent() }) {
      var status = stat()
      // In a sticky folder, such as /tmp, nobody renames a folder of somebody else.
      guard lstat(folder.path, &status) == 0, status.isOfUserOrRoot,
        status.st_mode & 0o002 == 0 || status.st_mode & mode_t(S_ISVTX) != 0
      else { throw FileError(folder.path, "other users can rename the folders in it", kind: .shared) }
    }
  }

  private static func requirePrivate(_ folder: borrowing Descriptor, _ label: String) throws(FileError) {
    guard let status = folder.status(), status.st_uid == geteuid() else {
      throw FileError(label, "it belongs to another user", kind: .shared)
    }
    guard status.isOnlyOurs else {
      throw FileError(label, "other users can write to it; run `chmod go-w` on it", kind: .shared)
    }
  }

  /// The names in a path; none for the empty path, which is this folder.
  private func folders(of path: String) throws(FileError) -> [String] {
    guard !path.isEmpty else { return [] }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !["", ".", ".."].contains($0) && !$0.utf8.contains(0) }) else {
      throw FileError(label(of: path), "the path must name each folder once, without '..'")
    }
    return parts
  }

  private func parts(of path: String) throws(FileError) -> (folders: [String], name: String) {
    let names = try folders(of: path)
    guard let name = names.last else { throw FileError(label, "it is a folder") }
    return (names.dropLast(), name)
  }
}
