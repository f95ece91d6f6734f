import Essentials
import Synchronization

/// How often a call is tried and how long it waits in between: AWS's "standard" mode.
struct RetryPolicy: Sendable {
  /// How often a call is sent at most, the first time included.
  let attempts: Int
  /// The longest wait before the first retry; doubled for each one after it.
  let delay: Duration
  /// The same when AWS asked to slow down.
  let throttledDelay: Duration
  /// No wait is longer, `Retry-After` included.
  let longestDelay: Duration

  /// Three attempts; up to 0.25 s, 0.5 s; when throttled up to 1 s, 2 s.
  static let standard = RetryPolicy(
    attempts: 3, delay: .milliseconds(250), throttledDelay: .seconds(1), longestDelay: .seconds(20))

  /// How long to wait before the attempt after `attempt` (1 for the first): at least what the server's `hint` says.
  /// `random`, from 0 up to 1, keeps clients from coming back all at once.
  func wait(after attempt: Int, throttled: Bool, hint: Duration?, random: Double) -> Duration {
    let base = throttled ? throttledDelay : delay
    let computed = base * Double(1 << min(attempt - 1, 16)) * random
    return min(max(computed, hint ?? .zero), longestDelay)
  }
}

/// The clock, the sleep and the dice of a client; tests bring their own.
package struct Timing: Sendable {
  package var now: @Sendable () -> Date
  /// Throws when the task is cancelled meanwhile.
  package var sleep: @Sendable (Duration) async throws(CancellationError) -> Void
  /// A number from 0 up to 1.
  package var random: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws(CancellationError) -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.sleep = sleep
    self.random = random
  }

  /// The machine's own.
  package static let system = Timing(
    now: { Date() },
    sleep: { duration throws(CancellationError) in
      do { try await Task.sleep(for: duration) } catch { throw CancellationError() }
    },
    random: { Double.random(in: 0..<1) })
}

/// How far AWS's clock is ahead of this machine's, learnt from replies and shared by the copies of a client.
final class ClockSkew: Sendable {
  private let seconds = Mutex<TimeInterval>(0)

  var offset: TimeInterval { seconds.withLock { $0 } }

  func set(_ offset: TimeInterval) { seconds.withLock { $0 = offset } }
}
