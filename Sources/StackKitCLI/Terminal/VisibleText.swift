extension String {
  /// This text on one line, with what could steer a terminal or mislead a reader spelled out: control characters,
  /// directional marks, invisible characters and line separators become `\u{…}`.
  ///
  /// For every text that comes from elsewhere: AWS, registries, file names.
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
