/// An application on Fargate, with roles, a log group and a repository of its own.
public struct Service: Construct {
  public let name: Name
  let size: TaskSize
  let architecture: Architecture
  let reach: Reach
  let tasks: ClosedRange<Int>
  let scaling: [Scaling]
  let mounts: [Mount]
  let calls: [Call]
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
  ///   - reach: Where its requests come from: targets of a balancer, `.privateName(…)`, `.serviceConnect(…)` or
  ///     `.nothing(…)`.
  ///   - tasks: How many tasks run at least and at most; equal bounds switch scaling off, and the count is then the
  ///     operator's (`stackkit scale`). Two or more keep the service up when a task or a zone is lost.
  ///   - scaling: What decides the count within the bounds; left out, CPU at 60 %.
  ///   - mounts: Folders that outlive the tasks.
  ///   - calls: What it calls, by the variable that holds the URL: `["BACKEND_URL": studio]`. It starts after that, may
  ///     reach it and the web by HTTPS, and gets the secrets that go with it: `VALKEY_AUTH_TOKEN` beside `VALKEY_URL`.
  ///   - environment: Variables that anybody may read who may describe a task definition.
  ///   - secrets: Variables that only the tasks see.
  ///   - permissions: What the application itself may do in AWS; left out, nothing.
  ///   - logRetention: How long its output is kept; left out, a month.
  public init(
    _ name: Name, size: TaskSize, architecture: Architecture = .arm64, behind reach: some ReachConvertible,
    tasks: ClosedRange<Int>, scaling: Scaling..., mounts: [Mount] = [],
    calls: KeyValuePairs<String, any Callable> = [:], environment: KeyValuePairs<String, Text> = [:],
    secrets: KeyValuePairs<String, SecretSource> = [:], permissions: [Permission] = [],
    logRetention: LogRetention = .month
  ) {
    self.name = name
    self.size = size
    self.architecture = architecture
    self.reach = reach.reach
    self.tasks = tasks
    self.scaling = scaling.isEmpty ? [.cpu(60)] : scaling
    self.mounts = mounts
    self.calls = calls.map { Call(variable: $0.key, callee: $0.value) }
    self.environment = environment.map { (name: $0.key, value: $0.value) }
    self.secrets = secrets.map { (name: $0.key, source: $0.value) }
    self.permissions = permissions
    self.logRetention = logRetention
  }

  public var body: some Content {
    let service = service
    for problem in problems { Problem("service '\(name)': \(problem)") }
    reach.contents(for: name)
    for mount in mounts { mount.fileSystem }
    for callee in callees { callee }
    ingressRules
    for secret in generatedSecrets { secret.secret.value }
    service
    if isScaled { scaling(of: service) }
    Output("ClusterName", "The ECS cluster", "\(service.cluster.clusterName)")
    Output("ServiceName", of: name, "The ECS service \(name)", "\(service.runningName)")
    DeployedService(
      name: name, image: image, repository: repository, architecture: architecture,
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
      name: name, serviceName: PhysicalName(name, limit: 255), cluster: cluster, task: task,
      registration: registration, connection: connection, subnetIDs: network.privateSubnetIDs,
      securityGroup: securityGroup, firstCount: tasks.lowerBound, healthCheckGracePeriod: .minutes(1),
      after: prerequisites)
  }

  /// ECS refuses a target group that no rule leads to. Tasks fail that find no mount target, no way to their image or to
  /// their secrets, and three that fail end the deployment. When all is deleted, tasks go before these do.
  private var prerequisites: [any Resource] {
    var resources: [any Resource] = reach.targets.map { [$0.rule] } ?? []
    for fileSystem in fileSystems { resources += fileSystem.mountTargets as [any Resource] }
    resources += network.outbound
    resources += ingressRules
    for callee in callees { resources += callee.ready }
    return resources + generatedSecrets.map(\.secret.value)
  }

  public var task: TaskDefinition {
    TaskDefinition(
      name: name / "Task", family: PhysicalName(name, limit: 255), size: size, architecture: architecture,
      taskRole: taskRole, executionRole: executionRole,
      container: .init(
        name: name.kebab, image: image.reference, port: containerPort, environment: environment + callVariables,
        secrets: generatedSecrets + callSecrets, mounts: mounts, logs: logs, stopTimeout: stopTimeout),
      mounts: mounts, after: rolePolicies)
  }

  /// The time between SIGTERM and SIGKILL: what is left of the drain, as far as Fargate waits.
  private var stopTimeout: Duration { min(reach.drain, .seconds(120)) }

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
}

extension Service {
  @ContentBuilder func scaling(of service: ECSService) -> Group {
    let target = ScalableTarget(name: name / "Scaling", service: service, bounds: tasks)
    for scaling in scaling {
      TargetTrackingPolicy(
        name: name / "Scaling\(scaling.name)", target: target, metric: scaling.metric, targetValue: scaling.target,
        // Slow to remove, because a task that goes takes its sessions along; quick to add.
        scaleInCooldown: .minutes(5), scaleOutCooldown: .minutes(1))
    }
  }
}
