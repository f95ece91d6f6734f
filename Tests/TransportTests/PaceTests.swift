import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(10)))
struct PaceTests {
  /// Each is a way to take for ever, and the limit that ends it. A byte now and then makes no difference.
  @Test(
    "without a deadline, a server that stands still or drips is given up",
    arguments: [
      "the body is not read", "no answer comes", "the answer drips", "the download drips", "the download is slow",
    ])
  func withoutADeadlineASlowServerIsGivenUp(way: String) async throws {
    let isSilent = ["the body is not read", "no answer comes"].contains(way)
    let isSlow = way == "the download is slow"
    // Just enough not to stall.
    let piece = String(repeating: "x", count: isSlow ? 2000 : 1)
    let ended = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { exchange in
      if way != "the body is not read" { _ = exchange.countBody() }
      if !isSilent { exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n") }
      while ended.wait(timeout: .now() + 0.1) == .timedOut {
        if !isSilent { exchange.send(piece) }
      }
      exchange.close()
    }
    defer { ended.signal() }
    let isSending = ["the body is not read", "the download drips", "the download is slow"].contains(way)
    let curl = try transport {
      if isSlow { ($0.grace, $0.slowest) = (.seconds(1), 1 << 40) }
      $0.stall = isSending && !isSlow ? .seconds(1) : .seconds(1000)
      $0.answering = isSending ? .seconds(1000) : .seconds(1)
    }
    let file = try TemporaryFile(size: 64 << 20)
    let copy = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
    let words = await error(.timedOut) { () async throws(TransportError) in
      if way.hasPrefix("the download") {
        return try await curl.download(
          HTTPRequest("GET", server.url, deadline: nil), to: copy.fileDescriptor, limit: 1_000_000)
      }
      return try await curl.send(
        HTTPRequest("PUT", server.url, body: .file(path: file.path, offset: 0, length: 64 << 20), deadline: nil))
    }
    #expect(
      words.hasSuffix(
        isSlow
          ? "the transfer was slower than \(1 << 40) bytes per second"
          : isSending ? "the transfer stalled for 1 seconds" : "the answer was not complete within 1 seconds"))
  }

  @Test("a server that has everything may take its time to answer")
  func aServerMayTakeItsTimeWhenItHasEverything() async throws {
    let server = try LoopbackServer { exchange in
      _ = exchange.countBody()
      sleep(4)
      exchange.answer(Answer(201))
    }
    let file = try TemporaryFile(size: 1000)
    let body = HTTPRequest.Body.file(path: file.path, offset: 0, length: 1000)
    let curl = try transport { $0.stall = .seconds(2) }
    #expect(try await curl.send(HTTPRequest("PUT", server.url, body: body, deadline: nil)).status == 201)
  }
}
