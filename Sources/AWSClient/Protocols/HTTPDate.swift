import Foundation

/// The dates of HTTP's headers.
enum HTTPDate {
  /// Reads a date like `Sun, 06 Nov 1994 08:49:37 GMT`; the two older forms, which no server of AWS sends, are nil.
  static func parse(_ text: String) -> Date? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let form = /[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT/
    guard let match = text.wholeMatch(of: form), let month = months.firstIndex(of: String(match.2)) else { return nil }
    let pad = month < 9 ? "0" : ""
    return try? Date("\(match.3)-\(pad)\(month + 1)-\(match.1)T\(match.4):\(match.5):\(match.6)Z", strategy: .iso8601)
  }
}
