import Dispatch
import Essentials
import Synchronization

import enum Transport.HTTPDate

/// The HTTP server. Requests under the registry's path go to the registry, all others to the APIs.
final class Server: Sendable {
  let port: UInt16
  private let router: APIRouter
  private let registry: Registry
  private let limits: Limits
  private let now: @Sendable () -> Date
  private let queue = DispatchQueue(label: "AWSSimulator.Server")
  // `nonisolated(unsafe)`: Dispatch's objects may be used on any thread.
  nonisolated(unsafe) private let listener: any DispatchSourceRead
  // `nonisolated(unsafe)`: the same.
  nonisolated(unsafe) private let watch: any DispatchSourceTimer
  /// The open sockets, and how long each waits for its client; nil when the server has stopped.
  private let sockets = Mutex<[Int32: Wait]?>([:])
  /// The bytes of the bodies of API calls that are in memory.
  private let held = Mutex(0)

  /// Listens on a free port of 127.0.0.1.
  init(router: APIRouter, registry: Registry, limits: Limits, now: @escaping @Sendable () -> Date) throws {
    let (socket, port) = try listenOnLoopback()
    self.port = port
    self.router = router
    self.registry = registry
    self.limits = limits
    self.now = now
    listener = DispatchSource.makeReadSource(fileDescriptor: socket, queue: queue)
    watch = DispatchSource.makeTimerSource(queue: queue)
    listener.setEventHandler { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { break }
        guard let self else {
          close(connection)
          break
        }
        self.take(connection)
      }
    }
    listener.setCancelHandler { close(socket) }
    // A quarter of the time, so that a client gets at most a quarter more.
    let interval = limits.silence / 4
    let nanoseconds = interval.components.seconds * 1_000_000_000 + interval.components.attoseconds / 1_000_000_000
    watch.schedule(deadline: .now(), repeating: .nanoseconds(Int(nanoseconds)))
    watch.setEventHandler { [weak self] in self?.endOverdue() }
    listener.resume()
    watch.resume()
  }

  deinit { stop() }

  /// The number of open connections.
  var connections: Int { sockets.withLock { $0?.count ?? 0 } }

  /// Ends the server and its connections.
  func stop() {
    listener.cancel()
    watch.cancel()
    sockets.withLock { sockets in
      // The task of a connection forgets and closes its socket; this wakes the task.
      for socket in (sockets ?? [:]).keys { shutdown(socket, Int32(SHUT_RDWR)) }
      sockets = nil
    }
  }

  /// Serves a new connection, unless there are too many.
  private func take(_ socket: Int32) {
    _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
    let wait = Wait()
    let isTaken = sockets.withLock { sockets in
      guard let count = sockets?.count, count < limits.connections else { return false }
      sockets?[socket] = wait
      return true
    }
    guard isTaken else {
      close(socket)
      return
    }
    Task { await serve(socket, wait) }
  }

  /// Ends the connections whose clients are silent or too slow.
  private func endOverdue() {
    let now = ContinuousClock.now
    sockets.withLock { sockets in
      for (socket, wait) in sockets ?? [:] where wait.isOver(at: now) { shutdown(socket, Int32(SHUT_RDWR)) }
    }
  }

  private func serve(_ socket: Int32, _ wait: Wait) async {
    let connection = Connection(socket, queue: queue, limits: limits, wait: wait)
    defer {
      // Before the connection closes it: afterwards the number may be another's.
      withExtendedLifetime(connection) { sockets.withLock { _ = $0?.removeValue(forKey: socket) } }
    }
    do throws(Connection.Failure) {
      while let head = try await connection.head() {
        let answer = try await answer(head, connection)
        await connection.takeYourTime()
        try await send(answer, to: head, connection)
        guard head.keepsAlive, try await connection.dropBody() else { return await connection.sayGoodbye() }
      }
    } catch {
      guard error.isBadRequest else { return }
      let answer = Data("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
      if (try? await connection.send(answer)) != nil { await connection.sayGoodbye() }
    }
  }

  private func answer(_ head: RequestHead, _ connection: Connection) async throws(Connection.Failure) -> Answer {
    // A page of the web has another host in its requests, whatever address its name leads to.
    let own = ["127.0.0.1:\(port)", "localhost:\(port)"]
    guard let host = head.headers["host"]?.lowercased(), own.contains(host) else {
      return Answer(
        status: 421, headers: ["Content-Type": "text/plain"],
        body: .data(Data("this simulated AWS is 127.0.0.1:\(port); the request is for another host\n".utf8)))
    }
    let call = Call(method: head.method, path: head.path, query: head.query, headers: head.headers, body: Data())
    if head.path.hasPrefix("/v2") { return await registry.answer(call, body: connection) }
    if let refusal = router.refusal(of: call) { return refusal }
    let limit = await router.bodyLimit(of: call)
    let size: Int
    switch head.length {
    case .bytes(let count): size = count
    case .chunked: size = limit
    }
    guard size <= limit else { return .tooLarge(limit) }
    guard hold(size) else {
      return Answer(ServiceError("ThrottlingException", "Rate exceeded"), json: call.headers["x-amz-target"] != nil)
    }
    defer { held.withLock { $0 -= size } }
    guard let body = try await connection.body(atMost: limit) else { return .tooLarge(limit) }
    return await router.answer(
      Call(method: head.method, path: head.path, query: head.query, headers: head.headers, body: body))
  }

  /// Counts a body of an API call, if there is room for it.
  private func hold(_ size: Int) -> Bool {
    held.withLock { held in
      guard size <= limits.allCalls - held else { return false }
      held += size
      return true
    }
  }

  private func send(
    _ answer: Answer, to head: RequestHead, _ connection: Connection
  ) async throws(Connection.Failure) {
    var file: FilePieces?
    var body = Data()
    var length = 0
    switch answer.body {
    case .data(let data): (body, length) = (data, data.count)
    case .file(let url):
      file = FilePieces(url)
      length = file?.length ?? 0
    }
    var text =
      "HTTP/1.1 \(answer.status) \(answer.status < 400 ? "OK" : "Refused")\r\nDate: \(HTTPDate.text(of: now()))\r\n"
    for (name, value) in answer.headers where name.lowercased() != "content-length" { text += "\(name): \(value)\r\n" }
    // An answer to HEAD may say how long another would be.
    let declared = head.method == "HEAD" ? answer.headers.first { $0.key.lowercased() == "content-length" }?.value : nil
    if answer.status != 204 { text += "Content-Length: \(declared ?? String(length))\r\n" }
    if !head.keepsAlive { text += "Connection: close\r\n" }
    guard head.method != "HEAD" else { return try await connection.send(Data("\(text)\r\n".utf8)) }
    try await connection.send(Data("\(text)\r\n".utf8) + body)
    while let piece = file?.next() { try await connection.send(piece) }
  }
}

extension Answer {
  fileprivate static func tooLarge(_ limit: Int) -> Answer {
    Answer(ServiceError("RequestEntityTooLarge", "Request size exceeded \(limit) bytes", status: 413), json: false)
  }
}

/// A file's bytes, a piece at a time.
private final class FilePieces {
  let length: Int
  private let descriptor: Int32
  private var left: Int

  /// Nil where there is no such file.
  init?(_ url: URL) {
    descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else { return nil }
    length = Int(status.st_size)
    left = length
  }

  deinit { close(descriptor) }

  /// The next piece; nil at the end.
  func next() -> Data? {
    var bytes = [UInt8](repeating: 0, count: min(left, 256 << 10))
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    left -= count
    return Data(bytes[..<count])
  }
}

/// A socket that listens on a free port of 127.0.0.1 and blocks nobody.
private func listenOnLoopback() throws -> (socket: Int32, port: UInt16) {
  #if canImport(Darwin)
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
  #else
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #endif
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isListening = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      bind(descriptor, address, length) == 0 && listen(descriptor, 256) == 0
        && getsockname(descriptor, address, &length) == 0
    }
  }
  guard descriptor >= 0, isListening else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return (descriptor, UInt16(bigEndian: address.sin_port))
}
