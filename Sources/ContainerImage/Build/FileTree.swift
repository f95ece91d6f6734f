/// The file tree of an image's layers so far.
///
/// It decides where files are copied, as docker does: into existing folders, and through links.
struct FileTree: Sendable {
  enum Node: Sendable, Hashable {
    case folder
    /// `source` is the file in the context that it was copied from.
    case file(source: TreePath?)
    case link(target: String)
  }

  private var nodes = PathTree<Node>(root: .folder)
  /// The number of entries of all layers, including removed ones.
  private var count = 0

  private let limits: Limits

  /// The limits of a base image: far above real images, and low enough for time and memory.
  struct Limits: Sendable {
    var files = 500_000
    /// The nesting of folders.
    var depth = 250
    /// The bytes of a name, and of a path or a link's target: Linux's limits.
    var name = 255
    var path = 4096

    /// Checks the text of a path before it is split into names.
    func check(_ text: String) throws(DocumentFault) {
      guard text.utf8.count <= path else {
        throw DocumentFault("'\(text.prefix(60))…' has \(text.utf8.count) bytes; a path may have \(path)")
      }
      guard !text.utf8.contains(0) else {
        throw DocumentFault(
          "the path '\(text.replacing("\0", with: "␀").prefix(60))' contains a NUL character; remove it")
      }
      for name in text.utf8.split(separator: UInt8(ascii: "/")) where name.count > self.name {
        throw DocumentFault(
          "the name '\(String(Substring(name.prefix(60))))…' has \(name.count) bytes; a name may have \(self.name)")
      }
    }

    /// Checks a path in the image.
    func check(_ path: TreePath) throws(DocumentFault) {
      guard path.names.count <= depth else {
        throw DocumentFault("'/\(path.text.prefix(60))…' is nested more than \(depth) deep")
      }
      try check(path.text)
    }
  }

  init(limits: Limits = Limits()) { self.limits = limits }

  subscript(path: TreePath) -> Node? { nodes[path] }

  mutating func set(_ node: Node, at path: TreePath) { nodes.set(node, at: path) }

  /// The names in a folder, sorted.
  func names(in folder: TreePath) -> [TreePath.Name] { nodes.names(in: folder) }

  /// The path with its links followed; a missing file is not a link.
  ///
  /// - Throws: `DocumentFault` when links lead in a circle.
  func resolve(_ path: TreePath) throws(DocumentFault) -> TreePath {
    try nodes.resolve(path) { if case .link(let target) = $0 { target } else { nil } }
  }

  /// Applies a layer of the base image.
  ///
  /// - Parameter layer: A tar archive, compressed or not.
  /// - Throws: `ImageError` when it cannot be read, or is too large.
  mutating func add(_ layer: FileRange) throws(ImageError) {
    let plain = try layer.decompressed()
    // Some builders write zeros for a layer without files.
    guard try !plain.start(512).allSatisfy({ $0 == 0 }) else { return }
    // Whiteouts remove files of the layers below, wherever they are in this layer, so they come first.
    try visit(plain, layer) { path, name, _ in
      if name == ".wh..wh..opq" {
        nodes.remove(path.folder, itself: false)
      } else if name.hasPrefix(".wh.") {
        nodes.remove(path.folder.appending(name: .init(String(name.dropFirst(4)))), itself: true)
      }
    }
    try visit(plain, layer) { path, name, entry throws(ImageError) in
      guard !name.hasPrefix(".wh.") else { return }
      let node = node(entry)
      if node != .folder { nodes.remove(path, itself: false) }
      // Some builders do not add the folders of a file.
      count += nodes.set(node, at: path, through: .folder)
      guard count <= limits.files else {
        throw .unsupported(path: layer.name, reason: "the base image has more than \(limits.files) files")
      }
    }
  }

  private func visit(
    _ plain: FileRange, _ layer: FileRange,
    _ body: (TreePath, String, TarReader.Entry) throws(ImageError) -> Void
  ) throws(ImageError) {
    var reader = try TarReader(plain)
    while let entry = try reader.next() {
      guard !Task.isCancelled else { throw .cancelled(path: layer.name) }
      let path = TreePath(entry.name)
      guard let name = path.names.last?.text else { continue }
      try check(entry, path, layer)
      try body(path, name, entry)
    }
  }

  private func check(_ entry: TarReader.Entry, _ path: TreePath, _ layer: FileRange) throws(ImageError) {
    let longest = max(entry.name.utf8.count, entry.linkTarget.utf8.count)
    guard !entry.name.utf8.contains(0), !entry.linkTarget.utf8.contains(0) else {
      throw .damaged(path: layer.name, reason: "it has a name with a NUL character")
    }
    guard longest <= limits.path, path.names.allSatisfy({ $0.text.utf8.count <= limits.name }) else {
      throw .damaged(
        path: layer.name,
        reason: "it has a name of more than \(limits.name) bytes, or a path of more than \(limits.path)")
    }
    guard path.names.count <= limits.depth else {
      throw .unsupported(path: layer.name, reason: "it has folders nested more than \(limits.depth) deep")
    }
  }

  private func node(_ entry: TarReader.Entry) -> Node {
    switch entry.type {
    case .directory: .folder
    // A hard link counts as a file here; its target, relative to the root, is not resolved.
    case .link: .link(target: entry.linkTarget)
    default: .file(source: nil)
    }
  }
}
