import Essentials

/// A path that the user gave, followed to its folder.
///
/// A link on the way is followed only if no other user can have made it: it and its folder belong to this user or root,
/// and others cannot write to the folder. In `/tmp`, anybody could otherwise choose the file that a command writes.
struct GivenPath: ~Copyable {
  /// The folder of the last component.
  let folder: Descriptor
  /// The last component: a file, a folder, or nothing yet. Nil for a path that ends in the folder itself, such as `/`.
  let name: String?
  /// The absolute path without links.
  let path: String

  private static let mostLinks = 40

  /// - Parameters:
  ///   - given: An absolute path.
  ///   - isCreating: Whether missing folders on the way are created.
  /// - Throws: `FileError`, also if a folder on the way is missing.
  init(_ given: String, isCreating: Bool = false) throws(FileError) {
    var folder = try Descriptor.top()
    var parts: [String] = []
    var rest = Self.parts(of: given)
    var links = 0
    while let name = rest.popLast() {
      if name == ".." {
        parts = parts.dropLast()
        folder = try Self.folder(at: parts)
        continue
      }
      let path = "/" + (parts + [name]).joined(separator: "/")
      if let status = try folder.status(of: name, at: path), status.kind == .link {
        links += 1
        try Self.check(status, in: folder, path)
        guard links <= Self.mostLinks, let target = Self.target(of: name, in: folder) else {
          throw FileError(path, "the link cannot be followed")
        }
        if target.hasPrefix("/") {
          folder = try Descriptor.top()
          parts = []
        }
        rest += Self.parts(of: target)
        continue
      }
      guard !rest.isEmpty else {
        self.folder = folder
        self.name = name
        self.path = path
        return
      }
      guard let next = try folder.folder(name, at: path, creating: isCreating ? 0o777 : nil) else {
        throw FileError(given, "there is no folder \(path)")
      }
      folder = next
      parts.append(name)
    }
    self.folder = folder
    name = nil
    path = "/" + parts.joined(separator: "/")
  }

  /// Opens the path as a folder.
  ///
  /// - Parameter mode: The permissions of a folder to create if there is none; nil to create none.
  /// - Returns: Nil if there is no such folder.
  /// - Throws: `FileError` for anything but a folder.
  consuming func opened(creating mode: mode_t?) throws(FileError) -> Descriptor? {
    guard let name else { return folder }
    return try folder.folder(name, at: path, creating: mode)
  }

  /// The components, the last one first.
  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }.reversed()
  }

  /// Opens a folder by the names that led to it, none of which is a link.
  private static func folder(at parts: [String]) throws(FileError) -> Descriptor {
    var folder = try Descriptor.top()
    for (index, name) in parts.enumerated() {
      let path = "/" + parts[...index].joined(separator: "/")
      guard let next = try folder.folder(name, at: path) else {
        throw FileError(path, "cannot be opened: no such file or directory")
      }
      folder = next
    }
    return folder
  }

  private static func check(_ link: stat, in folder: borrowing Descriptor, _ path: String) throws(FileError) {
    guard link.isOfUserOrRoot, folder.status()?.isOnlyOurs == true else {
      throw FileError(
        path,
        "it is a symbolic link that another user may have made, so it is not followed; delete it, or give another path",
        kind: .link)
    }
  }

  private static func target(of name: String, in folder: borrowing Descriptor) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlinkat(folder.number, name, &target, target.count)
    guard count > 0, count < target.count else { return nil }
    return String(validating: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension URL {
  /// The path of a file or folder to write, without links.
  ///
  /// - Throws: `FileError` if another user may have made a link on the way, or a folder on the way is missing.
  package func withoutLinks() throws(FileError) -> URL { URL(filePath: try GivenPath(absoluteURL.path).path) }
}
