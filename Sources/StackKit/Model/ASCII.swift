// Names, identifiers and scalars are read as bytes: their grammars are ASCII, and a byte is much cheaper than a
// `Character`.

extension UInt8 {
  var isASCIIUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
  var isASCIILowercase: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
  var isASCIILetter: Bool { isASCIIUppercase || isASCIILowercase }
  var isASCIIDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}

extension StringProtocol {
  /// Whether every byte passes; true for the empty string.
  func consists(of isAllowed: (UInt8) -> Bool) -> Bool { utf8.allSatisfy(isAllowed) }

  /// Whether there is nothing to read in it.
  var isBlank: Bool { utf8.allSatisfy { $0 <= UInt8(ascii: " ") } }

  /// Whether the first byte is an ASCII letter.
  var startsWithASCIILetter: Bool { utf8.first?.isASCIILetter == true }
}

// The standard library's search is generic over collections and took a quarter of a synthesis. This one compares bytes
// and not characters: to a `String`, `{` and a combining accent are one character.
extension String {
  /// Whether the text contains the part.
  func holds(_ part: String) -> Bool {
    guard let first = part.utf8.first, utf8.contains(first) else { return part.isEmpty }
    return utf8.indices.contains { utf8[$0] == first && utf8[$0...].starts(with: part.utf8) }
  }

  /// The text with each `old` replaced by `new`.
  func replacing(_ old: String, with new: String) -> String {
    guard let first = old.utf8.first, utf8.contains(first) else { return self }
    var result: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.first {
      if byte == first, rest.starts(with: old.utf8) {
        result += new.utf8
        rest = rest.dropFirst(old.utf8.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
