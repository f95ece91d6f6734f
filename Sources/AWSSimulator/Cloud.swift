import Essentials

/// The simulated account: everything that exists in one region of it.
///
/// Each API is an extension in a file of its own.
actor Cloud {
  let account: String
  let region: String
  let pace: Pace
  let store: BlobStore
  let now: @Sendable () -> Date
  /// How many items a paged answer holds. Small, so that a client which forgets to page is found out.
  let pageSize = 20

  var stacks: [Stack] = []
  /// Every resource that exists, those that outlived their stack included, by type and physical id.
  var live: [PhysicalResource.ID: PhysicalResource] = [:]
  var taskDefinitions: [TaskDefinition] = []
  var services: [Service] = []
  var scalableTargets: [ScalableTarget] = []
  var repositories: [Repository] = []
  var registryTokens: [String: Date] = [:]
  var layerUploads: [String: LayerUpload] = [:]
  /// What a scan finds in any image.
  private(set) var findings: [String: Int] = [:]
  /// The host under which this process serves the registry, beside the one that ECR names.
  var registryHost = ""
  private(set) var effects: [Effect] = []
  private var work: [UUID: Task<Void, Never>] = [:]

  init(account: String, region: String, pace: Pace, store: BlobStore, now: @escaping @Sendable () -> Date) {
    self.account = account
    self.region = region
    self.pace = pace
    self.store = store
    self.now = now
  }

  var partition: String {
    if region.hasPrefix("cn-") { return "aws-cn" }
    return region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
  }

  var urlSuffix: String { partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com" }

  func arn(_ service: String, _ resource: String) -> String {
    "arn:\(partition):\(service):\(region):\(account):\(resource)"
  }

  func record(_ verb: Effect.Verb, _ subject: String) {
    effects.append(Effect(verb: verb, subject: subject))
  }

  func find(_ severityCounts: [String: Int]) { findings = severityCounts }

  func servesRegistry(at host: String) { registryHost = host }

  /// Goes on with `operation` after the request that asked for it was answered.
  func later(_ operation: @escaping @Sendable (Cloud) async -> Void) {
    let id = UUID()
    work[id] = Task {
      await operation(self)
      finished(id)
    }
  }

  /// Stops everything that goes on.
  func stop() {
    for task in work.values { task.cancel() }
    work = [:]
  }

  private func finished(_ id: UUID) { work[id] = nil }
}
