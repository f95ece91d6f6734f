import Foundation

/// What is where in an image, as far as its layers have been laid on each other.
///
/// Known so that files go where they would go for docker: into a folder that is there already, through links.
struct FileTree: Sendable {
  enum Node: Sendable, Hashable {
    case folder
    /// `source` is the file of the context that it was copied from.
    case file(source: String?)
    case link(target: String)
  }

  /// By paths without a slash at their start; the root is the empty path.
  private var nodes: [String: Node] = ["": .folder]

  subscript(path: String) -> Node? {
    get { nodes[path] }
    set { nodes[path] = newValue }
  }

  /// The names in a folder.
  func names(in folder: String) -> [String] {
    let prefix = folder.isEmpty ? "" : "\(folder)/"
    return nodes.keys.filter { $0.hasPrefix(prefix) && $0 != folder && !$0.dropFirst(prefix.count).contains("/") }
      .map { String($0.dropFirst(prefix.count)) }
  }

  /// Where `path` leads once its links are followed; what is not there is no link.
  ///
  /// - Throws: `DocumentFault` when links lead in a circle.
  func resolve(_ path: String) throws(DocumentFault) -> String {
    var waiting = path.split(separator: "/").map(String.init)[...]
    var done: [String] = []
    var links = 0
    while let name = waiting.popFirst() {
      if name == "." { continue }
      // Above the root is the root.
      if name == ".." { _ = done.popLast(); continue }
      done.append(name)
      guard case .link(let target) = nodes[done.joined(separator: "/")] else { continue }
      links += 1
      guard links <= 40 else { throw DocumentFault("the links at '/\(path)' lead in a circle") }
      if target.hasPrefix("/") { done = [] } else { done.removeLast() }
      waiting = target.split(separator: "/").map(String.init)[...] + waiting
    }
    return done.joined(separator: "/")
  }

  /// Lays a layer of the base over what is there.
  ///
  /// - Parameter layer: A tar archive, compressed or not.
  /// - Throws: `ImageError` when it cannot be read.
  mutating func add(_ layer: FileRange) throws(ImageError) {
    let plain = try layer.decompressed()
    // What some builders write for a layer without files.
    guard try !plain.start(512).allSatisfy({ $0 == 0 }) else { return }
    var reader = try TarReader(plain)
    while let entry = try reader.next() {
      guard !Task.isCancelled else { throw .cancelled(path: layer.name) }
      let parts = entry.name.split(separator: "/").filter { $0 != "." }.map(String.init)
      guard let name = parts.last else { continue }
      let folder = parts.dropLast().joined(separator: "/")
      if name == ".wh..wh..opq" {
        remove(folder, itself: false)
      } else if name.hasPrefix(".wh.") {
        remove((parts.dropLast() + [String(name.dropFirst(4))]).joined(separator: "/"), itself: true)
      } else {
        add(entry, at: parts.joined(separator: "/"))
      }
    }
  }

  private mutating func add(_ entry: TarReader.Entry, at path: String) {
    // Some builders leave out the folders that a file is in.
    var rest = path
    while let slash = rest.lastIndex(of: "/") {
      rest = String(rest[..<slash])
      if nodes[rest] != nil { break }
      nodes[rest] = .folder
    }
    switch entry.type {
    case .directory: if nodes[path] != .folder { nodes[path] = .folder }
    // A hard link's target counts from the root, so that it leads to nothing; it is a file for all purposes here.
    case .link: nodes[path] = .link(target: entry.linkTarget)
    default: nodes[path] = .file(source: nil)
    }
  }

  private mutating func remove(_ path: String, itself: Bool) {
    if itself { nodes[path] = nil }
    let prefix = path.isEmpty ? "" : "\(path)/"
    nodes = nodes.filter { !$0.key.hasPrefix(prefix) || $0.key == path }
  }
}
