import Dispatch
import Essentials

/// Runs an operation and cancels it on Ctrl-C, a closed terminal or `kill`, so that it can clean up. A second signal
/// ends the program at once.
func interruptible<Value: Sendable>(
  _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  let task = Task { try await operation() }
  let sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number -> (any DispatchSourceSignal)? in
    // An empty handler, not SIG_IGN: a child process inherits ignored signals. `nohup` ignores SIGHUP on purpose.
    let before = signal(number, { _ in })
    if number == SIGHUP, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      signal(number, SIG_IGN)
      return nil
    }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if task.isCancelled { Console.end(ExitStatus.interrupted.rawValue) }
      task.cancel()
    }
    source.resume()
    return source
  }
  defer { for source in sources { source.cancel() } }
  return try await task.value
}
