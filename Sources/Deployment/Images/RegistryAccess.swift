import AWSClient
import ContainerImage
import Synchronization

/// Clients for registries: for ECR with the caller's AWS credentials, for others with the stored logins.
struct RegistryAccess: Sendable {
  let registries: Registries
  let ecr: ECR
  /// The registry that replaces ECR's; nil for ECR's own.
  let ecrHost: String?
  let region: Region
  let timing: Timing

  /// A client for the registry of `reference`.
  func client(for reference: ImageReference) async throws -> RegistryClient {
    let host = reference.registry
    let isReplacement = ecrHost.map { $0 == host || $0.hasSuffix("://\(host)") } ?? false
    guard Self.isECR(host) || isReplacement else { return try await registries.client(for: reference) }
    // Requested here, so that a refusal is an AWS error; requested again when the registry rejects an expired token.
    let first = Mutex<ECR.AuthorizationData?>(try await ecr.getAuthorizationToken())
    let login = RegistryCredentials { [ecr] in
      let known = first.withLock { $0.take() }
      let data = if let known { known } else { try await ecr.getAuthorizationToken() }
      return RegistryLogin(username: data.user, password: data.password)
    }
    return try await registries.client(
      at: ecrHost ?? host, login: login, owner: .provider, layerUploader: ECRLayerUploader(ecr: ecr, timing: timing))
  }

  /// The name, with its host, that ECR would give a new repository.
  func ecrRepository(_ name: String, of account: String) -> String {
    "\(account).dkr.ecr.\(region.name).\(region.domain)/\(name)"
  }

  /// Whether `host` is ECR's, including its FIPS and IPv6 endpoints. Only such a host gets a token made from the
  /// caller's AWS credentials.
  static func isECR(_ host: String) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let account = labels.first, account.count == 12, account.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    let kind = labels.dropFirst().prefix { $0 == "dkr" || $0.contains("ecr") }.joined(separator: ".")
    // After the region.
    let domain = labels.dropFirst(kind.split(separator: ".").count + 2).joined(separator: ".")
    return switch kind {
    case "dkr.ecr", "dkr.ecr-fips": ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu"].contains(domain)
    case "dkr-ecr", "dkr-ecr-fips": ["on.aws", "on.amazonwebservices.com.cn"].contains(domain)
    default: false
    }
  }
}
