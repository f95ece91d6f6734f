import Foundation
import Synchronization

/// Runs another program to its end, however long that takes.
///
/// What it prints goes to files, not to pipes: should this process end first, the other goes on unharmed. It is in a process
/// group of its own, where Foundation puts it: Ctrl-C reaches it only from here.
struct ChildProcess: Sendable {
  let program: URL
  let arguments: [String]
  let environment: [String: String]
  /// A folder that nobody else can read.
  let scratch: URL

  struct End: Sendable {
    let status: Int32
    let output: Data
    let errors: String
    /// Whether it was told to stop.
    let wasInterrupted: Bool
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - onLine: Called with each line of its output, soon after it was written.
  ///   - onInterruption: Called when the task is cancelled and the program is told so, once, by SIGINT: it may have
  ///     something to finish, and is waited for.
  /// - Returns: Its end, good or bad.
  /// - Throws: When it cannot be started.
  func run(
    onLine: @escaping @Sendable (String) -> Void = { _ in }, onInterruption: @escaping @Sendable () -> Void = {}
  ) async throws(DeploymentError) -> End {
    let life = Life()
    let result = await withTaskCancellationHandler {
      // Not of the task that may be cancelled, which could not wait any more.
      await Task { () -> Result<End, DeploymentError> in
        do throws(DeploymentError) { return .success(try await supervise(life, onLine)) } catch {
          return .failure(error)
        }
      }.value
    } onCancel: {
      if life.interrupt() { onInterruption() }
    }
    return try result.get()
  }

  private func supervise(_ life: Life, _ onLine: (String) -> Void) async throws(DeploymentError) -> End {
    let name = UUID().uuidString
    let (output, errors) = (scratch.appending(path: "\(name).out"), scratch.appending(path: "\(name).err"))
    defer { for url in [output, errors] { try? FileManager.default.removeItem(at: url) } }
    var lines: Lines
    do {
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.environment = environment
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try Self.secret(output)
      process.standardError = try Self.secret(errors)
      process.terminationHandler = { life.end(with: $0.terminationStatus) }
      lines = try Lines(output)
      try life.begin(process)
    } catch let error as DeploymentError {
      throw error
    } catch {
      throw DeploymentError(.failed, "cannot run \(program.path): \(error.localizedDescription)")
    }
    var status = life.status
    while status == nil {
      lines.read().forEach(onLine)
      try? await Task.sleep(for: .milliseconds(20))
      status = life.status
    }
    lines.read().forEach(onLine)
    let said = (try? Data(contentsOf: errors)) ?? Data()
    return End(
      status: status ?? 0, output: (try? Data(contentsOf: output)) ?? Data(),
      errors: String(decoding: said, as: UTF8.self),
      wasInterrupted: life.isInterrupted)
  }

  /// A new file for this user only.
  private static func secret(_ url: URL) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw CocoaError(.fileWriteUnknown)
    }
    return try FileHandle(forWritingTo: url)
  }
}

/// From before a program starts to its end.
private final class Life: Sendable {
  private struct State {
    var identifier: Int32?
    var status: Int32?
    var isInterrupted = false
  }

  private let state = Mutex(State())

  var status: Int32? { state.withLock(\.status) }
  var isInterrupted: Bool { state.withLock(\.isInterrupted) }

  func begin(_ process: Process) throws {
    try state.withLock { state in
      guard !state.isInterrupted else { throw DeploymentError(.interrupted, "interrupted") }
      try process.run()
      state.identifier = process.processIdentifier
    }
  }

  func end(with status: Int32) {
    state.withLock { $0.status = status }
  }

  /// Sends SIGINT to a program that runs, the first time; whether it did.
  func interrupt() -> Bool {
    state.withLock { state in
      guard !state.isInterrupted else { return false }
      state.isInterrupted = true
      guard let identifier = state.identifier, state.status == nil else { return false }
      return kill(identifier, SIGINT) == 0
    }
  }
}

/// The lines of a file that grows.
private struct Lines {
  private let handle: FileHandle
  private var rest = Data()

  init(_ url: URL) throws { handle = try FileHandle(forReadingFrom: url) }

  /// What has been completed since the last time.
  mutating func read() -> [String] {
    guard let new = try? handle.readToEnd() else { return [] }
    rest += new
    var lines: [String] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = Data(rest[(end + 1)...])
    }
    return lines
  }
}
