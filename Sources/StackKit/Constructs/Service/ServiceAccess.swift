// Network access and permissions.
extension Service {
  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Tasks of service \(name)", vpcID: network.vpcID,
      egress: [.init(ports: 443...443, destination: .cidr("0.0.0.0/0"), summary: "HTTPS to AWS and the internet")]
        + fileSystems.map {
          .init(ports: 2049...2049, destination: .group($0.securityGroup), summary: "NFS to file system \($0.name)")
        }
        + callees.map {
          .init(ports: $0.port...$0.port, destination: .group($0.securityGroup), summary: "To \($0.name)")
        })
  }

  var fileSystems: [FileSystem] {
    var seen: Set<Name> = []
    return mounts.map(\.fileSystem).filter { seen.insert($0.name).inserted }
  }

  /// The rules that admit requests to the tasks, and the tasks to file systems and callees.
  var ingressRules: [IngressRule] { (fromBalancer.map { [$0] } ?? []) + toFileSystems + toCallees }

  private var fromBalancer: IngressRule? {
    reach.targets.map { targets in
      IngressRule(
        name: name / "FromBalancer", group: securityGroup, port: targets.profile.port,
        source: .group(targets.balancer.securityGroup), summary: "From load balancer \(targets.balancer.name)")
    }
  }

  private var toFileSystems: [IngressRule] {
    fileSystems.map {
      IngressRule(
        name: $0.name / "From\(name.logicalID)", group: $0.securityGroup, port: 2049, source: .group(securityGroup),
        summary: "From tasks of service \(name)")
    }
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
