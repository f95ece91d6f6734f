/// A container definition of a task.
struct ContainerDefinition: Sendable {
  /// A variable whose value ECS fetches when it starts the container.
  struct SecretVariable: Sendable {
    let name: String
    let valueFrom: Text
  }

  /// A port that the container listens on.
  struct Port: Sendable {
    let number: Int
    /// The name in Service Connect; nil outside it.
    var label: String?
  }

  /// Another container of the task, and the condition it must be in before this one starts.
  struct Dependency: Sendable {
    enum Condition: String {
      case started = "START", completed = "COMPLETE", succeeded = "SUCCESS", healthy = "HEALTHY"
    }

    let container: String
    let condition: Condition
  }

  /// A command that ECS runs in the container to check its health.
  struct HealthCheck: Sendable {
    let command: [String]
    let interval: Duration
    let timeout: Duration
    let retries: Int
    let startPeriod: Duration
  }

  /// A volume mounted in the container.
  struct MountPoint: Sendable, Equatable {
    let volume: String
    let path: String
  }

  let name: String
  let image: Text
  let isEssential: Bool
  let cpu: Int?
  let memory: Int?
  let ports: [Port]
  let environment: [(name: String, value: Text)]
  let secrets: [SecretVariable]
  let mounts: [MountPoint]
  let user: String
  let isReadOnly: Bool
  /// Writable folders on the task's own disk.
  let writable: [String]
  let entryPoint: [String]
  let command: [String]
  let dependencies: [Dependency]
  let healthCheck: HealthCheck?
  let stopTimeout: Duration
  let logs: LogGroup

  /// Volumes on the task's own disk for the writable folders; they are empty in each new task.
  var scratch: [MountPoint] {
    writable.map { MountPoint(volume: name + $0.replacing("/", with: "-"), path: $0) }
  }

  func properties(_ p: inout Properties) {
    p.set("Name", "name", name)
    p.set("Image", "image", image)
    p.set("Essential", "essential", isEssential)
    p.set("Cpu", "cpu", cpu)
    p.set("Memory", "memory", memory)
    p.set("User", "user", user)
    p.set("ReadonlyRootFilesystem", "readonlyRootFilesystem", isReadOnly)
    p.set("EntryPoint", "entryPoint", entryPoint.isEmpty ? nil : entryPoint)
    p.set("Command", "command", command.isEmpty ? nil : command)
    write(dependencies, to: &p)
    p.each(ports, "PortMappings", "portMappings") { port, p in
      p.set("Name", "name", port.label)
      p.set("ContainerPort", "containerPort", port.number)
      p.set("HostPort", "hostPort", port.number)
      p.set("Protocol", "protocol", "tcp")
      p.set("AppProtocol", "appProtocol", port.label.map { _ in "http" })
    }
    variables(&p)
    p.each(mounts + scratch, "MountPoints", "mountPoints") { mount, p in
      p.set("SourceVolume", "sourceVolume", mount.volume)
      p.set("ContainerPath", "containerPath", mount.path)
      p.set("ReadOnly", "readOnly", false)
    }
    if let healthCheck { write(healthCheck, to: &p) }
    p.nest("LinuxParameters", "linuxParameters") { p in
      // No Linux capabilities: an attacker in the container has the rights of a plain user.
      p.nest("Capabilities", "capabilities") { $0.set("Drop", "drop", ["ALL"]) }
      // An init process forwards SIGTERM and reaps orphaned processes.
      p.set("InitProcessEnabled", "initProcessEnabled", true)
    }
    p.set("StopTimeout", "stopTimeout", stopTimeout.wholeSeconds)
    p.nest("LogConfiguration", "logConfiguration") { p in
      p.set("LogDriver", "logDriver", "awslogs")
      p.nest("Options", "options") { logs.options(prefix: name, &$0) }
    }
  }

  private func write(_ dependencies: [Dependency], to p: inout Properties) {
    p.each(dependencies, "DependsOn", "dependsOn") { dependency, p in
      p.set("ContainerName", "containerName", dependency.container)
      p.set("Condition", "condition", dependency.condition.rawValue)
    }
  }

  private func variables(_ p: inout Properties) {
    p.each(environment, "Environment", "environment") { variable, p in
      p.set("Name", "name", variable.name)
      p.set("Value", "value", variable.value)
    }
    p.each(secrets, "Secrets", "secrets") { variable, p in
      p.set("Name", "name", variable.name)
      p.set("ValueFrom", "valueFrom", variable.valueFrom)
    }
  }

  private func write(_ check: HealthCheck, to p: inout Properties) {
    p.nest("HealthCheck", "healthCheck") { p in
      p.set("Command", "command", check.command)
      p.set("Interval", "interval", check.interval.wholeSeconds)
      p.set("Timeout", "timeout", check.timeout.wholeSeconds)
      p.set("Retries", "retries", check.retries)
      p.set("StartPeriod", "startPeriod", check.startPeriod.wholeSeconds)
    }
  }
}
