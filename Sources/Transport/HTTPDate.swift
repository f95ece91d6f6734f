import Essentials

/// The dates of HTTP's headers: `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that RFC 9110 lets anybody send.
package enum HTTPDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// A moment, to the second.
  package static func text(of date: Date) -> String {
    var time = tm()
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    gmtime_r(&seconds, &time)
    func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [time.tm_hour, time.tm_min, time.tm_sec].map(twoDigits).joined(separator: ":")
    return
      "\(days[Int(time.tm_wday)]), \(twoDigits(time.tm_mday)) \(months[Int(time.tm_mon)]) \(time.tm_year + 1900) \(clock) GMT"
  }

  /// Reads a date; nil for anything else, the two older forms included.
  package static func parse(_ text: String) -> Date? {
    // By hand: to compile a regular expression takes as long as a request on a good line.
    let words = text.split(whereSeparator: { " :".contains($0) })
    guard words.count == 8, text.utf8.count == 29, words[0].hasSuffix(","), words[7] == "GMT",
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    let numbers = [1, 3, 4, 5, 6].compactMap { words[$0].first?.isNumber == true ? Int32(words[$0]) : nil }
    guard numbers.count == 5, numbers.allSatisfy({ (0...9999).contains($0) }) else { return nil }
    var time = tm()
    (time.tm_mday, time.tm_mon, time.tm_year) = (numbers[0], Int32(month), numbers[1] - 1900)
    (time.tm_hour, time.tm_min, time.tm_sec) = (numbers[2], numbers[3], numbers[4])
    let seconds = timegm(&time)
    // A leap second becomes the next one; there is no other day, hour or minute that is no such.
    guard time.tm_mday == numbers[0] || numbers[4] == 60, numbers[2] < 24, numbers[3] < 60, numbers[4] <= 60 else {
      return nil
    }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
  }
}

extension HTTPResponse {
  /// How long `Retry-After` asks to wait, in seconds or until a date; nil where nothing does.
  ///
  /// - Parameters:
  ///   - limit: The longest answer; a server may say more than a duration holds.
  ///   - now: The time, where the server does not tell its own.
  /// - Returns: The pause.
  package func retryAfter(atMost limit: Duration, now: Date) -> Duration? {
    guard let text = headers["Retry-After"]?.trimmed() else { return nil }
    let seconds: Double
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      seconds = Double(text) ?? 0
    } else if let then = HTTPDate.parse(text) {
      // The server's own clock, if it tells: ours may be wrong.
      seconds = then.timeIntervalSince(headers["Date"].flatMap(HTTPDate.parse) ?? now)
    } else {
      return nil
    }
    // As numbers: there are more seconds in them than in a duration.
    return .seconds(min(max(seconds, 0), Double(limit.components.seconds)))
  }
}
