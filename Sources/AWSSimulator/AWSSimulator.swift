import Essentials

/// An AWS account that exists only in this process, served over HTTP on loopback.
///
/// It checks every signature, executes templates resource by resource, rolls out ECS services, and accepts pushed images.
/// Unknown resource types, properties and operations are refused.
package final class AWSSimulator: Sendable {
  /// The URL of all APIs, `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL`.
  package let endpoint: String
  /// The host and port of its image registry, plain HTTP.
  package let registryHost: String
  private let cloud: Cloud
  let server: Server
  let store: BlobStore

  /// Starts an empty account that accepts requests signed with `credentials` for `region`.
  ///
  /// Throws if there is no free port or no temporary folder. Call `stop` at the end: it deletes the pushed images.
  package static func start(
    account: String = "123456789012", region: String, credentials: (accessKey: String, secretKey: String), pace: Pace
  ) async throws -> AWSSimulator {
    try await start(account: account, region: region, credentials: credentials, pace: pace, now: { Date() })
  }

  /// The same with the caller's clock and limits.
  static func start(
    account: String = "123456789012", region: String, credentials: (accessKey: String, secretKey: String), pace: Pace,
    limits: Limits = Limits(), now: @escaping @Sendable () -> Date
  ) async throws -> AWSSimulator {
    let store = try BlobStore(limits: limits)
    let cloud = Cloud(account: account, region: region, pace: pace, store: store, limits: limits, now: now)
    let signatures = SignatureCheck(
      accessKey: credentials.accessKey, secretKey: credentials.secretKey, region: region, now: now)
    do {
      let server = try Server(
        router: APIRouter(cloud: cloud, signatures: signatures, limits: limits),
        registry: Registry(cloud: cloud, store: store, limits: limits), limits: limits, now: now)
      await cloud.servesRegistry(at: "127.0.0.1:\(server.port)")
      return AWSSimulator(cloud: cloud, server: server, store: store)
    } catch {
      store.remove()
      throw error
    }
  }

  private init(cloud: Cloud, server: Server, store: BlobStore) {
    self.cloud = cloud
    self.server = server
    self.store = store
    registryHost = "127.0.0.1:\(server.port)"
    endpoint = "http://\(registryHost)"
  }

  /// Stops the server and all operations in progress, and discards the account.
  package func stop() async {
    await cloud.stop()
    server.stop()
    store.remove()
  }
}

/// The state of the account, for tests.
extension AWSSimulator {
  /// A stack that is not deleted.
  package struct StackState: Sendable, Equatable {
    package let name: String
    package let status: String
    package let parameters: [String: String]
    package let outputs: [String: String]
    /// Physical ids by logical id.
    package let resources: [String: String]
  }

  /// An ECS service.
  package struct ServiceState: Sendable, Equatable {
    package let name: String
    package let cluster: String
    package let desiredCount: Int
    package let runningCount: Int
    package let taskDefinition: String
    /// The primary deployment's state: `IN_PROGRESS`, `COMPLETED` or `FAILED`.
    package let rolloutState: String
  }

  /// An image or index in the registry.
  package struct Image: Sendable, Equatable {
    package let repository: String
    package let digest: String
    package let tags: [String]
    /// For example `arm64`; nil for an index.
    package let architecture: String?
  }

  package func stacks() async -> [StackState] {
    await cloud.stacks.filter { !$0.isGone }.map { stack in
      StackState(
        name: stack.name, status: stack.status, parameters: stack.parameters,
        outputs: Dictionary(stack.outputs.map { ($0.key, $0.value) }) { _, last in last },
        resources: stack.members.mapValues(\.resource.id.physical))
    }
  }

  package func services() async -> [ServiceState] {
    await cloud.services.map { service in
      ServiceState(
        name: service.name, cluster: service.cluster, desiredCount: service.desiredCount,
        runningCount: service.running(), taskDefinition: service.taskDefinition,
        rolloutState: service.deployments.first?.rolloutState ?? "")
    }
  }

  package func images() async -> [Image] {
    await cloud.repositories.flatMap { repository in
      repository.manifests.values.sorted { $0.digest < $1.digest }.map { manifest in
        Image(
          repository: repository.name, digest: manifest.digest,
          tags: repository.tags.filter { $0.value == manifest.digest }.keys.sorted(),
          architecture: manifest.architecture)
      }
    }
  }

  /// Sets the findings of ECR's scan for every image from now on: the number for each severity, such as `HIGH`.
  package func find(_ severityCounts: [String: Int]) async { await cloud.find(severityCounts) }

  /// Every change so far, oldest first.
  package func effects() async -> [Effect] { await cloud.effects }
}
