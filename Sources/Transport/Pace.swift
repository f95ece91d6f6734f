/// Whether a transfer without a deadline gets anywhere.
///
/// libcurl's own limit counts any byte, so that a server could keep it busy for ever, a byte at a time; and it gives a
/// server no more time to put away what it was sent than to take it.
struct Pace {
  /// Bytes of the bodies so far; less than before where libcurl starts again by itself.
  var moved: (sent: Int64, received: Int64) = (0, 0)
  /// Where it was when it last moved on, and when that was.
  private var mark: (bytes: Int64, at: ContinuousClock.Instant) = (0, .now)
  /// Since when the server has all of the request.
  private var waiting: ContinuousClock.Instant?
  /// What counts as moving.
  private static let step: Int64 = 16 << 10

  /// Why the transfer is to be given up.
  mutating func objection(to plan: TransferPlan) -> String? {
    guard plan.request.deadline == nil else { return nil }
    let now = ContinuousClock.now
    guard moved.sent >= plan.request.body.length, plan.request.destination == nil else {
      waiting = nil
      let bytes = moved.sent + moved.received
      if bytes < mark.bytes || bytes - mark.bytes >= Self.step { mark = (bytes, now) }
      guard now - mark.at > plan.limits.stall else { return nil }
      return "hardly a byte moved for \(plan.limits.stall.components.seconds) seconds"
    }
    let since = waiting ?? now
    waiting = since
    guard now - since > plan.limits.answering else { return nil }
    return "no whole answer came within \(plan.limits.answering.components.seconds) seconds"
  }
}
