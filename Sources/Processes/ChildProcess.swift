import Essentials
import Synchronization

/// Runs another program to its end.
///
/// The program's output goes to files, not to pipes: if this process ends first, the program continues unharmed.
/// The program has a process group of its own: Ctrl-C reaches it, and its children, only through this process.
package struct ChildProcess: Sendable {
  private let program: URL
  private let arguments: [String]
  private let environment: [String: String]
  private let folder: URL?
  private let scratch: URL
  private let interruption: Interruption

  /// What happens to the program when the task is cancelled.
  package enum Interruption: Sendable {
    /// It gets SIGINT, and may take as long as it needs to clean up.
    case awaited
    /// Its process group gets SIGINT, as from Ctrl-C in a terminal, and is killed after a while.
    case enforced(after: Duration)
  }

  /// The exit status, or the number of the signal that ended the program, and the output.
  package struct End: Sendable {
    package let status: Int32
    package let output: Data
    /// The output on stderr.
    package let errors: String
    /// Whether the program was interrupted.
    package let wasInterrupted: Bool
    /// The signal that ended the program, such as a crash; nil if it ended by itself.
    package let signal: Int32?

    /// `ended with exit code 1`
    package var words: String {
      signal.map { "was ended by signal \($0) (\(String(cString: strsignal($0)).lowercased()))" }
        ?? "ended with exit code \(status)"
    }
  }

  /// Describes a program to run.
  ///
  /// - Parameters:
  ///   - program: The program's file.
  ///   - arguments: The arguments, passed without a shell.
  ///   - environment: The program's whole environment (`ChildEnvironment`).
  ///   - folder: The program's working directory; nil for this program's.
  ///   - scratch: A folder that only this user can read.
  ///   - interruption: What happens when the task is cancelled.
  package init(
    program: URL, arguments: [String], environment: [String: String], in folder: URL? = nil, scratch: URL,
    interruption: Interruption = .awaited
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.scratch = scratch
    self.interruption = interruption
  }

  /// Finds a program in the folders of `PATH`; nil if there is none. Relative folders are ignored: they may be part of
  /// a checkout.
  package static func program(_ name: String, in environment: [String: String]) -> URL? {
    for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
      let url = URL(filePath: String(folder)).appending(path: name)
      var status = stat()
      // A folder is executable, too.
      if stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(url.path, X_OK) == 0 { return url }
    }
    return nil
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - onLine: Called with each line of the output, soon after it was written.
  ///   - onInterruption: Called once, when the task is cancelled and the program is interrupted; `run` still waits for
  ///     its end.
  ///   - onErrorLine: Called with each line of stderr. A program cannot write to this process's stderr itself: its text may
  ///     be anybody's.
  /// - Returns: The exit status and the output.
  /// - Throws: When the program cannot be started.
  package func run(
    onLine: @escaping @Sendable (String) -> Void = { _ in },
    onInterruption: @escaping @Sendable () -> Void = {},
    onErrorLine: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(ChildProcessError) -> End {
    let life = Life(interruption)
    let result = await withTaskCancellationHandler {
      // A new task: the cancelled one could not wait any more.
      await Task { () -> Result<End, ChildProcessError> in
        do throws(ChildProcessError) { return .success(try await supervise(life, onLine, onErrorLine)) } catch {
          return .failure(error)
        }
      }.value
    } onCancel: {
      if life.interrupt() { onInterruption() }
    }
    return try result.get()
  }

  private func supervise(
    _ life: Life, _ onLine: (String) -> Void, _ onErrorLine: (String) -> Void
  ) async throws(ChildProcessError) -> End {
    let name = UUID().uuidString
    let output = scratch.appending(path: "\(name).out").path
    let errors = scratch.appending(path: "\(name).err").path
    defer { for path in [output, errors] { unlink(path) } }
    for path in [output, errors] { try makeSecret(path) }
    let lines = Lines(output)
    let errorLines = Lines(errors)
    let start = ProgramStart(
      program: program.path, arguments: arguments, environment: environment, folder: folder?.path, output: output,
      errors: errors)
    try life.begin(start)
    var status = life.status()
    // Many programs are done in a moment.
    var pause = Duration.milliseconds(1)
    while status == nil {
      lines.read().forEach(onLine)
      errorLines.read(atMost: Self.longestErrorLine).forEach(onErrorLine)
      try? await Task.sleep(for: pause)
      pause = min(pause * 2, .milliseconds(20))
      life.killWhatOutlastsItsInterruption()
      status = life.status()
    }
    lines.read().forEach(onLine)
    errorLines.last(atMost: Self.longestErrorLine).forEach(onErrorLine)
    let said = FileManager.default.contents(atPath: errors) ?? Data()
    return End(
      status: status ?? 0, output: FileManager.default.contents(atPath: output) ?? Data(),
      errors: String(decoding: said, as: UTF8.self), wasInterrupted: life.isInterrupted, signal: life.signal)
  }

  /// The longest line of stderr in bytes; the rest of a longer one is the next line. A program may write one without an end.
  private static let longestErrorLine = 64 << 10

  /// A new file that only this user can read.
  private func makeSecret(_ path: String) throws(ChildProcessError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ChildProcessError(program.path, failure: errno) }
    close(descriptor)
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

  init(_ program: String, failure: Int32) {
    self.init("cannot run \(program): \(String(cString: strerror(failure)).lowercased())")
  }
}

/// The state of a program, from before its start to its end.
private final class Life: Sendable {
  private struct State {
    var identifier: Int32?
    var status: Int32?
    var signal: Int32?
    var interruption: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let interruption: ChildProcess.Interruption

  init(_ interruption: ChildProcess.Interruption) { self.interruption = interruption }

  /// The signal that ended the program.
  var signal: Int32? { state.withLock { $0.signal } }

  var isInterrupted: Bool { state.withLock { $0.interruption != nil } }

  func begin(_ start: ProgramStart) throws(ChildProcessError) {
    try state.withLock { state throws(ChildProcessError) in
      guard state.interruption == nil else { throw ChildProcessError("interrupted", wasInterrupted: true) }
      state.identifier = try start.run()
    }
  }

  /// The exit code, or the number of the signal that ended the program; nil while it runs.
  ///
  /// Asks the system under the lock: after that, the program's number may be another program's, which must get no signal.
  func status() -> Int32? {
    state.withLock { state in
      guard let identifier = state.identifier, state.status == nil else { return state.status }
      var status: Int32 = 0
      let ended = waitpid(identifier, &status, WNOHANG)
      if ended == identifier {
        let signal = status & 0x7F
        state.status = signal == 0 ? status >> 8 & 0xFF : signal
        state.signal = signal == 0 ? nil : signal
      } else if ended < 0, errno != EINTR {
        // Another part of this process has asked for the end.
        state.status = -1
      }
      return state.status
    }
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
private final class Lines {
  private let descriptor: Int32
  private var rest: [UInt8] = []

  init(_ path: String) { descriptor = open(path, O_RDONLY | O_CLOEXEC) }

  deinit { close(descriptor) }

  /// The lines completed since the last call.
  ///
  /// - Parameter longest: The length in bytes at which a line is cut.
  /// - Returns: The lines without their ends.
  func read(atMost longest: Int = .max) -> [String] {
    var lines: [String] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &piece, piece.count)
      guard count > 0 else { return lines }
      rest += piece[..<count]
      guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else {
        if rest.count >= longest { lines += remainder() }
        continue
      }
      let complete = rest[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      lines += complete.map { String(decoding: $0, as: UTF8.self) }
      rest.removeFirst(end + 1)
    }
  }

  /// The lines since the last call, and what follows the last one without a line end.
  func last(atMost longest: Int) -> [String] { read(atMost: longest) + remainder() }

  private func remainder() -> [String] {
    defer { rest = [] }
    return rest.isEmpty ? [] : [String(decoding: rest, as: UTF8.self)]
  }
}
