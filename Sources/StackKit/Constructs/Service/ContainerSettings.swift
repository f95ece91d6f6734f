/// How a container runs: as whom, on what disk, and how ECS starts, asks and stops it. Left out, it is hardened: a plain
/// user, a root file system that nobody can write to, and (always) none of the kernel's capabilities.
public struct ContainerSettings: Sendable {
  let user: ContainerUser
  let root: RootFileSystem
  let entryPoint: [String]
  let command: [String]
  let healthCheck: ContainerHealthCheck?
  let stopTimeout: Duration?
  let after: [ContainerDependency]

  /// - Parameters:
  ///   - user: Whom the processes run as; left out, user and group 1000, to whom the folders of a `FileSystem` belong.
  ///   - root: What of its disk the container may write to; left out, `/tmp`.
  ///   - entryPoint: Replaces the image's; left out, the image's own.
  ///   - command: Replaces the image's; left out, the image's own.
  ///   - healthCheck: What ECS asks inside the container, beside what a balancer asks from outside. Left out, nothing: ECS
  ///     looks at no `HEALTHCHECK` of the image. Where an essential container is not well, the task is replaced, and its
  ///     sessions end: a check must not fail because the application is busy.
  ///   - stopTimeout: The time between SIGTERM and SIGKILL, 2 to 120 seconds; left out, as long as the balancer drains.
  ///   - after: The containers of the task that this one waits for; left out, none.
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

  /// The folders that the image must declare as volumes, or nobody but root could write to them.
  var volumesOfImage: [String] { user.mayBeRoot ? [] : root.writable }
}

/// Whom a container runs as: `"1000:1000"`, the numbers of a user and a group.
public struct ContainerUser: Sendable, ExpressibleByStringLiteral {
  let id: String
  /// Why it may be root, where it may.
  let reason: String?

  private init(id: String, reason: String?) {
    self.id = id
    self.reason = reason
  }

  var mayBeRoot: Bool { reason != nil }

  public init(stringLiteral id: String) {
    self.init(id: id, reason: nil)
  }

  /// The user that may do everything in the container, for images that cannot run as another. Whoever breaks into the
  /// application is one fault of the kernel away from the machine.
  ///
  /// - Parameter reason: Why the image needs it; for whoever reviews the stack.
  /// - Returns: User and group 0.
  public static func root(because reason: StaticString) -> ContainerUser {
    ContainerUser(id: "0:0", reason: reason.description)
  }
}

/// What of its own disk a container may write to.
public struct RootFileSystem: Sendable {
  let writable: [String]
  /// Why all of it can be written to, where it can.
  let reason: String?

  var isReadOnly: Bool { reason == nil }

  /// Nothing but some folders: whoever breaks into the application cannot change it.
  ///
  /// Each folder is an empty volume on the task's own disk, gone with the task. Fargate gives it to root, for nobody else
  /// to write to, unless the image says `VOLUME` and the folder: then it begins as what the image has there, with its
  /// owner and mode. So an image that runs as user 1000 and writes to `/tmp` needs the line `VOLUME /tmp`: `deploy` refuses
  /// one without it. A volume is for one folder: `/var` does nothing for `/var/tmp`. In a sidecar's image nobody looks for
  /// it.
  ///
  /// - Parameter folders: Absolute paths; left out, `/tmp`.
  /// - Returns: A root file system that is read-only.
  public static func readOnly(writable folders: [String] = ["/tmp"]) -> RootFileSystem {
    RootFileSystem(writable: folders, reason: nil)
  }

  /// Everything that its user may write to: whoever breaks into the application can leave something behind until the task
  /// ends. `exec` needs it.
  ///
  /// - Parameter reason: Why the application needs it; for whoever reviews the stack.
  /// - Returns: A root file system as the image has it.
  public static func writable(because reason: StaticString) -> RootFileSystem {
    RootFileSystem(writable: [], reason: reason.description)
  }
}

/// What ECS runs inside a container to find out whether it is well.
public struct ContainerHealthCheck: Sendable {
  let command: [String]
  let interval: Duration
  let timeout: Duration
  let retries: Int
  let startPeriod: Duration

  var definition: ContainerDefinition.HealthCheck {
    .init(command: command, interval: interval, timeout: timeout, retries: retries, startPeriod: startPeriod)
  }

  /// A line for the container's shell; it must end with status 0 when all is well.
  ///
  /// - Parameters:
  ///   - line: Such as `curl -fsS http://localhost:8501/health || exit 1`; the image must have what it names.
  ///   - interval: 5 to 300 seconds; left out, 30.
  ///   - timeout: 2 to 60 seconds; left out, 5.
  ///   - retries: Failures in a row that end the patience, 1 to 10; left out, 3.
  ///   - startPeriod: How long failures do not count at first, up to 300 seconds; left out, a minute.
  /// - Returns: A health check.
  public static func command(
    _ line: String, every interval: Duration = .seconds(30), timeout: Duration = .seconds(5), retries: Int = 3,
    startPeriod: Duration = .minutes(1)
  ) -> ContainerHealthCheck {
    ContainerHealthCheck(
      command: ["CMD-SHELL", line], interval: interval, timeout: timeout, retries: retries, startPeriod: startPeriod)
  }

  /// A program with its arguments, for images without a shell.
  ///
  /// - Parameters:
  ///   - program: The program and its arguments.
  ///   - interval: 5 to 300 seconds; left out, 30.
  ///   - timeout: 2 to 60 seconds; left out, 5.
  ///   - retries: Failures in a row that end the patience, 1 to 10; left out, 3.
  ///   - startPeriod: How long failures do not count at first, up to 300 seconds; left out, a minute.
  /// - Returns: A health check.
  public static func program(
    _ program: [String], every interval: Duration = .seconds(30), timeout: Duration = .seconds(5), retries: Int = 3,
    startPeriod: Duration = .minutes(1)
  ) -> ContainerHealthCheck {
    ContainerHealthCheck(
      command: ["CMD"] + program, interval: interval, timeout: timeout, retries: retries, startPeriod: startPeriod)
  }
}

/// What a container waits for before it starts: another of its task, in some condition.
public struct ContainerDependency: Sendable {
  let dependency: ContainerDefinition.Dependency

  /// Until it has started.
  public static func started(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .started))
  }

  /// Until its health check is content.
  public static func healthy(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .healthy))
  }

  /// Until it has ended, however: it must not be essential.
  public static func completed(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .completed))
  }

  /// Until it has ended with status 0: it must not be essential.
  public static func succeeded(_ container: String) -> ContainerDependency {
    ContainerDependency(dependency: .init(container: container, condition: .succeeded))
  }
}
