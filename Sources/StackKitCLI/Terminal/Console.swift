import Essentials
import Synchronization

/// The terminal: results on stdout, everything else on stderr.
///
/// Nothing else prints, and it prints only `VisibleText`: text from outside controls no terminal and no CI runner. Only the
/// sequences of `StatusLines` are the program's own.
enum Console {
  /// Opens stdin, stdout and stderr if they are closed: the next file or socket would otherwise take their numbers.
  static func prepare() {
    // A reader that has ended, such as `head`, must not end a command in the middle of its work.
    signal(SIGPIPE, SIG_IGN)
    while case let descriptor = open("/dev/null", O_RDWR), descriptor >= 0 {
      guard descriptor > STDERR_FILENO else { continue }
      close(descriptor)
      return
    }
  }

  /// Prints a line of the result.
  ///
  /// - Throws: When it cannot be written, for example to a full disk.
  static func result(_ line: String) throws(Failure) { try result(VisibleText(line: line)) }

  /// Prints a result as JSON with sorted keys.
  static func result(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    try result(VisibleText(json: try encoder.encode(value)))
  }

  /// Prints a result of several lines.
  static func result(text: String) throws(Failure) { try result(VisibleText(lines: text)) }

  private static func result(_ visible: VisibleText) throws(Failure) {
    let error = write("\(visible.text)\n", to: STDOUT_FILENO)
    // A reader that has ended, such as `head`, has read what it wanted.
    guard error == 0 || error == EPIPE else {
      throw Failure(.checkFailed, "cannot write the result: \(String(cString: strerror(error)))")
    }
  }

  /// Prints a line of progress.
  static func progress(_ line: String) { progress(VisibleText(line: line)) }

  /// Prints several lines of progress, such as a compiler's messages.
  static func progress(text: String) { progress(VisibleText(lines: text)) }

  private static func progress(_ visible: VisibleText) {
    status.withLock { _ = write($0.writing(visible), to: STDERR_FILENO) }
  }

  /// Prints a question; the answer is typed after it.
  static func ask(_ question: String) {
    show([])
    status.withLock { _ in _ = write("\(VisibleText(line: question).text) ", to: STDERR_FILENO) }
  }

  /// Ends the line of a question that got no answer.
  static func endQuestion() { status.withLock { _ in _ = write("\n", to: STDERR_FILENO) } }

  /// Replaces the status lines below all others; only on a terminal.
  static func show(_ lines: [String]) {
    guard isTerminal else { return }
    status.withLock { status in
      let text = status.showing(lines.map(VisibleText.init(line:)))
      if !text.isEmpty { _ = write(text, to: STDERR_FILENO) }
    }
  }

  /// Whether stderr is a terminal on which lines can be replaced.
  static let isTerminal: Bool = {
    let kind = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    return isatty(STDERR_FILENO) == 1 && !kind.isEmpty && kind != "dumb"
  }()

  /// The width of the terminal in characters.
  static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private static let status = Mutex(StatusLines())

  /// Prints an error.
  static func error(_ message: String) {
    show([])
    progress("error: \(message)")
  }

  /// Ends the program at once, without the cleanup of `exit`. Everything has been written by then, and threads may
  /// still run in libraries: cleanup beside them frees memory twice (seen with OpenSSL, as libcurl uses it).
  static func end(_ status: Int32) -> Never { _exit(status) }

  /// Writes the whole text.
  ///
  /// - Returns: 0, or the system's error number.
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
