import Foundation
import Synchronization

/// Runs another program to its end.
///
/// The program's output goes to files, not to pipes: if this process ends first, the program continues unharmed.
/// Foundation puts the program into a process group of its own: Ctrl-C reaches it, and its children, only through this
/// process.
package struct ChildProcess: Sendable {
  private let program: URL
  private let arguments: [String]
  private let environment: [String: String]
  private let scratch: URL
  private let showsErrors: Bool
  private let interruption: Interruption

  /// What happens to the program when the task is cancelled.
  package enum Interruption: Sendable {
    /// It gets SIGINT, and may take as long as it needs to clean up.
    case awaited
    /// Its process group gets SIGINT, as from Ctrl-C in a terminal, and is killed after a while.
    case enforced(after: Duration)
  }

  /// The exit status and the output.
  package struct End: Sendable {
    package let status: Int32
    package let output: Data
    /// The output on stderr; empty if that was shown.
    package let errors: String
    /// Whether the program was interrupted.
    package let wasInterrupted: Bool
  }

  /// Describes a program to run.
  ///
  /// - Parameters:
  ///   - program: The program's file.
  ///   - arguments: The arguments, passed without a shell.
  ///   - environment: The program's whole environment.
  ///   - scratch: A folder that only this user can read.
  ///   - showsErrors: Whether stderr is this process's, instead of being returned at the end.
  ///   - interruption: What happens when the task is cancelled.
  package init(
    program: URL, arguments: [String], environment: [String: String], scratch: URL, showsErrors: Bool = false,
    interruption: Interruption = .awaited
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.scratch = scratch
    self.showsErrors = showsErrors
    self.interruption = interruption
  }

  /// Finds a program in the folders of `PATH`; nil if there is none.
  package static func program(_ name: String, in environment: [String: String]) -> URL? {
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let url = URL(filePath: String(folder)).appending(path: name)
      // A folder is executable, too.
      let isRegular = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
      if isRegular == true, FileManager.default.isExecutableFile(atPath: url.path) { return url }
    }
    return nil
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - onLine: Called with each line of the output, soon after it was written.
  ///   - onInterruption: Called once, when the task is cancelled and the program is interrupted; `run` still waits for
  ///     its end.
  /// - Returns: The exit status and the output.
  /// - Throws: When the program cannot be started.
  package func run(
    onLine: @escaping @Sendable (String) -> Void = { _ in }, onInterruption: @escaping @Sendable () -> Void = {}
  ) async throws(ChildProcessError) -> End {
    let life = Life(interruption)
    let result = await withTaskCancellationHandler {
      // A new task: the cancelled one could not wait any more.
      await Task { () -> Result<End, ChildProcessError> in
        do throws(ChildProcessError) { return .success(try await supervise(life, onLine)) } catch {
          return .failure(error)
        }
      }.value
    } onCancel: {
      if life.interrupt() { onInterruption() }
    }
    return try result.get()
  }

  private func supervise(_ life: Life, _ onLine: (String) -> Void) async throws(ChildProcessError) -> End {
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
      let handles = [try Self.secret(output), try Self.secret(errors)]
      // The program has its own copies by then, and Foundation would keep these open as long as this process runs.
      defer { for handle in handles { try? handle.close() } }
      process.standardOutput = handles[0]
      process.standardError = showsErrors ? FileHandle.standardError : handles[1]
      process.terminationHandler = { life.end(with: $0.terminationStatus) }
      lines = try Lines(output)
      try life.begin(process)
    } catch let error as ChildProcessError {
      throw error
    } catch {
      throw ChildProcessError("cannot run \(program.path): \(error.localizedDescription)")
    }
    var status = life.status
    // Many programs are done in a moment.
    var pause = Duration.milliseconds(1)
    while status == nil {
      lines.read().forEach(onLine)
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .milliseconds(20))
      life.killWhatOutlastsItsInterruption()
      status = life.status
    }
    lines.read().forEach(onLine)
    let said = (try? Data(contentsOf: errors)) ?? Data()
    return End(
      status: status ?? 0, output: (try? Data(contentsOf: output)) ?? Data(),
      errors: String(decoding: said, as: UTF8.self),
      wasInterrupted: life.isInterrupted)
  }

  /// A new file that only this user can read.
  private static func secret(_ url: URL) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw CocoaError(.fileWriteUnknown)
    }
    return try FileHandle(forWritingTo: url)
  }
}

/// A program that was not started.
package struct ChildProcessError: Error, Sendable, CustomStringConvertible {
  package let description: String
  /// Whether the task was cancelled before the start.
  package let wasInterrupted: Bool

  init(_ description: String, wasInterrupted: Bool = false) {
    self.description = description
    self.wasInterrupted = wasInterrupted
  }
}

/// The state of a program, from before its start to its end.
private final class Life: Sendable {
  private struct State {
    var identifier: Int32?
    var status: Int32?
    var interruption: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let interruption: ChildProcess.Interruption

  init(_ interruption: ChildProcess.Interruption) { self.interruption = interruption }

  var status: Int32? { state.withLock(\.status) }
  var isInterrupted: Bool { state.withLock { $0.interruption != nil } }

  func begin(_ process: Process) throws {
    try state.withLock { state in
      guard state.interruption == nil else { throw ChildProcessError("interrupted", wasInterrupted: true) }
      try Self.blockingNoSignals { try process.run() }
      state.identifier = process.processIdentifier
    }
  }

  /// Starts a program with no signals blocked. It inherits the blocked signals of the starting thread, and a thread of
  /// a pool blocks nearly all of them: the program would never get SIGINT.
  private static func blockingNoSignals(_ start: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try start()
  }

  func end(with status: Int32) {
    state.withLock { $0.status = status }
  }

  /// Sends SIGINT to a running program, once; returns whether it did.
  func interrupt() -> Bool {
    state.withLock { state in
      guard state.interruption == nil else { return false }
      state.interruption = .now
      return send(SIGINT, state)
    }
  }

  /// Kills an interrupted program whose time to clean up is over.
  func killWhatOutlastsItsInterruption() {
    guard case .enforced(let grace) = interruption else { return }
    state.withLock { state in
      if let time = state.interruption, time + grace < .now { _ = send(SIGKILL, state) }
    }
  }

  private func send(_ signal: Int32, _ state: State) -> Bool {
    guard let identifier = state.identifier, state.status == nil else { return false }
    if case .enforced = interruption, getpgid(identifier) == identifier { return kill(-identifier, signal) == 0 }
    return kill(identifier, signal) == 0
  }
}

/// The lines of a growing file.
private struct Lines {
  private let handle: FileHandle
  private var rest = Data()

  init(_ url: URL) throws { handle = try FileHandle(forReadingFrom: url) }

  /// The lines completed since the last call.
  mutating func read() -> [String] {
    guard let new = try? handle.readToEnd() else { return [] }
    rest += new
    guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let lines = rest[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    defer { rest = Data(rest[(end + 1)...]) }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }
}
