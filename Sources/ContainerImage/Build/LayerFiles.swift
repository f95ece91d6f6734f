/// The files that one instruction adds.
struct LayerFiles: Sendable {
  struct Entry: Sendable {
    let kind: Kind
    var owner = Dockerfile.Owner()
    let mode: UInt16
  }

  enum Kind: Sendable {
    case folder
    case file(FileRange)
    case link(target: String)
  }

  private(set) var entries = PathTree<Entry>()

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ entry: Entry, at path: TreePath) { entries.set(entry, at: path) }

  /// The mode of a file. Only the executable bit counts: git, and so another machine, keeps no more than that.
  static func mode(isExecutable: Bool) -> UInt16 { isExecutable ? 0o755 : 0o644 }
}

/// The file system of an image during its build: the tree of all layers so far, and the files of the next one.
struct ImageFilesystem: Sendable {
  private(set) var tree = FileTree()
  private var layer = LayerFiles()

  init(_ tree: FileTree = FileTree()) { self.tree = tree }

  /// The files since the last call.
  mutating func takeLayer() -> LayerFiles {
    defer { layer = LayerFiles() }
    return layer
  }

  /// Creates a folder, and the missing folders above it.
  ///
  /// - Returns: The folder's path with links followed.
  @discardableResult
  mutating func makeFolder(
    _ path: TreePath, owner: Dockerfile.Owner = .init(), mode: UInt16 = 0o755
  ) throws(DocumentFault) -> TreePath {
    guard !Task.isCancelled else { throw DocumentFault("cancelled") }
    try FileTree.Limits().check(path)
    let place = try tree.resolve(path)
    try FileTree.Limits().check(place)
    switch tree[place] {
    case .folder: break
    case nil:
      try makeFolder(place.folder, owner: owner)
      tree.set(.folder, at: place)
      try add(.init(kind: .folder, owner: owner, mode: mode), at: place)
    default: throw DocumentFault("'/\(place)' is a file in the image, not a folder")
    }
    return place
  }

  private mutating func add(_ entry: LayerFiles.Entry, at place: TreePath) throws(DocumentFault) {
    guard place.names.last?.text.hasPrefix(".wh.") != true else {
      throw DocumentFault("'/\(place)' begins with .wh., which would remove a file instead of adding one")
    }
    layer.add(entry, at: place)
  }

  /// Adds a file or a link, and the missing folders above it.
  mutating func put(_ entry: LayerFiles.Entry, at path: TreePath, source: TreePath? = nil) throws(DocumentFault) {
    try FileTree.Limits().check(path)
    let folder = try makeFolder(path.folder, owner: entry.owner)
    guard let name = path.names.last, tree[folder.appending(name: name)] != .folder else {
      throw DocumentFault("'/\(path)' is a folder in the image, and cannot be replaced with a file")
    }
    let place = folder.appending(name: name)
    try FileTree.Limits().check(place)
    let node: FileTree.Node =
      if case .link(let target) = entry.kind { .link(target: target) } else { .file(source: source) }
    tree.set(node, at: place)
    try add(entry, at: place)
  }
}
