import Essentials
import Files

/// The files that a build may copy: a folder without the files that `.dockerignore` excludes and the build's outputs.
struct BuildContext: Sendable {
  enum Node: Sendable, Hashable {
    case folder
    case file(isExecutable: Bool)
    case link(target: String)
    /// A pipe, a socket or a device.
    case special
  }

  let folder: String
  private var nodes = PathTree<Node>(root: .folder)
  /// The outputs of the build, which may exist from the last time and are not part of the context.
  private let outputs: Set<FileIdentity>

  /// - Parameters:
  ///   - folder: The folder.
  ///   - outputs: The paths that the build writes.
  /// - Throws: `BuildError` when a file cannot be read.
  init(folder: String, outputs: [String] = []) throws(BuildError) {
    self.folder = folder
    self.outputs = Set(outputs.compactMap(FileIdentity.init))
    var ignore = try Self.rules("Dockerfile.dockerignore", in: folder)
    if ignore == nil { ignore = try Self.rules(".dockerignore", in: folder) }
    try walk(.root, ignore)
  }

  /// All files of a folder.
  init(everythingIn folder: String) throws(BuildError) {
    self.folder = folder
    outputs = []
    try walk(.root, nil)
  }

  subscript(path: TreePath) -> Node? { nodes[path] }

  /// The path of a file on this machine.
  func absolute(_ path: TreePath) -> String { path.isRoot ? folder : "\(folder)/\(path)" }

  // MARK: - Reading the folder

  private static func rules(_ name: String, in folder: String) throws(BuildError) -> DockerIgnore? {
    let path = "\(folder)/\(name)"
    do {
      let folder = ConfinedFolder(URL(filePath: folder), label: folder)
      return try folder.read(name, limit: 1 << 20).map { try DockerIgnore(String(decoding: $0, as: UTF8.self)) }
    } catch let fault as DocumentFault {
      throw BuildError(.dockerfile, "\(path): \(fault.reason)")
    } catch let error as FileError {
      throw BuildError(ImageError(error))
    } catch {
      throw BuildError(.files, "\(path): \(error)")
    }
  }

  private mutating func walk(_ path: TreePath, _ ignore: DockerIgnore?) throws(BuildError) {
    for (name, isText) in try names(in: path) {
      guard !Task.isCancelled else { throw BuildError(.cancelled, "cancelled") }
      let inner = path.appending(name: TreePath.Name(name))
      let isIgnored = ignore?.ignores(inner) ?? false
      guard isText else {
        guard !isIgnored else { continue }
        throw fault(inner, "the name is not UTF-8; rename the file, or add it to .dockerignore")
      }
      guard let node = try node(inner) else { continue }
      // The folders above a wanted file are added, even if they are ignored.
      if !isIgnored { nodes.set(node, at: inner, through: .folder) }
      if node == .folder, !isIgnored || ignore?.hasExceptions == true { try walk(inner, ignore) }
    }
  }

  /// The names in a folder, and whether they are UTF-8. Invalid bytes are replaced.
  private func names(in path: TreePath) throws(BuildError) -> [(name: String, isText: Bool)] {
    guard let stream = opendir(absolute(path)) else { throw fault(path, String(cString: strerror(errno)).lowercased()) }
    defer { closedir(stream) }
    var names: [(name: String, isText: Bool)] = []
    while let entry = readdir(stream) {
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { name in
          let text = String(validatingCString: name)
          names.append((text ?? String(cString: name), text != nil))
        }
      }
    }
    return names.filter { $0.name != "." && $0.name != ".." }
  }

  /// The file at a path; nil for an output of the build.
  private func node(_ path: TreePath) throws(BuildError) -> Node? {
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else { throw fault(path, String(cString: strerror(errno)).lowercased()) }
    guard !outputs.contains(FileIdentity(status)) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(isExecutable: status.st_mode & 0o100 != 0)
    case S_IFLNK:
      var target = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(absolute(path), &target, target.count)
      let bytes = target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
      guard count >= 0, let text = String(validating: bytes, as: UTF8.self) else {
        throw fault(path, count < 0 ? "the link cannot be read" : "the link's target is not UTF-8")
      }
      return .link(target: text)
    default: return .special
    }
  }

  private func fault(_ path: TreePath, _ reason: String) -> BuildError {
    BuildError(.files, "\(absolute(path)): \(reason)")
  }

  // MARK: - Sources of COPY

  /// The files that a source of `COPY` matches, sorted, each with its place. Links are followed; the copy has the
  /// link's name.
  ///
  /// - Throws: `DocumentFault` when nothing matches, or the source leads out of the context.
  func matches(_ source: String) throws(DocumentFault) -> [(path: TreePath, place: TreePath)] {
    try FileTree.Limits().check(source)
    let path = TreePath(source)
    guard !path.names.contains(.parent) else { throw DocumentFault("'\(source)' leads out of the context") }
    guard PathPattern.isPattern(path.text) else { return [(path, try followed(path))] }
    guard !path.text.contains("**") else {
      throw DocumentFault("'\(source)': COPY does not support **; name the folders")
    }
    let pattern = try PathPattern(path.text)
    let found = nodes.contents().map(\.path).filter { pattern.matches($0.text) }
    guard !found.isEmpty else { throw DocumentFault("the context has no '\(source)'") }
    return try found.map { path throws(DocumentFault) in
      guard !Task.isCancelled else { throw DocumentFault("cancelled") }
      return (path, try followed(path))
    }
  }

  private func followed(_ path: TreePath) throws(DocumentFault) -> TreePath {
    let place = try nodes.resolve(path) {
      if case .link(let target) = $0 { target } else { nil }
    } check: { link, target throws(DocumentFault) in
      try checkLink(link, to: target)
    }
    guard nodes[place] == nil else { return place }
    if place != path { throw DocumentFault("the target of the link '\(path)' does not exist in the context") }
    let isIgnored = FileManager.default.fileExists(atPath: absolute(path))
    throw DocumentFault(
      isIgnored ? "'\(path)' is excluded by .dockerignore" : "the context has no '\(path)'")
  }

  /// Refuses a link that leads out of the context.
  func checkLink(_ link: TreePath, to target: String) throws(DocumentFault) {
    guard target.utf8.first != UInt8(ascii: "/"), !link.folder.appending(TreePath(target)).leavesRoot else {
      throw DocumentFault("the link '\(link)' leads to '\(target)', out of the context")
    }
  }

  /// Everything in a folder, at any depth; each folder comes before its contents.
  func contents(of path: TreePath = .root) -> [(path: TreePath, value: Node)] { nodes.contents(of: path) }
}

/// The identity of a file, which all its names share.
private struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Nil if there is no file.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}
