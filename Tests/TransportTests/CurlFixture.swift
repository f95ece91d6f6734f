import Foundation
import Testing

@testable import Transport

/// A transport that no setting of the machine's environment reaches.
func transport(
  _ environment: [String: String] = [:], caBundle: String? = nil,
  _ adjust: (inout CurlTransport.Limits) -> Void = { _ in }
) throws -> CurlTransport {
  var limits = CurlTransport.Limits()
  adjust(&limits)
  return try CurlTransport(environment: environment, caBundle: caBundle, limits: limits)
}

func error(
  _ kind: TransportError.Kind, _ send: () async throws(TransportError) -> HTTPResponse,
  at place: SourceLocation = #_sourceLocation
) async -> String {
  do {
    let response = try await send()
    Issue.record("answered with \(response.status)", sourceLocation: place)
    return ""
  } catch {
    #expect(error.kind == kind, "\(error)", sourceLocation: place)
    return error.description
  }
}

/// A file that is gone when the test has ended.
final class TemporaryFile {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("stackkit-\(UUID().uuidString)").path

  init(_ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: path)) }

  /// Empty space of that size.
  init(size: Int64) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: UInt64(size))
    try handle.close()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
