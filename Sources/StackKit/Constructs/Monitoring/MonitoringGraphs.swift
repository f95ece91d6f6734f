// The graphs: every metric with an alarm, and metrics that explain them.
extension Monitoring {
  /// The graphs that have at least one metric.
  var graphs: [Dashboard.Graph] {
    let all: [Dashboard.Graph] = [
      graph("Requests", lines(targets, "", "RequestCount", .sum)),
      graph(
        "Server errors", lines(targets, "", "HTTPCode_Target_5XX_Count", .sum),
        lines(balancers, "load balancer", "HTTPCode_ELB_5XX_Count", .sum)),
      graph(
        "Latency in seconds", lines(targets, "median", "TargetResponseTime", .percentile(50)),
        lines(targets, "p95", "TargetResponseTime", .percentile(95))),
      graph(
        "Open connections", lines(balancers, "", "ActiveConnectionCount", .sum),
        lines(balancers, "rejected", "RejectedConnectionCount", .sum)),
      graph(
        "Healthy tasks", lines(targets, "healthy", "HealthyHostCount", .minimum),
        lines(targets, "unhealthy", "UnHealthyHostCount", .maximum)),
      graph("CPU in %", lines(services, "average", "CPUUtilization", .average)),
      graph("Memory in %", lines(services, "average", "MemoryUtilization", .average)),
      graph("File system I/O in % of its limit", lines(fileSystems, "", "PercentIOLimit", .average)),
      graph("File system bytes", lines(fileSystems, "metered", "MeteredIOBytes", .sum)),
    ]
    return all.filter { !$0.metrics.isEmpty }
  }

  private typealias Line = (label: String, metric: Metric)

  private func graph(_ title: String, _ lines: [Line]...) -> Dashboard.Graph {
    Dashboard.Graph(title: title, metrics: lines.flatMap(\.self))
  }

  private func lines(
    _ things: [some Measured], _ what: String, _ metric: String, _ statistic: Metric.Statistic
  ) -> [Line] {
    things.map { (what.isEmpty ? "\($0.name)" : "\($0.name) \(what)", $0.metric(metric, statistic)) }
  }
}

/// Something CloudWatch has metrics of.
protocol Measured {
  var name: Name { get }
  func metric(_ metric: String, _ statistic: Metric.Statistic) -> Metric
}

extension LoadBalancer: Measured {
  func metric(_ metric: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      namespace: "AWS/ApplicationELB", metricName: metric, statistic: statistic,
      dimensions: [("LoadBalancer", "\(resource.fullName)")])
  }
}

extension Targets: Measured {
  func metric(_ metric: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      namespace: "AWS/ApplicationELB", metricName: metric, statistic: statistic,
      dimensions: [
        ("LoadBalancer", "\(balancer.resource.fullName)"), ("TargetGroup", "\(group.fullName)"),
      ])
  }
}

extension Service: Measured {
  func metric(_ metric: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(namespace: "AWS/ECS", metricName: metric, statistic: statistic, dimensions: dimensions)
  }

  /// A metric of Container Insights.
  func insight(_ metric: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(namespace: "ECS/ContainerInsights", metricName: metric, statistic: statistic, dimensions: dimensions)
  }

  private var dimensions: [(name: String, value: Text)] {
    [("ClusterName", "\(cluster.clusterName)"), ("ServiceName", "\(service.runningName)")]
  }
}

extension FileSystem: Measured {
  func metric(_ metric: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      namespace: "AWS/EFS", metricName: metric, statistic: statistic, dimensions: [("FileSystemId", "\(resource.id)")])
  }
}
