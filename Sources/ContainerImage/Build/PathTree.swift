/// Values by path, as a tree of names: the contents of a folder are found directly, and a long path takes no more room
/// than its names.
struct PathTree<Value: Sendable>: Sendable {
  private var value: Value?
  private var children: [TreePath.Name: PathTree] = [:]

  init(root: Value? = nil) { value = root }

  var isEmpty: Bool { value == nil && children.isEmpty }

  subscript(path: TreePath) -> Value? { node(path)?.value }

  private func node(_ path: TreePath) -> PathTree? {
    var node = self
    for name in path.names {
      guard let next = node.children[name] else { return nil }
      node = next
    }
    return node
  }

  /// Sets a value, and `folder` at the paths above it that have none.
  ///
  /// - Returns: The number of new paths.
  @discardableResult
  mutating func set(_ value: Value, at path: TreePath, through folder: Value? = nil) -> Int {
    set(value, at: path.names[...], through: folder)
  }

  private mutating func set(_ value: Value, at names: ArraySlice<TreePath.Name>, through folder: Value?) -> Int {
    guard let name = names.first else {
      defer { self.value = value }
      return self.value == nil ? 1 : 0
    }
    let isNew = self.value == nil && folder != nil
    if isNew { self.value = folder }
    return children[name, default: PathTree()].set(value, at: names.dropFirst(), through: folder) + (isNew ? 1 : 0)
  }

  /// Removes a path, or only its contents.
  mutating func remove(_ path: TreePath, itself: Bool) { remove(path.names[...], itself) }

  private mutating func remove(_ names: ArraySlice<TreePath.Name>, _ itself: Bool) {
    guard let name = names.first else {
      children = [:]
      if itself { value = nil }
      return
    }
    if itself, names.count == 1 { children[name] = nil } else { children[name]?.remove(names.dropFirst(), itself) }
  }

  /// The names in a folder, sorted.
  func names(in folder: TreePath) -> [TreePath.Name] { (node(folder)?.children.keys).map { $0.sorted() } ?? [] }

  /// Everything in a folder, at any depth, sorted; each folder comes before its contents.
  func contents(of folder: TreePath = .root) -> [(path: TreePath, value: Value)] {
    var found: [(path: TreePath, value: Value)] = []
    node(folder)?.visit(folder.names, &found)
    return found
  }

  private func visit(_ names: [TreePath.Name], _ found: inout [(path: TreePath, value: Value)]) {
    for (name, child) in children.sorted(by: { $0.key < $1.key }) {
      let inner = names + [name]
      if let value = child.value { found.append((TreePath(inner), value)) }
      child.visit(inner, &found)
    }
  }

  /// A path with its links followed. A missing file is not a link, and the folder above the root is the root.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - target: The target of a link; nil for anything else.
  ///   - check: Called with each link and its target before it is followed.
  /// - Returns: A path without links and `..`.
  /// - Throws: `DocumentFault` when links lead in a circle, and the errors of `check`.
  func resolve(
    _ path: TreePath, target: (Value) -> String?,
    check: (TreePath, String) throws(DocumentFault) -> Void = { _, _ in }
  ) throws(DocumentFault) -> TreePath {
    var waiting = Array(path.names.reversed())
    var done: [(name: TreePath.Name, node: PathTree?)] = []
    var links = 0
    while let name = waiting.popLast() {
      guard name != .parent else {
        _ = done.popLast()
        continue
      }
      let node = (done.isEmpty ? self : done[done.count - 1].node)?.children[name]
      done.append((name, node))
      guard let target = node?.value.flatMap(target) else { continue }
      try check(TreePath(done.map(\.name)), target)
      links += 1
      guard links <= 40 else { throw DocumentFault("the links at '/\(path)' lead in a circle") }
      if target.utf8.first == UInt8(ascii: "/") { done = [] } else { done.removeLast() }
      waiting += TreePath(target).names.reversed()
    }
    return TreePath(done.map(\.name))
  }
}
