import ArgumentParser
import ContainerImage
import Essentials
import Transport

/// `--username`, for commands that talk to registries.
struct RegistryLoginOption: ParsableArguments {
  @Option(help: "User name for the registry (password: \(RegistryLogins.password)).")
  var username: String?

  /// The user name is an option. The password comes from the environment, because every user of the machine can see the
  /// arguments of a program.
  func login() throws(Failure) -> RegistryCredentials? {
    let variable = RegistryLogins.password
    let password = ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    guard username?.isEmpty != true else {
      throw Failure(.usage, "--username is empty; give a user name, or omit the option")
    }
    switch (username, password) {
    case (nil, nil): return nil
    case (let username?, let password?): return RegistryCredentials(username: username, password: password)
    case (_?, nil): throw Failure(.usage, "--username needs a password in the environment variable \(variable)")
    case (nil, _?): throw Failure(.usage, "\(variable) is set, but --username is missing")
    }
  }
}

/// The sources of a registry login.
enum RegistryLogins {
  /// The environment variable with the password for `--username`.
  static let password = "STACKKIT_REGISTRY_PASSWORD"

  /// The login that `docker login` or `podman login` saved for a repository. If it cannot be used, a warning is
  /// printed.
  static func stored(for reference: ImageReference, _ narrator: Narrator) -> RegistryCredentials? {
    let environment = ProcessInfo.processInfo.environment
    // HOME first: the function reads the system's user database.
    let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    do {
      return try StoredLogins(environment: environment, home: home).credentials(for: reference)
    } catch {
      narrator.tell("warning: continuing without a login for \(reference.registry): \(error)")
      return nil
    }
  }

  /// Registry clients that sign in with the stored logins.
  static func registries(_ narrator: Narrator) throws -> Registries {
    Registries(transport: try CurlTransport()) { stored(for: $0, narrator) }
  }
}
