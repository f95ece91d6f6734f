import Foundation
import Synchronization

/// An https server on 127.0.0.1 with a certificate of its own making; any GET is answered with 200.
///
/// It is `openssl s_server`, which ends with the value.
package final class TLSServer: Sendable {
  /// A PEM file: the server's certificate, which is its own authority.
  package let certificate: String
  package let port: UInt16
  private let folder: URL
  private let process: Int32

  package var url: String { "https://127.0.0.1:\(port)/" }

  /// Starts a server, with more arguments for `openssl s_server`.
  package init(_ arguments: String...) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("stackkit-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let key = folder.appendingPathComponent("key.pem").path
    certificate = folder.appendingPathComponent("certificate.pem").path
    let make = try openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=loopback", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
    ])
    make.process.waitUntilExit()
    let server = try openssl(
      ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www"] + arguments)
    process = server.process.processIdentifier
    // It says `ACCEPT 127.0.0.1:PORT`.
    var said = ""
    while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
      let bytes = server.output.availableData
      if bytes.isEmpty { throw POSIXError(.ECONNREFUSED) }
      said += String(decoding: bytes, as: UTF8.self)
    }
    let digits = said.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }?.split(separator: ":").last
    guard let port = digits.flatMap({ UInt16($0) }) else { throw POSIXError(.ECONNREFUSED) }
    self.port = port
  }

  deinit {
    // Foundation starts it with the signals blocked that its own thread blocks, SIGTERM among them.
    kill(process, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }
}

private func openssl(_ arguments: [String]) throws -> (process: Process, output: FileHandle) {
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["openssl"] + arguments
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  return (process, output.fileHandleForReading)
}
