import AWSClient

/// Keeps resources that hold state from being replaced or removed by accident.
struct StateGuard {
  /// Logical ids, from the manifest.
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
  ]

  /// - Throws: `.refused`, naming each resource and the option that would allow it.
  func check(_ changes: [CloudFormation.ResourceChange]) throws(DeploymentError) {
    let refusals = changes.compactMap(refusal)
    guard !refusals.isEmpty else { return }
    let options = refusals.map(\.option).joined(separator: " ")
    throw DeploymentError(
      .refused,
      "refused, for what they hold would be lost: \(refusals.map(\.what).joined(separator: ", ")); "
        + "if that is what you want, add \(options)")
  }

  private func refusal(of change: CloudFormation.ResourceChange) -> (what: String, option: String)? {
    let id = change.logicalResourceID
    guard stateful.contains(id) || Self.statefulTypes.contains(change.resourceType) else { return nil }
    let what = "\(id) (\(change.resourceType))"
    if change.action == "Remove" {
      return allowDelete.contains(id) ? nil : ("\(what) would be removed", "--allow-delete \(id)")
    }
    guard change.mayReplace, !allowReplace.contains(id) else { return nil }
    let would = change.replacement == "True" ? "would" : "might"
    return ("\(what) \(would) be replaced", "--allow-replace \(id)")
  }
}

extension CloudFormation.ResourceChange {
  /// A new physical resource may take the old one's place. What CloudFormation cannot tell yet may, too.
  public var mayReplace: Bool {
    ["True", "Conditional"].contains(replacement) || action == "Dynamic"
      || policyAction?.hasPrefix("ReplaceAnd") == true
  }
}
