import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(10)))
struct AnswerTests {
  @Test("every status is an answer, no redirection is followed, and the connection is kept")
  func everyStatusIsAnAnswer() async throws {
    let challenge = Answer(401, headers: [("WWW-Authenticate", "Basic realm=\"ecr\"")], "denied")
    let redirect = Answer(307, headers: [("Location", "http://127.0.0.1:1/elsewhere")])
    let server = try LoopbackServer(answering: [challenge, redirect, Answer(503, "busy")])
    let curl = try transport()
    let denied = try await curl.send(HTTPRequest("GET", server.url, headers: ["Authorization": "Basic eA=="]))
    #expect(denied.status == 401)
    #expect(denied.headers["www-authenticate"] == "Basic realm=\"ecr\"")
    #expect(String(decoding: denied.body, as: UTF8.self) == "denied")
    let moved = try await curl.send(HTTPRequest("GET", server.url))
    #expect(moved.status == 307)
    #expect(moved.headers["Location"] == "http://127.0.0.1:1/elsewhere")
    #expect(try await curl.send(HTTPRequest("GET", server.url)).status == 503)
    #expect(server.requests.count == 3)
    #expect(server.connections == 1, "connections are kept")
  }

  @Test("an upload that was refused for its authorization is not sent again")
  func anAuthorizedUploadIsNotAskedTwice() async throws {
    let server = try LoopbackServer(answering: Answer(401, headers: [("WWW-Authenticate", "Basic realm=x")]))
    let file = try TemporaryFile(Data("layer".utf8))
    let request = HTTPRequest("PUT", server.url, body: .file(path: file.path, offset: 0, length: 5), deadline: nil)
    #expect(try await transport().send(request).status == 401)
    #expect(server.requests.count == 1)
  }

