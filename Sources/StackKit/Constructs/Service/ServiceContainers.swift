// The containers of a task, and the permissions to start them.
extension Service {
  var applicationContainer: ContainerDefinition {
    definition(
      name.kebab, image: "\(image.reference)", ports: containerPort.map { [$0] } ?? [],
      environment: environment + callVariables,
      secrets: variables(secrets, of: name) + callSecrets.map { .init(name: $0.name, valueFrom: "\($0.secret.arn)") },
      mounts: mounts.map { .init(volume: $0.volumeName, path: $0.containerPath) }, container)
  }

  var sidecarContainers: [ContainerDefinition] {
    sidecars.map { sidecar in
      definition(
        sidecar.name, image: "\(sidecar.image)", isEssential: sidecar.isEssential, cpu: sidecar.cpu,
        memory: sidecar.memory, ports: sidecar.ports.map { .init(number: $0) }, environment: sidecar.environment,
        secrets: variables(sidecar.secrets, of: name / sidecar.name.words), sidecar.settings)
    }
  }

  /// The containers' settings that lint would report.
  @ContentBuilder var acceptedFindings: Group {
    for settings in [container] + sidecars.map(\.settings) {
      if let reason = settings.user.reason { AcceptedFinding("task-user", on: task, because: reason) }
      if let reason = settings.root.reason { AcceptedFinding("task-root-read-only", on: task, because: reason) }
    }
  }

  private func definition(
    _ name: String, image: Text, isEssential: Bool = true, cpu: Int? = nil, memory: Int? = nil,
    ports: [ContainerDefinition.Port], environment: [(name: String, value: Text)],
    secrets: [ContainerDefinition.SecretVariable], mounts: [ContainerDefinition.MountPoint] = [],
    _ settings: ContainerSettings
  ) -> ContainerDefinition {
    ContainerDefinition(
      name: name, image: image, isEssential: isEssential, cpu: cpu, memory: memory, ports: ports,
      environment: environment, secrets: secrets, mounts: mounts, user: settings.user.id,
      isReadOnly: settings.root.isReadOnly, writable: settings.root.writable, entryPoint: settings.entryPoint,
      command: settings.command,
      dependencies: settings.after.map(\.dependency),
      healthCheck: settings.healthCheck?.definition, stopTimeout: settings.stopTimeout ?? stopTimeout, logs: logs)
  }

  /// Time between SIGTERM and SIGKILL, within Fargate's limits.
  ///
  /// Behind a balancer, a task gets SIGTERM when the drain is over and its connections are closed: what is left is to
  /// stop. Only a task that Spot takes back gets it at once, two minutes before its end. Elsewhere SIGTERM comes first,
  /// and the drain is the time that follows.
  private var stopTimeout: Duration {
    guard reach.targets != nil else { return max(.seconds(2), min(reach.drain, .seconds(120))) }
    return capacity.strategy.isEmpty ? .seconds(30) : .seconds(120)
  }

  public var logs: LogGroup { LogGroup(name: name / "Logs", retention: logRetention.period, kmsKey: kmsKey) }

  /// The secrets of each container, with the first part of the generated resources' names.
  private var allSecrets: [(owner: Name, variables: [(name: String, source: SecretSource)])] {
    [(owner: name, variables: secrets)] + sidecars.map { (owner: name / $0.name.words, variables: $0.secrets) }
  }

  private func generated(_ variable: String, of owner: Name) -> Secret {
    Secret(
      name: owner / variable.words, summary: "\(variable) of \(owner), generated at creation", kmsKey: kmsKey)
  }

  var generatedSecrets: [Secret] {
    allSecrets.flatMap { owner, variables in
      variables.compactMap { variable -> Secret? in
        guard case .generated = variable.source.kind else { return nil }
        return generated(variable.name, of: owner)
      }
    }
  }

