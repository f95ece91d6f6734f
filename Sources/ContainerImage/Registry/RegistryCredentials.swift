/// A user's name and password for a registry.
package struct RegistryLogin: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package let username: String
  package let password: String

  package init(username: String, password: String) {
    self.username = username
    self.password = password
  }

  package var description: String { "<redacted>" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The source of a registry's login, called before the first request, and again when the login has expired.
package struct RegistryCredentials: Sendable {
  let login: @Sendable () async throws -> RegistryLogin

  /// Calls `login` whenever a login is needed. If it throws, the push fails with its text.
  package init(_ login: @escaping @Sendable () async throws -> RegistryLogin) {
    self.login = login
  }

  /// Always the same login.
  package init(username: String, password: String) {
    let login = RegistryLogin(username: username, password: password)
    self.init { login }
  }
}
