import Essentials
import Files

/// The folder that Terraform runs in. It has the checked files and nothing else: no file of the checkout can add to them,
/// and no provider lies in it.
final class TerraformFolder: Sendable {
  let url: URL
  /// Terraform's own data: which providers and which backend it uses.
  let data: URL
  /// Where the state is, for people.
  let stateLocation: String
  /// The prefixes of the variables with the login of the place of the state.
  let backendVariables: [String]
  /// Whether the state is a file beside `main.tf`.
  let isLocal: Bool
  /// The locked versions of the providers; empty without a lock file.
  let locked: [LockFile.Provider]
  private let folder: PrivateFolder

  private static let names = ["main.tf", "backend.tf", ".terraform.lock.hcl"]

  /// Writes the files.
  ///
  /// - Parameters:
  ///   - files: The checked files of the stack, by path.
  ///   - prefix: The beginning of the paths of these: empty, or `repository/`.
  ///   - region: The region of `deploy.json`.
  ///   - state: The state's place without `backend.tf`.
  ///   - usesCache: Whether the providers are in a cache; if not, they need much space here.
  /// - Throws: When a file has what is not allowed.
  init(_ files: [String: Data], prefix: String, region: String, state: LocalState, usesCache: Bool) throws {
    func read<File>(_ name: String, _ reading: (Data) throws(HCLError) -> File) throws -> File? {
      guard let text = files[prefix + name] else { return nil }
      do throws(HCLError) { return try reading(text) } catch {
        throw DeploymentError(.failed, "\(state.label)/\(name), \(error.place): \(error.reason)")
      }
    }
    guard try read("main.tf", { text throws(HCLError) in try MainFile.check(text, region: region) }) != nil else {
      throw DeploymentError(.failed, "\(state.label)/deploy.json does not list \(prefix)main.tf", remedy: .synthesize)
    }
    let backend = try read("backend.tf") { text throws(HCLError) in try BackendFile(text) }
    locked = try read(".terraform.lock.hcl") { text throws(HCLError) in try LockFile(text) }?.providers ?? []
    isLocal = backend == nil
    stateLocation = backend?.description ?? state.description
    backendVariables = backend?.variables ?? []

    folder = try PrivateFolder(in: usesCache ? .small : .big)
    url = folder.url.appending(path: "configuration", directoryHint: .isDirectory)
    data = folder.url.appending(path: "data", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    for name in Self.names {
      guard let text = files[prefix + name] ?? (name == "backend.tf" ? Data(state.configuration.utf8) : nil) else {
        continue
      }
      try text.write(to: url.appending(path: name))
    }
  }

  /// The providers that Terraform uses after `init`, for the configuration and for the state.
  ///
  /// - Throws: When one is not allowed.
  func providers(_ label: String) throws -> [LockFile.Provider] {
    // Terraform writes none if no provider is needed.
    guard let text = FileManager.default.contents(atPath: url.appending(path: ".terraform.lock.hcl").path) else {
      return []
    }
    let lock: LockFile
    do throws(HCLError) { lock = try LockFile(text) } catch {
      throw DeploymentError(.failed, "\(label): cannot read Terraform's lock file, \(error.place): \(error.reason)")
    }
    for provider in lock.providers where !ProviderList.allows(provider.address) {
      throw DeploymentError(
        .refused,
        "\(label): the configuration or the state needs the provider \(provider.address); it was not run. Allowed are "
          + ProviderList.listed)
    }
    return lock.providers
  }
}
