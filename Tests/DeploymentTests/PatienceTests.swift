import AWSClient
import Foundation
import Synchronization
import Testing

@testable import Deployment

/// The one loop that waits, with a clock of its own.
@Suite struct PatienceTests {
  /// A clock that a pause moves on, and the pauses.
  final class Clock: Sendable {
    private let state = Mutex((now: Date(timeIntervalSince1970: 0), pauses: [Duration]()))

    var pauses: [Duration] { state.withLock(\.pauses) }

    func pass(_ seconds: TimeInterval) { state.withLock { $0.now += seconds } }

    func timing(random: Double = 0.5) -> Timing {
      Timing(
        now: { self.state.withLock(\.now) },
        sleep: { duration throws(CancellationError) in
          self.state.withLock { state in
            state.pauses.append(duration)
            state.now += duration / .seconds(1)
          }
        }, random: { random })
    }
  }

  private static let polling = Polling(shortest: .seconds(2), longest: .seconds(5))

  private static func error(_ kind: AWSError.Kind) -> AWSError {
    AWSError(kind, service: "ECS", operation: "DescribeServices", message: "no")
  }

  @Test(
    "pauses become longer until there is news, and are never in step", arguments: [(0.0, 0.75), (0.5, 1), (1, 1.25)])
  func pauses(random: Double, factor: Double) async throws {
    let clock = Clock()
    var patience = Patience(Self.polling, timing: clock.timing(random: random), for: .seconds(60))
    var asked = 0
    let answer = try await patience.wait(for: "it") {
      asked += 1
      return asked == 6 ? .done(asked) : .again(news: asked == 4)
    }
    #expect(answer == 6)
    #expect(clock.pauses == [2, 3, 4.5, 2, 3].map { .seconds($0 * factor) })
  }

  @Test("the time of all waits is one, and only waiting takes from it")
  func timeout() async throws {
    let clock = Clock()
    var patience = Patience(Self.polling, timing: clock.timing(), for: .seconds(10))
    var asked = 0
    try await patience.wait(for: "the first") {
      asked += 1
      return asked == 3 ? .done(()) : .again(news: true)
    }
    clock.pass(3600)
    // 4 of 10 seconds have passed; the last question is asked at the time limit.
    let error = await #expect(throws: DeploymentError.self) {
      try await patience.wait(for: "the second") { () -> Patience.Answer<Void> in .again(news: true) }
    }
    #expect(error == DeploymentError(.timedOut, "timed out waiting for the second"))
    #expect(clock.pauses.count == 2 + 3)
    // The last question is one that needs no wait.
    #expect(try await patience.wait(for: "the third") { .done(3) } == 3)
  }

  @Test("a missing answer is reported and asked for again while an operation continues, and ends other waits")
  func unanswered() async throws {
    let clock = Clock()
    var patience = Patience(Self.polling, timing: clock.timing(), for: .seconds(60))
    let told = Mutex<[String]>([])
    var answers: [AWSError.Kind] = [.throttled, .server, .malformedReply, .transport(.interrupted)]
    let answer = try await patience.wait(
      for: "it", unanswered: { error in told.withLock { $0.append(error.description) } }
    ) {
      if !answers.isEmpty { throw Self.error(answers.removeFirst()) }
      return .done("there")
    }
    #expect(answer == "there" && told.withLock(\.count) == 4 && clock.pauses.count == 4)
    await #expect(throws: AWSError.self) {
      try await patience.wait(for: "it") { () -> Patience.Answer<Void> in throw Self.error(.throttled) }
    }
    #expect(clock.pauses.count == 4)
  }

  @Test(
    "a refusal ends every wait",
    arguments: [
      AWSError.Kind.credentials, .accessDenied, .notFound, .refused, .transport(.cancelled),
    ])
  func refused(kind: AWSError.Kind) async throws {
    let clock = Clock()
    var patience = Patience(Self.polling, timing: clock.timing(), for: .seconds(60))
    await #expect(throws: AWSError.self) {
      try await patience.wait(for: "it", unanswered: { _ in }) { () -> Patience.Answer<Void> in throw Self.error(kind) }
    }
    #expect(clock.pauses.isEmpty)
  }

  @Test("a cancelled wait ends in its pause")
  func cancelled() async throws {
    let timing = Timing(
      now: { Date() }, sleep: { _ throws(CancellationError) in throw CancellationError() }, random: { 0 })
    let error = await #expect(throws: DeploymentError.self) {
      try await convertingErrors {
        var patience = Patience(Self.polling, timing: timing, for: .seconds(60))
        try await patience.wait(for: "it") { () -> Patience.Answer<Void> in .again(news: false) }
      }
    }
    #expect(error == .interrupted)
  }
}
