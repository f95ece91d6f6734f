import Essentials

/// Asks the user a question on the terminal.
enum Prompt {
  /// Whether stdin and stderr are a terminal.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks for a yes; every other answer, and none, means no.
  ///
  /// - Throws: `CancellationError` when the task is cancelled while waiting.
  static func confirm(_ question: String) async throws -> Bool {
    Console.ask("\(question) [y/N]")
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // A blocked read could not be cancelled.
    while poll(&input, 1, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    let answer = readLine()?.trimmed().lowercased()
    return answer == "y" || answer == "yes"
  }
}
