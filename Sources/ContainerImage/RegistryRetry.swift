import Foundation
import Transport

/// How often, and after what time, a registry is asked again.
struct RegistryRetry: Sendable {
  let sleep: @Sendable (Duration) async throws -> Void
  /// Between 0 and 1: how much of a pause is waited, for many clients not to come back at once.
  let jitter: @Sendable () -> Double

  /// No registry makes us wait longer, in seconds.
  static let longest = 60.0

  /// Tries three times in all, waiting about one and then three seconds, or longer if the registry asks for it, at most a
  /// minute.
  ///
  /// - Parameters:
  ///   - connection: What errors are about.
  ///   - progress: What grows while something is achieved, even by tries that fail: those do not count then.
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

extension HTTPResponse {
  /// How long `Retry-After` asks to wait, in seconds or until a date; at most a minute.
  var retryAfter: Duration? {
    guard let text = headers["Retry-After"]?.trimmingCharacters(in: .whitespaces) else { return nil }
    let seconds: Double
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      seconds = Double(text) ?? 0
    } else if let then = httpDate(text) {
      // The registry's own clock, if it tells: ours may be wrong.
      seconds = then.timeIntervalSince(headers["Date"].flatMap(httpDate) ?? Date())
    } else {
      return nil
    }
    // As numbers: there are more seconds in them than in a duration.
    return .seconds(min(max(seconds, 0), RegistryRetry.longest))
  }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that RFC 9110 lets servers send.
private func httpDate(_ text: String) -> Date? {
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  let words = text.split(whereSeparator: { " :".contains($0) })
  guard words.count == 8, words[0].hasSuffix(","), words[7] == "GMT",
    let month = months.firstIndex(of: String(words[2]))
  else { return nil }
  let numbers = [1, 3, 4, 5, 6].compactMap { Int32(words[$0]) }
  guard numbers.count == 5, numbers.allSatisfy({ (0...9999).contains($0) }) else { return nil }
  var time = tm()
  (time.tm_mday, time.tm_mon, time.tm_year) = (numbers[0], Int32(month), numbers[1] - 1900)
  (time.tm_hour, time.tm_min, time.tm_sec) = (numbers[2], numbers[3], numbers[4])
  return Date(timeIntervalSince1970: TimeInterval(timegm(&time)))
}
