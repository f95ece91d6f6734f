import Dispatch
import Essentials

/// One client's connection: HTTP/1.1 requests, one after the other.
actor Connection {
  private let socket: Int32
  private let queue: DispatchQueue
  private let limits: Limits
  private let wait: Wait
  private var inbox = Inbox()
  private var piece = [UInt8](repeating: 0, count: 64 << 10)
  private var left = Body.none
  /// Whether the client waits for `100 Continue` before it sends the body.
  private var isAwaited = false
  /// The time by which the present request must have arrived; nil if only silence is bounded.
  private var deadline: ContinuousClock.Instant?

  /// The part of a request's body that has not been read.
  private enum Body {
    case none
    case bytes(Int)
    /// Chunks, and the number of bytes that are left of the present one.
    case chunks(Int)
  }

  /// Why a connection ends.
  struct Failure: Error {
    /// Whether a request was not understood, which the client is told. Otherwise the client is gone, or too slow.
    let isBadRequest: Bool
  }

  /// Takes the socket over, to be closed at the end.
  ///
  /// - Parameters:
  ///   - socket: The socket.
  ///   - queue: The queue of its events.
  ///   - limits: The bounds on requests.
  ///   - wait: Shows how long this connection waits. The owner shuts the socket down when that is over.
  init(_ socket: Int32, queue: DispatchQueue, limits: Limits, wait: Wait) {
    self.socket = socket
    self.queue = queue
    self.limits = limits
    self.wait = wait
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  deinit { close(socket) }

  /// The next request; nil when the client has no more. The body of the one before must have been read.
  func head() async throws(Failure) -> RequestHead? {
    deadline = nil
    if inbox.count == 0, try await !fill() { return nil }
    deadline = .now + limits.request
    var lines: [[UInt8]] = []
    var size = 0
    while true {
      let line = try await line(atMost: limits.head - size)
      if line.isEmpty { break }
      size += line.count + 2
      lines.append(line)
      guard lines.count <= limits.headers + 1 else { throw Failure(isBadRequest: true) }
    }
    guard let head = RequestHead(lines) else { throw Failure(isBadRequest: true) }
    switch head.length {
    case .bytes(let count): left = count == 0 ? .none : .bytes(count)
    case .chunked: left = .chunks(0)
    }
    isAwaited = head.isBodyAwaited
    return head
  }

  /// The whole body of the request whose head was read last; nil if it has more than `limit` bytes.
  func body(atMost limit: Int) async throws(Failure) -> Data? {
    if case .bytes(let count) = left, count > limit { return nil }
    var body = Data()
    while let piece = try await nextPiece() {
      guard body.count + piece.count <= limit else { return nil }
      body.append(piece)
    }
    return body
  }

  /// Drops the rest of a body after an early answer.
  ///
  /// - Returns: Whether another request can follow. Not if the body is too long, or the client was never told to send it.
  func dropBody() async throws(Failure) -> Bool {
    if case .none = left { return true }
    guard !isAwaited else { return false }
    if case .bytes(let count) = left, count > limits.dropped { return false }
    deadline = .now + limits.request
    var room = limits.dropped
    while let piece = try await nextPiece() {
      room -= piece.count
      guard room >= 0 else { return false }
    }
    return true
  }

  /// Lifts the limit on the time of the present request, for a body that may be large.
  func takeYourTime() { deadline = nil }
}

/// The body of the request whose head was read last, in pieces.
extension Connection: AsyncSequence {
  struct AsyncIterator: AsyncIteratorProtocol {
    let connection: Connection
    mutating func next() async throws(Failure) -> Data? { try await connection.nextPiece() }
  }

  nonisolated func makeAsyncIterator() -> AsyncIterator { AsyncIterator(connection: self) }

  private func nextPiece() async throws(Failure) -> Data? {
    if isAwaited {
      isAwaited = false
      try await send(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    if case .chunks(0) = left { left = try await chunk() }
    switch left {
    case .none: return nil
    case .bytes(let count):
      let data = try await take(count)
      left = data.count == count ? .none : .bytes(count - data.count)
      return data
    case .chunks(let count):
      let data = try await take(count)
      left = .chunks(count - data.count)
      // A line end follows the bytes.
      if data.count == count, try await !line(atMost: 0).isEmpty { throw Failure(isBadRequest: true) }
      return data
    }
  }

  private func take(_ count: Int) async throws(Failure) -> Data {
    if inbox.count == 0, try await !fill() { throw Failure(isBadRequest: false) }
    return inbox.take(count)
  }

  /// Reads the line before a chunk: the number of bytes that follow, or the end.
  private func chunk() async throws(Failure) -> Body {
    let line = String(decoding: try await line(atMost: limits.chunkLine), as: UTF8.self)
    let digits = line.prefix { $0 != ";" }.trimmed()
    guard let first = digits.first, first.isHexDigit, let count = Int(digits, radix: 16) else {
      throw Failure(isBadRequest: true)
    }
    guard count == 0 else { return .chunks(count) }
    // Trailers mean nothing here.
    for _ in 0...limits.headers where try await self.line(atMost: limits.chunkLine).isEmpty { return .none }
    throw Failure(isBadRequest: true)
  }

  /// Reads a line of up to `limit` bytes.
  private func line(atMost limit: Int) async throws(Failure) -> [UInt8] {
    while true {
      if let line = inbox.line() {
        guard line.count <= limit else { throw Failure(isBadRequest: true) }
        return line
      }
      // The line end has two bytes.
      guard inbox.count <= limit + 1 else { throw Failure(isBadRequest: true) }
      guard try await fill() else { throw Failure(isBadRequest: false) }
    }
  }
}

extension Connection {
  /// Adds what has arrived to the inbox, waiting for it; false at the end.
  private func fill() async throws(Failure) -> Bool {
    while true {
      let count = recv(socket, &piece, piece.count, 0)
      if count > 0 { inbox.append(piece[..<count]) }
      if count >= 0 { return count > 0 }
      guard errno == EAGAIN || errno == EINTR else { throw Failure(isBadRequest: false) }
      if errno == EAGAIN { await ready(DispatchSource.makeReadSource(fileDescriptor: socket, queue: queue)) }
    }
  }

  func send(_ data: Data) async throws(Failure) {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemSend(socket, $0) }
      if count > 0 { rest = rest.dropFirst(count) }
      guard count < 0 else { continue }
      guard errno == EAGAIN || errno == EINTR else { throw Failure(isBadRequest: false) }
      if errno == EAGAIN { await ready(DispatchSource.makeWriteSource(fileDescriptor: socket, queue: queue)) }
    }
  }

  /// Ends the connection after the last answer. Reads for a moment what is on its way: closed before that, the connection
  /// would be reset, and the answer lost.
  func sayGoodbye() async {
    guard shutdown(socket, Int32(SHUT_WR)) == 0 else { return }
    deadline = .now + limits.farewell
    var room = limits.dropped
    while room > 0 {
      room -= inbox.take(inbox.count).count
      guard (try? await fill()) == true else { return }
    }
  }

  /// Waits until the socket is what the source looks for, or was shut down.
  private func ready(_ source: any DispatchSourceProtocol) async {
    let silence = ContinuousClock.now + limits.silence
    wait.begin(until: deadline.map { Swift.min($0, silence) } ?? silence)
    defer { wait.stop() }
    // `nonisolated(unsafe)`: Dispatch's objects may be used on any thread.
    nonisolated(unsafe) let source = source
    await withCheckedContinuation { continuation in
      source.setEventHandler { source.cancel() }
      source.setCancelHandler { continuation.resume() }
      source.resume()
    }
  }
}

/// `send(2)`, which a method of that name hides, without a signal where the client is gone.
private func systemSend(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  #if canImport(Darwin)
    var on: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    return send(socket, bytes.baseAddress, bytes.count, 0)
  #else
    return send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
  #endif
}
