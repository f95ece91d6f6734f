/// A folder that outlives tasks: EFS, encrypted, mounted by TLS and IAM only, backed up daily, never deleted with the
/// stack.
///
/// About 0.30 USD a GB and month, 0.016 for what is seldom read, 0.05 USD a GB and month of backup, and throughput.
public struct FileSystem: Construct {
  /// When files that nobody reads move to EFS's Infrequent Access: about 0.016 instead of 0.30 USD a GB and month, and
  /// 0.01 USD for each GB that is read there. At its first read a file comes back.
  public enum Lifecycle: Sendable {
    case infrequentAccess(after: Unread)
    /// All files stay where they are.
    case never

    var days: Int? { if case .infrequentAccess(let unread) = self { unread.rawValue } else { nil } }

    /// The periods that EFS knows.
    public enum Unread: Int, Sendable {
      case oneDay = 1, days7 = 7, days14 = 14, days30 = 30, days60 = 60, days90 = 90, days180 = 180, days270 = 270
      case days365 = 365
    }
  }

  /// How fast the file system is, and what that costs.
  public enum Throughput: Sendable {
    /// As fast as asked for: 0.03 USD for each GB read, 0.06 for each GB written.
    case elastic
    /// Included in the price of storage, 50 KiB/s for each GB stored and more for a while: too little for a file system
    /// that is nearly empty and busy.
    case bursting
    /// Always this fast, 1 to 3414 MiB/s as far as the region has it: about 6 USD a month for each MiB/s. It can be
    /// lowered once a day.
    case provisioned(mebibytesPerSecond: Int)

    var mode: String {
      switch self {
      case .elastic: "elastic"
      case .bursting: "bursting"
      case .provisioned: "provisioned"
      }
    }

    var provisioned: Int? { if case .provisioned(let speed) = self { speed } else { nil } }
  }

  /// Whether AWS Backup copies the file system.
  public enum Backup: Sendable {
    /// Every day, kept for 35 days: AWS's default plan.
    case daily
    /// Not at all. The reason is for whoever reviews the stack.
    case off(because: StaticString)

    var isDaily: Bool { if case .daily = self { true } else { false } }
  }

  public let name: Name
  let network: Network
  let lifecycle: Lifecycle
  let throughput: Throughput
  let backup: Backup
  let kmsKey: Text?

  /// - Parameters:
  ///   - name: The name of the file system.
  ///   - network: Where it is reached from; one mount target in each of its zones.
  ///   - lifecycle: When files that nobody reads move to cheaper storage; left out, after 30 days.
  ///   - throughput: How fast it is; left out, `.elastic`.
  ///   - backup: Left out, daily.
  ///   - kmsKey: The ARN of the KMS key that encrypts it, such as an `EncryptionKey`'s; left out, AWS's own for file
  ///     systems, which costs nothing. Another key is another file system: `deploy` refuses that until told otherwise.
  public init(
    _ name: Name, in network: Network, lifecycle: Lifecycle = .infrequentAccess(after: .days30),
    throughput: Throughput = .elastic, backup: Backup = .daily, kmsKey: Text? = nil
  ) {
    self.name = name
    self.network = network
    self.lifecycle = lifecycle
    self.throughput = throughput
    self.backup = backup
    self.kmsKey = kmsKey
  }

  /// Puts a folder of the file system into a container.
  ///
  /// - Parameters:
  ///   - folder: The folder, such as `/conversations`; it is made at the first mount and belongs to user 1000.
  ///   - containerPath: Where the container sees it.
  /// - Returns: What a service mounts.
  public func mount(_ folder: String, at containerPath: String) -> Mount {
    Mount(fileSystem: self, folder: folder, containerPath: containerPath)
  }

  public var resource: EFSFileSystem {
    EFSFileSystem(
      name: name, kmsKey: kmsKey, throughputMode: throughput.mode, provisionedThroughput: throughput.provisioned,
      infrequentAccessDays: lifecycle.days, isBackedUp: backup.isDaily, owner: self)
  }

  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Access to file system \(name)", vpcID: network.vpcID,
      egress: [.none])
  }

  public var mountTargets: [MountTarget] {
    network.privatePlaces.map { place in
      MountTarget(
        name: name / "Mount\(place.label)", fileSystem: resource, subnetID: place.subnetID,
        securityGroup: securityGroup)
    }
  }

  public var body: some Content {
    if case .provisioned(let speed) = throughput, !(1...3414).contains(speed) {
      Problem(
        "file system '\(name)': throughput of \(speed) MiB/s: EFS takes 1 to 3414 MiB/s; `.elastic` needs no number")
    }
    resource
    if case .off(let reason) = backup { AcceptedFinding("efs-backup", on: resource, because: reason) }
    FileSystemBackup(name: name / "Backup", fileSystem: resource)
    FileSystemPolicy(name: name / "Policy", fileSystem: resource)
    mountTargets
    Output("FileSystemId", of: name, "ID of the EFS file system \(name)", "\(resource.id)")
  }
}

/// A folder of a file system in a container.
public struct Mount: Sendable {
  let fileSystem: FileSystem
  let folder: String
  let containerPath: String

  /// `/conversations` is `Conversations`, `/a/b-c` is `ABC`.
  private var words: [String] {
    folder.utf8.split { !$0.isASCIIAlphanumeric }.compactMap { String($0)?.capitalizedFirst }
  }

  public var point: AccessPoint {
    AccessPoint(name: fileSystem.name / words.joined(), fileSystem: fileSystem.resource, path: folder)
  }

  var volumeName: String { (fileSystem.name / words.joined()).kebab }

  var problems: [String] {
    var problems: [String] = []
    // EFS: at most four levels, 100 characters, no dot in front and none of some signs.
    let levels = folder.split(separator: "/", omittingEmptySubsequences: false)
    let isGood =
      levels.first == "" && (2...5).contains(levels.count) && folder.count <= 100 && !words.isEmpty
      && levels.dropFirst().allSatisfy { !$0.isEmpty && $0.first != "." }
      && !folder.utf8.contains { "$#<>;`|&?{}^*\n".utf8.contains($0) }
    if !isGood {
      problems.append(
        "'\(folder)' is not a folder of a file system: a path such as '/conversations', at most four levels deep")
    }
    if !containerPath.hasPrefix("/") || containerPath == "/" {
      problems.append(
        "'\(containerPath)' is not a mount path in a container: it must be an absolute path other than '/'")
    }
    return problems
  }
}