  private func variables(
    _ secrets: [(name: String, source: SecretSource)], of owner: Name
  ) -> [ContainerDefinition.SecretVariable] {
    secrets.map { variable in
      let value: Text
      switch variable.source.kind {
      case .generated: value = "\(generated(variable.name, of: owner).arn)"
      // The empty parts after the key are the version's stage and id: the current version.
      case .secret(let arn, let key): value = key.map { "\(arn):\($0)::" } ?? arn
      case .parameter(let name): value = SecretSource.parameterARN(name)
      }
      return ContainerDefinition.SecretVariable(name: variable.name, valueFrom: value)
    }
  }

  /// What ECS may do before the application runs: pull images, fetch secrets, write logs. The application may do none
  /// of it.
  var executionPermissions: [Permission] {
    Permission.pull(from: repository.repositoryName)
      + Permission.pull(from: sidecars.compactMap(\.repositoryARN).unique) + [.write(to: logs)]
      + Permission.read(
        allSecrets.flatMap(\.variables).map(\.source), generated: generatedSecrets + callSecrets.map(\.secret))
  }

  /// What the application may do.
  var taskPermissions: [Permission] {
    permissions + callees.flatMap(\.callerPermissions) + mounts.map { .mount($0.point) }
      + (exec ? Permission.exec(auditing: cluster) : [])
  }
}

extension Permission {
  /// Permission to pull images from repositories other than the service's own.
  fileprivate static func pull(from repositories: [Text]) -> [Permission] {
    guard !repositories.isEmpty else { return [] }
    let actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    return [.custom(actions, on: repositories)]
  }

  /// Permission to read secrets and parameters, and to decrypt those with a customer's key, through their AWS service
  /// only.
  fileprivate static func read(_ sources: [SecretSource], generated: [Secret]) -> [Permission] {
    var secrets = generated.map { Text("\($0.arn)") }
    var parameters: [Text] = []
    var keys: [(service: String, key: Text)] = generated.compactMap { $0.kmsKey }.map { ("secretsmanager", $0) }
    for source in sources {
      switch source.kind {
      case .generated: continue
      case .secret(let arn, _):
        secrets.append(arn)
        if let key = source.kmsKey { keys.append(("secretsmanager", key)) }
      case .parameter(let name):
        parameters.append(SecretSource.parameterARN(name))
        if let key = source.kmsKey { keys.append(("ssm", key)) }
      }
    }
    var permissions: [Permission] = []
    if !secrets.isEmpty { permissions.append(.custom(["secretsmanager:GetSecretValue"], on: secrets.unique)) }
    if !parameters.isEmpty { permissions.append(.custom(["ssm:GetParameters"], on: parameters.unique)) }
    for service in ["secretsmanager", "ssm"] {
      let keys = keys.filter { $0.service == service }.map(\.key).unique
      guard !keys.isEmpty else { continue }
      permissions.append(
        .custom(
          ["kms:Decrypt"], on: keys,
          when: [("StringEquals", "kms:ViaService", "\(service).\(Pseudo.region).amazonaws.com")]))
    }
    return permissions
  }

  /// Permission for the agent in a container to open shells and record them.
  fileprivate static func exec(auditing cluster: Cluster) -> [Permission] {
    var permissions: [Permission] = [
      .custom(
        [
          "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ], on: ["*"])
    ]
    guard let logs = cluster.auditLogs else { return permissions }
    permissions.append(.custom(["logs:DescribeLogGroups"], on: ["*"]))
    permissions.append(
      .custom(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], on: [logs.streamsArn]))
    if let key = logs.kmsKey { permissions.append(.custom(["kms:Decrypt"], on: [key])) }
    return permissions
  }
}

extension String {
  /// The string as part of a name: `API_KEY` is `ApiKey`, `log-router` is `LogRouter`.
  fileprivate var words: String {
    utf8.split { !$0.isASCIIAlphanumeric }.compactMap { String($0)?.lowercased().capitalizedFirst }.joined()
  }
}

extension [Text] {
  /// The elements without duplicates, in the order of their first occurrence.
  var unique: [Text] {
    var unique: [Text] = []
    for text in self where !unique.contains(text) { unique.append(text) }
    return unique
  }
}
