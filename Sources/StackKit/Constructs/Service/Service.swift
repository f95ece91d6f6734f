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
  public let cluster: Cluster
  let container: ContainerSettings
  let sidecars: [Sidecar]
  let capacity: Capacity
  let ephemeralStorage: Int?
  let exec: Bool
  let kmsKey: Text?
  let rollbackOn: [DeploymentAlarm]

  /// How long log lines are kept.
  public enum LogRetention: Sendable {
    case month, year

    var period: LogGroup.Retention { self == .year ? .year : .month }
  }

  /// - Parameters:
  ///   - name: The name of the service, and of its container in lower case.
  ///   - size: CPU and memory of a task.
  ///   - architecture: What the image is built for; left out, arm64.
  ///   - reach: Where its requests come from: targets of a balancer, `.privateName(…)`, `.serviceConnect(…)` or
  ///     `.nothing(…)`.
  ///   - tasks: How many tasks run at least and at most; equal bounds switch scaling off, and the count is then the
  ///     operator's (`stackkit scale`). Two or more keep the service up when a task or a zone is lost. CloudFormation is
  ///     told no count, because every update would set it again, so that a new service starts with a single task until
  ///     autoscaling, or without it `deploy`, raises it; whoever creates the stack by other means scales it by hand.
  ///     Terraform starts with the least.
  ///   - scaling: What decides the count within the bounds; left out, CPU at 60 %.
  ///   - mounts: Folders that outlive the tasks.
  ///   - calls: What it calls, by the variable that holds the URL: `["BACKEND_URL": studio]`. It starts after that, may
  ///     reach it and the web by HTTPS, and gets the secrets that go with it: `VALKEY_AUTH_TOKEN` beside `VALKEY_URL`.
  ///   - environment: Variables that anybody may read who may describe a task definition.
  ///   - secrets: Variables that only the tasks see.
  ///   - permissions: What the application itself may do in AWS; left out, nothing.
  ///   - logRetention: How long its output is kept; left out, a month.
  ///   - cluster: Where it runs; left out, a cluster that the stack's services share.
  ///   - container: How the application's container runs; left out, hardened.
  ///   - sidecars: Other containers in each task; left out, none.
  ///   - capacity: What the tasks run on; left out, Fargate on demand.
  ///   - ephemeralStorage: The disk of each task in GiB, 21 to 200; left out, Fargate's 20, which cost nothing. Beyond them
  ///     about 0.08 USD a GiB and month for each task.
  ///   - exec: Whether operators may open a shell in its containers; left out, nobody may. The cluster must keep a record.
  ///   - kmsKey: The ARN of the KMS key for its log group and its generated secrets; the key's policy must let CloudWatch
  ///     Logs use it, as an `EncryptionKey`'s does. Left out, AWS's own keys, which cost nothing.
  ///   - rollbackOn: What rolls a deployment back besides tasks that do not start; left out, nothing.
  public init(
    _ name: Name, size: TaskSize, architecture: Architecture = .arm64, behind reach: some ReachConvertible,
    tasks: ClosedRange<Int>, scaling: Scaling..., mounts: [Mount] = [],
    calls: KeyValuePairs<String, any Callable> = [:], environment: KeyValuePairs<String, Text> = [:],
    secrets: KeyValuePairs<String, SecretSource> = [:], permissions: [Permission] = [],
    logRetention: LogRetention = .month, on cluster: Cluster = Cluster(),
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
    self.logRetention = logRetention
    self.cluster = cluster
    self.container = container
    self.sidecars = sidecars
    self.capacity = capacity
    self.ephemeralStorage = ephemeralStorage
    self.exec = exec
    self.kmsKey = kmsKey
    self.rollbackOn = rollbackOn
  }

  public var body: some Content {
    let service = service
    for problem in problems { Problem("service '\(name)': \(problem)") }
    reach.contents(for: name)
    unwatched
    for mount in mounts { mount.fileSystem }
    for callee in callees { callee }
    ingressRules
    for secret in generatedSecrets { secret.value }
    cluster
    service
    acceptedFindings
    if isScaled { scaling(of: service) }
    Output("ClusterName", of: cluster.name, "Name of the ECS cluster", "\(cluster.clusterName)")
    Output("ServiceName", of: name, "Name of the ECS service \(name)", "\(service.runningName)")
    DeployedService(
      name: name, cluster: cluster.name, image: image, repository: repository.repositoryName,
      repositoryContents: repositoryContents, architecture: architecture.rawValue, volumes: container.volumesOfImage,
      tasks: tasks.lowerBound, scaling: isScaled ? tasks : nil)
  }

  var isScaled: Bool { tasks.lowerBound < tasks.upperBound }

  /// In a template of its own, which is deployed before the image is pushed.
  var repository: Repository {
    Repository(name: name / "Repository", repositoryName: PhysicalName(name, separator: "/", limit: 256))
  }

  @ContentBuilder private var repositoryContents: Group {
    repository
    LifecyclePolicy(name: name / "RepositoryRules", repository: repository)
    Output("RepositoryUri", of: name, "ECR repository of service \(name)", "\(repository.uri)")
  }

  /// A whole reference with a digest: what was pushed is what runs, and a tag that moves changes nothing.
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

  /// ECS refuses a target group that no rule leads to. Tasks fail that find no mount target, no way to their image or to
  /// their secrets, and three that fail end the deployment. When all is deleted, tasks go before these do.
  private var prerequisites: [any Resource] {
    var resources: [any Resource] = reach.targets.map { [$0.rule] } ?? []
    for fileSystem in fileSystems { resources += fileSystem.mountTargets as [any Resource] }
    resources += network.outbound
    resources += ingressRules
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
