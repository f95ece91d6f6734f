// Names, identifiers and scalars are read byte by byte: nothing in their grammars is beyond ASCII, and a byte is much
// cheaper to look at than a `Character`.

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

  /// Whether there is a first byte and it is an ASCII letter.
  var startsWithASCIILetter: Bool { utf8.first?.isASCIILetter == true }
}
