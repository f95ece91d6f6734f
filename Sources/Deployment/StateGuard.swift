/// Keeps resources that hold state from being replaced or removed by accident.
struct StateGuard {
  /// Logical ids, from the manifest; Terraform's addresses are found by them, too.
  let stateful: Set<String>
  let allowReplace: Set<String>
  let allowDelete: Set<String>

  /// Types that hold something nobody can make again, whatever the manifest says.
  static let statefulTypes: Set<String> = [
    "AWS::Backup::BackupVault", "AWS::Cognito::UserPool", "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table",
    "AWS::ECR::Repository", "AWS::EFS::AccessPoint", "AWS::EFS::FileSystem", "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::ServerlessCache", "AWS::KMS::Key", "AWS::Kinesis::Stream",
    "AWS::Logs::LogGroup", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
    "aws_backup_vault", "aws_cloudwatch_log_group", "aws_cognito_user_pool", "aws_db_instance", "aws_dynamodb_table",
    "aws_ecr_repository", "aws_efs_access_point", "aws_efs_file_system", "aws_elasticache_cluster",
    "aws_elasticache_replication_group", "aws_elasticache_serverless_cache", "aws_kinesis_stream", "aws_kms_key",
    "aws_rds_cluster", "aws_s3_bucket", "aws_secretsmanager_secret", "aws_secretsmanager_secret_version",
    "aws_sqs_queue",
  ]

  /// - Throws: `.refused`, naming each resource and the option that would allow it.
  func check(_ changes: [PlannedChange]) throws(DeploymentError) {
    let refusals = changes.compactMap(refusal)
    guard !refusals.isEmpty else { return }
    let options = refusals.map(\.option).joined(separator: " ")
    throw DeploymentError(
      .refused,
      "refused, for what they hold would be lost: \(refusals.map(\.what).joined(separator: ", ")); "
        + "if that is what you want, add \(options)")
  }

  private func refusal(of change: PlannedChange) -> (what: String, option: String)? {
    guard change.isNamed(in: stateful) || Self.statefulTypes.contains(change.type) else { return nil }
    // An address begins with its type.
    let what = change.id.contains(change.type) ? change.id : "\(change.id) (\(change.type))"
    switch change.effect {
    case .remove:
      return change.isNamed(in: allowDelete) ? nil : ("\(what) would be removed", "--allow-delete \(change.id)")
    case .replace, .mayReplace:
      let would = change.effect == .replace ? "would" : "might"
      return change.isNamed(in: allowReplace)
        ? nil : ("\(what) \(would) be replaced", "--allow-replace \(change.id)")
    case .add, .change, .import: return nil
    }
  }
}
