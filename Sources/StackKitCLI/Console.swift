import Foundation

/// The terminal: results on stdout, everything else on stderr.
enum Console {
  /// Makes sure of stdin, stdout and stderr: a closed one would become the next file or socket that is opened.
  static func prepare() {
    // A reader that has gone, such as `head`, must not end a command in the middle of its work.
    signal(SIGPIPE, SIG_IGN)
    while case let descriptor = open("/dev/null", O_RDWR), descriptor >= 0 {
      guard descriptor > STDERR_FILENO else { continue }
      close(descriptor)
      return
    }
  }

  /// A line of the result.
  ///
  /// - Throws: When it cannot be written, such as to a full disk.
  static func result(_ line: String) throws(Failure) {
    let error = write(line, to: STDOUT_FILENO)
    // A reader that has gone, such as `head`, has read what it wanted.
    guard error == 0 || error == EPIPE else {
      throw Failure(.checkFailed, "cannot write the result: \(String(cString: strerror(error)))")
    }
  }

  /// A line that says what is going on.
  static func progress(_ line: String) {
    _ = write(line, to: STDERR_FILENO)
  }

  /// A line that says why it ends.
  static func error(_ message: String) {
    progress("error: \(message)")
  }

  /// Writes a line.
  ///
  /// - Returns: 0, or the system's number of what went wrong.
  private static func write(_ line: String, to descriptor: Int32) -> Int32 {
    var rest = Array("\(line)\n".utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
