import Essentials
import Templates

/// A fault of `deploy.json`.
struct ManifestFault: Error {
  let place: Place?
  let message: String
  /// Whether a later version of the program wrote the file, so that writing it again is no remedy.
  private(set) var isOfLaterVersion = false

  init(_ message: String, at place: Place? = nil) {
    self.message = message
    self.place = place == Place.none ? nil : place
  }

  init(format: Int, reads known: Int, at place: Place) {
    let isLater = format > known
    self.init(
      "the file has format \(format), which \(isLater ? "a later" : "an earlier") version wrote; this version reads format "
        + "\(known)\(isLater ? "; use the version that wrote it" : "")", at: place)
    isOfLaterVersion = isLater
  }
}

/// A value in `deploy.json` with its path in messages: `services[0].repository`.
struct ManifestField {
  let node: Node
  let path: String

  /// The members of an object: all of the required ones, and none that is unknown.
  func members(
    _ required: [String], optional: [String] = []
  ) throws(ManifestFault) -> (String) throws(ManifestFault) -> ManifestField {
    let known = required + optional
    guard let members = node.members else { throw wrong("an object") }
    for member in members where !known.contains(member.key) {
      throw ManifestFault(
        "\(Self.shown(member.key)) is not a member of \(path); members: \(known.joined(separator: ", "))",
        at: member.place)
    }
    for key in required where members[key] == nil {
      throw ManifestFault("\(inner(key)) is missing", at: node.place)
    }
    return { key throws(ManifestFault) in
      guard let value = members[key] else { throw ManifestFault("\(inner(key)) is missing", at: node.place) }
      return ManifestField(node: value, path: inner(key))
    }
  }

  /// A member that may be missing.
  func optional(_ key: String) -> ManifestField? {
    node.members?[key].map { ManifestField(node: $0, path: inner(key)) }
  }

  /// The members of an object with any keys, in order.
  func entries(_ rule: ManifestRule, limit: Int) throws(ManifestFault) -> [(key: String, value: ManifestField)] {
    guard let members = node.members else { throw wrong("an object") }
    try check(count: members.count, limit)
    var entries: [(key: String, value: ManifestField)] = []
    for member in members {
      guard rule.accepts(member.key) else {
        throw ManifestFault(
          "a key of \(path) is \(Self.shown(member.key)), but must be \(rule.allowed)", at: member.place)
      }
      entries.append((member.key, ManifestField(node: member.value, path: inner(member.key))))
    }
    return entries
  }

  func items(limit: Int) throws(ManifestFault) -> [ManifestField] {
    guard let items = node.items else { throw wrong("a list") }
    try check(count: items.count, limit)
    return items.enumerated().map { ManifestField(node: $1, path: "\(path)[\($0)]") }
  }

  func text(_ rule: ManifestRule) throws(ManifestFault) -> String {
    guard case .string = node.scalar?.kind, let text = node.scalar?.text, rule.accepts(text) else {
      throw wrong(rule.allowed)
    }
    return text
  }

  /// The texts of a list, none of them twice.
  func texts(_ rule: ManifestRule, limit: Int) throws(ManifestFault) -> [String] {
    var texts: [String] = []
    var known: Set<String> = []
    for item in try items(limit: limit) {
      let text = try item.text(rule)
      guard known.insert(text).inserted else { throw item.repeated(text) }
      texts.append(text)
    }
    return texts
  }

  func integer(_ range: ClosedRange<Int>) throws(ManifestFault) -> Int {
    guard case .integer(let number) = node.scalar?.kind, range.contains(number) else {
      throw wrong("a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func bool() throws(ManifestFault) -> Bool {
    guard case .bool(let value) = node.scalar?.kind else { throw wrong("true or false") }
    return value
  }

  func wrong(_ allowed: String) -> ManifestFault {
    ManifestFault("\(path) is \(shown), but must be \(allowed)", at: node.place)
  }

  func repeated(_ text: String) -> ManifestFault {
    ManifestFault("\(path) is \(Self.shown(text)), which occurs twice in the list", at: node.place)
  }

  private func check(count: Int, _ limit: Int) throws(ManifestFault) {
    guard count <= limit else {
      throw ManifestFault("\(path) has \(count) items; the maximum is \(limit)", at: node.place)
    }
  }

  private func inner(_ key: String) -> String { path == ManifestField.whole ? key : "\(path).\(key)" }

  static let whole = "the manifest"

  private var shown: String {
    switch node.content {
    case .scalar(let scalar) where scalar.kind == .string: Self.shown(scalar.text)
    case .scalar(let scalar): String(scalar.text.prefix(80))
    case .list: "a list"
    case .object, .call: "an object"
    }
  }

  /// A text in quotes, or its beginning.
  private static func shown(_ text: String) -> String {
    let start = String(text.unicodeScalars.prefix(80))
    return start.unicodeScalars.count < text.unicodeScalars.count ? "'\(start)…'" : "'\(text)'"
  }
}
