import Dispatch
import Essentials

/// Runs an operation and cancels it on Ctrl-C, a closed terminal or `kill`, so that it can clean up. A second signal
/// ends the program at once.
func interruptible<Value: Sendable>(
  _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  // Nothing is started that a signal could not end: it begins when all signals are watched.
  let (watched, watch) = AsyncStream.makeStream(of: Void.self)
  let task = Task {
    for await _ in watched {}
    return try await operation()
  }
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
    return source
  }
  let registrations = DispatchGroup()
  for source in sources {
    registrations.enter()
    source.setRegistrationHandler { registrations.leave() }
    source.resume()
  }
  registrations.notify(queue: .global()) { watch.finish() }
  defer { for source in sources { source.cancel() } }
  return try await task.value
}
