import Essentials

/// A program that is about to start, in a process group of its own. It gets no open file of this process.
struct ProgramStart {
  let program: String
  let arguments: [String]
  let environment: [String: String]
  /// Its working directory; nil for the one of this process.
  let folder: String?
  /// The file that its stdout goes to.
  let output: String
  /// The file that its stderr goes to.
  let errors: String

  #if canImport(Darwin)
    typealias Actions = posix_spawn_file_actions_t?
  #else
    typealias Actions = posix_spawn_file_actions_t
  #endif

  /// Starts it.
  ///
  /// - Returns: Its number.
  func run() throws(ChildProcessError) -> pid_t {
    #if canImport(Darwin)
      var actions: Actions
      var attributes: posix_spawnattr_t?
    #else
      var actions = Actions()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let folder {
      let failure = workingDirectory(&actions, folder)
      guard failure == 0 else { throw ChildProcessError(program, failure: failure) }
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY, 0)
    var flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      // Libraries open files that a program would inherit. To close a number that is free by then does no harm.
      let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
      for number in open.compactMap({ Int32($0) }) where number > STDERR_FILENO {
        posix_spawn_file_actions_addclose(&actions, number)
      }
    #endif
    // A program starts with what the thread blocks that starts it, and threads of a pool block nearly everything: it would
    // never hear of Ctrl-C.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var identifier = pid_t()
    let failure = withCStrings([program] + arguments) { arguments in
      withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawn(&identifier, program, &actions, &attributes, arguments, environment)
      }
    }
    guard failure == 0 else { throw ChildProcessError(program, failure: failure) }
    return identifier
  }
}

/// Lets a program start in a folder.
///
/// - Returns: 0, or the system's error number.
private func workingDirectory(
  _ actions: UnsafeMutablePointer<ProgramStart.Actions>, _ folder: String
) -> Int32 {
  #if canImport(Darwin)
    return posix_spawn_file_actions_addchdir_np(actions, folder)
  #else
    // glibc and musl have the function, but Swift does not import it.
    typealias Function = @convention(c) (UnsafeMutablePointer<ProgramStart.Actions>, UnsafePointer<CChar>) -> Int32
    guard let symbol = dlsym(nil, "posix_spawn_file_actions_addchdir_np") else { return ENOSYS }
    return unsafeBitCast(symbol, to: Function.self)(actions, folder)
  #endif
}

/// Calls `body` with a list of C strings that ends with NULL.
private func withCStrings(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32) -> Int32 {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
