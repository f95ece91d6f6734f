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

  /// A change that would lose what a resource holds, and that nobody has allowed.
  struct Refusal: Sendable, Equatable {
    let change: PlannedChange
    /// The resource and what would become of it, as the start of a sentence.
    let description: String
  }

  /// Those of the changes that are refused, in their order.
  func refusals(of changes: [PlannedChange]) -> [Refusal] {
    changes.compactMap { change in fate(of: change).map { Refusal(change: change, description: $0) } }
  }

  private func fate(of change: PlannedChange) -> String? {
    guard change.isNamed(in: stateful) || Self.statefulTypes.contains(change.type) else { return nil }
    // An address begins with its type.
    let what = change.id.contains(change.type) ? change.id : "\(change.id) (\(change.type))"
    return switch change.effect {
    case .remove: change.isNamed(in: allowDelete) ? nil : "\(what) would be removed"
    case .replace: change.isNamed(in: allowReplace) ? nil : "\(what) would be replaced"
    case .mayReplace: change.isNamed(in: allowReplace) ? nil : "\(what) might be replaced"
    case .add, .change, .import: nil
    }
  }
}

extension DeploymentError {
  /// What the guard refuses, and what would allow it.
  init(refused refusals: [StateGuard.Refusal]) {
    let removed = refusals.filter { $0.change.effect == .remove }.map(\.change.id)
    let replaced = refusals.filter { $0.change.effect != .remove }.map(\.change.id)
    self.init(
      .refused,
      "refused: these changes would destroy data: \(refusals.map(\.description).joined(separator: ", "))",
      remedy: .allow(replacing: replaced, removing: removed))
  }
}
