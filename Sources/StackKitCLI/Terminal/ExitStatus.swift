import ArgumentParser

/// How `stackkit` ends, for scripts.
enum ExitStatus: Int32 {
  case checkFailed = 1
  case rolledBack = 2
  case needsOperator = 3
  case busy = 4
  case credentials = 5
  case timedOut = 6
  case refused = 7
  case usage = 64
  case interrupted = 130
}

/// An end with a message for people: what went wrong, the value, what is allowed, what to change.
struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
