/// Fills the placeholders of physical ids and attributes: `arn:{partition}:ecs:{region}:{account}:cluster/{name}`.
struct Shape: Sendable {
  /// The values of `{name}`, `{hex}`, `{region}`, …, and of the resource's properties by name.
  var values: [String: String]

  /// The text of `shape`; a placeholder without a value becomes empty.
  func fill(_ shape: String) -> String {
    var result = ""
    var rest = shape[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += values[String(rest[rest.index(after: open)..<close])] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// A random text over `alphabet`.
  static func random(_ length: Int, of alphabet: String) -> String {
    String((0..<length).compactMap { _ in alphabet.randomElement() })
  }

  static let hexDigits = "0123456789abcdef"
  static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
}
