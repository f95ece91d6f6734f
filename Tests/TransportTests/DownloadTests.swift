import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Transport

/// Answers that go to a file, and servers that listen on a UNIX socket.
@Suite(.timeLimit(.minutes(10)))
struct DownloadTests {
  /// A file that is open for reading and writing, and has no name any more.
  private final class Scratch: Sendable {
    let descriptor: Int32

    init() throws {
      let path = FileManager.default.temporaryDirectory.appending(path: "stackkit-\(UUID().uuidString)").path
      descriptor = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
      try #require(descriptor >= 0)
      unlink(path)
    }

    deinit { close(descriptor) }

    var size: Int { Int(lseek(descriptor, 0, Int32(SEEK_END))) }

    var content: Data {
      var bytes = Data(count: size)
      let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
      return bytes.prefix(max(0, count))
    }
  }

  private func transport() throws -> CurlTransport { try CurlTransport(environment: [:]) }

  @Test("the body of a successful answer goes to the file")
  func aSuccessfulAnswerGoesToTheFile() async throws {
    let body = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
    let server = try LoopbackServer(answering: Answer(200, headers: [("X-Kind", "blob")], body: body))
    let file = try Scratch()
    let reported = Mutex<[Int64]>([])
    let response = try await transport().download(
      HTTPRequest("GET", server.url), to: file.descriptor, limit: Int64(body.count)
    ) { count in
      reported.withLock { $0.append(count) }
    }
    #expect(response.status == 200)
    #expect(response.headers["X-Kind"] == "blob")
    #expect(response.body.isEmpty)
    #expect(file.content == body)
    #expect(reported.withLock { $0 }.last == Int64(body.count))
    // A second answer comes behind the first.
    _ = try await transport().download(HTTPRequest("GET", server.url), to: file.descriptor, limit: Int64(body.count))
    #expect(file.content == body + body)
  }

  @Test("the body of another answer stays in the response")
  func anotherAnswerStaysInTheResponse() async throws {
    let server = try LoopbackServer(answering: Answer(404, #"{"message":"No such image"}"#))
    let file = try Scratch()
    let response = try await transport().download(HTTPRequest("GET", server.url), to: file.descriptor, limit: 1)
    #expect(response.status == 404)
    #expect(String(decoding: response.body, as: UTF8.self) == #"{"message":"No such image"}"#)
    #expect(file.size == 0)
  }

  @Test("the limit of a download holds, whether a length is announced or not")
  func theLimitHoldsWithAndWithoutALength() async throws {
    for chunked in [false, true] {
      let server = try LoopbackServer { exchange in
        guard chunked else { return exchange.answer(Answer(200, body: Data(count: 100_001))) }
        exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<1000 { exchange.send("400\r\n" + String(repeating: "x", count: 1024) + "\r\n") }
        exchange.close()
      }
      let file = try Scratch()
      let error = await #expect(throws: TransportError.self) {
        try await transport().download(HTTPRequest("GET", server.url), to: file.descriptor, limit: 100_000)
      }
      #expect(error?.kind == .invalidAnswer)
      #expect(error?.reason == "the answer is larger than 100000 bytes")
      #expect(file.size <= 100_000)
    }
  }

  @Test("a download that breaks off is no answer")
  func anAnswerThatBreaksOffIsNoAnswer() async throws {
    let server = try LoopbackServer { exchange in
      exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345")
      exchange.close()
    }
    let file = try Scratch()
    let error = await #expect(throws: TransportError.self) {
      try await transport().download(HTTPRequest("GET", server.url), to: file.descriptor, limit: 10)
    }
    #expect(error?.kind == .interrupted)
  }

  @Test("a full disk is said")
  func aFullDiskIsSaid() async throws {
    let server = try LoopbackServer(answering: Answer(200, "text"))
    // Open for reading only: the one way to have every write fail that works everywhere.
    let closed = open("/dev/null", O_RDONLY)
    defer { close(closed) }
    let error = await #expect(throws: TransportError.self) {
      try await transport().download(HTTPRequest("GET", server.url), to: closed, limit: 10)
    }
    #expect(error?.kind == .invalidRequest)
    #expect(error?.reason.hasPrefix("the answer cannot be stored: ") == true)
  }

  @Test("a server on a UNIX socket is reached")
  func aServerOnAUNIXSocket() async throws {
    // The path of a socket has room for about a hundred bytes.
    let path = "/tmp/stackkit-\(UUID().uuidString.prefix(8)).sock"
    defer { unlink(path) }
    let server = try LoopbackServer(unixSocket: path) { $0.answer(Answer(200, $0.request.target)) }
    // A proxy would be asked for the host; nothing listens there.
    let curl = try CurlTransport(environment: ["http_proxy": "http://127.0.0.1:1"])
    var request = HTTPRequest("GET", "http://docker.invalid/_ping")
    request.unixSocket = path
    for _ in 0..<2 { #expect(try await String(decoding: curl.send(request).body, as: UTF8.self) == "/_ping") }
    #expect(server.connections == 1, "connections are kept")

    request.unixSocket = "/tmp/nobody-\(UUID().uuidString.prefix(8)).sock"
    let absent = request
    let error = await #expect(throws: TransportError.self) { try await curl.send(absent) }
    #expect(error?.kind == .connection)
    #expect(error?.host == absent.unixSocket)
  }
}