  @Test(
    "every method and path is sent as it is, and nothing is invented",
    arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
  func methods(method: String) async throws {
    let server = try LoopbackServer(answering: Answer(200, "text"))
    let response = try await transport().send(HTTPRequest(method, server.url + "/a/../b//c?x=1&x=%2F"))
    #expect(String(decoding: response.body, as: UTF8.self) == (method == "HEAD" ? "" : "text"))
    let request = try #require(server.requests.first)
    #expect(request.method == method)
    #expect(request.target == "/a/../b//c?x=1&x=%2F", "the path is not normalized")
    #expect(request["Content-Length"] == (["POST", "PUT", "PATCH"].contains(method) ? "0" : nil))
    let names = request.headers.map { $0.name.lowercased() }
    #expect(Set(names).subtracting(["content-length"]) == ["host"], "nothing is invented")
  }

  @Test("headers and body arrive as they are, in both directions")
  func headersAndBodyArriveAsTheyAre() async throws {
    let server = try LoopbackServer(answering: Answer(200))
    var request = HTTPRequest("POST", server.url, body: .data(Data([0, 1, 2, 255])))
    request.headers.append("X-One", "a")
    request.headers.append("X-One", "b  c")
    request.headers.append("X-Empty", "")
    request.headers["Host"] = "sts.eu-west-1.amazonaws.com"
    request.headers["Content-Type"] = "application/x-amz-json-1.1"
    _ = try await transport().send(request)
    let received = try #require(server.requests.first)
    #expect(received.headers.filter { $0.name == "X-One" }.map(\.value) == ["a", "b  c"])
    #expect(received["X-Empty"] == "")
    #expect(received["Host"] == "sts.eu-west-1.amazonaws.com")
    #expect(received["Content-Type"] == "application/x-amz-json-1.1")
    #expect(received.body == Data([0, 1, 2, 255]))
  }

  @Test("what comes after a 100 is the answer")
  func anAnswerAfterAContinueIsTheAnswer() async throws {
    let server = try LoopbackServer { exchange in
      exchange.send("HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n")
      exchange.answer(Answer(201, headers: [("X-Late", "2")], "made"))
    }
    let response = try await transport().send(HTTPRequest("POST", server.url, body: .data(Data("x".utf8))))
    #expect(response.status == 201)
    #expect(response.headers["X-Early"] == nil)
    #expect(response.headers["X-Late"] == "2")
  }

  @Test("a large body is sent at once, without waiting for leave")
  func aLargeBodyIsSentAtOnceWithoutWaitingForLeave() async throws {
    let server = try LoopbackServer(answering: Answer(200))
    let body = Data(repeating: 7, count: 3 << 20)
    _ = try await transport().send(HTTPRequest("POST", server.url, body: .data(body)))
    #expect(server.requests.first?["Expect"] == nil)
    #expect(server.requests.first?.body == body)
  }

  @Test("a hundred requests go at once")
  func manyAtOnce() async throws {
    let server = try LoopbackServer { $0.answer(Answer(200, $0.request.target)) }
    let curl = try transport()
    let url = server.url
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<100 {
        group.addTask {
          try await curl.send(HTTPRequest("GET", "\(url)/\(number)")).body == Data("/\(number)".utf8)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(server.requests.count == 100)
  }
}

@Suite(.timeLimit(.minutes(10)))
struct FailureTests {
  @Test("a port that nobody listens at is no connection")
  func nobodyListens() async throws {
    let server = try LoopbackServer(answering: Answer(200))
    server.stop()
    let words = await error(.connection) { () async throws(TransportError) in
      guard let curl = try? transport() else { throw TransportError(.cancelled, host: "", reason: "") }
      return try await curl.send(HTTPRequest("GET", server.url + "/?secret=1"))
    }
    #expect(words.hasPrefix("127.0.0.1:\(server.port): "))
    #expect(!words.contains("secret"))
  }

  @Test("a host that does not resolve is an unknown one")
  func theNameDoesNotResolve() async throws {
    let curl = try transport()
    _ = await error(.unknownHost) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("GET", "http://no-such-host.invalid/"))
    }
  }

  /// Each is a way to break off, and what it is taken for.
  @Test(
    "each way to break off an answer is told from the others",
    arguments: ["close", "reset", "drop", "garbage", "nothing after a head"])
  func brokenAnswers(way: String) async throws {
    let server = try LoopbackServer { exchange in
      switch way {
      case "close": exchange.close()
      case "reset": exchange.reset()
      case "drop":
        exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")
        exchange.close()
      case "garbage":
        exchange.send("this is not HTTP at all\r\n\r\n")
        exchange.close()
      default:
        exchange.send("HTTP/1.1 200 OK\r\nContent-Le")
        exchange.close()
      }
    }
    let curl = try transport()
    let kind = way == "garbage" ? TransportError.Kind.invalidAnswer : .interrupted
    _ = await error(kind) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("POST", server.url, body: .data(Data("x".utf8))))
    }
    #expect(server.requests.count == 1, "a first request is never repeated")
  }

  @Test("a deadline ends a transfer")
  func theDeadlineIsKept() async throws {
    let server = try LoopbackServer { $0.hang() }
    let curl = try transport()
    // The server never answers: without the deadline this ends by the suite's time limit.
    _ = await error(.timedOut) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("GET", server.url, deadline: .milliseconds(150)))
    }
  }

  @Test("a cancelled transfer ends at once")
  func cancellationEndsATransfer() async throws {
    let arrived = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { exchange in
      arrived.continuation.yield()
      exchange.hang()
    }
    let curl = try transport()
    let url = server.url
    let task = Task { () async -> TransportError? in
      do {
        _ = try await curl.send(HTTPRequest("GET", url, deadline: nil))
        return nil
      } catch {
        return error as? TransportError
      }
    }
    for await _ in arrived.stream { break }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
    #expect(server.requests.count == 1)
  }

  @Test("a task that is cancelled already sends nothing")
  func aTaskCancelledBeforehandSendsNothing() async throws {
    let server = try LoopbackServer(answering: Answer(200))
    let curl = try transport()
    let url = server.url
    let kind = await Task { () async -> TransportError.Kind? in
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(TransportError) { _ = try await curl.send(HTTPRequest("GET", url)) } catch { return error.kind }
      return nil
    }.value
    #expect(kind == .cancelled)
    #expect(server.requests.isEmpty)
  }

  @Test("an answer that is too large is an error")
  func theAnswerIsBounded() async throws {
    let server = try LoopbackServer(answering: Answer(200, String(repeating: "x", count: 2000)))
    let curl = try transport { $0.answer = 1000 }
    let words = await error(.invalidAnswer) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("GET", server.url))
    }
    #expect(words.hasSuffix("the answer is larger than 1000 bytes"))
    var request = HTTPRequest("GET", server.url)
    request.answerLimit = 100
    let own = request
    let fewer = await error(.invalidAnswer) { () async throws(TransportError) in try await curl.send(own) }
    #expect(fewer.hasSuffix("the answer is larger than 100 bytes"))
  }

  /// Requests that are refused before a byte is sent, and a word of the reason.
  @Test(
    "a request that cannot be carried out is refused before a byte is sent",
    arguments: [
      (HTTPRequest("GET", "ftp://127.0.0.1/"), "ftp"), (HTTPRequest("GET", "/relative"), "absolute"),
      (HTTPRequest("GET", "http://user:secret@127.0.0.1/"), "password"),
      (HTTPRequest("GET", "http://127.0.0.1/a b"), "percent-encoded"),
      (HTTPRequest("GET", "http://127.0.0.1/\u{e9}"), "percent-encoded"),
      (HTTPRequest("GET", "http://127.0.0.1/\r\nX: y"), "percent-encoded"),
      (HTTPRequest("GE T", "http://127.0.0.1/"), "HTTP method"),
      (HTTPRequest("GET", "http://127.0.0.1/", headers: ["X": "a\r\nY: b"]), "line break"),
      (HTTPRequest("GET", "http://127.0.0.1/", headers: ["X": "a\u{0}"]), "line break"),
      (HTTPRequest("GET", "http://127.0.0.1/", headers: ["X: Y": "a"]), "is not a header name"),
      (HTTPRequest("GET", "http://127.0.0.1/", headers: ["Content-Length": "5"]), "Content-Length"),
      (HTTPRequest("GET", "http://127.0.0.1/", headers: ["Transfer-Encoding": "chunked"]), "Transfer-Encoding"),
      (HTTPRequest("HEAD", "http://127.0.0.1/", body: .data(Data("x".utf8))), "HEAD"),
      (
        HTTPRequest("PUT", "http://127.0.0.1/", body: .file(path: "/no/such/file", offset: 0, length: 1)),
        "/no/such/file"
      ),
    ])
  func refusals(request: HTTPRequest, word: String) async throws {
    let curl = try transport()
    let words = await error(.invalidRequest) { () async throws(TransportError) in try await curl.send(request) }
    #expect(words.contains(word))
    #expect(!words.contains("secret"))
  }

  /// A kept connection that the server has closed: libcurl makes a new one, and goes back in the file.
  @Test(
    "a kept connection that the server closed is replaced, and the body sent from its start", arguments: [false, true])
  func aKeptConnectionThatIsClosed(upload: Bool) async throws {
    let server = try LoopbackServer { exchange in
      // The second request on the first connection gets no answer; the connection ends while it is sent.
      if exchange.request.connection == 1, exchange.request.target == "/second" { return exchange.close() }
      exchange.answer(Answer(200, "\(exchange.body().count)"))
    }
    let file = try TemporaryFile(Data(repeating: 5, count: 1000))
    let body: HTTPRequest.Body =
      upload ? .file(path: file.path, offset: 0, length: 1000) : .data(Data(repeating: 5, count: 1000))
    let curl = try transport()
    _ = try await curl.send(HTTPRequest("GET", server.url + "/first"))
    let response = try await curl.send(HTTPRequest("PUT", server.url + "/second", body: body))
    #expect(String(decoding: response.body, as: UTF8.self) == "1000")
    #expect(server.requests.last?.body == Data(repeating: 5, count: 1000))
    #expect(server.connections == 2)
  }

  /// Once a byte has been answered, nothing is sent again.
  @Test("once a byte was answered, nothing is sent again")
  func aKeptConnectionThatBreaksInAnAnswer() async throws {
    let server = try LoopbackServer { exchange in
      guard exchange.request.target == "/second" else { return exchange.answer(Answer(200)) }
      _ = exchange.body()
      exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
      exchange.close()
    }
    let curl = try transport()
    _ = try await curl.send(HTTPRequest("GET", server.url + "/first"))
    _ = await error(.interrupted) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("POST", server.url + "/second", body: .data(Data("x".utf8))))
    }
    #expect(server.requests.count == 2)
  }
}

