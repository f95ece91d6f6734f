import Foundation
import Testing

@testable import AWSSimulator

/// A client that sends bytes as they are.
enum RawClient {
  /// The place of the port in a request; it is known when the request is sent.
  static let port = "PORT"
  static let host = "127.0.0.1:\(port)"

  /// Headers with the right host, the right key, and a signature that is checked when the body has arrived.
  static let claim =
    "Host: \(host)\r\nAuthorization: AWS4-HMAC-SHA256 Credential=\(Simulated.keys.accessKey)/d/r/s/aws4_request,"
    + "SignedHeaders=host,Signature=0\r\n"

  static func port(of simulator: AWSSimulator) throws -> UInt16 {
    try #require(simulator.endpoint.split(separator: ":").last.flatMap { UInt16($0) })
  }

  /// Sends pieces to a new account, and answers with everything that comes back until the server closes.
  static func answer(to pieces: [String], limits: Limits = Limits()) async throws -> String {
    let simulator = try await AWSSimulator.start(
      region: "eu-west-1", credentials: Simulated.keys, pace: .instant, limits: limits, now: { Date() })
    let answer = try await exchange(pieces, port: try port(of: simulator))
    await simulator.stop()
    return answer
  }

  /// Sends pieces, a moment apart, says that no more follow if `ends`, and reads to the end.
  static func exchange(
    _ pieces: [String], port: UInt16, pause: UInt32 = 20_000, ends: Bool = false
  ) async throws -> String {
    // On a thread of its own: the server needs those of the pool.
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try blocking(pieces, port: port, pause: pause, ends: ends) })
      }
    }
  }

  private static func blocking(_ pieces: [String], port: UInt16, pause: UInt32, ends: Bool) throws -> String {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw POSIXError(.ECONNREFUSED) }
    sending: for piece in pieces {
      let bytes = Array(piece.replacingOccurrences(of: Self.port, with: String(port)).utf8)
      var done = 0
      while done < bytes.count {
        #if canImport(Darwin)
          let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        #else
          let count = bytes[done...].withUnsafeBytes {
            send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          }
        #endif
        guard count > 0 else { break sending }
        done += count
      }
      if pause > 0 { usleep(pause) }
    }
    if ends { shutdown(descriptor, Int32(SHUT_WR)) }
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
      answer += buffer[..<count]
    }
  }
}
