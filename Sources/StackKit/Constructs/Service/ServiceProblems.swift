// Configurations that AWS would refuse, or that AWS would accept and the application would not survive.
extension Service {
  var problems: [String] {
    var problems = reach.problems + callProblems + mounts.flatMap(\.problems)
    for mount in mounts where mount.fileSystem.network.name != network.name {
      problems.append("file system '\(mount.fileSystem.name)' and the service are in different networks")
    }
    for (index, mount) in mounts.enumerated() {
      let others = mounts[..<index]
      if others.contains(where: { $0.point.name == mount.point.name }) {
        problems.append("the folder '\(mount.folder)' of file system '\(mount.fileSystem.name)' is mounted twice")
      }
      if others.contains(where: { $0.containerPath == mount.containerPath }) {
        problems.append("two folders are mounted at '\(mount.containerPath)'")
      }
    }
    if let ephemeralStorage, !(21...200).contains(ephemeralStorage) {
      problems.append(
        "ephemeral storage of \(ephemeralStorage) GiB: Fargate takes 21 to 200; omit it for 20")
    }
    if let key = kmsKey?.literal, !key.isKeyARN { problems.append("'\(key)' is not the ARN of a KMS key") }
    problems += Egress.problems(of: egress, besides: [(block: "0.0.0.0/0", port: 443)])
    return problems + permissions.flatMap(\.problems) + variableProblems + containerProblems + endpointProblems
      + scalingProblems + rollbackProblems
  }

  private var scalingProblems: [String] {
    var problems: [String] = []
    if tasks.lowerBound < 1 {
      problems.append("tasks: the minimum is 1, not \(tasks.lowerBound); a service without tasks never becomes stable")
    }
    if tasks.upperBound > 5000 {
      problems.append("tasks: the maximum is 5000, not \(tasks.upperBound)")
    }
    for (index, rule) in scaling.enumerated() {
      problems += rule.problems
      if scaling[..<index].contains(where: { $0.name == rule.name }) {
        problems.append("two scaling rules are called '\(rule.name)': the second would replace the first")
      }
      switch rule.rule {
      case .schedule(let schedule) where !isScaled:
        problems.append(
          "schedule '\(schedule.name)' needs autoscaling, which equal bounds of `tasks` switch off; give `tasks` a "
            + "range, or remove the schedule")
      case .requests where reach.targets == nil, .connections where reach.targets == nil:
        problems.append(
          "scaling by \(rule.name.lowercased()) needs a balancer, and the service has none; scale by CPU or "
            + "memory")
      case .connections where !cluster.countsTasks:
        problems.append(
          "scaling by connections needs the task count of Container Insights; switch on `insights` of cluster "
            + "'\(cluster.name)'")
      default: break
      }
    }
    return problems + capacity.problems(tasks: tasks, isSticky: reach.targets?.stickiness.isOn == true)
  }
}

extension Scaling {
  var problems: [String] {
    var problems: [String] = []
    switch rule {
    case .cpu, .memory:
      if !(1...100).contains(target) { problems.append("scaling at \(target) %: give 1 to 100") }
    case .requests, .connections:
      if target < 1 { problems.append("scaling at \(target) for each task: give 1 or more") }
    case .schedule(let schedule): problems += schedule.problems
    }
    for cooldown in [scaleIn, scaleOut] where !(0...86_400).contains(cooldown.wholeSeconds) {
      problems.append("cooldown of \(cooldown.wholeSeconds) s: 0 s to a day is allowed")
    }
    return problems
  }
}

extension Scaling.Schedule {
  var problems: [String] {
    var problems: [String] = []
    if !name.startsWithASCIILetter || !name.consists(of: \.isASCIIAlphanumeric) {
      problems.append("'\(name)' is not the name of a schedule: ASCII letters and digits, a letter first")
    }
    if let problem = time.problem { problems.append("schedule '\(name)': \(problem)") }
    if bounds.lowerBound < 1 {
      problems.append(
        "schedule '\(name)': the minimum is 1 task, not \(bounds.lowerBound); a deployment cannot succeed "
          + "without tasks")
    }
    if let timeZone, timeZone != "UTC",
      !timeZone.contains("/") || !timeZone.consists(of: { $0.isASCIIAlphanumeric || "/_+-".utf8.contains($0) })
    {
      problems.append("schedule '\(name)': '\(timeZone)' is not a time zone, such as 'Europe/Rome'")
    }
    return problems
  }
}