@Suite(.timeLimit(.minutes(10)))
struct UploadTests {
  @Test("a part of a file is sent")
  func aPartOfAFile() async throws {
    let server = try LoopbackServer(answering: Answer(201))
    let file = try TemporaryFile(Data("0123456789".utf8))
    let seen = Mutex<[Int64]>([])
    let request = HTTPRequest("PATCH", server.url, body: .file(path: file.path, offset: 3, length: 4), deadline: nil)
    let response = try await transport().send(request) { sent in seen.withLock { $0.append(sent) } }
    #expect(response.status == 201)
    let received = try #require(server.requests.first)
    #expect(received.method == "PATCH")
    #expect(String(decoding: received.body, as: UTF8.self) == "3456")
    #expect(received["Content-Length"] == "4")
    #expect(received["Content-Type"] == nil)
    #expect(seen.withLock { $0.last } == 4)
  }

  @Test("an empty file is sent")
  func anEmptyFile() async throws {
    let server = try LoopbackServer(answering: Answer(201))
    let file = try TemporaryFile(Data())
    let request = HTTPRequest("PUT", server.url, body: .file(path: file.path, offset: 0, length: 0))
    #expect(try await transport().send(request).status == 201)
    #expect(server.requests.first?["Content-Length"] == "0")
  }

