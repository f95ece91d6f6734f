// Network access and permissions.
extension Service {
  public var securityGroup: SecurityGroup {
    SecurityGroup(name: name / "SecurityGroup", summary: "Tasks of service \(name)", vpcID: network.vpcID)
  }

  var fileSystems: [FileSystem] {
    var seen: Set<Name> = []
    return mounts.map(\.fileSystem).filter { seen.insert($0.name).inserted }
  }

  /// The rules of security groups between the tasks and everything they talk to. Each connection has a rule on both of
  /// its ends.
  var networkRules: [any Resource] {
    fromBalancer + [toHTTPS] + fileSystems.flatMap(rules) + callees.flatMap(rules)
      + egress.flatMap { $0.rules(of: securityGroup, owner: name) }
  }

  private var toHTTPS: EgressRule {
    EgressRule(
      name: name / "ToHTTPS", group: securityGroup, port: 443, destination: .cidr("0.0.0.0/0"),
      summary: "HTTPS to AWS and the internet")
  }

  private var fromBalancer: [any Resource] {
    guard let targets = reach.targets else { return [] }
    let (balancer, port) = (targets.balancer, targets.profile.port)
    return [
      IngressRule(
        name: name / "FromBalancer", group: securityGroup, port: port, source: .group(balancer.securityGroup),
        summary: "From load balancer \(balancer.name)"),
      EgressRule(
        name: balancer.name / "To\(name.logicalID)", group: balancer.securityGroup, port: port,
        destination: .group(securityGroup), summary: "To tasks of service \(name)"),
    ]
  }

  private func rules(to fileSystem: FileSystem) -> [any Resource] {
    rules(to: fileSystem.securityGroup, of: fileSystem.name, port: 2049, "NFS to file system \(fileSystem.name)")
  }

  private func rules(to callee: any Callable) -> [any Resource] {
    rules(to: callee.securityGroup, of: callee.name, port: callee.port, "To \(callee.name)")
  }

  private func rules(to group: SecurityGroup, of owner: Name, port: Int, _ summary: String) -> [any Resource] {
    [
      IngressRule(
        name: owner / "From\(name.logicalID)", group: group, port: port, source: .group(securityGroup),
        summary: "From tasks of service \(name)"),
      EgressRule(
        name: name / "To\(owner.logicalID)", group: securityGroup, port: port, destination: .group(group),
        summary: summary),
    ]
  }

  /// The role of the application.
  public var taskRole: Role { Role(name: name / "TaskRole", summary: "Task role of service \(name)") }

  /// The role that ECS uses to start the tasks.
  public var executionRole: Role {
    Role(name: name / "ExecutionRole", summary: "Task execution role of service \(name)")
  }

  var rolePolicies: [any Resource] {
    let execution = RolePolicy(
      name: name / "ExecutionPolicy", role: executionRole, permissions: executionPermissions)
    let application = taskPermissions
    let task = RolePolicy(name: name / "TaskPolicy", role: taskRole, permissions: application)
    return application.isEmpty ? [execution] : [execution, task]
  }
}

extension Service {
  /// The registration of the tasks' addresses, which ECS keeps up to date.
  var registration: ECSService.Registration? {
    switch reach.way {
    case .targets(let targets): .targetGroup(targets.group, port: targets.profile.port)
    case .privateName(let label, let namespace):
      .privateName(
        DiscoveryService(
          name: namespace.resourceName(of: "\(label).\(namespace.domain)"), label: label,
          namespace: namespace.resource))
    case .serviceConnect, .nothing: nil
    }
  }

  /// A note if nothing checks the tasks' health: only a balancer does so by itself.
  @ContentBuilder var unwatched: Group {
    if reach.targets == nil, reach.port != nil, container.healthCheck == nil {
      Note(
        "service '\(name)': neither a balancer nor ECS checks the health of its tasks, so a deployment counts as "
          + "successful as soon as tasks are running; give it `container: ContainerSettings(healthCheck: .command(…))`")
    }
  }

  var containerPort: ContainerDefinition.Port? {
    reach.port.map { port in
      guard case .serviceConnect(let label, _, _) = reach.way else { return .init(number: port, label: nil) }
      return .init(number: port, label: label)
    }
  }
}
