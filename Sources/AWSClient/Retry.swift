import Essentials
import Synchronization

/// The number of attempts and the waits between them: AWS's "standard" mode.
struct RetryPolicy: Sendable {
  /// The maximum number of attempts, including the first.
  let attempts: Int
  /// The longest wait before the first retry; doubled for each further one.
  let delay: Duration
  /// The longest wait before the first retry of a throttled call; doubled for each further one.
  let throttledDelay: Duration
  /// The longest wait, including `Retry-After`.
  let longestDelay: Duration

  /// Three attempts, with waits of up to 0.25 s and 0.5 s, or up to 1 s and 2 s when throttled.
  static let standard = RetryPolicy(
    attempts: 3, delay: .milliseconds(250), throttledDelay: .seconds(1), longestDelay: .seconds(20))

  /// The wait after `attempt` (1 for the first): at least the server's `hint`. `random`, from 0 up to 1, keeps clients
  /// from retrying all at once.
  func wait(after attempt: Int, throttled: Bool, hint: Duration?, random: Double) -> Duration {
    let base = throttled ? throttledDelay : delay
    let computed = base * Double(1 << min(attempt - 1, 16)) * random
    return min(max(computed, hint ?? .zero), longestDelay)
  }
}

/// The clock, the sleep and the random numbers of a client; tests replace them.
package struct Timing: Sendable {
  package var now: @Sendable () -> Date
  /// Throws when the task is cancelled while sleeping.
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

  /// The system's clock, sleep and random numbers.
  package static let system = Timing(
    now: { Date() },
    sleep: { duration throws(CancellationError) in
      do { try await Task.sleep(for: duration) } catch { throw CancellationError() }
    },
    random: { Double.random(in: 0..<1) })
}

/// The offset of AWS's clock from this machine's, learned from replies and shared by the copies of a client.
final class ClockSkew: Sendable {
  private let seconds = Mutex<TimeInterval>(0)

  var offset: TimeInterval { seconds.withLock { $0 } }

  func set(_ offset: TimeInterval) { seconds.withLock { $0 = offset } }
}
