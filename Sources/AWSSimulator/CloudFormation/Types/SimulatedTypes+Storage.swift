extension SimulatedType {
  /// EFS, S3, ElastiCache, KMS and Secrets Manager.
  static let storage: [SimulatedType] = [
    SimulatedType(
      "AWS::EFS::FileSystem",
      id: "fs-{hex}",
      createOnly: "AvailabilityZoneName Encrypted KmsKeyId PerformanceMode",
      other: """
        BackupPolicy BypassPolicyLockoutSafetyCheck FileSystemPolicy FileSystemProtection FileSystemTags
        LifecyclePolicies ProvisionedThroughputInMibps ReplicationConfiguration ThroughputMode
        """,
      attributes: [
        "FileSystemId": "{id}",
        "Arn": "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}",
      ]),
    SimulatedType(
      "AWS::EFS::MountTarget",
      id: "fsmt-{hex}",
      required: "FileSystemId SecurityGroups SubnetId",
      createOnly: "FileSystemId IpAddress IpAddressType Ipv6Address SubnetId",
      readable: "FileSystemId IpAddress IpAddressType Ipv6Address SecurityGroups SubnetId",
      attributes: ["Id": "{id}", "IpAddress": "{ip}"]),
    SimulatedType(
      "AWS::EFS::AccessPoint",
      id: "fsap-{hex}",
      required: "FileSystemId",
      createOnly: "ClientToken FileSystemId PosixUser RootDirectory",
      other: "AccessPointTags",
      attributes: [
        "AccessPointId": "{id}",
        "Arn": "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}",
      ]),
    SimulatedType(
      "AWS::SecretsManager::Secret",
      id: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{hex6}",
      name: "Name", nameLimit: 512,
      createOnly: "Name",
      other: "Description GenerateSecretString KmsKeyId ReplicaRegions SecretString Tags Type",
      attributes: ["Id": "{id}"]),
    SimulatedType(
      "AWS::S3::Bucket",
      id: "{name}",
      name: "BucketName", nameLimit: 63,
      createOnly: "BucketName BucketNamePrefix BucketNamespace",
      other: """
        AbacStatus AccelerateConfiguration AccessControl AnalyticsConfigurations BucketEncryption CorsConfiguration
        IntelligentTieringConfigurations InventoryConfigurations LifecycleConfiguration LoggingConfiguration
        MetadataConfiguration MetadataTableConfiguration MetricsConfigurations NotificationConfiguration
        ObjectLockConfiguration ObjectLockEnabled OwnershipControls PublicAccessBlockConfiguration
        ReplicationConfiguration Tags VersioningConfiguration WebsiteConfiguration
        """,
      attributes: [
        "Arn": "arn:{partition}:s3:::{name}",
        "DomainName": "{name}.s3.amazonaws.com",
        "RegionalDomainName": "{name}.s3.{region}.amazonaws.com",
      ]),
    SimulatedType(
      "AWS::S3::BucketPolicy",
      id: "{Bucket}",
      required: "Bucket PolicyDocument",
      createOnly: "Bucket"),
    SimulatedType(
      "AWS::KMS::Key",
      id: "{hex}",
      other: """
        BypassPolicyLockoutSafetyCheck Description EnableKeyRotation Enabled KeyPolicy KeySpec KeyUsage MultiRegion
        Origin PendingWindowInDays RotationPeriodInDays Tags
        """,
      attributes: ["Arn": "arn:{partition}:kms:{region}:{account}:key/{id}", "KeyId": "{id}"]),
    SimulatedType(
      "AWS::KMS::Alias",
      id: "{AliasName}",
      required: "AliasName TargetKeyId",
      createOnly: "AliasName"),
    SimulatedType(
      "AWS::ElastiCache::ReplicationGroup",
      id: "{name}",
      name: "ReplicationGroupId", nameLimit: 40,
      required: "ReplicationGroupDescription",
      createOnly: """
        AtRestEncryptionEnabled CacheSubnetGroupName DataTieringEnabled GlobalReplicationGroupId KmsKeyId NetworkType
        Port PreferredCacheClusterAZs ReplicationGroupId SnapshotArns SnapshotName
        """,
      sometimesCreateOnly: "AuthToken NodeGroupConfiguration",
      other: """
        AutoMinorVersionUpgrade AutomaticFailoverEnabled CacheNodeType CacheParameterGroupName CacheSecurityGroupNames
        ClusterMode Durability Engine EngineVersion IpDiscovery LogDeliveryConfigurations MultiAZEnabled
        NotificationTopicArn NumCacheClusters NumNodeGroups PreferredMaintenanceWindow PrimaryClusterId
        ReplicasPerNodeGroup SecurityGroupIds SnapshotRetentionLimit SnapshotWindow SnapshottingClusterId Tags
        TransitEncryptionEnabled TransitEncryptionMode UserGroupIds
        """,
      attributes: [
        "PrimaryEndPoint.Address": "master.{name}.{region}.cache.amazonaws.com",
        "PrimaryEndPoint.Port": "6379",
        "ReaderEndPoint.Address": "replica.{name}.{region}.cache.amazonaws.com",
        "ReaderEndPoint.Port": "6379",
      ]),
    SimulatedType(
      "AWS::ElastiCache::SubnetGroup",
      id: "{name}",
      name: "CacheSubnetGroupName", nameLimit: 255,
      required: "Description SubnetIds",
      createOnly: "CacheSubnetGroupName",
      other: "Tags"),
  ]
}
