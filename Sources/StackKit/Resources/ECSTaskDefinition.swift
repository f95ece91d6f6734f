/// What a task runs.
public struct TaskDefinition: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::TaskDefinition", terraform: "aws_ecs_task_definition") }
  public let name: Name
  let family: PhysicalName
  let size: TaskSize
  let architecture: Architecture
  let taskRole: Role
  let executionRole: Role
  let container: Container
  let mounts: [Mount]
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("Family", "family", family)
    p.set("RequiresCompatibilities", "requires_compatibilities", ["FARGATE"])
    p.set("NetworkMode", "network_mode", "awsvpc")
    p.set("Cpu", "cpu", "\(size.cpu)")
    p.set("Memory", "memory", "\(size.memory)")
    p.nest("RuntimePlatform", "runtime_platform") { p in
      p.set("CpuArchitecture", "cpu_architecture", architecture.taskDefinitionName)
      p.set("OperatingSystemFamily", "operating_system_family", "LINUX")
    }
    p.set("ExecutionRoleArn", "execution_role_arn", executionRole.arn)
    p.set("TaskRoleArn", "task_role_arn", taskRole.arn)
    p.each([container], "ContainerDefinitions", "container_definitions", style: .json) { $0.properties(&$1) }
    p.each(mounts, "Volumes", "volume") { mount, p in
      p.set("Name", "name", mount.volumeName)
      p.nest("EFSVolumeConfiguration", "efs_volume_configuration") { p in
        p.set("FilesystemId", "file_system_id", mount.point.fileSystem.id)
        p.set("TransitEncryption", "transit_encryption", "ENABLED")
        p.nest("AuthorizationConfig", "authorization_config") { p in
          p.set("AccessPointId", "access_point_id", mount.point.id)
          p.set("IAM", "iam", "ENABLED")
        }
      }
    }
  }

  /// A service cannot be moved from a revision that is gone already.
  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { ref("arn") }

  /// Where a container listens.
  struct Port: Sendable {
    let number: Int
    /// What Service Connect calls it; nil where it does not know it.
    let label: String?
  }

  /// The one container of a task.
  struct Container: Sendable {
    let name: String
    let image: Reference
    /// Nil for one that listens nowhere.
    let port: Port?
    let environment: [(name: String, value: Text)]
    let secrets: [(name: String, secret: Secret)]
    let mounts: [Mount]
    let logs: LogGroup
    let stopTimeout: Duration

    func properties(_ p: inout Properties) {
      p.set("Name", "name", name)
      p.set("Image", "image", image)
      p.set("Essential", "essential", true)
      p.each(port.map { [$0] } ?? [], "PortMappings", "portMappings") { port, p in
        p.set("Name", "name", port.label)
        p.set("ContainerPort", "containerPort", port.number)
        p.set("HostPort", "hostPort", port.number)
        p.set("Protocol", "protocol", "tcp")
        p.set("AppProtocol", "appProtocol", port.label.map { _ in "http" })
      }
      p.each(environment, "Environment", "environment") { variable, p in
        p.set("Name", "name", variable.name)
        p.set("Value", "value", variable.value)
      }
      p.each(secrets, "Secrets", "secrets") { variable, p in
        p.set("Name", "name", variable.name)
        p.set("ValueFrom", "valueFrom", variable.secret.arn)
      }
      p.each(mounts, "MountPoints", "mountPoints") { mount, p in
        p.set("SourceVolume", "sourceVolume", mount.volumeName)
        p.set("ContainerPath", "containerPath", mount.containerPath)
        p.set("ReadOnly", "readOnly", false)
      }
      // An init process hands SIGTERM on and reaps what the application leaves behind.
      p.nest("LinuxParameters", "linuxParameters") { $0.set("InitProcessEnabled", "initProcessEnabled", true) }
      p.set("StopTimeout", "stopTimeout", stopTimeout.wholeSeconds)
      p.nest("LogConfiguration", "logConfiguration") { p in
        p.set("LogDriver", "logDriver", "awslogs")
        p.nest("Options", "options") { logs.options(prefix: name, &$0) }
      }
    }
  }
}
