// The number of tasks.
extension Service {
  /// The cluster's capacity providers, which all of its services share.
  var capacityProviders: ClusterCapacityProviders {
    ClusterCapacityProviders(name: cluster.name / "CapacityProviders", cluster: cluster.resource)
  }

  /// The rules without problems.
  private var rules: [Scaling] {
    scaling.enumerated().filter { index, rule in
      rule.problems.isEmpty && !scaling[..<index].contains { $0.name == rule.name }
    }.map(\.element)
  }

  /// The fewest tasks that run at any time of day.
  var fewestTasks: Int { rules.compactMap(\.schedule?.bounds.lowerBound).reduce(tasks.lowerBound, min) }

  @ContentBuilder func scaling(of service: ECSService) -> Group {
    let schedules = rules.compactMap(\.schedule?.action)
    let target = ScalableTarget(name: name / "Scaling", service: service, bounds: tasks, schedules: schedules)
    target
    for schedule in schedules {
      ScheduledAction(name: target.name / schedule.name, target: target, schedule: schedule)
    }
    for scaling in rules {
      if let metric = metric(of: scaling.rule, service) {
        TargetTrackingPolicy(
          name: name / "Scaling\(scaling.name)", target: target, metric: metric, targetValue: scaling.target,
          scaleInCooldown: scaling.scaleIn, scaleOutCooldown: scaling.scaleOut)
      }
    }
  }

  private func metric(of rule: Scaling.Rule, _ service: ECSService) -> TargetTrackingPolicy.Metric? {
    switch rule {
    case .cpu: return .predefined("ECSServiceAverageCPUUtilization", label: nil)
    case .memory: return .predefined("ECSServiceAverageMemoryUtilization", label: nil)
    case .requests:
      guard let targets = reach.targets else { return nil }
      return .predefined(
        "ALBRequestCountPerTarget", label: "\(targets.balancer.resource.fullName)/\(targets.group.fullName)")
    case .connections:
      guard let balancer = reach.targets?.balancer.resource else { return nil }
      return .computed([
        .metric(
          "connections", namespace: "AWS/ApplicationELB", name: "ActiveConnectionCount",
          dimensions: [("LoadBalancer", "\(balancer.fullName)")], statistic: "Sum"),
        .metric(
          "tasks", namespace: "ECS/ContainerInsights", name: "RunningTaskCount",
          dimensions: [
            ("ClusterName", "\(service.cluster.clusterName)"), ("ServiceName", "\(service.runningName)"),
          ], statistic: "Average"),
        // The balancer counts a session twice: from the client and to the task. Without connections it reports no data.
        // Filling gaps with 0 would also fill the last minute, which the balancer reports late: the alarm would never
        // see three busy minutes in a row, and no task would be added.
        .expression("sessions", "connections / 2 / tasks", label: "Open connections per task"),
      ])
    case .schedule: return nil
    }
  }
}
