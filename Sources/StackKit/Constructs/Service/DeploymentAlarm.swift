/// What ends a deployment and rolls it back while it is under way, besides tasks that do not start.
///
/// About 0.10 USD a month each. An alarm that rings already when a deployment begins does not stop it: the deployment may
/// be the cure.
public struct DeploymentAlarm: Sendable {
  let name: String
  let summary: String
  let metric: String
  let statistic: Metric.Statistic
  let bound: MetricAlarm.Bound
  let problem: String?

  /// Answers of 500 and above from the tasks, old and new.
  ///
  /// - Parameter count: How many in each of two minutes in a row.
  /// - Returns: What a service is given as `rollbackOn`.
  public static func serverErrors(_ count: Int) -> DeploymentAlarm {
    DeploymentAlarm(
      name: "ServerErrors", summary: "\(count) or more 5xx errors a minute", metric: "HTTPCode_Target_5XX_Count",
      statistic: .sum, bound: .atLeast(count),
      problem: count < 1 ? "rollback on \(count) server errors: give 1 or more" : nil)
  }

  /// What one of twenty requests waits for the first byte.
  ///
  /// - Parameter latency: How long in each of two minutes in a row.
  /// - Returns: What a service is given as `rollbackOn`.
  public static func latency(_ latency: Duration) -> DeploymentAlarm {
    DeploymentAlarm(
      name: "Latency", summary: "one in twenty requests takes longer than \(latency.secondsText)",
      metric: "TargetResponseTime", statistic: .percentile(95), bound: .above(latency.seconds),
      problem: latency <= .zero ? "rollback on a latency of \(latency.secondsText): give more than 0 s" : nil)
  }

  /// The alarm, on the targets: one that named the service would wait for it, and the service for the alarm.
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
