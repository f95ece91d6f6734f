import Essentials

/// Asks whoever sits at the terminal.
enum Prompt {
  /// Whether anybody can be asked.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Whether the answer is yes; no answer, and any other one, is no.
  ///
  /// - Throws: `CancellationError` when the task is cancelled meanwhile.
  static func confirm(_ question: String) async throws -> Bool {
    Console.ask("\(question) [y/N]")
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // A blocked read could not be cancelled.
    while poll(&input, 1, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    let answer = readLine()?.trimmed().lowercased()
    return answer == "y" || answer == "yes"
  }
}
