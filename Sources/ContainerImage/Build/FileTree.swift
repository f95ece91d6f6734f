/// What is where in an image, as far as its layers have been laid on each other.
///
/// Known so that files go where they would go for docker: into a folder that is there already, through links.
struct FileTree: Sendable {
  enum Node: Sendable, Hashable {
    case folder
    /// `source` is the file of the context that it was copied from.
    case file(source: TreePath?)
    case link(target: String)
  }

  private var nodes = PathTree<Node>(root: .folder)
  /// How many places layers have filled, be they still there or not.
  private var count = 0

  private let limits: Limits

  /// What a base may hold at most: far more than images do, and not so much that it would take long or much memory.
  struct Limits: Sendable {
    var files = 500_000
    /// Of folders in folders.
    var depth = 250
    /// Bytes of a name, and of a path or a link's target: Linux opens nothing longer.
    var name = 255
    var path = 4096
  }

  init(limits: Limits = Limits()) { self.limits = limits }

  subscript(path: TreePath) -> Node? { nodes[path] }

  mutating func set(_ node: Node, at path: TreePath) { nodes.set(node, at: path) }

  /// The names in a folder, sorted.
  func names(in folder: TreePath) -> [TreePath.Name] { nodes.names(in: folder) }

  /// Where `path` leads once its links are followed; what is not there is no link.
  ///
  /// - Throws: `DocumentFault` when links lead in a circle.
  func resolve(_ path: TreePath) throws(DocumentFault) -> TreePath {
    try nodes.resolve(path) { if case .link(let target) = $0 { target } else { nil } }
  }

  /// Lays a layer of the base over what is there.
  ///
  /// - Parameter layer: A tar archive, compressed or not.
  /// - Throws: `ImageError` when it cannot be read, or is too large.
  mutating func add(_ layer: FileRange) throws(ImageError) {
    let plain = try layer.decompressed()
    // What some builders write for a layer without files.
    guard try !plain.start(512).allSatisfy({ $0 == 0 }) else { return }
    // Whiteouts are about the layers below, wherever in this one they are.
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
      // Some builders leave out the folders that a file is in.
      count += nodes.set(node, at: path, through: .folder)
      guard count <= limits.files else {
        throw .unsupported(path: layer.name, reason: "the base has more than \(limits.files) files")
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
    guard longest <= limits.path, path.names.allSatisfy({ $0.text.utf8.count <= limits.name }) else {
      throw .damaged(
        path: layer.name,
        reason: "it has a name of more than \(limits.name) bytes, or a path of more than \(limits.path)")
    }
    guard path.names.count <= limits.depth else {
      throw .unsupported(path: layer.name, reason: "it has more than \(limits.depth) folders in each other")
    }
  }

  private func node(_ entry: TarReader.Entry) -> Node {
    switch entry.type {
    case .directory: .folder
    // A hard link's target counts from the root, so that it leads to nothing; it is a file for all purposes here.
    case .link: .link(target: entry.linkTarget)
    default: .file(source: nil)
    }
  }
}
