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

  /// By paths without a slash at their start.
  private(set) var entries: [String: Entry] = [:]

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ entry: Entry, at path: String) { entries[path] = entry }

  /// The usual mode: git, and so the same files on another machine, keep no more than whether something may be run.
  static func mode(isExecutable: Bool) -> UInt16 { isExecutable ? 0o755 : 0o644 }
}

/// What an image will hold: the tree of all layers so far, and the files of the next one.
struct ImageFilesystem: Sendable {
  private(set) var tree = FileTree()
  private var layer = LayerFiles()

  init(_ tree: FileTree = FileTree()) { self.tree = tree }

  /// The files since the last time.
  mutating func takeLayer() -> LayerFiles {
    defer { layer = LayerFiles() }
    return layer
  }

  /// Makes a folder and those that lead to it, where they are missing.
  ///
  /// - Returns: Where it is once links are followed.
  @discardableResult
  mutating func makeFolder(
    _ path: String, owner: Dockerfile.Owner = .init(), mode: UInt16 = 0o755
  ) throws(DocumentFault) -> String {
    let resolved = try tree.resolve(path)
    var names: [Substring] = []
    let parts = resolved.split(separator: "/")
    for part in parts {
      names.append(part)
      let folder = names.joined(separator: "/")
      switch tree[folder] {
      case .folder: continue
      case nil:
        tree[folder] = .folder
        layer.add(.init(kind: .folder, owner: owner, mode: names.count == parts.count ? mode : 0o755), at: folder)
      default: throw DocumentFault("'/\(folder)' is a file in the image, and no folder")
      }
    }
    return resolved
  }

  /// Puts a file or a link at `path`, whose folders are made if they are missing.
  mutating func put(_ entry: LayerFiles.Entry, at path: String, source: String? = nil) throws(DocumentFault) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let folder = try makeFolder(String(path.dropLast(name.count)), owner: entry.owner)
    let place = folder.isEmpty ? name : "\(folder)/\(name)"
    guard tree[place] != .folder, !name.isEmpty else {
      throw DocumentFault("'/\(place)' is a folder in the image, and cannot become a file")
    }
    tree[place] = if case .link(let target) = entry.kind { .link(target: target) } else { .file(source: source) }
    layer.add(entry, at: place)
  }
}
