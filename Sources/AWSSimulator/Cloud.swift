import Essentials

/// The simulated account: all resources in one region.
///
/// Each API is an extension in a file of its own.
actor Cloud {
  let account: String
  let region: String
  let pace: Pace
  let store: BlobStore
  let limits: Limits
  let now: @Sendable () -> Date
  /// The number of items on a page. Small, so that a client that reads only the first page is noticed.
  let pageSize = 20

  var stacks: [Stack] = []
  /// Every resource that exists, including those retained from deleted stacks, by type and physical id.
  var live: [PhysicalResource.ID: PhysicalResource] = [:]
  var taskDefinitions: [TaskDefinition] = []
  var services: [Service] = []
  var scalableTargets: [ScalableTarget] = []
  var repositories: [Repository] = []
  var registryTokens: [String: Date] = [:]
  var layerUploads: [String: LayerUpload] = [:]
  /// The web ACL of each balancer that has one.
  var webACLs: [String: String] = [:]
  /// What is watched while a stack is changed, by the stack's id.
  var watches: [String: Watch] = [:]
  /// The interruptions by all changes so far, oldest first.
  var interruptions: [Interruption] = []
  /// The findings of a scan of any image.
  private(set) var findings: [String: Int] = [:]
  /// The host of this process's registry, in addition to ECR's name.
  var registryHost = ""
  private(set) var effects: [Effect] = []
  private var work: [UUID: Task<Void, Never>] = [:]

  init(
    account: String, region: String, pace: Pace, store: BlobStore, limits: Limits, now: @escaping @Sendable () -> Date
  ) {
    self.account = account
    self.region = region
    self.pace = pace
    self.store = store
    self.limits = limits
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
    look()
  }

  func find(_ severityCounts: [String: Int]) { findings = severityCounts }

  func servesRegistry(at host: String) { registryHost = host }

  /// Runs `operation` after its request was answered.
  func later(_ operation: @escaping @Sendable (Cloud) async -> Void) {
    let id = UUID()
    work[id] = Task {
      await operation(self)
      finished(id)
    }
  }

  /// Stops all operations in progress.
  func stop() {
    for task in work.values { task.cancel() }
    work = [:]
  }

  private func finished(_ id: UUID) { work[id] = nil }
}
