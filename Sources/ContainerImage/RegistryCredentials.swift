/// A user's name and password for a registry.
public struct RegistryLogin: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public let username: String
  public let password: String

  public init(username: String, password: String) {
    self.username = username
    self.password = password
  }

  public var description: String { "<redacted>" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where a registry's login comes from; asked before the first request, and again when the registry says it expired.
public struct RegistryCredentials: Sendable {
  let login: @Sendable () async throws -> RegistryLogin

  /// Asks `login` each time one is needed; what it throws ends the push, with its text in the error.
  public init(_ login: @escaping @Sendable () async throws -> RegistryLogin) {
    self.login = login
  }

  /// Always the same login.
  public init(username: String, password: String) {
    let login = RegistryLogin(username: username, password: password)
    self.init { login }
  }
}
