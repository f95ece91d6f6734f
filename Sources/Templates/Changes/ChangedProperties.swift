extension PlannedChange.Property {
  /// The paths at which the properties of a resource differ, or refer to a resource that is, or may be, replaced.
  ///
  /// For a type that is not in the catalog, any change may replace.
  package static func changed(
    from old: Members, to new: Members, of type: String, replaced: Set<String> = []
  ) -> [PlannedChange.Property] {
    let type = ResourceType.named(type)
    return changed(from: old, to: new, replaced: replaced) { type?.recreation($0) ?? .conditionally }
  }

  /// The same, with `recreation` as the effect of a change at a path.
  static func changed(
    from old: Members, to new: Members, replaced: Set<String> = [],
    recreation: ([String]) -> ResourceType.Recreation
  ) -> [PlannedChange.Property] {
    var comparison = Comparison(replaced: replaced)
    comparison.compare(Node(.object(old)), Node(.object(new)), at: [])
    return comparison.found.map { PlannedChange.Property($0, recreation: recreation($0), cause: $1) }
  }
}

/// Walks two values side by side.
private struct Comparison {
  let replaced: Set<String>
  var found: [(path: [String], cause: String?)] = []

  /// Adds the differences below `path`. A missing value is nil; null counts as missing.
  mutating func compare(_ old: Node?, _ new: Node?, at path: [String]) {
    let (old, new) = (old?.isNull == true ? nil : old, new?.isNull == true ? nil : new)
    if let pairs = Self.members(old, new) ?? Self.items(old, new) {
      for pair in pairs { compare(pair.old, pair.new, at: path + [pair.step]) }
    } else if old != new {
      found.append((path, nil))
    } else if let cause = cause(of: new) {
      found.append((path, cause))
    }
  }

  /// The replaced resource that a value refers to. A malformed reference refers to nothing.
  private func cause(of value: Node?) -> String? {
    guard let value, !replaced.isEmpty else { return nil }
    return try? value.references().map(\.reference.name).filter(replaced.contains).min()
  }

  private typealias Pair = (step: String, old: Node?, new: Node?)

  /// The members of two objects, or of the only one; nil for other values, and for an empty object alone.
  private static func members(_ old: Node?, _ new: Node?) -> [Pair]? {
    let (before, after) = (old?.object, new?.object)
    guard (old == nil || before != nil) && (new == nil || after != nil),
      before?.isEmpty == false || after?.isEmpty == false
    else { return nil }
    return Set((before?.keys ?? []) + (after?.keys ?? [])).sorted().map { ($0, before?[$0], after?[$0]) }
  }

  /// The same for lists. Equal items at the start and at the end are matched.
  private static func items(_ old: Node?, _ new: Node?) -> [Pair]? {
    guard (old == nil || old?.items != nil) && (new == nil || new?.items != nil) else { return nil }
    let (before, after) = (old?.items ?? [], new?.items ?? [])
    guard !before.isEmpty || !after.isEmpty else { return nil }
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before.dropFirst(start).reversed(), after.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let (oldEnd, newEnd) = (before.count - end, after.count - end)
    return (0..<max(oldEnd, newEnd)).map { index in
      (String(index), index < oldEnd ? before[index] : nil, index < newEnd ? after[index] : nil)
    } + zip(before[oldEnd...], after[newEnd...]).enumerated().map { (String(newEnd + $0), $1.0, $1.1) }
  }
}

extension Node {
  /// The members of an object; nil for a call.
  fileprivate var object: Members? {
    guard case .object(let members) = content else { return nil }
    return members
  }
}
