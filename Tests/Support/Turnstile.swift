/// Lets only so many in at a time.
///
/// Swift Testing starts all tests at once, and Foundation's `Process` on Linux crashes where more than about 1,300 files are
/// open: it reads beyond the end of a full list of them.
package actor Turnstile {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(_ count: Int) { free = count }

  /// Runs `body` when there is room.
  package nonisolated func pass<Value: Sendable>(_ body: () async throws -> Value) async rethrows -> Value {
    await enter()
    do {
      let value = try await body()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
