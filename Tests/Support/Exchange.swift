import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a server says to a request.
package struct Answer: Sendable {
  package var status: Int
  package var headers: [(String, String)]
  package var body: Data

  package init(_ status: Int, headers: [(String, String)] = [], body: Data = Data()) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package init(_ status: Int, headers: [(String, String)] = [], _ text: String) {
    self.init(status, headers: headers, body: Data(text.utf8))
  }
}

/// One request on one connection, and the means to answer it well or badly.
///
/// Used by the thread of its connection alone.
package final class Exchange {
  package let request: LoopbackServer.Received
  private let stream: ByteStream
  private let onBody: (Data) -> Void
  private var read: Data?
  private(set) var isClosed = false

  init(_ request: LoopbackServer.Received, _ stream: ByteStream, onBody: @escaping (Data) -> Void) {
    self.request = request
    self.stream = stream
    self.onBody = onBody
  }

  /// The whole body; shorter when the client goes away.
  package func body() -> Data {
    if let read { return read }
    let body = stream.read(Int(request["Content-Length"] ?? "") ?? 0)
    read = body
    onBody(body)
    return body
  }

  /// The first bytes of the body; the rest stays unread.
  package func part(_ count: Int) -> Data { stream.read(count) }

  /// Reads the body and throws it away, for bodies that no test wants in memory; answers with its length.
  package func countBody() -> Int {
    read = Data()
    return stream.discard(Int(request["Content-Length"] ?? "") ?? 0)
  }

  /// Reads the body, then answers.
  package func answer(_ answer: Answer) {
    _ = body()
    answerEarly(answer)
  }

  /// Answers without having read the body.
  package func answerEarly(_ answer: Answer) {
    var head = "HTTP/1.1 \(answer.status) Whatever\r\n"
    for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
    if !answer.headers.contains(where: { $0.0.lowercased() == "content-length" }) {
      head += "Content-Length: \(answer.body.count)\r\n"
    }
    send(Data((head + "\r\n").utf8) + (request.method == "HEAD" ? Data() : answer.body))
  }

  /// Sends bytes as they are.
  package func send(_ bytes: Data) { stream.write(bytes) }

  /// Sends text as it is.
  package func send(_ text: String) { send(Data(text.utf8)) }

  /// Ends the connection, politely.
  package func close() {
    isClosed = true
  }

  /// Ends the connection with a reset.
  package func reset() {
    stream.resetOnClose()
    isClosed = true
  }

  /// Answers nothing until the client goes away.
  package func hang() {
    _ = body()
    stream.waitForEnd()
    isClosed = true
  }
}

/// A socket, read with a buffer.
final class ByteStream {
  private let socket: Int32
  private var buffer = Data()

  init(_ socket: Int32) { self.socket = socket }

  func readHead(connection: Int) -> LoopbackServer.Received? {
    let end = Data("\r\n\r\n".utf8)
    while true {
      if let range = buffer.range(of: end) {
        let text = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
        buffer = Data(buffer[range.upperBound...])
        return Self.parse(text, connection: connection)
      }
      guard fill() else { return nil }
    }
  }

  private static func parse(_ text: String, connection: Int) -> LoopbackServer.Received? {
    var lines = text.components(separatedBy: "\r\n")
    let first = lines.removeFirst().components(separatedBy: " ")
    guard first.count == 3 else { return nil }
    let headers = lines.compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      return (String(line[..<colon]), value)
    }
    return LoopbackServer.Received(method: first[0], target: first[1], headers: headers, connection: connection)
  }

  func read(_ count: Int) -> Data {
    while buffer.count < count, fill() {}
    let taken = Data(buffer.prefix(count))
    buffer = Data(buffer.dropFirst(count))
    return taken
  }

  func discard(_ count: Int) -> Int {
    var left = count
    while left > 0 {
      if buffer.isEmpty, !fill() { break }
      let taken = min(left, buffer.count)
      buffer = Data(buffer.dropFirst(taken))
      left -= taken
    }
    return count - left
  }

  func waitForEnd() {
    while fill() { buffer = Data() }
  }

  func resetOnClose() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  func write(_ bytes: Data) {
    bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var rest = bytes[bytes.startIndex...]
      while !rest.isEmpty {
        #if canImport(Glibc)
          let sent = Glibc.send(
            socket, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        #else
          let sent = Darwin.write(socket, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        guard sent > 0 else { return }
        rest = rest.dropFirst(sent)
      }
    }
  }

  /// Reads what there is; false at the end.
  private func fill() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    buffer.append(contentsOf: bytes[..<count])
    return true
  }
}
