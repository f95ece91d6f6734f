import Foundation

/// The logins that `docker login` left in `config.json`.
///
/// Only those in the file itself (`auths`): credential helpers are programs, and none is run; identity tokens are not
/// exchanged.
public struct DockerLogins: Sendable {
  private let path: String

  private struct Config: Decodable {
    let auths: [String: Entry]?
    let credHelpers: [String: String]?
    let credsStore: String?

    struct Entry: Decodable {
      let auth: String?
      let identitytoken: String?
    }
  }

  /// - Parameters:
  ///   - environment: `DOCKER_CONFIG` names the folder of `config.json`.
  ///   - home: Where the folder `.docker` is, if nothing names another.
  public init(environment: [String: String], home: String) {
    let folder = environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.docker"
    path = "\(folder)/config.json"
  }

  /// The login for a registry; nil where there is none, and where there is no such file.
  ///
  /// - Throws: `ImageError` when the file cannot be used, or keeps this registry's login in a helper.
  public func credentials(for host: String) throws(ImageError) -> RegistryCredentials? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let data = try FileRange(path: path).read(limit: 1 << 20, what: "the file")
    let config: Config
    do { config = try decode(Config.self, from: data, what: "file") } catch {
      throw .unsupported(path: path, reason: error.reason)
    }
    let names = Self.names(of: host)
    for (name, entry) in (config.auths ?? [:]).sorted(by: { $0.key < $1.key }) where names.contains(Self.host(name)) {
      if let auth = entry.auth, !auth.isEmpty { return try login(auth, for: name) }
      if entry.identitytoken?.isEmpty == false {
        throw .unsupported(path: path, reason: "the login for \(name) is an identity token, which is not supported")
      }
    }
    let helper = config.credHelpers?.first { names.contains(Self.host($0.key)) }?.value
    // With a store for all of them, a registry without a login is not mentioned.
    let isMentioned = config.auths?.keys.contains { names.contains(Self.host($0)) } == true
    if let helper = helper ?? (isMentioned ? config.credsStore : nil) {
      throw .unsupported(
        path: path,
        reason:
          "the login for \(host) is kept by docker-credential-\(helper), which is not run; put it into a file with "
          + "`docker --config FOLDER login` and set DOCKER_CONFIG=FOLDER")
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

  /// Docker Hub goes by several names.
  private static func names(of host: String) -> Set<String> {
    let hub: Set = ["docker.io", "index.docker.io", "registry-1.docker.io"]
    return hub.contains(host) ? hub : [host]
  }

  /// `registry.example.com` of `https://registry.example.com/v1/`.
  private static func host(_ name: String) -> String {
    let bare = ["https://", "http://"].first(where: name.hasPrefix).map { name.dropFirst($0.count) } ?? name[...]
    return String(bare.prefix { $0 != "/" })
  }
}
