import Synchronization

/// The time until which the server waits for a client; none while the client waits for the server.
final class Wait: Sendable {
  private let end = Mutex<ContinuousClock.Instant?>(nil)

  func begin(until time: ContinuousClock.Instant) { end.withLock { $0 = time } }

  func stop() { end.withLock { $0 = nil } }

  func isOver(at time: ContinuousClock.Instant) -> Bool { end.withLock { $0.map { $0 < time } ?? false } }
}
