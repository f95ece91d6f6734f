/// The durations of operations in the simulated account.
package struct Pace: Sendable {
  /// CloudFormation's time for one resource.
  package var resource: Duration
  /// The time of an ECS deployment from its first task to the last.
  package var rollout: Duration

  package init(resource: Duration, rollout: Duration) {
    self.resource = resource
    self.rollout = rollout
  }

  /// No waiting at all, for tests.
  package static let instant = Pace(resource: .zero, rollout: .zero)
  /// Slow enough for a person to watch.
  package static let rehearsal = Pace(resource: .milliseconds(35), rollout: .milliseconds(1500))

  /// Suspends for `duration`; false if the simulator was stopped meanwhile.
  func wait(_ duration: Duration) async -> Bool {
    if duration > .zero {
      try? await Task.sleep(for: duration)
    } else {
      await Task.yield()
    }
    return !Task.isCancelled
  }
}
