import AWSClient
import Essentials

/// How often AWS is asked while something goes on there.
package struct Polling: Sendable {
  /// The first pause, and the one after news.
  package var shortest: Duration
  /// Each pause without news is half as long again as the one before, up to this one.
  package var longest: Duration

  package init(shortest: Duration, longest: Duration) {
    self.shortest = shortest
    self.longest = longest
  }

  /// What AWS's limits allow several people at once.
  package static let aws = Polling(shortest: .seconds(1), longest: .seconds(5))
  /// For what runs on this machine.
  package static let loopback = Polling(shortest: .milliseconds(20), longest: .milliseconds(300))
}

/// How long an operation may wait, all of its waits together. Only waiting takes from it.
struct Patience: Sendable {
  let polling: Polling
  let timing: Timing
  private var left: TimeInterval

  init(_ polling: Polling, timing: Timing, for timeout: Duration) {
    self.polling = polling
    self.timing = timing
    left = TimeInterval(timeout.components.seconds)
  }

  /// What an answer means for the wait.
  enum Answer<Value> {
    case done(Value)
    /// It goes on; `news` says whether anything has happened since the last time.
    case again(news: Bool)
  }

  /// Asks again and again, with pauses, until it is done.
  ///
  /// - Parameters:
  ///   - what: What is waited for, after "timed out waiting for".
  ///   - unanswered: Told why there was no answer, and then asked again: what AWS was told to do goes on, whether it
  ///     answers this time or not. Nil when no answer ends the wait.
  ///   - ask: The question.
  /// - Returns: What it was done with.
  /// - Throws: `.timedOut` when the time is over, `.interrupted` when the task is cancelled, and what `ask` throws.
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
      // Up to a quarter more or less, so that several do not ask in step.
      try await timing.sleep(pause * (0.75 + timing.random() / 2))
      pause = min(pause * 1.5, polling.longest)
    }
  }
}

extension AWSError {
  /// Whether the same question may be answered later.
  var isPassing: Bool {
    switch kind {
    case .throttled, .server, .malformedReply: true
    case .transport(let kind): kind != .cancelled
    case .credentials, .accessDenied, .notFound, .refused: false
    }
  }
}

/// Runs to its end even when the task is cancelled meanwhile.
func shielded<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
  try await Task { try await operation() }.value
}
