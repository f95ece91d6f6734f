import AWSClient

/// Follows the deployments of ECS services while their stack changes, and collects why tasks stop: a rollback deletes
/// the tasks, and the reasons with them.
struct RolloutWatch {
  let ecs: ECS
  let report: @Sendable (DeploymentEvent) -> Void
  /// The deployments from before; their tasks are expected to stop.
  let before: Set<String>
  /// The reasons why tasks of new deployments stopped, each once.
  private(set) var explanations: [String] = []
  /// The last reported picture of each service, by ARN.
  private var services: [String: Picture] = [:]

  /// The numbers and states of a service; a change is reported.
  private struct Picture: Equatable {
    var running = 0
    var pending = 0
    var desired = 0
    var deployments: [String] = []
  }

  init(ecs: ECS, before: Set<String>, report: @escaping @Sendable (DeploymentEvent) -> Void) {
    self.ecs = ecs
    self.before = before
    self.report = report
  }

  mutating func follow(_ arn: String) {
    services[arn] = services[arn] ?? Picture()
  }

  /// Looks at every followed service once. Errors are ignored: the next look may succeed, and this only explains
  /// failures.
  mutating func look(afterFailure: Bool) async {
    for (arn, last) in services.sorted(by: { $0.key < $1.key }) {
      guard let cluster = Self.cluster(of: arn), let service = try? await ecs.describeService(arn, cluster: cluster)
      else {
        continue
      }
      let picture = Picture(
        running: service.runningCount, pending: service.pendingCount, desired: service.desiredCount,
        deployments: service.deployments.map { "\($0.id) \($0.rolloutState ?? "") \($0.failedTasks ?? 0)" })
      if picture != last { report(.rollout(Rollout(service))) }
      services[arn] = picture
      let isFailing = service.deployments.contains { !before.contains($0.id) && $0.isFailing }
      if isFailing || afterFailure { await explain(service, cluster: cluster) }
    }
  }

  /// Collects why the newest stopped tasks of new deployments stopped.
  private mutating func explain(_ service: ECS.Service, cluster: String) async {
    for deployment in service.deployments where !before.contains(deployment.id) && deployment.rolloutState == "FAILED" {
      if let reason = deployment.rolloutStateReason { add(reason, of: service) }
    }
    guard let arns = try? await ecs.listTasks(cluster: cluster, service: service.serviceName, desiredStatus: .stopped),
      let tasks = try? await ecs.describeTasks(Array(arns.prefix(100)), cluster: cluster)
    else { return }
    for task in tasks.sorted(by: { ($0.stoppedAt ?? .distantPast) < ($1.stoppedAt ?? .distantPast) }) {
      guard let reason = task.failure, !before.contains(task.startedBy ?? "") else { continue }
      add(reason, of: service)
    }
  }

  private mutating func add(_ reason: String, of service: ECS.Service) {
    guard !explanations.contains(reason) else { return }
    explanations.append(reason)
    report(.taskFailed(service: service.serviceName, reason: reason))
  }

  /// `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`
  static func cluster(of arn: String) -> String? {
    let parts = arn.split(separator: "/")
    return parts.count == 3 ? String(parts[1]) : nil
  }
}

extension ECS.Deployment {
  fileprivate var isFailing: Bool { failedTasks ?? 0 > 0 || rolloutState == "FAILED" }
}

extension Rollout {
  init(_ service: ECS.Service) {
    let primary = service.deployments.first(where: \.isPrimary)
    self.init(
      service: service.serviceName, desired: service.desiredCount, running: service.runningCount,
      pending: service.pendingCount, failed: primary?.failedTasks ?? 0, state: primary?.rolloutState)
  }
}
