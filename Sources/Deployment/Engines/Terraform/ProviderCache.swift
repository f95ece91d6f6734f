import Essentials
import Files

/// The downloaded providers, shared by all stacks: hundreds of megabytes each. Terraform runs what is in this folder, so it
/// is used only if nobody else can write to it.
final class ProviderCache: Sendable {
  let folder: URL

  /// - Parameters:
  ///   - environment: The environment of this program.
  ///   - checkout: A folder of the checkout. A cache in the checkout may be part of a pull request.
  /// - Throws: Why the user's cache is not used.
  init(_ environment: [String: String], beside checkout: URL) throws(DeploymentError) {
    let folder = UserCache.folder("terraform", environment: environment)
    UserCache.make(folder)
    for (url, forbidden) in [(folder.deletingLastPathComponent(), mode_t(0o022)), (folder, mode_t(0o077))] {
      var status = stat()
      guard lstat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw Self.refused(url, "it is not a folder")
      }
      guard status.st_uid == geteuid(), status.st_mode & forbidden == 0 else {
        throw Self.refused(url, "it belongs to another user, or other users have access to it")
      }
    }
    let real = folder.resolvingSymlinksInPath().path
    var parent = URL(filePath: real).deletingLastPathComponent()
    while parent.path != "/" {
      parent = parent.deletingLastPathComponent().standardizedFileURL
      // In a sticky folder, such as /tmp, nobody renames a folder of somebody else.
      var status = stat()
      guard lstat(parent.path, &status) == 0, [0, geteuid()].contains(status.st_uid),
        status.st_mode & 0o002 == 0 || status.st_mode & mode_t(S_ISVTX) != 0
      else { throw Self.refused(parent, "other users can rename its folders") }
    }
    guard !real.hasPrefix("\(Self.root(of: checkout))/") else {
      throw Self.refused(folder, "it is in the checkout")
    }
    self.folder = folder
  }

  /// The folder of everything that may be part of a pull request: git's, or else the package's.
  private static func root(of checkout: URL) -> String {
    if let git = GitCheckout(around: checkout) { return git.root.path }
    let real = checkout.standardizedFileURL.resolvingSymlinksInPath()
    let parents = sequence(first: real) { $0.path == "/" ? nil : $0.deletingLastPathComponent().standardizedFileURL }
    let packages = parents.filter { FileManager.default.fileExists(atPath: $0.appending(path: "Package.swift").path) }
    return (packages.last ?? real).path
  }

  private static func refused(_ url: URL, _ reason: String) -> DeploymentError {
    DeploymentError(.failed, "\(url.path) is not used as a cache: \(reason)")
  }

  /// Runs an operation that may write to the cache, when no other process does: Terraform itself does not wait.
  func alone<Value>(_ operation: () async throws -> Value) async throws -> Value {
    let descriptor = open(
      folder.appending(path: "lock").path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    defer { if descriptor >= 0 { close(descriptor) } }
    while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await operation()
  }
}
