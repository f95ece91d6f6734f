/// Where services run. A stack that makes none has one called `Cluster`, with the defaults below.
public struct Cluster: Construct {
  /// What CloudWatch is told of the tasks, beside each service's CPU and memory.
  public enum Insights: Sendable {
    /// Counts, network and disk of each service, for about 3 USD a month and service.
    case on
    /// Those of each task and container as well; several times the price, by the number of tasks.
    case enhanced
    /// Nothing. Scaling by connections needs the count, and alarms on it stay silent.
    case off(because: StaticString)

    var setting: String {
      switch self {
      case .on: "enabled"
      case .enhanced: "enhanced"
      case .off: "disabled"
      }
    }
  }

  /// Whether operators may open a shell in a container, by `aws ecs execute-command`.
  public enum Exec: Sendable {
    /// No service of the cluster lets them.
    case off
    /// Those services that ask for it do, and what is typed and printed is kept in a log group: for each GB about 0.50 USD.
    /// Whoever may read that group reads whatever was shown. The key is the ARN of a KMS key for the group and for the
    /// connection; left out, CloudWatch's own and TLS.
    case audited(keeping: Service.LogRetention = .year, kmsKey: Text? = nil)
  }

  public let name: Name
  let insights: Insights
  let exec: Exec

  /// - Parameters:
  ///   - name: The name of the cluster.
  ///   - insights: What CloudWatch is told; left out, what scaling and alarms need.
  ///   - exec: Whether services may let operators into their containers; left out, none may.
  public init(_ name: Name = "Cluster", insights: Insights = .on, exec: Exec = .off) {
    self.name = name
    self.insights = insights
    self.exec = exec
  }

  public var resource: ECSCluster {
    // The cluster that a stack has without asking is named after the stack alone.
    ECSCluster(
      name: name, physicalName: PhysicalName(name == "Cluster" ? nil : name, limit: 255), insights: insights.setting,
      audit: auditLogs)
  }

  /// What was typed in containers, and what they answered.
  public var auditLogs: LogGroup? {
    guard case .audited(let retention, let key) = exec else { return nil }
    return LogGroup(name: name / "ExecLogs", retention: retention.period, kmsKey: key)
  }

  /// The name that ECS knows it by: a dimension of its metrics.
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
