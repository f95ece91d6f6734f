import Dispatch
import Essentials

/// One client's connection: HTTP/1.1 requests, one after the other.
actor Connection {
  private let socket: Int32
  private let queue: DispatchQueue
  /// What has arrived and is not read yet.
  private var buffer = Data()
  private var left = Body.none
  /// Whether the client waits for `100 Continue` before it sends the body.
  private var isAwaited = false

  /// Of the largest head of a request, in bytes.
  private static let largestHead = 64 << 10
  private static let piece = 64 << 10

  /// What of a request's body has not been read.
  private enum Body {
    case none
    case bytes(Int)
    /// Chunks; so many bytes of the present one.
    case chunks(Int)
  }

  /// The start of a request.
  struct Head: Sendable {
    let method: String
    let path: String
    /// Without the `?`.
    let query: String
    /// By lower-case name; of several with a name, with commas between.
    let headers: [String: String]
    /// Whether the client wants to send another request after this one.
    let keepsAlive: Bool
  }

  /// Why a connection ends: what came is no HTTP, or breaks off.
  struct Failure: Error {
    /// Whether a request was not understood, which the client is told.
    let isBadRequest: Bool
  }

  /// Takes the socket over, to be closed at the end.
  init(_ socket: Int32, queue: DispatchQueue) {
    self.socket = socket
    self.queue = queue
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  deinit { close(socket) }

  /// The next request; nil when the client has no more.
  func head() async throws(Failure) -> Head? {
    // A client that was never told to send the body of the last request may send something else.
    guard !isAwaited else { return nil }
    while try await nextPiece() != nil {}
    let end = Data("\r\n\r\n".utf8)
    while true {
      if let range = buffer.firstRange(of: end) {
        let text = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
        buffer = Data(buffer[range.upperBound...])
        return try head(text)
      }
      guard buffer.count <= Self.largestHead else { throw Failure(isBadRequest: true) }
      guard try await fill() else {
        guard buffer.isEmpty else { throw Failure(isBadRequest: false) }
        return nil
      }
    }
  }

  private func head(_ text: String) throws(Failure) -> Head {
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
    let first = (lines.popFirst() ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard first.count == 3, first[1].hasPrefix("/"), first[2].hasPrefix("HTTP/1.") else {
      throw Failure(isBadRequest: true)
    }
    var headers: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { throw Failure(isBadRequest: true) }
      let value = line[line.index(after: colon)...].trimmed()
      headers.merge([line[..<colon].lowercased(): value]) { "\($0),\($1)" }
    }
    if let encoding = headers["transfer-encoding"] {
      guard encoding.lowercased() == "chunked", headers["content-length"] == nil else {
        throw Failure(isBadRequest: true)
      }
      left = .chunks(0)
    } else if let text = headers["content-length"] {
      guard let length = Int(text), length >= 0, text.first != "+" else { throw Failure(isBadRequest: true) }
      left = length == 0 ? .none : .bytes(length)
    } else {
      left = .none
    }
    if case .none = left { isAwaited = false } else { isAwaited = headers["expect"]?.lowercased() == "100-continue" }
    let target = first[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let connection = headers["connection"]?.lowercased() ?? ""
    return Head(
      method: String(first[0]), path: String(target[0]), query: target.count > 1 ? String(target[1]) : "",
      headers: headers, keepsAlive: first[2] != "HTTP/1.0" && !connection.contains("close"))
  }
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
      let data = try await piece(count)
      left = data.count == count ? .none : .bytes(count - data.count)
      return data
    case .chunks(let count):
      let data = try await piece(count)
      left = .chunks(count - data.count)
      // A line end follows the bytes.
      if data.count == count, try await !line().isEmpty { throw Failure(isBadRequest: true) }
      return data
    }
  }

  private func piece(_ count: Int) async throws(Failure) -> Data {
    if buffer.isEmpty, try await !fill() { throw Failure(isBadRequest: false) }
    let piece = Data(buffer.prefix(count))
    buffer = Data(buffer.dropFirst(piece.count))
    return piece
  }

  /// What a chunk's first line says: how many bytes follow, or that none does.
  private func chunk() async throws(Failure) -> Body {
    let size = try await line().prefix { $0 != ";" }.trimmed()
    guard let count = Int(size, radix: 16), count >= 0 else { throw Failure(isBadRequest: true) }
    guard count == 0 else { return .chunks(count) }
    // Trailers, which say nothing here.
    while try await !line().isEmpty {}
    return .none
  }

  private func line() async throws(Failure) -> String {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer = Data(buffer[(end + 1)...])
        return line.hasSuffix("\r") ? String(line.dropLast()) : line
      }
      guard buffer.count <= Self.largestHead else { throw Failure(isBadRequest: true) }
      guard try await fill() else { throw Failure(isBadRequest: false) }
    }
  }
}

extension Connection {
  /// Adds what has arrived to the buffer, waiting for it; false at the end.
  private func fill() async throws(Failure) -> Bool {
    while true {
      var bytes = [UInt8](repeating: 0, count: Self.piece)
      let count = recv(socket, &bytes, bytes.count, 0)
      if count > 0 { buffer.append(contentsOf: bytes[..<count]) }
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

  /// Sends a last answer, and reads what is on its way: closed before that, the connection would be reset, and the answer lost.
  func refuse(_ answer: Data) async {
    guard (try? await send(answer)) != nil, shutdown(socket, Int32(SHUT_WR)) == 0 else { return }
    var left = 1 << 20
    buffer = Data()
    while left > 0, (try? await fill()) == true {
      left -= buffer.count
      buffer = Data()
    }
  }

  /// Waits until the socket is what the source looks for.
  private func ready(_ source: any DispatchSourceProtocol) async {
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
