import Essentials

/// The dates of HTTP headers: `Sun, 06 Nov 1994 08:49:37 GMT`, the only format that RFC 9110 allows to send.
package enum HTTPDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Formats a date, to the second.
  package static func text(of date: Date) -> String {
    var time = tm()
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    gmtime_r(&seconds, &time)
    func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [time.tm_hour, time.tm_min, time.tm_sec].map(twoDigits).joined(separator: ":")
    return
      "\(days[Int(time.tm_wday)]), \(twoDigits(time.tm_mday)) \(months[Int(time.tm_mon)]) \(time.tm_year + 1900) \(clock) GMT"
  }

  /// Parses a date; nil for anything else, including the two obsolete formats.
  package static func parse(_ text: String) -> Date? {
    // By hand: compiling a regular expression takes as long as a fast request.
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
    // A leap second becomes the next second. Every other value out of range is refused.
    guard time.tm_mday == numbers[0] || numbers[4] == 60, numbers[2] < 24, numbers[3] < 60, numbers[4] <= 60 else {
      return nil
    }
    return Date(timeIntervalSince1970: TimeInterval(seconds))
  }
}

extension HTTPResponse {
  /// The pause that `Retry-After` asks for, in seconds or until a date; nil without one.
  ///
  /// - Parameters:
  ///   - limit: The longest pause to return.
  ///   - now: The time, used if the answer has no date.
  /// - Returns: The pause.
  package func retryAfter(atMost limit: Duration, now: Date) -> Duration? {
    guard let text = headers["Retry-After"]?.trimmed() else { return nil }
    let seconds: Double
    if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      seconds = Double(text) ?? 0
    } else if let then = HTTPDate.parse(text) {
      // The server's clock, if it is given: ours may be wrong.
      seconds = then.timeIntervalSince(headers["Date"].flatMap(HTTPDate.parse) ?? now)
    } else {
      return nil
    }
    // Limited as a number: a server may name more seconds than a duration can hold.
    return .seconds(min(max(seconds, 0), Double(limit.components.seconds)))
  }
}
