import Essentials
import SHA2
import Synchronization

/// Blobs as files in a folder, so that large images take no memory.
final class BlobStore: Sendable {
  let folder: URL
  private let limits: Limits
  private let lock: FolderLock
  /// The bytes of all blobs, complete or not.
  private let stored = Mutex(0)

  /// Creates the folder, and deletes those of simulators that were killed.
  ///
  /// - Parameters:
  ///   - limits: The bounds on blobs.
  ///   - place: The folder to create it in.
  /// - Throws: When the folder cannot be created.
  init(limits: Limits, in place: URL = FileManager.default.temporaryDirectory) throws {
    self.limits = limits
    FolderLock.removeLeftovers(in: place)
    folder = place.appending(path: "\(FolderLock.prefix)\(UUID().uuidString.lowercased())")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    lock = try FolderLock(folder)
  }

  /// Why a blob is not stored.
  enum Failure: Error {
    /// The blob has more bytes than allowed.
    case tooLarge(limit: Int)
    /// All blobs together have more bytes than allowed.
    case full(limit: Int)
    /// The system's error number.
    case system(Int32)
    /// The client is gone.
    case brokenOff
  }

  /// A blob that is being received. Its file is deleted with it, unless the store keeps it.
  final class Incoming: Sendable {
    fileprivate let file: URL
    private let store: BlobStore
    private let descriptor: Int32
    private let state = Mutex(State())

    private struct State {
      var hash = SHA256()
      var size = 0
      var isKept = false
    }

    fileprivate init(_ store: BlobStore) throws(Failure) {
      self.store = store
      file = store.folder.appending(path: "upload-\(UUID().uuidString.lowercased())")
      descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .system(errno) }
    }

    deinit {
      close(descriptor)
      let (size, isKept) = state.withLock { ($0.size, $0.isKept) }
      guard !isKept else { return }
      unlink(file.path)
      store.release(size)
    }

    var size: Int { state.withLock(\.size) }

    /// The digest of the bytes so far.
    var digest: String { BlobStore.digest(state.withLock { $0.hash.digest }) }

    func append(_ bytes: Data) throws(Failure) {
      try store.reserve(bytes.count)
      try state.withLock { state throws(Failure) in
        state.size += bytes.count
        state.hash.update(bytes)
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
          guard count > 0 || errno == EINTR else { throw .system(errno) }
          rest = rest.dropFirst(max(0, count))
        }
      }
    }

    fileprivate func markKept() { state.withLock { $0.isKept = true } }
  }

  /// Begins a blob.
  func begin() throws(Failure) -> Incoming { try Incoming(self) }

  /// Stores a body of up to `limit` bytes.
  func receive(_ body: Connection, atMost limit: Int) async throws(Failure) -> Incoming {
    let incoming = try begin()
    do {
      for try await piece in body {
        guard incoming.size + piece.count <= limit else { throw Failure.tooLarge(limit: limit) }
        try incoming.append(piece)
      }
    } catch let error as Failure {
      throw error
    } catch {
      throw .brokenOff
    }
    return incoming
  }

  /// Stores a received blob under its digest.
  func keep(_ incoming: Incoming) throws(Failure) {
    let place = file(incoming.digest)
    guard access(place.path, F_OK) != 0 else { return }
    guard rename(incoming.file.path, place.path) == 0 else { throw .system(errno) }
    incoming.markKept()
  }

  /// The file of a blob. The digest was computed here, so it is a safe file name.
  func file(_ digest: String) -> URL { folder.appending(path: digest.replacing(":", with: "-")) }

  func remove() { lock.remove() }

  static func digest(of data: Data) -> String { digest(SHA256.digest(of: data)) }

  private static func digest(_ hash: [UInt8]) -> String {
    "sha256:\(hash.hexadecimal)"
  }

  private func reserve(_ bytes: Int) throws(Failure) {
    try stored.withLock { stored throws(Failure) in
      guard bytes <= limits.store - stored else { throw .full(limit: limits.store) }
      stored += bytes
    }
  }

  private func release(_ bytes: Int) { stored.withLock { $0 -= bytes } }
}

extension BlobStore.Failure {
  /// The reason, as a sentence without a period.
  func reason(_ folder: URL) -> String {
    switch self {
    case .tooLarge(let limit): "the simulated registry takes up to \(limit) bytes at a time"
    case .full(let limit): "the simulated registry is full: it holds up to \(limit) bytes; restart the simulator"
    case .system(let number):
      "the simulated registry cannot write to \(folder.path): \(String(cString: strerror(number)).lowercased()); free "
        + "space there, or set TMPDIR to another folder"
    case .brokenOff: "the body is incomplete"
    }
  }
}
