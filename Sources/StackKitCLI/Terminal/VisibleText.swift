extension String {
  /// This text on one line, with every character that could control a terminal or mislead a reader written as `\u{…}`:
  /// control characters, directional marks, invisible characters and line separators.
  ///
  /// For every text from outside: AWS, registries, file names.
  var visible: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
