/// An application on Fargate behind a balancer, with a role, a log group and a repository of its own.
public struct Service: Construct {
  public let name: Name
  let size: TaskSize
  let architecture: Architecture
  let targets: Targets
  let tasks: ClosedRange<Int>
  let scaling: [Scaling]
  let mounts: [Mount]
  let environment: [(name: String, value: Text)]
  let secrets: [(name: String, source: SecretSource)]
  let permissions: [Permission]
  let logRetention: LogRetention

  /// How long log lines are kept.
  public enum LogRetention: Sendable { case month, year }

  /// - Parameters:
  ///   - name: The name of the service, and of its container in lower case.
  ///   - size: CPU and memory of a task.
  ///   - architecture: What the image is built for; left out, arm64.
  ///   - targets: Where its requests come from.
  ///   - tasks: How many tasks run at least and at most; equal bounds switch scaling off, and the count is then the
  ///     operator's (`stackkit scale`). Two or more keep the service up when a task or a zone is lost.
  ///   - scaling: What decides the count within the bounds; left out, CPU at 60 %.
  ///   - mounts: Folders that outlive the tasks.
  ///   - environment: Variables that anybody may read who may describe a task definition.
  ///   - secrets: Variables that only the tasks see.
  ///   - permissions: What the application itself may do in AWS; left out, nothing.
  ///   - logRetention: How long its output is kept; left out, a month.
  public init(
    _ name: Name, size: TaskSize, architecture: Architecture = .arm64, behind targets: Targets,
    tasks: ClosedRange<Int>, scaling: Scaling..., mounts: [Mount] = [],
    environment: KeyValuePairs<String, Text> = [:], secrets: KeyValuePairs<String, SecretSource> = [:],
    permissions: [Permission] = [], logRetention: LogRetention = .month
  ) {
    self.name = name
    self.size = size
    self.architecture = architecture
    self.targets = targets
    self.tasks = tasks
    self.scaling = scaling.isEmpty ? [.cpu(60)] : scaling
    self.mounts = mounts
    self.environment = environment.map { (name: $0.key, value: $0.value) }
    self.secrets = secrets.map { (name: $0.key, source: $0.value) }
    self.permissions = permissions
    self.logRetention = logRetention
  }

  public var body: some Content {
    let service = service
    for problem in problems { Problem("service '\(name)': \(problem)") }
    targets
    for mount in mounts { mount.fileSystem }
    fromBalancer
    fromTasks
    for secret in generatedSecrets { secret.secret.value }
    service
    if isScaled { scaling(of: service) }
    Output("ClusterName", "The ECS cluster", "\(service.cluster.clusterName)")
    Output("ServiceName", of: name, "The ECS service \(name)", "\(service.runningName)")
    DeployedService(
      name: name, targets: targets.name, image: image, repository: repository, architecture: architecture,
      tasks: tasks.lowerBound, scaling: isScaled ? tasks : nil)
  }

  var isScaled: Bool { tasks.lowerBound < tasks.upperBound }

  public var cluster: Cluster { Cluster(name: "Cluster") }

  /// In a template of its own, which is deployed before the image is pushed.
  var repository: Repository {
    Repository(name: name / "Repository", repositoryName: PhysicalName(name, separator: "/", limit: 256))
  }

  /// A whole reference with a digest: what was pushed is what runs, and a tag that moves changes nothing.
  var image: Parameter {
    Parameter(
      name / "Image", summary: "The image of \(name), as repository@sha256:digest",
      pattern: "[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}",
      constraint: "an image is given by its digest: repository@sha256: and 64 hexadecimal digits")
  }

  public var service: ECSService {
    ECSService(
      name: name, serviceName: PhysicalName(name, limit: 255), cluster: cluster, task: task, targets: targets,
      securityGroup: securityGroup, firstCount: tasks.lowerBound, healthCheckGracePeriod: .minutes(1),
      // ECS refuses a target group that no listener uses. Tasks fail that find no mount target, no way to their image
      // or to their secrets, and three that fail end the deployment. When all is deleted, tasks go before these do.
      after: [targets.listener] + fileSystems.flatMap { $0.mountTargets as [any Resource] }
        + targets.balancer.network.privateRoutes + [fromBalancer] + fromTasks + generatedSecrets.map(\.secret.value))
  }

