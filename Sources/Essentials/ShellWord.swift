extension String {
  /// The text as one word of a shell's command line, in single quotes: a shell replaces nothing between them.
  ///
  /// Works on bytes. As characters, a quotation mark and an accent behind it are one, which is not a quotation mark.
  package var shellQuoted: String {
    let parts = utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: #"'\''"#) + "'"
  }

  /// The same, without quotation marks if no character of the text means anything to a shell.
  package var shellWord: String {
    let isPlain = !isEmpty && !hasPrefix("-") && utf8.allSatisfy(Self.plain.contains)
    return isPlain ? self : shellQuoted
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/:@%+,".utf8)
}
