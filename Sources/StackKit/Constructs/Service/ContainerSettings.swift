/// How ECS runs a container. The defaults are hardened: an unprivileged user and a read-only root file system. A
/// container never gets Linux capabilities.
public struct ContainerSettings: Sendable {
  let user: ContainerUser
  let root: RootFileSystem
  let entryPoint: [String]
  let command: [String]
  let healthCheck: ContainerHealthCheck?
  let stopTimeout: Duration?
  let after: [ContainerDependency]

  /// - Parameters:
  ///   - user: The user of the processes. Default: user and group 1000, the owner of a `FileSystem`'s folders.
  ///   - root: The writable parts of the root file system. Default: `/tmp`.
  ///   - entryPoint: Replaces the image's entry point. Default: the image's.
  ///   - command: Replaces the image's command. Default: the image's.
  ///   - healthCheck: A check that ECS runs inside the container, beside the balancer's check from outside. Default:
  ///     none; ECS ignores the image's `HEALTHCHECK`. If an essential container is unhealthy, ECS replaces the task and
  ///     its sessions end: the check must not fail because the application is busy.
  ///   - stopTimeout: Time between SIGTERM and SIGKILL, 2 to 120 seconds. Default: 30 seconds behind a balancer, which
  ///     closes the connections before SIGTERM, or 120 seconds if tasks run on Spot; elsewhere the drain time.
  ///   - after: Containers of the task to wait for. Default: none.
  public init(
    user: ContainerUser = "1000:1000", root: RootFileSystem = .readOnly(), entryPoint: [String] = [],
    command: [String] = [], healthCheck: ContainerHealthCheck? = nil, stopTimeout: Duration? = nil,
    after: [ContainerDependency] = []
  ) {
    self.user = user
    self.root = root
    self.entryPoint = entryPoint
    self.command = command
    self.healthCheck = healthCheck
    self.stopTimeout = stopTimeout
    self.after = after
  }

  /// Folders that the image must declare as volumes, because only root could write to them otherwise.
  var volumesOfImage: [String] { user.mayBeRoot ? [] : root.writable }
}

/// The user and group that a container runs as: `"1000:1000"`.
public struct ContainerUser: Sendable, ExpressibleByStringLiteral {
  let id: String
  /// The reason for root; nil for another user.
  let reason: String?

  private init(id: String, reason: String?) {
    self.id = id
    self.reason = reason
  }

  var mayBeRoot: Bool { reason != nil }

  public init(stringLiteral id: String) {
    self.init(id: id, reason: nil)
  }

  /// User and group 0, for images that cannot run as another user. An attacker in the container needs only one kernel
  /// bug to take over the host.
  ///
  /// - Parameter reason: Why the image needs root; for reviewers of the stack.
  /// - Returns: User and group 0.
  public static func root(because reason: StaticString) -> ContainerUser {
    ContainerUser(id: "0:0", reason: reason.description)
  }
}

/// The writable parts of a container's root file system.
public struct RootFileSystem: Sendable {
  let writable: [String]
  /// The reason for a writable root file system; nil for a read-only one.
  let reason: String?

  var isReadOnly: Bool { reason == nil }

  /// A read-only root file system with some writable folders: an attacker cannot change the application.
  ///
  /// Each folder is an empty volume on the task's own disk, deleted with the task. On Fargate it belongs to root, and
  /// only root may write to it, unless the image declares a `VOLUME` of exactly this path: then it starts with the
  /// image's contents, owner and mode. So an image that runs as user 1000 and writes to `/tmp` needs the line `VOLUME
  /// /tmp`, and `deploy` refuses one without it. `VOLUME /var` does not cover `/var/tmp`. The images of sidecars are
  /// not checked.
  ///
  /// - Parameter folders: Absolute paths. Default: `/tmp`.
  /// - Returns: A read-only root file system.
  public static func readOnly(writable folders: [String] = ["/tmp"]) -> RootFileSystem {
    RootFileSystem(writable: folders, reason: nil)
  }

  /// A root file system that the container's user may write to: an attacker can leave something behind until the task
  /// ends. `exec` needs it.
  ///
  /// - Parameter reason: Why the application needs it; for reviewers of the stack.
  /// - Returns: A writable root file system.
  public static func writable(because reason: StaticString) -> RootFileSystem {
    RootFileSystem(writable: [], reason: reason.description)
  }
}

/// A command that ECS runs inside a container to check its health.
public struct ContainerHealthCheck: Sendable {
  let command: [String]
  let interval: Duration
  let timeout: Duration
  let retries: Int
  let startPeriod: Duration

  var definition: ContainerDefinition.HealthCheck {
    .init(command: command, interval: interval, timeout: timeout, retries: retries, startPeriod: startPeriod)
  }

  /// A shell command. It must exit with status 0 when the container is healthy.
  ///
  /// - Parameters:
  ///   - line: A command such as `curl -fsS http://localhost:8501/health || exit 1`. The image must contain the
  ///     program.
  ///   - interval: 5 to 300 seconds. Default: 30.
  ///   - timeout: 2 to 60 seconds. Default: 5.
  ///   - retries: Failures in a row before the container counts as unhealthy, 1 to 10. Default: 3.
  ///   - startPeriod: Time at the start in which failures do not count, up to 300 seconds. Default: a minute.
  /// - Returns: A health check.
  public static func command(
    _ line: String, every interval: Duration = .seconds(30), timeout: Duration = .seconds(5), retries: Int = 3,
    startPeriod: Duration = .minutes(1)
  ) -> ContainerHealthCheck {
    ContainerHealthCheck(
      command: ["CMD-SHELL", line], interval: interval, timeout: timeout, retries: retries, startPeriod: startPeriod)
  }

  /// A program with arguments, for images without a shell.
  ///
  /// - Parameters:
  ///   - program: The program and its arguments.
  ///   - interval: 5 to 300 seconds. Default: 30.
  ///   - timeout: 2 to 60 seconds. Default: 5.
  ///   - retries: Failures in a row before the container counts as unhealthy, 1 to 10. Default: 3.
  ///   - startPeriod: Time at the start in which failures do not count, up to 300 seconds. Default: a minute.
  /// - Returns: A health check.
  public static func program(
    _ program: [String], every interval: Duration = .seconds(30), timeout: Duration = .seconds(5), retries: Int = 3,
    startPeriod: Duration = .minutes(1)
  ) -> ContainerHealthCheck {
    ContainerHealthCheck(
      command: ["CMD"] + program, interval: interval, timeout: timeout, retries: retries, startPeriod: startPeriod)
  }
}

/// A condition on another container of the task, which a container waits for before it starts.
public struct ContainerDependency: Sendable {
  let dependency: ContainerDefinition.Dependency

  /// The other container has started.
  public static func started(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .started))
  }

  /// The other container's health check succeeds.
  public static func healthy(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .healthy))
  }

  /// The other container has ended with any status. It must not be essential.
  public static func completed(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .completed))
  }

  /// The other container has ended with status 0. It must not be essential.
  public static func succeeded(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .succeeded))
  }
}
