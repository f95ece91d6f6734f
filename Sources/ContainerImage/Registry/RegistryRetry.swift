/// The number of tries, and the pauses between them.
struct RegistryRetry: Sendable {
  let sleep: @Sendable (Duration) async throws -> Void
  /// A random number from 0 to 1, so that many clients do not retry at once.
  let jitter: @Sendable () -> Double

  /// The longest pause, whatever the registry asks for.
  static let longest = Duration.seconds(60)

  /// The bytes that count as progress. A registry that confirms one byte at each try must not keep a push for years.
  static let step: Int64 = 1 << 20
  /// The tries in all, whatever progress they make.
  static let most = 30

  /// Tries three times, with pauses of about one and three seconds, or longer if the registry asks for it, up to a
  /// minute. Counts again from one when a try has made progress, up to 30 tries in all.
  ///
  /// - Parameters:
  ///   - connection: The place for errors.
  ///   - progress: Bytes that the registry has confirmed so far. 1 MiB more since the count began is progress.
  ///   - attempt: The attempt.
  /// - Returns: The result of the first successful attempt.
  /// - Throws: The error of the last attempt, or the first error that is not transient.
  func persist<Value: Sendable>(
    _ connection: RegistryConnection, progress: () -> Int64 = { 0 },
    _ attempt: () async throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    let pauses = [Duration.seconds(1), .seconds(3)]
    var left = pauses[...]
    var reached = progress()
    var tries = 0
    while true {
      tries += 1
      do {
        return try await attempt()
      } catch  where error.isTransient {
        if progress() - reached >= Self.step { (reached, left) = (progress(), pauses[...]) }
        guard tries < Self.most, let pause = left.popFirst() else { throw error }
        let usual = pause / 2 + pause / 2 * jitter()
        do { try await sleep(max(usual, error.retryAfter ?? .zero)) } catch {
          throw connection.error(.cancelled, "cancelled")
        }
      }
    }
  }
}
