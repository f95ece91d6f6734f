// The alarms. Each says what a missing data point means: most of these metrics are not written while all is well.
extension Monitoring {
  var alarms: [MetricAlarm] {
    balancers.flatMap(alarms) + targets.flatMap(alarms) + services.flatMap(alarms) + fileSystems.flatMap(alarms)
  }

  private func alarms(of balancer: LoadBalancer) -> [MetricAlarm] {
    let errors = thresholds.serverErrors.map { count in
      alarm(
        balancer.name, "Errors",
        "Load balancer \(balancer.name) itself returned \(count) or more 5xx errors in 5 minutes",
        balancer.metric("HTTPCode_ELB_5XX_Count", .sum), .atLeast(count), missing: .good)
    }
    let rejected = alarm(
      balancer.name, "Rejected", "Load balancer \(balancer.name) rejected connections: it reached its connection limit",
      balancer.metric("RejectedConnectionCount", .sum), .atLeast(1), missing: .good)
    return [errors, rejected].compactMap(\.self)
  }

  private func alarms(of targets: Targets) -> [MetricAlarm] {
    let errors = thresholds.serverErrors.map { count in
      alarm(
        targets.name, "Errors",
        "Tasks behind \(targets.name) returned \(count) or more 5xx errors in 5 minutes",
        targets.metric("HTTPCode_Target_5XX_Count", .sum), .atLeast(count), missing: .good)
    }
    let latency = thresholds.latency.map { latency in
      alarm(
        targets.name, "Latency",
        "\(targets.name) is slow: one in twenty requests takes longer than \(latency.secondsText)",
        targets.metric("TargetResponseTime", .percentile(95)), .above(latency.seconds), for: 3, missing: .good)
    }
    // A target group without targets has no such metric; the alarm on running tasks covers that case.
    let unhealthy = alarm(
      targets.name, "Unhealthy", "A task behind \(targets.name) fails the load balancer's health check",
      targets.metric("UnHealthyHostCount", .maximum), .atLeast(1), of: .minutes(1), for: 3, missing: .noVerdict)
    return [errors, latency, unhealthy].compactMap(\.self)
  }

  private func alarms(of service: Service) -> [MetricAlarm] {
    func usage(_ what: String, _ noun: String, _ metric: String, _ percent: Int?) -> MetricAlarm? {
      percent.map { percent in
        alarm(
          service.name, what, "Service \(service.name) uses more than \(percent) % of its \(noun)",
          service.metric(metric, .average), .above(Double(percent)), for: 3, missing: .noVerdict)
      }
    }
    // Without Container Insights there is no such metric, and the alarm would never end.
    let tasks =
      !service.cluster.countsTasks
      ? nil
      : alarm(
        service.name, "Tasks", "Service \(service.name) has fewer than \(service.fewestTasks) running tasks",
        service.insight("RunningTaskCount", .minimum), .below(service.fewestTasks), of: .minutes(1), for: 5,
        missing: .bad)
    return [
      usage("CPU", "CPU", "CPUUtilization", thresholds.cpu),
      usage("Memory", "memory", "MemoryUtilization", thresholds.memory), tasks,
    ].compactMap(\.self)
  }

  private func alarms(of fileSystem: FileSystem) -> [MetricAlarm] {
    let operations = thresholds.fileSystemIO.map { percent in
      alarm(
        fileSystem.name, "IO", "File system \(fileSystem.name) uses more than \(percent) % of its I/O limit",
        fileSystem.metric("PercentIOLimit", .average), .above(Double(percent)), for: 3, missing: .good)
    }
    return [operations, burst(of: fileSystem)].compactMap(\.self)
  }

  /// Rings about 15 minutes before a bursting file system falls back to 50 KiB/s for each GB stored.
  private func burst(of fileSystem: FileSystem) -> MetricAlarm? {
    guard case .bursting = fileSystem.throughput else { return nil }
    return alarm(
      fileSystem.name, "Burst", "File system \(fileSystem.name) is almost out of burst credits and will slow down",
      fileSystem.metric("BurstCreditBalance", .minimum), .below(100_000_000_000), missing: .noVerdict)
  }

  private func alarm(
    _ owner: Name, _ what: String, _ summary: String, _ metric: Metric, _ bound: MetricAlarm.Bound,
    of period: Duration = .minutes(5), for periods: Int = 1, missing: MetricAlarm.MissingData
  ) -> MetricAlarm {
    MetricAlarm(
      name: name / (owner.logicalID + what), summary: summary, metric: metric, bound: bound, period: period,
      periods: periods, missingData: missing, actions: actions)
  }
}
