/// An EFS file system that outlives tasks: encrypted, mounted by TLS and IAM only, backed up daily, kept when the stack
/// is deleted. Costs by storage, backup and throughput.
public struct FileSystem: Construct {
  /// When files move to EFS's cheaper Infrequent Access storage. A file moves back at its first read; reads there cost
  /// extra, and a file is billed as 128 KiB or more. So it is for large files.
  public enum Lifecycle: Sendable {
    case infrequentAccess(after: Unread)
    /// All files stay in standard storage.
    case never

    var days: Int? { if case .infrequentAccess(let unread) = self { unread.rawValue } else { nil } }

    /// Days without a read after which a file moves.
    public enum Unread: Int, Sendable {
      case oneDay = 1, days7 = 7, days14 = 14, days30 = 30, days60 = 60, days90 = 90, days180 = 180, days270 = 270
      case days365 = 365
    }
  }

  /// The throughput mode.
  public enum Throughput: Sendable {
    /// Throughput follows demand. Costs by the GB read and written.
    case elastic
    /// Included in the price of storage: 50 KiB/s for each GB stored, and more in bursts. Too slow for a busy file
    /// system that is nearly empty.
    case bursting
    /// Constant throughput of 1 to 3414 MiB/s, as far as the region allows. Costs by the MiB/s; can be lowered once a
    /// day.
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

  /// Whether AWS Backup backs the file system up.
  public enum Backup: Sendable {
    /// A backup every day, kept for 35 days: AWS's default plan.
    case daily
    /// No backup. The reason is for reviewers of the stack.
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
  ///   - network: The network that reaches it, with one mount target in each zone.
  ///   - lifecycle: When unread files move to cheaper storage. Default: after 30 days.
  ///   - throughput: The throughput mode. Default: `.elastic`.
  ///   - backup: Default: daily.
  ///   - kmsKey: The ARN of the KMS key that encrypts it, such as that of an `EncryptionKey`. Default: AWS's own key
  ///     for file systems, which is free. Another key makes another file system: `deploy` refuses that unless it is
  ///     allowed explicitly.
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

  /// A mount of a folder in a container.
  ///
  /// - Parameters:
  ///   - folder: A folder such as `/conversations`. EFS creates it at the first mount; it belongs to user 1000.
  ///   - containerPath: The path in the container.
  /// - Returns: A mount for a service.
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
      name: name / "SecurityGroup", summary: "Access to file system \(name)", vpcID: network.vpcID)
  }

  private var policy: FileSystemPolicy { FileSystemPolicy(name: name / "Policy", fileSystem: resource) }

  /// After the policy, without which EFS admits any client that reaches it.
  public var mountTargets: [MountTarget] {
    network.privatePlaces.map { place in
      MountTarget(
        name: name / "Mount\(place.label)", fileSystem: resource, subnetID: place.subnetID,
        securityGroup: securityGroup, after: [policy])
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
    policy
    mountTargets
    Output("FileSystemId", of: name, "ID of the EFS file system \(name)", "\(resource.id)")
  }
}

/// A folder of a file system, mounted in a container.
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
    // EFS's limits: four levels, 100 characters, no leading dot, and none of these characters.
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
