/// The challenge in a 401 answer (RFC 9110, 11.6.1).
struct Challenge: Sendable, Hashable {
  /// The scheme in lower case: `basic`, `bearer`.
  let scheme: String
  /// The parameters, with names in lower case.
  let parameters: [String: String]

  /// Parses one `WWW-Authenticate` field, which may have several challenges. The list ends at the first error.
  static func parse(_ field: String) -> [Challenge] {
    var reader = Reader(text: Array(field.utf8)[...])
    var challenges: [Challenge] = []
    var scheme: String?
    var parameters: [String: String] = [:]
    func finish() {
      if let scheme { challenges.append(Challenge(scheme: scheme, parameters: parameters)) }
    }
    while let word = reader.token() {
      if reader.take("=") {
        guard let value = reader.value() else { break }
        parameters[word] = value
      } else {
        finish()
        (scheme, parameters) = (word, [:])
      }
      reader.skipSeparators()
    }
    finish()
    return challenges
  }

  private struct Reader {
    var text: ArraySlice<UInt8>

    mutating func take(_ character: UnicodeScalar) -> Bool {
      guard text.first == UInt8(ascii: character) else { return false }
      text.removeFirst()
      return true
    }

    mutating func skipSeparators() {
      text = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\t") }
    }

    /// A word, in lower case.
    mutating func token() -> String? {
      skipSeparators()
      let word = bare()
      return word?.lowercased()
    }

    mutating func value() -> String? {
      guard take("\"") else { return bare() }
      var value: [UInt8] = []
      while let byte = text.popFirst() {
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let escaped = text.popFirst() else { return nil }
          value.append(escaped)
        default: value.append(byte)
        }
      }
      return nil
    }

    private mutating func bare() -> String? {
      let ends: [UInt8] = Array(" ,=\"\t".utf8)
      let word = text.prefix { !ends.contains($0) }
      text = text.dropFirst(word.count)
      return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
    }
  }
}
