// Who may do what.
extension Service {
  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Tasks of \(name)", vpcID: targets.balancer.network.vpcID,
      egress: [.init(ports: 443...443, destination: .cidr("0.0.0.0/0"), summary: "To AWS and the web by HTTPS")]
        + fileSystems.map {
          .init(ports: 2049...2049, destination: .group($0.securityGroup), summary: "To the file system \($0.name)")
        })
  }

  var fileSystems: [FileSystem] {
    var seen: Set<Name> = []
    return mounts.map(\.fileSystem).filter { seen.insert($0.name).inserted }
  }

  var fromBalancer: IngressRule {
    IngressRule(
      name: name / "FromBalancer", group: securityGroup, port: targets.profile.port,
      source: .group(targets.balancer.securityGroup), summary: "From the balancer \(targets.balancer.name)")
  }

  var fromTasks: [IngressRule] {
    fileSystems.map {
      IngressRule(
        name: $0.name / "From\(name.logicalID)", group: $0.securityGroup, port: 2049, source: .group(securityGroup),
        summary: "From the tasks of \(name)")
    }
  }

  /// What the application may do.
  public var taskRole: Role { Role(name: name / "TaskRole", summary: "What the tasks of \(name) may do") }

  /// What ECS does to start the application.
  public var executionRole: Role { Role(name: name / "ExecutionRole", summary: "Starts the tasks of \(name)") }

  var rolePolicies: [any Resource] {
    let started = Permission.pull(from: repository.repositoryName) + [.write(to: logs)]
    let application = permissions + mounts.map { .mount($0.point) }
    let execution = RolePolicy(
      name: name / "ExecutionPolicy", role: executionRole,
      permissions: started + (secrets.isEmpty ? [] : [.read(generatedSecrets.map(\.secret))]))
    let task = RolePolicy(name: name / "TaskPolicy", role: taskRole, permissions: application)
    return application.isEmpty ? [execution] : [execution, task]
  }
}
