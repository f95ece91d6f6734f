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
    let cache = UserCache("terraform", environment: environment, beside: checkout)
    do throws(FileError) { try cache.make() } catch {
      throw DeploymentError(.failed, "\(cache.folder.path) is not used as a cache: \(error.description)")
    }
    folder = cache.folder
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
