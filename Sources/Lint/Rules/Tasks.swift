import Templates

private let task = "AWS::ECS::TaskDefinition"
private let terraformTask = "aws_ecs_task_definition"

extension Rule {
  static let tasks: [Rule] = [
    Rule(
      "task-own-network", .error, "A task does not use the host's network.",
      fix: "Set NetworkMode to awsvpc.", also: ["ECS.1", "ECS.17"],
      Check(task, "NetworkMode", .noneOf(["host"]), ifMissing: .passes),
      Check(terraformTask, "network_mode", .noneOf(["host"]), ifMissing: .passes)),
    Rule(
      "task-own-processes", .error, "A task does not share the host's processes.",
      fix: "Remove PidMode, or set it to task.", also: ["ECS.3"],
      Check(task, "PidMode", .noneOf(["host"]), ifMissing: .passes),
      Check(terraformTask, "pid_mode", .noneOf(["host"]), ifMissing: .passes)),
    Rule(
      "task-not-privileged", .error, "No container is privileged.",
      fix: "Remove Privileged.", also: ["ECS.4"],
      Check(task, "ContainerDefinitions/Privileged", .noneOf(["true"]), ifMissing: .passes),
      Check(terraformTask, "container_definitions/privileged", .noneOf(["true"]), ifMissing: .passes)),
    Rule(
      "task-user", .error, "No container runs as root.",
      fix: "Set User to numbers such as 1000:1000; in StackKit, use `.root(because:)`.", also: ["ECS.20"],
      Check(task, "ContainerDefinitions/User", .that("not be root", isNotRoot), ifMissing: .passes),
      Check(terraformTask, "container_definitions/user", .that("not be root", isNotRoot), ifMissing: .passes)),
    Rule(
      "task-user-said", .warning, "The task definition sets the user of a container.",
      fix: "Set User: an image without a user runs as root.", also: ["ECS.20"],
      Check(task, "ContainerDefinitions/User", .present),
      Check(terraformTask, "container_definitions/user", .present)),
    Rule(
      "task-root-read-only", .error, "A container's root file system is read-only.",
      fix: "Set ReadonlyRootFilesystem to true and mount volumes to write to; in StackKit, use `.writable(because:)`.",
      also: ["ECS.5", "CKV_AWS_336"],
      Check(task, "ContainerDefinitions/ReadonlyRootFilesystem", .isTrue, ifMissing: .warns),
      Check(terraformTask, "container_definitions/readonlyRootFilesystem", .isTrue, ifMissing: .warns)),
    Rule(
      "task-no-capabilities", .warning, "A container drops all Linux capabilities.",
      fix: "Drop ALL capabilities, and add the ones that the container needs.",
      Check(task, "ContainerDefinitions/LinuxParameters/Capabilities/Drop", .includes("ALL")),
      Check(terraformTask, "container_definitions/linuxParameters/capabilities/drop", .includes("ALL"))),
    Rule(
      "task-init-process", .warning, "A container has an init process, which forwards signals and reaps zombies.",
      fix: "Set InitProcessEnabled to true.",
      Check(task, "ContainerDefinitions/LinuxParameters/InitProcessEnabled", .isTrue),
      Check(terraformTask, "container_definitions/linuxParameters/initProcessEnabled", .isTrue)),
    Rule(
      "task-logs", .warning, "A container has a log driver.", fix: "Give the container a LogConfiguration.",
      also: ["ECS.9"],
      Check(task, "ContainerDefinitions/LogConfiguration/LogDriver", .present),
      Check(terraformTask, "container_definitions/logConfiguration/logDriver", .present)),
    Rule(
      "task-roles-apart", .error, "The task role is not the execution role.",
      fix: "Give the application its own role, without the permissions that only starting a task needs.",
      Check(task, "TaskRoleArn", .that("not be the execution role", isNotExecutionRole), ifMissing: .passes),
      Check(
        terraformTask, "task_role_arn", .that("not be the execution role", isNotExecutionRole),
        ifMissing: .passes)),
    Rule(
      "task-mounts-encrypted", .error, "An EFS volume is mounted with TLS.", fix: "Set TransitEncryption to ENABLED.",
      also: ["ECS.18", "CKV_AWS_97"],
      Check(task, "Volumes?/EFSVolumeConfiguration?/TransitEncryption", enabled),
      Check(terraformTask, "volume?/efs_volume_configuration?/transit_encryption", enabled)),
    Rule(
      "task-mounts-by-iam", .warning, "An EFS volume is mounted with IAM authorization.",
      fix: "Set IAM of the AuthorizationConfig to ENABLED.", also: ["EFS.4"],
      Check(task, "Volumes?/EFSVolumeConfiguration?/AuthorizationConfig/IAM", enabled),
      Check(terraformTask, "volume?/efs_volume_configuration?/authorization_config/iam", enabled)),
    Rule(
      "task-mounts-by-access-point", .warning, "An EFS volume is mounted through an access point.",
      fix: "Set AccessPointId of the AuthorizationConfig.", also: ["EFS.3"],
      Check(task, "Volumes?/EFSVolumeConfiguration?/AuthorizationConfig/AccessPointId", .present),
      Check(terraformTask, "volume?/efs_volume_configuration?/authorization_config/access_point_id", .present)),
  ]

  private static let enabled = Expectation.oneOf(["ENABLED"])

  /// `0`, `0:1000`, `root` and `root:staff` are root.
  private static func isNotRoot(_ user: Node, _: ResourceView, _: Surroundings) -> Bool? {
    user.text.map { !["0", "root"].contains($0.prefix { $0 != ":" }) }
  }

  private static func isNotExecutionRole(_ role: Node, _ task: ResourceView, _: Surroundings) -> Bool? {
    task.value("ExecutionRoleArn", "execution_role_arn").map { $0 != role } ?? true
  }
}
