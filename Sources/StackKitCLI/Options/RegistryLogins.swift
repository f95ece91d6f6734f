import ContainerImage
import Deployment
import Foundation
import Transport

/// Where the login for a registry comes from.
enum RegistryLogins {
  /// The name is an option; the password comes from the environment, for arguments are for everybody on the machine to see.
  static func given(username: String?) throws(Failure) -> RegistryCredentials? {
    let password = ProcessInfo.processInfo.environment["STACKKIT_REGISTRY_PASSWORD"].flatMap { $0.isEmpty ? nil : $0 }
    guard username?.isEmpty != true else {
      throw Failure(.usage, "--username is empty; leave it out, or say who signs in")
    }
    switch (username, password) {
    case (nil, nil): return nil
    case (let username?, let password?): return RegistryCredentials(username: username, password: password)
    case (_?, nil): throw Failure(.usage, "--username needs a password in STACKKIT_REGISTRY_PASSWORD")
    case (nil, _?): throw Failure(.usage, "STACKKIT_REGISTRY_PASSWORD is set without --username")
    }
  }

  /// What `docker login` or `podman login` left for a repository; one that cannot be used is as good as none.
  static func stored(for reference: ImageReference, _ narrator: Narrator) -> RegistryCredentials? {
    let environment = ProcessInfo.processInfo.environment
    // HOME first: to ask the system reads its configuration of users.
    let home = environment["HOME"] ?? NSHomeDirectory()
    do {
      return try StoredLogins(environment: environment, home: home).credentials(for: reference)
    } catch {
      narrator.tell("warning: going on without a login for \(reference.registry): \(error)")
      return nil
    }
  }

  /// The registries, signed in to with what is stored.
  static func registries(_ narrator: Narrator) throws -> Registries {
    try Registries(transport: CurlTransport()) { stored(for: $0, narrator) }
  }
}
