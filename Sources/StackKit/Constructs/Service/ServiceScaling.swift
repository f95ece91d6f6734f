// How many tasks run.
extension Service {
  /// What the tasks may run on, said to the cluster; one for all of its services.
  var capacityProviders: ClusterCapacityProviders {
    ClusterCapacityProviders(name: cluster.name / "CapacityProviders", cluster: cluster.resource)
  }

  /// Those that are not refused.
  private var rules: [Scaling] {
    scaling.enumerated().filter { index, rule in
      rule.problems.isEmpty && !scaling[..<index].contains { $0.name == rule.name }
    }.map(\.element)
  }

  /// How many tasks run at least, whatever the time of day.
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
        // From the client and to the task: the balancer counts both ends of a session. Where it counts none there is no
        // number. To fill that with 0 would also fill the last minute, which the balancer writes late: then no alarm would
        // see three busy minutes in a row, and nothing would be added.
        .expression("sessions", "connections / 2 / tasks", label: "Open connections per task"),
      ])
    case .schedule: return nil
    }
  }
}
