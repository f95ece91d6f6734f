import Essentials
import Synchronization

/// The terminal: results on stdout, everything else on stderr.
///
/// The one place that prints. Lines come from everywhere, and what could steer a terminal or mislead a reader is spelled
/// out in them here; only a whole `text` is printed as it is.
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
  static func result(_ line: String) throws(Failure) { try result(text: line.visible) }

  /// A result for programs, with sorted keys.
  static func result(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    try result(text: String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// A result of several lines.
  static func result(text: String) throws(Failure) {
    let error = write("\(text)\n", to: STDOUT_FILENO)
    // A reader that has gone, such as `head`, has read what it wanted.
    guard error == 0 || error == EPIPE else {
      throw Failure(.checkFailed, "cannot write the result: \(String(cString: strerror(error)))")
    }
  }

  /// A line that says what is going on.
  static func progress(_ line: String) { progress(text: line.visible) }

  /// Several lines that say what is going on, such as a compiler's.
  static func progress(text: String) {
    status.withLock { _ = write($0.writing(text), to: STDERR_FILENO) }
  }

  /// A question, at whose end the answer is typed.
  static func ask(_ question: String) {
    show([])
    status.withLock { _ in _ = write("\(question.visible) ", to: STDERR_FILENO) }
  }

  /// Shows lines below all others, in the place of those that were shown last; only on a terminal.
  static func show(_ lines: [String]) {
    guard isTerminal else { return }
    status.withLock { status in
      let text = status.showing(lines)
      if !text.isEmpty { _ = write(text, to: STDERR_FILENO) }
    }
  }

  /// Whether stderr is a terminal on which lines can be replaced.
  static let isTerminal: Bool = {
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    return isatty(STDERR_FILENO) == 1 && !kind.isEmpty && kind != "dumb"
  }()

  /// How many characters fit on a line of the terminal.
  static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private static let status = Mutex(StatusLines())

  /// A line that says why it ends.
  static func error(_ message: String) {
    show([])
    progress("error: \(message)")
  }

  /// Ends the program at once. It has written everything, and threads may still be at work in libraries: what those would
  /// have cleaned up behind them at an ordinary end is freed twice then (seen with OpenSSL, of which libcurl lets go).
  static func end(_ status: Int32) -> Never { _exit(status) }

  /// Writes all of a text.
  ///
  /// - Returns: 0, or the system's number of what went wrong.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
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