  public var task: TaskDefinition {
    TaskDefinition(
      name: name / "Task", family: PhysicalName(name, limit: 255), size: size, architecture: architecture,
      taskRole: taskRole, executionRole: executionRole,
      container: .init(
        name: name.kebab, image: image.reference, port: targets.profile.port, environment: environment,
        secrets: generatedSecrets, mounts: mounts, logs: logs, stopTimeout: stopTimeout),
      mounts: mounts, after: rolePolicies)
  }

  /// The time between SIGTERM and SIGKILL: what is left of the drain, as far as Fargate waits.
  private var stopTimeout: Duration { min(targets.profile.drain, .seconds(120)) }

  public var logs: LogGroup { LogGroup(name: name / "Logs", retention: logRetention == .year ? .year : .month) }

  var generatedSecrets: [(name: String, secret: Secret)] {
    secrets.map { variable in
      let words = variable.name.split(separator: "_").map { String($0).lowercased().capitalizedFirst }
      return (
        variable.name,
        Secret(name: name / words.joined(), summary: "\(variable.name) of \(name), made up when it was created")
      )
    }
  }

  var problems: [String] {
    var problems = mounts.flatMap(\.problems)
    if tasks.lowerBound < 1 {
      problems.append("at least \(tasks.lowerBound) tasks: one is the least; a stack without tasks deadlocks")
    }
    for mount in mounts where mount.fileSystem.network.name != targets.balancer.network.name {
      problems.append("file system '\(mount.fileSystem.name)' is in another network than its balancer")
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
    problems += permissions.flatMap(\.problems)
    let names = environment.map(\.name) + secrets.map(\.name)
    for name in names where name.isEmpty || !name.consists(of: Self.isTakenInVariables) {
      problems.append("'\(name)' is not the name of a variable: ASCII letters, digits and _.-")
    }
    for name in names where names.filter({ $0 == name }).count > 1 {
      problems.append("the variable '\(name)' is set twice")
    }
    for variable in environment where Self.soundsSecret(variable.name) {
      problems.append("'\(variable.name)' sounds secret, and `environment` can be read by many: move it to `secrets`")
    }
    for scaling in scaling where !(1...100).contains(scaling.target) {
      problems.append("scaling at \(scaling.target) %: 1 to 100")
    }
    return problems
  }

  private static func isTakenInVariables(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || "_.-".utf8.contains(byte)
  }

  /// By how it ends: `API_TOKEN` is secret, `MAX_TOKENS` and `DB_SECRET_NAME` are not.
  private static func soundsSecret(_ name: String) -> Bool {
    let words = [
      "SECRET", "TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY", "API_KEY", "PRIVATE_KEY", "SECRET_KEY",
    ]
    return words.contains { name.uppercased().hasSuffix($0) }
  }
}

// Who may do what.
extension Service {
  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Tasks of \(name)", vpc: targets.balancer.network.vpc,
      egress: [.init(ports: 443...443, destination: .cidr("0.0.0.0/0"), summary: "To AWS and the web by HTTPS")]
        + fileSystems.map {
          .init(ports: 2049...2049, destination: .group($0.securityGroup), summary: "To the file system \($0.name)")
        })
  }

  private var fileSystems: [FileSystem] {
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

  @ContentBuilder private func scaling(of service: ECSService) -> Group {
    let target = ScalableTarget(name: name / "Scaling", service: service, bounds: tasks)
    for scaling in scaling {
      TargetTrackingPolicy(
        name: name / "Scaling\(scaling.name)", target: target, metric: scaling.metric, targetValue: scaling.target,
        // Slow to remove, because a task that goes takes its sessions along; quick to add.
        scaleInCooldown: .minutes(5), scaleOutCooldown: .minutes(1))
    }
  }
}
