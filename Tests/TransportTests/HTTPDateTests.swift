import Foundation
import Testing
import Transport

@Suite("The dates of HTTP, and what they ask for")
struct HTTPDateTests {
  @Test(
    "a date in the form that servers may send",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
    ])
  func dates(text: String, seconds: TimeInterval) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(HTTPDate.parse(text) == date)
    // A leap second is the first of the next minute.
    #expect(
      HTTPDate.text(of: date + 0.999) == text.replacing("Sat, 31 Dec 2016 23:59:60", with: "Sun, 01 Jan 2017 00:00:00"))
  }

  @Test(
    "anything else is no date",
    arguments: [
      "", "soon", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 UTC",
      "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 08:49:37 GMT ", "Thu, 30 Feb 2024 00:00:00 GMT", "Thu, 29 Feb 2024 24:00:00 GMT",
      "Thu, 29 Feb 2024 23:60:00 GMT", "Thu, 29 Feb 2024 23:59:61 GMT", "Sun, 06 Nov -994 08:49:37 GMT",
      "Sun, 06 Nov 1994 +8:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
    ])
  func noDates(text: String) {
    #expect(HTTPDate.parse(text) == nil)
  }

  @Test(
    "what Retry-After says, at most a minute",
    arguments: [
      ("7", nil, 7), (" 0 ", nil, 0), ("3600", nil, 60), ("31536000", nil, 60),
      (String(repeating: "9", count: 30), nil, 60), (String(repeating: "9", count: 400), nil, 60), ("-1", nil, nil),
      ("", nil, nil),
      ("soon", nil, nil), ("1.5", nil, nil),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:28 GMT", 9),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:50:28 GMT", 0),
      ("Mon, 07 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:28 GMT", 60),
      ("Sun, 06 Nov 1994 08:49:37 GMT", "yesterday", 0), ("Sunday, 06-Nov-94 08:49:37 GMT", nil, nil),
      ("Sun, 06 Foo 1994 08:49:37 GMT", nil, nil), ("Sun, 06 Nov 1994 08:49:37 PST", nil, nil),
      ("Sun, 06 Nov -2147483648 08:49:37 GMT", nil, nil), ("Sun, 06 Nov 99999 08:49:37 GMT", nil, nil),
    ] as [(String, String?, Int?)])
  func retryAfter(text: String, date: String?, seconds: Int?) throws {
    var response = HTTPResponse(status: 429, headers: ["Retry-After": text])
    response.headers["Date"] = date
    let now = try #require(HTTPDate.parse("Mon, 07 Nov 1994 00:00:00 GMT"))
    #expect(response.retryAfter(atMost: .seconds(60), now: now) == seconds.map { .seconds($0) })
  }

  @Test("a server that does not tell its time is taken to have ours")
  func ownClock() throws {
    let response = HTTPResponse(status: 503, headers: ["Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"])
    let now = try #require(HTTPDate.parse("Sun, 06 Nov 1994 08:49:30 GMT"))
    #expect(response.retryAfter(atMost: .seconds(60), now: now) == .seconds(7))
  }
}
