// Containers that ECS would refuse, or that ECS would accept and the application would not survive.
extension Service {
  var containerProblems: [String] {
    let containers = task.containers
    var problems: [String] = []
    for (container, settings) in zip(containers, [container] + sidecars.map(\.settings)) {
      let others = containers.filter { $0.name != container.name }
      problems += (settings.problems + container.folderProblems + container.dependencyProblems(among: others)).map {
        "container '\(container.name)': \($0)"
      }
    }
    problems += sidecars.flatMap(\.problems)
    problems += Self.duplicates(containers.map(\.name)).map { "two containers are called '\($0)'" }
    problems += Self.duplicates(containers.flatMap(\.ports).map(\.number)).map {
      "two containers listen on port \($0), and the containers of a task share one address"
    }
    let volumes = containers.flatMap(\.scratch).map(\.volume)
    let taken = volumes.filter { volume in mounts.contains { $0.volumeName == volume } }
    problems += (Self.duplicates(volumes) + taken).map {
      "two folders would share the volume '\($0)': choose another writable folder"
    }
    if let container = containers.first(where: { $0.isInCycle(of: containers) }) {
      problems.append(
        "container '\(container.name)' waits for itself through other containers; remove one of the `after` entries")
    }
    return problems + shareProblems + execProblems
  }

  private static func duplicates<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    var reported: Set<Element> = []
    return elements.filter { !seen.insert($0).inserted && reported.insert($0).inserted }
  }

  /// Sidecars' CPU and memory come out of the task's, and the application needs some of both.
  private var shareProblems: [String] {
    let shares = [
      (what: "CPU units", taken: sidecars.compactMap(\.cpu).reduce(0, +), whole: size.cpu),
      (what: "MiB", taken: sidecars.compactMap(\.memory).reduce(0, +), whole: size.memory),
    ]
    return shares.filter { $0.taken >= $0.whole }.map {
      "its sidecars take \($0.taken) of the task's \($0.whole) \($0.what), which leaves nothing for the application; "
        + "take a larger size or smaller shares"
    }
  }

  private var execProblems: [String] {
    guard exec else { return [] }
    var problems: [String] = []
    if cluster.auditLogs == nil {
      problems.append(
        "operators may open a shell, but cluster '\(cluster.name)' keeps no record; give the cluster `exec: .audited()`"
      )
    }
    // ECS's agent writes into the container.
    if container.root.isReadOnly {
      problems.append(
        "ECS cannot open a shell in a container with a read-only root file system; give `container` the `root: "
          + ".writable(because:)`, or omit `exec`")
    }
    return problems
  }
}

extension ContainerDefinition {
  var folderProblems: [String] {
    writable.filter { path in mounts.contains { $0.path == path } }.map {
      "'\($0)' is both a mounted folder and a writable folder; remove it from `writable`"
    }
  }

  func dependencyProblems(among others: [ContainerDefinition]) -> [String] {
    dependencies.flatMap { dependency -> [String] in
      guard let other = others.first(where: { $0.name == dependency.container }) else {
        let names = others.isEmpty ? "none" : others.map { "'\($0.name)'" }.joined(separator: ", ")
        return ["it waits for '\(dependency.container)'; the task's other containers: \(names)"]
      }
      switch dependency.condition {
      case .started: return []
      case .healthy where other.healthCheck == nil:
        return ["it waits until '\(other.name)' is healthy, but that container has no health check"]
      case .completed where other.isEssential, .succeeded where other.isEssential:
        return [
          "it waits until '\(other.name)' has ended, but an essential container ends the task; make it not essential"
        ]
      case .healthy, .completed, .succeeded: return []
      }
    }
  }

  /// Whether its dependencies lead back to it.
  func isInCycle(of containers: [ContainerDefinition]) -> Bool {
    var seen: Set<String> = []
    var open = dependencies.map(\.container)
    while let name = open.popLast() {
      if name == self.name { return true }
      guard seen.insert(name).inserted else { continue }
      open += containers.first { $0.name == name }?.dependencies.map(\.container) ?? []
    }
    return false
  }
}

extension ContainerSettings {
  var problems: [String] {
    var problems = user.problems + root.problems + (healthCheck?.problems ?? [])
    if let stopTimeout, !(2...120).contains(stopTimeout.wholeSeconds) {
      problems.append("stop timeout of \(stopTimeout.wholeSeconds) s: Fargate takes 2 to 120 s")
    }
    return problems
  }
}

extension ContainerUser {
  var problems: [String] {
    if mayBeRoot { return [] }
    let numbers = id.split(separator: ":", omittingEmptySubsequences: false)
    let isNumeric = numbers.allSatisfy { !$0.isEmpty && $0.utf8.count <= 10 && $0.consists(of: \.isASCIIDigit) }
    guard (1...2).contains(numbers.count), isNumeric else {
      return ["'\(id)' is not a user: give the numbers of a user and a group, such as '1000:1000'"]
    }
    return Int(numbers[0]) == 0 ? ["user '\(id)' is root; choose another user, or give `.root(because:)`"] : []
  }
}

extension RootFileSystem {
  var problems: [String] {
    writable.filter { path in
      let levels = path.split(separator: "/", omittingEmptySubsequences: false)
      return levels.count < 2 || levels.first != "" || levels.dropFirst().contains { $0.isEmpty || $0 == ".." }
        || !path.consists { $0.isASCIIAlphanumeric || "/_-".utf8.contains($0) }
    }.map { "'\($0)' is not a writable folder: use an absolute path other than '/', of ASCII letters, digits, _ and -" }
  }
}

extension ContainerHealthCheck {
  var problems: [String] {
    var problems: [String] = []
    func check(_ value: Int, _ range: ClosedRange<Int>, _ what: String) {
      if !range.contains(value) { problems.append("\(what): ECS takes \(range.lowerBound) to \(range.upperBound)") }
    }
    if command.count < 2 || command.contains("") { problems.append("a health check without a command") }
    check(interval.wholeSeconds, 5...300, "health check every \(interval.wholeSeconds) s")
    check(timeout.wholeSeconds, 2...60, "health check timeout of \(timeout.wholeSeconds) s")
    check(retries, 1...10, "\(retries) retries of the health check")
    check(startPeriod.wholeSeconds, 0...300, "health check start period of \(startPeriod.wholeSeconds) s")
    return problems
  }
}

extension Sidecar {
  var problems: [String] {
    var problems: [String] = []
    if !name.startsWithASCIILetter || name.utf8.count > 255
      || !name.consists(of: { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
    {
      problems.append("'\(name)' is not the name of a container: lowercase letters, digits and hyphens, a letter first")
    }
    if !isWholeReference {
      problems.append(
        "container '\(name)': '\(image)' is not an image digest reference: registry/repository@sha256: and 64 "
          + "hexadecimal digits")
    }
    for port in ports where !(1...65535).contains(port) {
      problems.append("container '\(name)': port \(port) is not a port: 1 to 65535")
    }
    if let cpu, cpu < 1 { problems.append("container '\(name)': \(cpu) CPU units: 1 or more") }
    if let memory, memory < 6 { problems.append("container '\(name)': \(memory) MiB: ECS takes 6 or more") }
    return problems
  }
}
