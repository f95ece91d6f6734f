extension Sequence {
  /// Each element once, in the order of first appearance.
  package func uniqued() -> [Element] where Element: Hashable { uniqued(by: \.self) }

  /// The first element of each key, in order.
  package func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
