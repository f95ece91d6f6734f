/// An ECS service on Fargate with its own roles, log group and image repository.
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
  let egress: [Egress]
  let logRetention: LogRetention
  public let cluster: Cluster
  let container: ContainerSettings
  let sidecars: [Sidecar]
  let capacity: Capacity
  let ephemeralStorage: Int?
  let exec: Bool
  let kmsKey: Text?
  let rollbackOn: [DeploymentAlarm]

  /// Retention of log lines.
  public enum LogRetention: Sendable {
    case month, year

    var period: LogGroup.Retention { self == .year ? .year : .month }
  }

  /// - Parameters:
  ///   - name: The name of the service, and in lower case of its container.
  ///   - size: CPU and memory of a task.
  ///   - architecture: The processor architecture of the image. Default: arm64.
  ///   - reach: The source of its requests: targets of a balancer, `.privateName(…)`, `.serviceConnect(…)` or
  ///     `.nothing(…)`.
  ///   - tasks: The least and the most tasks. With equal bounds there is no autoscaling, and the operator sets the
  ///     count (`stackkit scale`). Two or more tasks keep the service up when a task or a zone fails. The
  ///     CloudFormation template contains no count, because every update would reset it, so a new service starts with
  ///     one task. Autoscaling raises that, or else `deploy` does; without `deploy`, scale it by hand. Terraform starts
  ///     with the least.
  ///   - scaling: The scaling rules within the bounds. Default: CPU at 60 %.
  ///   - mounts: Folders of file systems, which outlive the tasks.
  ///   - calls: Services and caches it calls, by the variable that holds the URL: `["BACKEND_URL": studio]`. The
  ///     service starts after them, may reach them, and gets their secrets: `VALKEY_AUTH_TOKEN` beside `VALKEY_URL`.
  ///   - environment: Plain variables. Anybody who may describe the task definition can read them.
  ///   - secrets: Secret variables, visible only in the container.
  ///   - permissions: What the application may do in AWS. Default: nothing.
  ///   - egress: What the tasks may connect to outside the stack, beside HTTPS anywhere: `[.to(.cidr("10.1.0.0/16"),
  ///     port: 5432, because: "the orders database")]`. Default: nothing.
  ///   - logRetention: Retention of the application's output. Default: a month.
  ///   - cluster: The ECS cluster. Default: one that the stack's services share.
  ///   - container: How ECS runs the application's container. Default: hardened.
  ///   - sidecars: Other containers in each task. Default: none.
  ///   - capacity: The compute that tasks run on. Default: Fargate on demand.
  ///   - ephemeralStorage: The disk of each task in GiB, 21 to 200. Default: Fargate's 20, which are free; more cost by
  ///     the GiB and task.
  ///   - exec: Whether operators may open a shell in its containers. Default: false. The cluster must keep a record.
  ///   - kmsKey: The ARN of the KMS key for the log group and the generated secrets. The key's policy must let
  ///     CloudWatch Logs use it, as an `EncryptionKey`'s does. Default: AWS's own keys, which are free.
  ///   - rollbackOn: Alarms that roll a deployment back, in addition to tasks that do not start. Default: none.
  public init(
    _ name: Name, size: TaskSize, architecture: Architecture = .arm64, behind reach: some ReachConvertible,
    tasks: ClosedRange<Int>, scaling: Scaling..., mounts: [Mount] = [],
    calls: KeyValuePairs<String, any Callable> = [:], environment: KeyValuePairs<String, Text> = [:],
    secrets: KeyValuePairs<String, SecretSource> = [:], permissions: [Permission] = [],
    egress: [Egress] = [], logRetention: LogRetention = .month, on cluster: Cluster = Cluster(),
    container: ContainerSettings = ContainerSettings(), sidecars: [Sidecar] = [], capacity: Capacity = .onDemand,
    ephemeralStorage: Int? = nil, exec: Bool = false, kmsKey: Text? = nil, rollbackOn: [DeploymentAlarm] = []
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
    self.egress = egress
    self.logRetention = logRetention
    self.cluster = cluster
    self.container = container
    self.sidecars = sidecars
    self.capacity = capacity
    self.ephemeralStorage = ephemeralStorage
    self.exec = exec
    self.kmsKey = kmsKey
    self.rollbackOn = rollbackOn
    CreatedConstructs.record(self)
  }

  public var body: some Content {
    let service = service
    for problem in problems { Problem("service '\(name)': \(problem)") }
    reach.contents(for: name)
    unwatched
    for mount in mounts { mount.fileSystem }
    for callee in callees { callee }
    networkRules
    for secret in generatedSecrets { secret.value }
    cluster
    service
    acceptedFindings
    if isScaled { scaling(of: service) }
    Output("ClusterName", of: cluster.name, "Name of the ECS cluster", "\(cluster.clusterName)")
    Output("ServiceName", of: name, "Name of the ECS service \(name)", "\(service.runningName)")
    if egress.contains(where: \.needsAdmission) {
      Output(
        "SecurityGroupId", of: name, "ID of the security group of service \(name)", "\(securityGroup.id)")
    }
    DeployedService(
      name: name, cluster: cluster.name, image: image, repository: repository.repositoryName,
      repositoryContents: repositoryContents, architecture: architecture.rawValue, volumes: container.volumesOfImage,
      tasks: tasks.lowerBound, scaling: isScaled ? tasks : nil)
  }

  var isScaled: Bool { tasks.lowerBound < tasks.upperBound }

  /// The image repository, in a separate template that is deployed before the image is pushed.
  var repository: Repository {
    Repository(name: name / "Repository", repositoryName: PhysicalName(name, separator: "/", limit: 256))
  }

  @ContentBuilder private var repositoryContents: Group {
    repository
    LifecyclePolicy(name: name / "RepositoryRules", repository: repository)
    Output("RepositoryUri", of: name, "ECR repository of service \(name)", "\(repository.uri)")
  }

  /// The image reference with a digest: exactly the pushed image runs, even if a tag moves.
  var image: Parameter {
    Parameter(
      name / "Image", summary: "Image of service \(name): repository@sha256:digest",
      pattern: "[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}",
      constraint: "the image must be given by digest: repository@sha256: and 64 hexadecimal digits")
  }

  public var service: ECSService {
    ECSService(
      name: name, serviceName: PhysicalName(name, limit: 255), cluster: cluster.resource,
      launchType: capacity.launchType, capacityProviders: capacity.strategy, exec: exec, task: task,
      registration: registration, connection: connection, subnetIDs: network.privateSubnetIDs,
      securityGroup: securityGroup, firstCount: tasks.lowerBound,
      healthCheckGracePeriod: reach.targets?.profile.healthCheck.startPeriod,
      rollbackAlarms: rollbackAlarms, after: prerequisites)
  }

  /// ECS refuses a target group without a rule. Tasks that find no mount target, or cannot reach their image or
  /// secrets, fail, and three failures end the deployment. At deletion, tasks go before these resources.
  private var prerequisites: [any Resource] {
    var resources: [any Resource] = reach.targets.map { [$0.rule] } ?? []
    for fileSystem in fileSystems { resources += fileSystem.mountTargets as [any Resource] }
    resources += network.outbound
    resources += networkRules
    for callee in callees { resources += callee.ready }
    if !capacity.strategy.isEmpty { resources.append(capacityProviders) }
    return resources + generatedSecrets.map(\.value)
  }

  public var task: TaskDefinition {
    TaskDefinition(
      name: name / "Task", family: PhysicalName(name, limit: 255), cpu: size.cpu, memory: size.memory,
      architecture: architecture.taskDefinitionName, ephemeralStorage: ephemeralStorage, taskRole: taskRole,
      executionRole: executionRole,
      container: applicationContainer, sidecars: sidecarContainers,
      fileSystems: mounts.map { .init(name: $0.volumeName, point: $0.point) }, after: rolePolicies)
  }
}
