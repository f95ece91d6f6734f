import Essentials

/// Asks the user a question on the terminal.
enum Prompt {
  /// Whether stdin and stderr are a terminal.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// The longest line that a terminal passes on.
  private static let longestLine = 4096

  /// Asks a question and reads one line. What was typed before the question is no answer and is thrown away.
  ///
  /// - Parameter question: The question.
  /// - Returns: The answer without white space around it; empty at the end of the input.
  /// - Throws: `CancellationError` when the task is cancelled while waiting.
  static func answer(to question: String) async throws -> String {
    tcflush(STDIN_FILENO, TCIFLUSH)
    Console.ask(question)
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // A blocked read could not be cancelled.
    while poll(&input, 1, 0) == 0 {
      do { try await Task.sleep(for: .milliseconds(50)) } catch {
        Console.endQuestion()
        throw error
      }
    }
    // Not `readLine`: its buffer may hold what was typed before.
    var line = [UInt8](repeating: 0, count: longestLine)
    let count = read(STDIN_FILENO, &line, line.count)
    if count <= 0 { Console.endQuestion() }
    let bytes = line.prefix(max(0, count)).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: bytes, as: UTF8.self).trimmed()
  }
}
