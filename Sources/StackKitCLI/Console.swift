import Foundation

/// The terminal: results on stdout, everything else on stderr.
enum Console {
  /// A line of the result.
  static func result(_ line: String) {
    write(line + "\n", to: .standardOutput)
  }

  /// A line that says what is going on.
  static func progress(_ line: String) {
    write(line + "\n", to: .standardError)
  }

  /// A line that says why it ends.
  static func error(_ message: String) {
    progress("error: \(message)")
  }

  /// A reader that has gone, such as `head`, is no error.
  private static func write(_ text: String, to file: FileHandle) {
    try? file.write(contentsOf: Data(text.utf8))
  }
}
