import Essentials

/// The body of a Query request: `Action=CreateChangeSet&Tags.member.1.Key=stack&…`.
struct Form: Sendable {
  private let fields: [String: String]

  /// Reads a form body; nil if it is not UTF-8 or not percent-encoded.
  init?(_ body: Data) {
    guard let text = String(data: body, encoding: .utf8) else { return nil }
    var fields: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0]), let value = Self.decoded(halves.count > 1 ? halves[1] : "") else {
        return nil
      }
      fields[name] = value
    }
    self.fields = fields
  }

  init(_ fields: [String: String]) { self.fields = fields }

  /// A field that exists and is not empty.
  subscript(_ name: String) -> String? {
    guard let value = fields[name], !value.isEmpty else { return nil }
    return value
  }

  func required(_ name: String) throws(ServiceError) -> String {
    guard let value = self[name] else {
      throw .validation(
        "1 validation error detected: Value null at '\(name.prefix(1).lowercased() + name.dropFirst())' "
          + "failed to satisfy constraint: Member must not be null")
    }
    return value
  }

  /// `name.member.1`, `name.member.2`, … in order.
  func list(_ name: String) -> [String] {
    members(name).compactMap { fields[$0] }
  }

  /// `name.member.1.Key`, `name.member.1.Value`, … as one dictionary for each member.
  func structures(_ name: String) -> [[String: String]] {
    members(name).map { member in
      var structure: [String: String] = [:]
      for (field, value) in fields where field.hasPrefix(member + ".") {
        structure[String(field.dropFirst(member.count + 1))] = value
      }
      return structure
    }
  }

  private func members(_ name: String) -> [String] {
    var found: [String] = []
    while true {
      let member = "\(name).member.\(found.count + 1)"
      guard fields[member] != nil || fields.keys.contains(where: { $0.hasPrefix(member + ".") }) else { return found }
      found.append(member)
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").percentDecoded
  }
}
