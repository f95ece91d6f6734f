import Essentials

/// Files and reports with the memory of a program that crashes.
package enum CoreDumps {
  /// Switches them off, for this program and the programs that it starts: the memory contains access keys.
  package static func switchOff() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Darwin)
      setrlimit(RLIMIT_CORE, &none)
    #else
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    #endif
    // Swift's own report of a crash prints registers with the memory that they point to.
    for crash in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGQUIT] { signal(crash, SIG_DFL) }
  }
}
