extension String {
  /// This text on one line, with what could steer a terminal or mislead a reader spelled out: control characters,
  /// directional marks, invisible characters and line separators become `\u{…}`.
  ///
  /// For every text that comes from elsewhere: AWS, registries, file names.
  package var visible: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Sequence<UInt8> {
  /// These bytes in lower-case hexadecimal digits.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
