/// How often, and after what time, a registry is asked again.
struct RegistryRetry: Sendable {
  let sleep: @Sendable (Duration) async throws -> Void
  /// Between 0 and 1: how much of a pause is waited, for many clients not to come back at once.
  let jitter: @Sendable () -> Double

  /// No registry makes us wait longer.
  static let longest = Duration.seconds(60)

  /// Tries three times in all, waiting about one and then three seconds, or longer if the registry asks for it, at most a
  /// minute.
  ///
  /// - Parameters:
  ///   - connection: What errors are about.
  ///   - progress: Bytes that the registry has confirmed so far. A try that advanced this does not count when it fails.
  ///   - attempt: What to try.
  /// - Returns: What the first try that succeeds returns.
  /// - Throws: What the last one throws, or what one throws that is not to be repeated.
  func persist<Value: Sendable>(
    _ connection: RegistryConnection, progress: () -> Int64 = { 0 },
    _ attempt: () async throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    let pauses = [Duration.seconds(1), .seconds(3)]
    var left = pauses[...]
    var reached = progress()
    while true {
      do {
        return try await attempt()
      } catch  where error.isTransient {
        if progress() > reached { (reached, left) = (progress(), pauses[...]) }
        guard let pause = left.popFirst() else { throw error }
        let usual = pause / 2 + pause / 2 * jitter()
        do { try await sleep(max(usual, error.retryAfter ?? .zero)) } catch {
          throw connection.error(.cancelled, "cancelled")
        }
      }
    }
  }
}
