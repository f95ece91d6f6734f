import Dispatch
import Essentials
import Synchronization

import enum Transport.HTTPDate

/// The HTTP server. Requests under the registry's path go to the registry, all others to the APIs.
final class Server: Sendable {
  let port: UInt16
  private let router: APIRouter
  private let registry: Registry
  private let now: @Sendable () -> Date
  private let queue = DispatchQueue(label: "AWSSimulator.Server")
  // `nonisolated(unsafe)`: Dispatch's objects may be used on any thread.
  nonisolated(unsafe) private let listener: any DispatchSourceRead
  /// The sockets that are open; nil when the server has stopped.
  private let sockets = Mutex<Set<Int32>?>([])

  /// The maximum size of an API request: a layer part of 20 MiB in base 64.
  private static let largestRequest = 28 << 20

  /// Listens on a free port of 127.0.0.1.
  init(router: APIRouter, registry: Registry, now: @escaping @Sendable () -> Date) throws {
    let (socket, port) = try listenOnLoopback()
    self.port = port
    self.router = router
    self.registry = registry
    self.now = now
    listener = DispatchSource.makeReadSource(fileDescriptor: socket, queue: queue)
    listener.setEventHandler { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { break }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        guard let self, self.sockets.withLock({ $0?.insert(connection) }) != nil else {
          close(connection)
          break
        }
        Task { await self.serve(connection) }
      }
    }
    listener.setCancelHandler { close(socket) }
    listener.resume()
  }

  deinit { stop() }

  /// Ends the server and its connections.
  func stop() {
    listener.cancel()
    sockets.withLock { sockets in
      // The task of a connection forgets and closes its socket; this wakes the task.
      for socket in sockets ?? [] { shutdown(socket, Int32(SHUT_RDWR)) }
      sockets = nil
    }
  }

  private func serve(_ socket: Int32) async {
    let connection = Connection(socket, queue: queue)
    defer {
      // Before the connection closes it: afterwards the number may be another's.
      withExtendedLifetime(connection) { sockets.withLock { _ = $0?.remove(socket) } }
    }
    do throws(Connection.Failure) {
      while let head = try await connection.head() {
        let answer = try await answer(head, connection)
        try await send(answer, to: head, connection)
        guard head.keepsAlive else { return }
      }
    } catch {
      guard error.isBadRequest else { return }
      await connection.refuse(
        Data("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8))
    }
  }

  private func answer(_ head: Connection.Head, _ connection: Connection) async throws(Connection.Failure) -> Answer {
    let isRegistry = head.path.hasPrefix("/v2")
    var body = Data()
    if !isRegistry {
      for try await piece in connection where body.count <= Self.largestRequest { body.append(piece) }
    }
    let call = Call(method: head.method, path: head.path, query: head.query, headers: head.headers, body: body)
    if isRegistry { return await registry.answer(call, body: connection) }
    guard body.count <= Self.largestRequest else {
      return Answer(ServiceError("RequestEntityTooLarge", "Request size exceeded", status: 413), json: false)
    }
    return await router.answer(call)
  }

  private func send(
    _ answer: Answer, to head: Connection.Head, _ connection: Connection
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
