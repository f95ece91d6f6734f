/// An NFS file system that tasks share.
public struct EFSFileSystem: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EFS::FileSystem", terraform: "aws_efs_file_system") }
  public let name: Name
  let kmsKey: Text?
  /// `elastic`, `bursting` or `provisioned`.
  let throughputMode: String
  /// In MiB/s, for the mode `provisioned`.
  let provisionedThroughput: Int?
  /// Days without a read before a file moves to Infrequent Access; nil for never.
  let infrequentAccessDays: Int?
  /// Whether AWS Backup takes daily backups.
  let isBackedUp: Bool
  public let owner: (any Construct)?

  public func properties(_ p: inout Properties) {
    p.set("Encrypted", "encrypted", true)
    p.set("KmsKeyId", "kms_key_id", kmsKey)
    p.set("PerformanceMode", "performance_mode", "generalPurpose")
    p.set("ThroughputMode", "throughput_mode", throughputMode)
    p.set("ProvisionedThroughputInMibps", "provisioned_throughput_in_mibps", provisionedThroughput)
    lifecycle(&p)
    // Forbids a replication that would make this file system a read-only copy of another.
    p.nest("FileSystemProtection", "protection") { p in
      p.set("ReplicationOverwriteProtection", "replication_overwrite", "ENABLED")
    }
    // Properties of the file system in CloudFormation, separate resources in Terraform.
    p.nest("BackupPolicy", nil) { $0.set("Status", nil, backupStatus) }
    p.nest("FileSystemPolicy", nil) { FileSystemPolicy.write(&$0, for: nil) }
    p.nameTag(name, in: "FileSystemTags")
  }

  /// AWS takes one transition per policy.
  private func lifecycle(_ p: inout Properties) {
    guard let infrequentAccessDays else { return }
    let period = infrequentAccessDays == 1 ? "AFTER_1_DAY" : "AFTER_\(infrequentAccessDays)_DAYS"
    let transitions = [
      ("TransitionToIA", "transition_to_ia", period),
      ("TransitionToPrimaryStorageClass", "transition_to_primary_storage_class", "AFTER_1_ACCESS"),
    ]
    p.each(transitions, "LifecyclePolicies", "lifecycle_policy") { transition, p in
      p.set(transition.0, transition.1, transition.2)
    }
  }

  /// Written even if it is off: without it, the file system keeps its old setting.
  var backupStatus: String { isBackedUp ? "ENABLED" : "DISABLED" }

  public var holdsState: Bool { true }

  var id: Reference { ref("id") }
  var arn: Reference { attribute("Arn", "arn") }
}

/// AWS Backup's daily backups; a property of the file system in CloudFormation.
public struct FileSystemBackup: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_efs_backup_policy") }
  public let name: Name
  let fileSystem: EFSFileSystem

  public func properties(_ p: inout Properties) {
    p.set(nil, "file_system_id", fileSystem.id)
    p.nest(nil, "backup_policy") { $0.set(nil, "status", fileSystem.backupStatus) }
  }
}

/// The file system's policy; a property of the file system in CloudFormation.
public struct FileSystemPolicy: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_efs_file_system_policy") }
  public let name: Name
  let fileSystem: EFSFileSystem

  public func properties(_ p: inout Properties) {
    p.set(nil, "file_system_id", fileSystem.id)
    p.nest(nil, "policy", style: .json) { Self.write(&$0, for: fileSystem) }
  }

  /// Requires TLS, and IAM's permission to mount: without a policy, EFS admits any client that reaches it.
  ///
  /// It names no role and no access point: both refer to the file system, which would make a cycle.
  static func write(_ p: inout Properties, for fileSystem: EFSFileSystem?) {
    p.set("Version", "Version", "2012-10-17")
    p.set(
      "Statement", "Statement",
      [
        statement(
          "Deny", principal: "*", actions: ["*"], condition: ("aws:SecureTransport", "false"), on: fileSystem),
        statement(
          "Allow", principal: "arn:\(Pseudo.partition):iam::\(Pseudo.accountID):root",
          actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          condition: ("elasticfilesystem:AccessedViaMountTarget", "true"), on: fileSystem),
      ])
  }

  /// The file system's own ARN is missing in CloudFormation, where it would be a cycle; EFS fills it in.
  private static func statement(
    _ effect: String, principal: Text, actions: [String], condition: (key: String, value: String),
    on fileSystem: EFSFileSystem?
  ) -> Value {
    let statement = Value.document([
      "Effect": effect,
      "Principal": Value.document(["AWS": principal]),
      "Action": actions,
      "Condition": Value.document(["Bool": Value.document([condition.key: condition.value])]),
    ])
    guard case .object(var members) = statement, let fileSystem else { return statement }
    members.append(
      Property(cloudFormation: nil, terraform: "Resource", value: fileSystem.arn.value, style: .argument))
    return .object(members)
  }
}

/// The file system's address in one zone. AWS allows one for each zone.
public struct MountTarget: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::EFS::MountTarget", terraform: "aws_efs_mount_target") }
  public let name: Name
  let fileSystem: EFSFileSystem
  let subnetID: Text
  let securityGroup: SecurityGroup
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("FileSystemId", "file_system_id", fileSystem.id)
    p.set("SubnetId", "subnet_id", subnetID)
    p.set("SecurityGroups", "security_groups", [securityGroup.id])
  }
}

/// A folder of the file system, accessed as one user.
public struct AccessPoint: Resource {
  /// The owner of every file, whatever user the container runs as.
  static let user = 1000

  public var kind: Kind { Kind(cloudFormation: "AWS::EFS::AccessPoint", terraform: "aws_efs_access_point") }
  public let name: Name
  let fileSystem: EFSFileSystem
  let path: String

  public func properties(_ p: inout Properties) {
    p.set("FileSystemId", "file_system_id", fileSystem.id)
    p.nest("PosixUser", "posix_user") { p in
      p.set("Uid", nil, "\(Self.user)")
      p.set("Gid", nil, "\(Self.user)")
      p.set(nil, "uid", Self.user)
      p.set(nil, "gid", Self.user)
    }
    p.nest("RootDirectory", "root_directory") { p in
      p.set("Path", "path", path)
      // EFS creates the folder at the first mount, with this owner and mode.
      p.nest("CreationInfo", "creation_info") { p in
        p.set("OwnerUid", nil, "\(Self.user)")
        p.set("OwnerGid", nil, "\(Self.user)")
        p.set(nil, "owner_uid", Self.user)
        p.set(nil, "owner_gid", Self.user)
        p.set("Permissions", "permissions", "0750")
      }
    }
    p.nameTag(name, in: "AccessPointTags")
  }

  public var holdsState: Bool { true }

  var id: Reference { ref("id") }
  var arn: Reference { attribute("Arn", "arn") }
}
