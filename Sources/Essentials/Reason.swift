extension Error {
  /// Why a call of the file system failed, as the system says it: `no such file or directory`.
  package var reason: String {
    #if canImport(FoundationEssentials)
      let cause = (self as? CocoaError)?.underlying ?? self
      guard let cause = cause as? POSIXError else { return "\(self)" }
      return String(cString: strerror(cause.code.rawValue)).lowercased()
    #else
      return localizedDescription
    #endif
  }
}
