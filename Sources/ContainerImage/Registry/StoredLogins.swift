import Essentials

/// The logins that `docker login` and `podman login` stored in files.
///
/// Only the logins in the files themselves (`auths`): credential helpers are not run, and identity tokens are not
/// supported.
package struct StoredLogins: Sendable {
  /// The files, in the order in which they are read.
  private let paths: [String]
  /// Whether the environment names the file, so that it must exist.
  private let isNamed: Bool

  /// - Parameters:
  ///   - environment: `REGISTRY_AUTH_FILE` names the one file to read; otherwise `DOCKER_CONFIG` names the folder of
  ///     the one `config.json`. Without either, podman's files come before docker's: `containers/auth.json` in
  ///     `XDG_RUNTIME_DIR` and in `XDG_CONFIG_HOME`.
  ///   - home: The folder of `.config` and `.docker`, unless the environment names others.
  package init(environment: [String: String], home: String) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let file = value("REGISTRY_AUTH_FILE")
    isNamed = file != nil
    if let file = file ?? value("DOCKER_CONFIG").map({ "\($0)/config.json" }) {
      paths = [file]
    } else {
      paths = [
        value("XDG_RUNTIME_DIR").map { "\($0)/containers/auth.json" } ?? "/run/containers/\(getuid())/auth.json",
        "\(value("XDG_CONFIG_HOME") ?? "\(home)/.config")/containers/auth.json", "\(home)/.docker/config.json",
      ]
    }
  }

  /// The login for the repository of `reference`: from the first file that has one, and there the most specific one.
  ///
  /// - Returns: The login; nil if there is none.
  /// - Throws: `ImageError` when the only logins for the repository cannot be used.
  package func credentials(for reference: ImageReference) throws(ImageError) -> RegistryCredentials? {
    var fault: ImageError?
    for path in paths where isNamed || FileManager.default.fileExists(atPath: path) {
      do throws(ImageError) {
        if let login = try LoginFile(path: path).credentials(for: reference) { return login }
      } catch {
        fault = fault ?? error
      }
    }
    if let fault { throw fault }
    return nil
  }
}

/// One file of logins, as docker and podman write it.
private struct LoginFile {
  private let path: String
  private let content: Content

  private struct Content: Decodable {
    let auths: [String: Entry]?
    let credHelpers: [String: String]?
    let credsStore: String?

    struct Entry: Decodable {
      let auth: String?
      let identitytoken: String?
    }
  }

  init(path: String) throws(ImageError) {
    self.path = path
    let data = try FileRange(path: path).read(limit: 1 << 20, what: "the file")
    do { content = try decode(Content.self, from: data, what: "file") } catch {
      throw .unsupported(path: path, reason: error.reason)
    }
  }

  func credentials(for reference: ImageReference) throws(ImageError) -> RegistryCredentials? {
    let entries = (content.auths ?? [:]).compactMap { name, entry in
      Self.precision(of: name, for: reference).map { (name: name, entry: entry, precision: $0) }
    }
    for (name, entry, _) in entries.sorted(by: { ($1.precision, $0.name) < ($0.precision, $1.name) }) {
      if let auth = entry.auth, !auth.isEmpty { return try login(auth, for: name) }
      if entry.identitytoken?.isEmpty == false {
        throw .unsupported(path: path, reason: "the login for \(name) is an identity token, which is not supported")
      }
    }
    let helper = content.credHelpers?.first { Self.precision(of: $0.key, for: reference) != nil }?.value
    // If all logins are in a store, the file has no entry for a registry without a login.
    if let helper = helper ?? (entries.isEmpty ? nil : content.credsStore) {
      throw .unsupported(
        path: path,
        reason:
          "the login for \(reference.registry) is stored by docker-credential-\(helper), and credential helpers are not "
          + "supported; store it in a file with `docker --config FOLDER login`, and set DOCKER_CONFIG=FOLDER")
    }
    return nil
  }

  private func login(_ auth: String, for name: String) throws(ImageError) -> RegistryCredentials {
    guard let data = Data(base64Encoded: auth), let text = String(data: data, encoding: .utf8),
      let colon = text.firstIndex(of: ":")
    else { throw .unsupported(path: path, reason: "the login for \(name) is not the base64 of user:password") }
    return RegistryCredentials(
      username: String(text[..<colon]), password: String(text[text.index(after: colon)...].prefix { $0 != "\0" }))
  }

  /// How specific a name is for a repository: `registry.example.com/team` is more specific than `registry.example.com`.
  /// Of a URL, such as `https://registry.example.com/v1/`, only the host counts. Nil for a name of another repository.
  private static func precision(of name: String, for reference: ImageReference) -> Int? {
    let scheme = ["https://", "http://"].first(where: name.hasPrefix)
    let parts = name.dropFirst(scheme?.count ?? 0).split(separator: "/").map(String.init)
    guard let host = parts.first, hosts(of: reference.registry).contains(host) else { return nil }
    guard scheme == nil else { return 1 }
    let repository = reference.repository.split(separator: "/").map(String.init)
    return repository.starts(with: parts.dropFirst()) ? parts.count : nil
  }

  /// The names of a registry: Docker Hub has several.
  private static func hosts(of registry: String) -> Set<String> {
    let hub: Set = ["docker.io", "index.docker.io", "registry-1.docker.io"]
    return hub.contains(registry) ? hub : [registry]
  }
}
