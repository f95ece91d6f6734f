/// An ECS cluster. A stack without one gets a cluster named `Cluster` with the defaults below.
public struct Cluster: Construct {
  /// Metrics that Container Insights sends to CloudWatch, beside each service's CPU and memory.
  public enum Insights: Sendable {
    /// Task counts, network and disk of each service. Costs by the service.
    case on
    /// The same for each task and container. Costs several times as much, by the number of tasks.
    case enhanced
    /// No further metrics. Scaling by connections needs the task count, and the alarm on running tasks is left off.
    case off(because: StaticString)

    var setting: String {
      switch self {
      case .on: "enabled"
      case .enhanced: "enhanced"
      case .off: "disabled"
      }
    }
  }

  /// Whether operators may open a shell in a container with `aws ecs execute-command`.
  public enum Exec: Sendable {
    /// Not in any service of the cluster.
    case off
    /// In services that ask for it. Input and output are kept in a log group, which costs by the GB and stays when the
    /// stack is deleted or `exec` is switched off; anybody who may read the log group can read them. `kmsKey` is the ARN
    /// of a KMS key for the log group and the connection. Default: CloudWatch's own key and TLS.
    case audited(keeping: Service.LogRetention = .year, kmsKey: Text? = nil)
  }

  public let name: Name
  let insights: Insights
  let exec: Exec

  /// - Parameters:
  ///   - name: The name of the cluster.
  ///   - insights: Metrics for CloudWatch. Default: on, as scaling and alarms need it.
  ///   - exec: Whether services may allow shells in their containers. Default: off.
  public init(_ name: Name = "Cluster", insights: Insights = .on, exec: Exec = .off) {
    self.name = name
    self.insights = insights
    self.exec = exec
  }

  public var resource: ECSCluster {
    // The default cluster is named after the stack alone.
    ECSCluster(
      name: name, physicalName: PhysicalName(name == "Cluster" ? nil : name, limit: 255), insights: insights.setting,
      audit: auditLogs)
  }

  /// The log group with the input and output of shells; nil without `exec`.
  public var auditLogs: LogGroup? {
    guard case .audited(let retention, let key) = exec else { return nil }
    return LogGroup(name: name / "ExecLogs", retention: retention.period, kmsKey: key, isRecord: true)
  }

  /// The cluster's name in ECS, a dimension of its metrics.
  public var clusterName: Reference { resource.clusterName }

  var countsTasks: Bool { if case .off = insights { false } else { true } }

  public var body: some Content {
    if case .audited(_, let key) = exec, let key = key?.literal, !key.isKeyARN {
      Problem("cluster '\(name)': '\(key)' is not the ARN of a KMS key")
    }
    resource
    if case .off(let reason) = insights { AcceptedFinding("cluster-insights", on: resource, because: reason) }
  }
}
