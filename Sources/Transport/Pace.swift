/// Detects a transfer without a deadline that has stalled.
///
/// libcurl's own limit is not enough: it counts every byte, so that a server could keep it busy forever, a byte at a
/// time, and it gives a server no extra time to store what it has received.
struct Pace {
  /// The bytes of the bodies so far; fewer than before if libcurl has started again.
  var moved: (sent: Int64, received: Int64) = (0, 0)
  /// The bytes and the time of the last progress.
  private var mark: (bytes: Int64, at: ContinuousClock.Instant) = (0, .now)
  private let start = ContinuousClock.now
  /// The time when the server had received the whole request.
  private var waiting: ContinuousClock.Instant?
  /// The bytes that count as progress.
  private static let step: Int64 = 16 << 10

  /// Why to give up the transfer; nil to continue.
  mutating func objection(to plan: TransferPlan) -> String? {
    guard plan.request.deadline == nil else { return nil }
    let now = ContinuousClock.now
    guard moved.sent >= plan.request.body.length, plan.request.destination == nil else {
      waiting = nil
      let most = max(plan.request.body.length, plan.request.destination?.limit ?? 0)
      guard now - start <= plan.limits.grace + .seconds(most / plan.limits.slowest) else {
        return "the transfer was slower than \(plan.limits.slowest) bytes per second"
      }
      let bytes = moved.sent + moved.received
      if bytes < mark.bytes || bytes - mark.bytes >= Self.step { mark = (bytes, now) }
      guard now - mark.at > plan.limits.stall else { return nil }
      return "the transfer stalled for \(plan.limits.stall.components.seconds) seconds"
    }
    let since = waiting ?? now
    waiting = since
    guard now - since > plan.limits.answering else { return nil }
    return "the answer was not complete within \(plan.limits.answering.components.seconds) seconds"
  }
}
