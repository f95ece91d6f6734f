import ArgumentParser
import ContainerImage
import Essentials
import Transport

/// `--username`, for commands that talk to registries.
struct RegistryLoginOption: ParsableArguments {
  @Option(help: "User name for the registry (password: \(RegistryLogins.password)).")
  var username: String?

  /// The name is an option; the password comes from the environment, for arguments are for everybody on the machine to see.
  func login() throws(Failure) -> RegistryCredentials? {
    let variable = RegistryLogins.password
    let password = ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    guard username?.isEmpty != true else {
      throw Failure(.usage, "--username is empty; leave it out, or say who signs in")
    }
    switch (username, password) {
    case (nil, nil): return nil
    case (let username?, let password?): return RegistryCredentials(username: username, password: password)
    case (_?, nil): throw Failure(.usage, "--username needs a password in \(variable)")
    case (nil, _?): throw Failure(.usage, "\(variable) is set without --username")
    }
  }
}

/// Where the login for a registry comes from.
enum RegistryLogins {
  /// The variable of the environment that holds the password of `--username`.
  static let password = "STACKKIT_REGISTRY_PASSWORD"

  /// What `docker login` or `podman login` left for a repository; one that cannot be used is as good as none.
  static func stored(for reference: ImageReference, _ narrator: Narrator) -> RegistryCredentials? {
    let environment = ProcessInfo.processInfo.environment
    // HOME first: to ask the system reads its configuration of users.
    let home = environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
    do {
      return try StoredLogins(environment: environment, home: home).credentials(for: reference)
    } catch {
      narrator.tell("warning: going on without a login for \(reference.registry): \(error)")
      return nil
    }
  }

  /// The registries, signed in to with what is stored.
  static func registries(_ narrator: Narrator) throws -> Registries {
    Registries(transport: try CurlTransport()) { stored(for: $0, narrator) }
  }
}

/// What other programs see of this one's environment.
enum ChildEnvironment {
  /// All but the passwords that are only for this program.
  static func of(_ environment: [String: String]) -> [String: String] {
    environment.filter { $0.key != RegistryLogins.password }
  }
}
