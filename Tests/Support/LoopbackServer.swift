import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An HTTP/1.1 server on 127.0.0.1 that does what a test says, down to the byte.
///
/// Each connection has a thread. The server ends with the value: sockets are closed when it is freed or stopped.
package final class LoopbackServer: Sendable {
  /// What to do with one request; reading the body is up to it.
  package typealias Behavior = @Sendable (Exchange) -> Void

  package let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())
  private let behavior: Behavior

  private struct State {
    var requests: [Received] = []
    var connections: [Int32] = []
    var accepted = 0
    var stopped = false
  }

  /// A request as it arrived.
  package struct Received: Sendable {
    package let method: String
    /// Path and query, as they came.
    package let target: String
    package let headers: [(name: String, value: String)]
    package var body = Data()
    /// The first connection is 1.
    package let connection: Int

    /// The first value of a header.
    package subscript(name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
  }

  /// A server that calls `behavior` for each request, on the thread of its connection.
  package convenience init(_ behavior: @escaping Behavior) throws {
    let (listener, port) = try listenOnLoopback()
    self.init(listener, port: port, behavior)
  }

  /// A server on a UNIX socket, which must not exist yet and is left behind.
  package convenience init(unixSocket path: String, _ behavior: @escaping Behavior) throws {
    self.init(try listenOnUNIXSocket(path), port: 0, behavior)
  }

  private init(_ listener: Int32, port: UInt16, _ behavior: @escaping Behavior) {
    self.behavior = behavior
    self.listener = listener
    self.port = port
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        guard let self else {
          close(connection)
          break
        }
        self.serve(connection)
      }
      // Closed here and not by `stop`: by then the number could be another server's listener, and accepted from.
      close(listener)
    }
  }

  /// A server that answers every request alike.
  package convenience init(answering answer: Answer) throws {
    try self.init { $0.answer(answer) }
  }

  /// A server that answers the first request with the first answer, and so on; the last one stays.
  package convenience init(answering answers: [Answer]) throws {
    let left = Mutex(answers)
    try self.init { exchange in
      exchange.answer(left.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? Answer(500) })
    }
  }

  deinit { stop() }

  /// `http://127.0.0.1:PORT`
  package var url: String { "http://127.0.0.1:\(port)" }
  /// Everything that was asked so far, bodies included where the behavior has read them.
  package var requests: [Received] { state.withLock { $0.requests } }
  /// How many connections were made so far.
  package var connections: Int { state.withLock { $0.accepted } }

  /// Closes every socket.
  package func stop() {
    state.withLock { state in
      guard !state.stopped else { return }
      state.stopped = true
      // The thread that accepts wakes up, and closes it.
      shutdown(listener, Int32(SHUT_RDWR))
      // The thread of a connection forgets and closes it; this wakes the thread.
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  private func serve(_ socket: Int32) {
    let number = state.withLock { state in
      state.accepted += 1
      state.connections.append(socket)
      return state.accepted
    }
    let behavior = behavior
    Thread.detachNewThread { [weak self] in
      let stream = ByteStream(socket)
      while let received = stream.readHead(connection: number) {
        let index = self?.record(received)
        let exchange = Exchange(received, stream) { body in
          if let index { self?.record(body, at: index) }
        }
        behavior(exchange)
        guard !exchange.isClosed else { break }
        _ = exchange.body()
      }
      self?.forget(socket)
      close(socket)
    }
  }

  private func record(_ received: Received) -> Int {
    state.withLock { state in
      state.requests.append(received)
      return state.requests.count - 1
    }
  }

  private func record(_ body: Data, at index: Int) {
    state.withLock { $0.requests[index].body = body }
  }

  private func forget(_ socket: Int32) {
    state.withLock { $0.connections.removeAll { $0 == socket } }
  }
}

private func streamSocket(_ family: Int32) -> Int32 {
  #if canImport(Glibc)
    socket(family, Int32(SOCK_STREAM.rawValue), 0)
  #else
    socket(family, SOCK_STREAM, 0)
  #endif
}

private func listenOnUNIXSocket(_ path: String) throws -> Int32 {
  let descriptor = streamSocket(AF_UNIX)
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
    guard path.utf8.count < field.count else { return false }
    field.copyBytes(from: path.utf8)
    return true
  }
  let status = withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && listen(descriptor, 256) == 0
    }
  }
  guard descriptor >= 0, fits, status else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return descriptor
}

/// A socket that listens on a free port of 127.0.0.1.
private func listenOnLoopback() throws -> (socket: Int32, port: UInt16) {
  let descriptor = streamSocket(AF_INET)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let status = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
      bind(descriptor, address, length) == 0 && listen(descriptor, 256) == 0
        && getsockname(descriptor, address, &length) == 0
    }
  }
  guard descriptor >= 0, status else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return (descriptor, UInt16(bigEndian: address.sin_port))
}
