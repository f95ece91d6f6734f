// What StackKit uses of Foundation. The whole of it brings the rules of all languages: 45 MB, and half of the time that
// `stackkit --version` takes.
#if canImport(FoundationEssentials)
  @_exported import FoundationEssentials
  @_exported import Glibc
#else
  @_exported import Foundation
#endif
