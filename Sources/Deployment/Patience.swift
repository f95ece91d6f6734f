import AWSClient
import Foundation

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

/// Waits between questions, until the time is over.
struct Patience {
  let polling: Polling
  let timing: Timing
  let deadline: Date
  private var pause: Duration

  init(_ polling: Polling, timing: Timing, deadline: Date) {
    self.polling = polling
    self.timing = timing
    self.deadline = deadline
    pause = polling.shortest
  }

  /// Pauses before the next question.
  ///
  /// - Throws: `.timedOut` when the time is over, `.interrupted` when the task is cancelled.
  mutating func wait(for what: String, hadNews: Bool = false) async throws(DeploymentError) {
    guard timing.now() < deadline else { throw DeploymentError(.timedOut, "the time is over, waiting for \(what)") }
    if hadNews { pause = polling.shortest }
    // Up to a quarter more or less, so that several do not ask in step.
    let length = pause * (0.75 + timing.random() / 2)
    do throws(CancellationError) { try await timing.sleep(length) } catch {
      throw DeploymentError(.interrupted, "interrupted")
    }
    pause = min(pause * 1.5, polling.longest)
  }
}
