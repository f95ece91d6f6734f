import Templates

private let fileSystem = "AWS::EFS::FileSystem"
private let terraformPolicy = "aws_efs_file_system_policy"
private let accessPoint = "AWS::EFS::AccessPoint"

extension Rule {
  static let fileSystems: [Rule] = [
    Rule(
      "efs-encrypted", .error, "A file system is encrypted.",
      fix: "Set Encrypted to true; this replaces the file system.",
      also: ["EFS.1", "EFS.8", "CKV_AWS_42"],
      Check(fileSystem, "Encrypted", .isTrue),
      Check("aws_efs_file_system", "encrypted", .isTrue)),
    Rule(
      "efs-own-key", .warning, "A file system is encrypted with a key of the account.", fix: "Set KmsKeyId.",
      also: ["CKV_AWS_184"], optIn: "AWS's own key for file systems also encrypts",
      cost: "1 USD a month for the key",
      Check(fileSystem, "KmsKeyId", .present),
      Check("aws_efs_file_system", "kms_key_id", .present)),
    Rule(
      "efs-backup", .error, "A file system has automatic backups.",
      fix: "Set the status of BackupPolicy to ENABLED; in StackKit, use `backup: .off(because:)`.",
      also: ["EFS.2", "EFS.7", "CKV2_AWS_18"], cost: "0.05 USD a month for each GB",
      Check(fileSystem, "BackupPolicy/Status", .oneOf(["ENABLED"]), ifMissing: .warns),
      Check("aws_efs_backup_policy", "backup_policy/status", .oneOf(["ENABLED"]))),
    Rule(
      "efs-no-replication-over-it", .warning, "A file system cannot be overwritten by replication.",
      fix: "Set ReplicationOverwriteProtection to ENABLED, AWS's default.",
      Check(
        fileSystem, "FileSystemProtection/ReplicationOverwriteProtection", .oneOf(["ENABLED"]), ifMissing: .passes),
      Check("aws_efs_file_system", "protection/replication_overwrite", .oneOf(["ENABLED"]), ifMissing: .passes)),
    Rule(
      "efs-tls-only", .warning, "A file system's policy denies access without TLS.",
      fix: "Add a statement that denies everything where aws:SecureTransport is false.",
      Check(fileSystem, "FileSystemPolicy/Statement/*", .deniesPlainText, in: .some),
      Check(terraformPolicy, "policy/Statement/*", .deniesPlainText, in: .some)),
    Rule(
      "efs-through-mount-targets", .warning, "A file system's policy allows access through mount targets only.",
      fix: "Add the condition that elasticfilesystem:AccessedViaMountTarget is true.",
      Check(
        fileSystem,
        "FileSystemPolicy?/Statement/Effect=Allow?/Condition/Bool/elasticfilesystem:AccessedViaMountTarget", .isTrue),
      Check(
        terraformPolicy,
        "policy/Statement/Effect=Allow?/Condition/Bool/elasticfilesystem:AccessedViaMountTarget", .isTrue)),
    Rule(
      "efs-nobody-is-root", .error, "A file system's policy does not allow root access.",
      fix: "Allow only elasticfilesystem:ClientMount and ClientWrite.",
      Check(fileSystem, "FileSystemPolicy?/Statement/Effect=Allow?/Action", noRootAccess, ifMissing: .passes),
      Check(terraformPolicy, "policy/Statement/Effect=Allow?/Action", noRootAccess, ifMissing: .passes)),
    Rule(
      "access-point-folder", .warning, "The root of an access point is a folder, not the root of the file system.",
      fix: "Set the path of RootDirectory to a folder.", also: ["EFS.3", "CKV_AWS_329"],
      Check(accessPoint, "RootDirectory/Path", .noneOf(["/"])),
      Check("aws_efs_access_point", "root_directory/path", .noneOf(["/"]))),
    Rule(
      "access-point-user", .error, "An access point enforces a user other than root.",
      fix: "Set Uid of PosixUser to the number of a user other than root.", also: ["EFS.4", "CKV_AWS_330"],
      Check(accessPoint, "PosixUser/Uid", .atLeast(1), ifMissing: .warns),
      Check("aws_efs_access_point", "posix_user/uid", .atLeast(1), ifMissing: .warns)),
    Rule(
      "access-point-permissions", .warning, "A folder that an access point creates is not writable by everybody.",
      fix: "Set Permissions to 0750.",
      Check(accessPoint, "RootDirectory?/CreationInfo?/Permissions", closedToOthers),
      Check("aws_efs_access_point", "root_directory?/creation_info?/permissions", closedToOthers)),
  ]

  private static let noRootAccess = Expectation.noneOf([
    "elasticfilesystem:ClientRootAccess", "elasticfilesystem:Client*", "elasticfilesystem:*", "*",
  ])

  private static let closedToOthers = Expectation.that("give others no write permission") { mode, _, _ in
    mode.text.map { Int($0.suffix(1), radix: 8).map { $0 & 2 == 0 } ?? false }
  }
}
