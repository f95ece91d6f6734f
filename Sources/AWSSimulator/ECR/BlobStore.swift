import Essentials
import SHA2
import Transport

/// Blobs as files in a folder, so that large images take no memory.
struct BlobStore: Sendable {
  let folder: URL

  /// Creates the folder, in the system's temporary folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "aws-simulator-\(UUID().uuidString.lowercased())")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  /// A received body.
  struct Received: Sendable {
    let file: URL
    let size: Int
    let digest: String
  }

  /// Writes a body to a file while hashing it.
  func receive<Body: AsyncSequence>(_ body: Body) async throws -> Received where Body.Element == Data {
    let file = folder.appending(path: "upload-\(UUID().uuidString.lowercased())")
    guard let stream = fopen(file.path, "wx") else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { fclose(stream) }
    var hash = SHA256()
    var size = 0
    for try await chunk in body {
      hash.update(chunk)
      size += chunk.count
      let written = chunk.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
      guard written == chunk.count else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
    guard fflush(stream) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return Received(file: file, size: size, digest: Self.digest(hash.digest))
  }

  /// Stores a received body under its digest.
  func keep(_ received: Received) throws {
    let place = file(received.digest)
    guard !FileManager.default.fileExists(atPath: place.path) else { return discard(received) }
    try FileManager.default.moveItem(at: received.file, to: place)
  }

  /// Stores bytes.
  func keep(_ bytes: Data) throws { try bytes.write(to: file(Self.digest(of: bytes)), options: .atomic) }

  func discard(_ received: Received) { try? FileManager.default.removeItem(at: received.file) }

  /// The file of a blob. The digest was computed here, so it is a safe file name.
  func file(_ digest: String) -> URL { folder.appending(path: digest.replacing(":", with: "-")) }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  static func digest(of data: Data) -> String { digest(SHA256.digest(of: data)) }

  private static func digest(_ hash: [UInt8]) -> String {
    "sha256:\(hash.hexadecimal)"
  }
}
