/// A value as both languages mean it, without what is only their spelling.
indirect enum Neutral: Equatable {
  /// Text, number or boolean: CloudFormation tells none from the others.
  case scalar(String)
  /// Elements in any order, as in a set of Terraform's.
  case list([Neutral])
  /// Elements in this order, as in a document.
  case sequence([Neutral])
  case object([String: Neutral])

  /// What neither language tells: a dynamic reference, a look-up of a secret, a write-only argument.
  static let secret = Neutral.scalar("a secret")

  var members: [String: Neutral] { if case .object(let members) = self { members } else { [:] } }

  var text: String? { if case .scalar(let text) = self { text } else { nil } }

  /// Both languages write one element without a list around it in some places.
  static func unordered(_ elements: [Neutral]) -> Neutral {
    elements.count == 1 ? elements[0] : .list(elements)
  }

  /// `IPV6Enabled` and `ipv6_enabled`, `Volumes` and `volume`: lists are plural there, repeated blocks singular here.
  static func folded(_ key: String) -> String {
    let letters = key.lowercased().filter { $0 != "_" }
    return letters.hasSuffix("s") ? String(letters.dropLast()) : letters
  }

  /// Puts a value where a path leads, into the object that stands there already.
  mutating func put(_ value: Neutral, at path: [String]) {
    guard let first = path.first else {
      guard case .object(var members) = self, case .object(let new) = value else { return self = value }
      for (key, value) in new { members[key] = members[key].map { $0.merged(with: value) } ?? value }
      return self = .object(members)
    }
    var members = members
    var inner = members[first] ?? .object([:])
    inner.put(value, at: Array(path.dropFirst()))
    members[first] = inner
    self = .object(members)
  }

  private func merged(with other: Neutral) -> Neutral {
    var copy = self
    copy.put(other, at: [])
    return copy
  }

  /// Takes away what a path leads to; a list on the way is all of its elements.
  mutating func remove(_ path: [String]) {
    guard let first = path.first else { return }
    switch self {
    case .object(var members):
      if path.count == 1 { members[first] = nil }
      if members[first] != nil { members[first]?.remove(Array(path.dropFirst())) }
      if members[first] == .object([:]) || members[first] == .list([]) { members[first] = nil }
      self = .object(members)
    case .list(let elements): self = .list(elements.map { $0.without(path) }.filter { $0 != .object([:]) })
    case .sequence(let elements): self = .sequence(elements.map { $0.without(path) })
    case .scalar: break
    }
  }

  /// Whether a path leads anywhere, through any element of a list.
  func has(_ path: [String]) -> Bool {
    guard let first = path.first else { return true }
    switch self {
    case .object(let members): return members[first]?.has(Array(path.dropFirst())) == true
    case .list(let elements), .sequence(let elements): return elements.contains { $0.has(path) }
    case .scalar: return false
    }
  }

  private func without(_ path: [String]) -> Neutral {
    var copy = self
    copy.remove(path)
    return copy
  }
}

extension Neutral {
  /// What two values do not share, one line each: where, what CloudFormation says, what Terraform says.
  func differences(from other: Neutral, at path: String) -> [String] {
    switch (self, other) {
    case _ where self == other: return []
    case (.object(let ours), .object(let theirs)):
      return Set(ours.keys).union(theirs.keys).sorted().flatMap { key -> [String] in
        let path = path.isEmpty ? key : "\(path).\(key)"
        switch (ours[key], theirs[key]) {
        case (let one?, let two?): return one.differences(from: two, at: path)
        case (let one, let two): return [Neutral.line(path, one, two)]
        }
      }
    case (.sequence(let ours), .sequence(let theirs)) where ours.count == theirs.count:
      return zip(ours, theirs).enumerated().flatMap { $1.0.differences(from: $1.1, at: "\(path)[\($0)]") }
    case (.list(let ours), .list(let theirs)):
      var left = ours
      var right = theirs
      for element in ours {
        guard let index = right.firstIndex(where: { $0.isEquivalent(to: element) }) else { continue }
        right.remove(at: index)
        if let index = left.firstIndex(of: element) { left.remove(at: index) }
      }
      if left.isEmpty && right.isEmpty { return [] }
      guard left.count == right.count else { return [Neutral.line(path, .list(left), .list(right))] }
      return zip(left, right).flatMap { $0.differences(from: $1, at: "\(path)[]") }
    default: return [Neutral.line(path, self, other)]
    }
  }

  private func isEquivalent(to other: Neutral) -> Bool { differences(from: other, at: "").isEmpty }

  private static func line(_ path: String, _ one: Neutral?, _ two: Neutral?) -> String {
    "\(path): CloudFormation \(one?.description ?? "nothing"), Terraform \(two?.description ?? "nothing")"
  }
}

extension Neutral: CustomStringConvertible {
  var description: String {
    switch self {
    case .scalar(let text): "'\(text)'"
    case .list(let elements), .sequence(let elements): "[\(elements.map(\.description).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    }
  }
}
