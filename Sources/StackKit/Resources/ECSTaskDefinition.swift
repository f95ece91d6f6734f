/// The task definition of a service.
public struct TaskDefinition: Resource {
  /// A folder of a file system, with its volume name.
  struct FileSystemVolume: Sendable {
    let name: String
    let point: AccessPoint
  }

  public var kind: Kind { Kind(cloudFormation: "AWS::ECS::TaskDefinition", terraform: "aws_ecs_task_definition") }
  public let name: Name
  let family: PhysicalName
  /// In 1/1024 of a vCPU.
  let cpu: Int
  /// In MiB.
  let memory: Int
  /// `ARM64` or `X86_64`.
  let architecture: String
  /// In GiB; nil for Fargate's default of 20.
  let ephemeralStorage: Int?
  let taskRole: Role
  let executionRole: Role
  /// The application's container.
  let container: ContainerDefinition
  let sidecars: [ContainerDefinition]
  let fileSystems: [FileSystemVolume]
  public let after: [any Resource]

  var containers: [ContainerDefinition] { [container] + sidecars }

  public func properties(_ p: inout Properties) {
    p.set("Family", "family", family)
    p.set("RequiresCompatibilities", "requires_compatibilities", ["FARGATE"])
    p.set("NetworkMode", "network_mode", "awsvpc")
    p.set("Cpu", "cpu", "\(cpu)")
    p.set("Memory", "memory", "\(memory)")
    p.nest("RuntimePlatform", "runtime_platform") { p in
      p.set("CpuArchitecture", "cpu_architecture", architecture)
      p.set("OperatingSystemFamily", "operating_system_family", "LINUX")
    }
    if let ephemeralStorage {
      p.nest("EphemeralStorage", "ephemeral_storage") { $0.set("SizeInGiB", "size_in_gib", ephemeralStorage) }
    }
    p.set("ExecutionRoleArn", "execution_role_arn", executionRole.arn)
    p.set("TaskRoleArn", "task_role_arn", taskRole.arn)
    // Without it, Terraform deregisters the old revision while the service still rolls over. ECS cannot roll back to a
    // deregistered revision. CloudFormation waits until the service is stable.
    p.set(nil, "skip_destroy", true)
    p.each(containers, "ContainerDefinitions", "container_definitions", style: .json) { $0.properties(&$1) }
    p.each(volumes, "Volumes", "volume") { write($0, to: &$1) }
  }

  /// A volume of a file system, or one on the task's own disk, which has only a name.
  private enum Volume {
    case fileSystem(FileSystemVolume)
    case scratch(String)
  }

  private var volumes: [Volume] {
    fileSystems.map(Volume.fileSystem) + containers.flatMap(\.scratch).map { .scratch($0.volume) }
  }

  private func write(_ volume: Volume, to p: inout Properties) {
    switch volume {
    case .scratch(let name): p.set("Name", "name", name)
    case .fileSystem(let volume):
      p.set("Name", "name", volume.name)
      p.nest("EFSVolumeConfiguration", "efs_volume_configuration") { p in
        p.set("FilesystemId", "file_system_id", volume.point.fileSystem.id)
        p.set("TransitEncryption", "transit_encryption", "ENABLED")
        p.nest("AuthorizationConfig", "authorization_config") { p in
          p.set("AccessPointId", "access_point_id", volume.point.id)
          p.set("IAM", "iam", "ENABLED")
        }
      }
    }
  }

  /// ECS cannot move a service from a deleted revision.
  public var createsBeforeDestroy: Bool { true }

  var arn: Reference { ref("arn") }
}