  @Test("a large file is sent in bounded memory, and its progress is told")
  func memoryStaysBoundedAndProgressGrows() async throws {
    let size: Int64 = 256 << 20
    let counted = Mutex(0)
    let server = try LoopbackServer { exchange in
      let count = exchange.countBody()
      counted.withLock { $0 = count }
      exchange.answer(Answer(201))
    }
    let file = try TemporaryFile(size: size)
    let before = residentMemory()
    let seen = Mutex<[Int64]>([])
    let request = HTTPRequest("PUT", server.url, body: .file(path: file.path, offset: 0, length: size), deadline: nil)
    _ = try await transport().send(request) { sent in seen.withLock { $0.append(sent) } }
    #expect(counted.withLock { $0 } == Int(size))
    let reports = seen.withLock { $0 }
    #expect(reports == reports.sorted())
    #expect(reports.last == size)
    #expect(residentMemory() - before < 64 << 20)
  }

  @Test("a file that is shorter than promised is not sent")
  func aFileThatIsShorterThanPromised() async throws {
    let server = try LoopbackServer(answering: Answer(201))
    let file = try TemporaryFile(Data("0123456789".utf8))
    let curl = try transport()
    let words = await error(.invalidRequest) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("PUT", server.url, body: .file(path: file.path, offset: 5, length: 6)))
    }
    #expect(words.contains("has 10 bytes instead of 11"))
    #expect(server.requests.isEmpty)
  }

  @Test("a file that shrinks while it is sent ends the transfer")
  func aFileThatShrinksMeanwhile() async throws {
    let size: Int64 = 64 << 20
    let file = try TemporaryFile(size: size)
    let path = file.path
    let server = try LoopbackServer { exchange in
      // The client has sent some and waits for room to send more.
      truncate(path, 1 << 20)
      exchange.answer(Answer(201))
    }
    let curl = try transport()
    let words = await error(.invalidRequest) { () async throws(TransportError) in
      try await curl.send(HTTPRequest("PUT", server.url, body: .file(path: path, offset: 0, length: size)))
    }
    #expect(words.contains(" instead of "))
  }

  @Test("an answer that comes before the body was read is the answer")
  func anAnswerBeforeTheBodyIsRead() async throws {
    let server = try LoopbackServer { exchange in
      exchange.answerEarly(Answer(413, headers: [("Connection", "close")], "too large"))
      _ = exchange.countBody()
      exchange.close()
    }
    let file = try TemporaryFile(size: 32 << 20)
    let request = HTTPRequest("PUT", server.url, body: .file(path: file.path, offset: 0, length: 32 << 20))
    let response = try await transport().send(request)
    #expect(response.status == 413)
    #expect(String(decoding: response.body, as: UTF8.self) == "too large")
  }
}

/// Bytes of memory that the process has now.
private func residentMemory() -> Int {
  guard let status = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
  return (status.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
}
