/// A path in an image or in a build's context: a list of names, without a slash at the start.
///
/// Names are bytes, as in Linux. Swift compares strings by Unicode equivalence: two names that differ only in
/// normalization would be one, and a slash before a combining character would not be a slash.
struct TreePath: Sendable, Hashable {
  /// The name of a file in its folder.
  struct Name: Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static let parent = Name("..")
  }

  let names: [Name]

  static let root = TreePath([])

  init(_ names: [Name]) { self.names = names }

  /// Reads a path: the names between slashes, without `.`; `..` is kept as a name.
  init(_ text: String) {
    names = text.utf8.split(separator: UInt8(ascii: "/")).map { Name(String(Substring($0))) }.filter { $0 != Name(".") }
  }

  var text: String { names.map(\.text).joined(separator: "/") }

  var isRoot: Bool { names.isEmpty }

  /// The folder of the path; the root's folder is the root.
  var folder: TreePath { TreePath(names.dropLast()) }

  func appending(name: Name) -> TreePath { TreePath(names + [name]) }

  func appending(_ path: TreePath) -> TreePath { TreePath(names + path.names) }

  /// The path relative to `folder`, which it must start with.
  func inside(_ folder: TreePath) -> TreePath { TreePath(Array(names.dropFirst(folder.names.count))) }

  /// The path with each `..` resolved as if there were no links; the folder above the root is the root.
  var standardized: TreePath {
    var done: [Name] = []
    for name in names { if name == .parent { _ = done.popLast() } else { done.append(name) } }
    return TreePath(done)
  }

  /// Whether its `..` go above the root.
  var leavesRoot: Bool {
    var depth = 0
    return names.contains { name in
      depth += name == .parent ? -1 : 1
      return depth < 0
    }
  }
}

extension TreePath: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self.init(text) }
}

extension TreePath: CustomStringConvertible {
  var description: String { text }
}

extension TreePath.Name: Hashable, Comparable {
  static func == (one: Self, other: Self) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }
  static func < (one: Self, other: Self) -> Bool { inByteOrder(one.text, other.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Compares bytes, so that the order is the same on every system and in every language.
func inByteOrder(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
