import AWSClient
import Essentials

/// The pauses between calls while waiting for AWS.
package struct Polling: Sendable {
  /// The first pause, and the pause after news.
  package var shortest: Duration
  /// The longest pause. Without news, each pause is 1.5 times the one before, up to this one.
  package var longest: Duration

  package init(shortest: Duration, longest: Duration) {
    self.shortest = shortest
    self.longest = longest
  }

  /// For AWS: several people at once stay within its rate limits.
  package static let aws = Polling(shortest: .seconds(1), longest: .seconds(5))
  /// For a server on this machine.
  package static let loopback = Polling(shortest: .milliseconds(20), longest: .milliseconds(300))
}

/// The time limit of an operation's waits, all together. Other work does not count.
struct Patience: Sendable {
  let polling: Polling
  let timing: Timing
  private var left: TimeInterval

  init(_ polling: Polling, timing: Timing, for timeout: Duration) {
    self.polling = polling
    self.timing = timing
    left = TimeInterval(timeout.components.seconds)
  }

  /// The meaning of an answer for the wait.
  enum Answer<Value> {
    case done(Value)
    /// Wait longer; `news` says whether anything has happened since the last call.
    case again(news: Bool)
  }

  /// Calls `ask` again and again, with pauses, until it is done.
  ///
  /// - Parameters:
  ///   - what: The words after "timed out waiting for".
  ///   - unanswered: Called when AWS does not answer; then `ask` is repeated, because the operation continues in AWS.
  ///     Nil if a missing answer ends the wait.
  ///   - ask: The question.
  /// - Returns: The value of `.done`.
  /// - Throws: `.timedOut` at the time limit, `.interrupted` when the task is cancelled, and the errors of `ask`.
  mutating func wait<Value>(
    for what: String, unanswered: ((AWSError) -> Void)? = nil, asking ask: () async throws -> Answer<Value>
  ) async throws -> Value {
    let deadline = timing.now().addingTimeInterval(left)
    defer { left = max(0, deadline.timeIntervalSince(timing.now())) }
    var pause = polling.shortest
    while true {
      do {
        switch try await ask() {
        case .done(let value): return value
        case .again(let news): if news { pause = polling.shortest }
        }
      } catch let error as AWSError where error.isPassing {
        guard let unanswered else { throw error }
        unanswered(error)
      }
      guard timing.now() < deadline else { throw DeploymentError(.timedOut, "timed out waiting for \(what)") }
      // Up to a quarter more or less, so that several users do not call at the same moments.
      try await timing.sleep(pause * (0.75 + timing.random() / 2))
      pause = min(pause * 1.5, polling.longest)
    }
  }
}

extension AWSError {
  /// Whether a repeated call may succeed.
  var isPassing: Bool {
    switch kind {
    case .throttled, .server, .malformedReply: true
    case .transport(let kind): kind != .cancelled
    case .credentials, .accessDenied, .notFound, .refused: false
    }
  }
}

/// Runs an operation to its end, even if the task is cancelled meanwhile.
func shielded<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
  try await Task { try await operation() }.value
}
