/// A metric that fails a deployment and rolls it back, in addition to tasks that do not start.
///
/// Each alarm costs by the month. An alarm that already rings when a deployment begins does not stop it: the deployment
/// may be the fix.
public struct DeploymentAlarm: Sendable {
  let name: String
  let summary: String
  let metric: String
  let statistic: Metric.Statistic
  let bound: MetricAlarm.Bound
  let problem: String?

  /// 5xx responses from the tasks, old and new.
  ///
  /// - Parameter count: Responses in each of two minutes in a row.
  /// - Returns: An alarm for a service's `rollbackOn`.
  public static func serverErrors(_ count: Int) -> DeploymentAlarm {
    DeploymentAlarm(
      name: "ServerErrors", summary: "\(count) or more 5xx errors a minute", metric: "HTTPCode_Target_5XX_Count",
      statistic: .sum, bound: .atLeast(count),
      problem: count < 1 ? "rollback on \(count) server errors: give 1 or more" : nil)
  }

  /// The time to the first byte that one in twenty requests exceeds.
  ///
  /// - Parameter latency: The limit, in each of two minutes in a row.
  /// - Returns: An alarm for a service's `rollbackOn`.
  public static func latency(_ latency: Duration) -> DeploymentAlarm {
    DeploymentAlarm(
      name: "Latency", summary: "one in twenty requests takes longer than \(latency.secondsText)",
      metric: "TargetResponseTime", statistic: .percentile(95), bound: .above(latency.seconds),
      problem: latency <= .zero ? "rollback on a latency of \(latency.secondsText): give more than 0 s" : nil)
  }

  /// The alarm on the targets. An alarm on the service would be a cycle: each would wait for the other.
  func alarm(for service: Name, behind targets: Targets) -> MetricAlarm {
    MetricAlarm(
      name: service / "RollbackOn\(name)", summary: "Rolls back a deployment of service \(service): \(summary)",
      metric: targets.metric(metric, statistic), bound: bound, period: .minutes(1), periods: 2, missingData: .good,
      actions: [])
  }
}

extension Service {
  var rollbackAlarms: [MetricAlarm] {
    reach.targets.map { targets in rollbackOn.map { $0.alarm(for: name, behind: targets) } } ?? []
  }

  var rollbackProblems: [String] {
    let problems = rollbackOn.compactMap(\.problem)
    if reach.targets != nil || rollbackOn.isEmpty { return problems }
    return problems + ["`rollbackOn` needs a balancer, which counts errors and measures latency: omit it"]
  }
}
