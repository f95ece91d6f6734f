extension ResourceShape {
  /// EFS, S3, ElastiCache, KMS and Secrets Manager.
  static let storage: [ResourceShape] = [
    ResourceShape(
      "AWS::EFS::FileSystem", id: "fs-{hex}",
      attributes: ["Arn": "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}"]),
    ResourceShape(
      "AWS::EFS::MountTarget", id: "fsmt-{hex}", attributes: ["IpAddress": "{ip}"]),
    ResourceShape(
      "AWS::EFS::AccessPoint", id: "fsap-{hex}",
      attributes: ["Arn": "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}"]),
    ResourceShape(
      "AWS::SecretsManager::Secret",
      id: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{hex6}", name: "Name",
      nameLimit: 512),
    ResourceShape(
      "AWS::S3::Bucket", id: "{name}", name: "BucketName", nameLimit: 63,
      attributes: [
        "Arn": "arn:{partition}:s3:::{name}", "DomainName": "{name}.s3.amazonaws.com",
        "RegionalDomainName": "{name}.s3.{region}.amazonaws.com",
      ]),
    ResourceShape(
      "AWS::S3::BucketPolicy", id: "{Bucket}"),
    ResourceShape(
      "AWS::KMS::Key", id: "{hex}",
      attributes: ["Arn": "arn:{partition}:kms:{region}:{account}:key/{id}"]),
    ResourceShape(
      "AWS::KMS::Alias", id: "{AliasName}"),
    ResourceShape(
      "AWS::ElastiCache::ReplicationGroup", id: "{name}", name: "ReplicationGroupId", nameLimit: 40,
      attributes: [
        "PrimaryEndPoint.Address": "master.{name}.{region}.cache.amazonaws.com",
        "PrimaryEndPoint.Port": "6379",
        "ReaderEndPoint.Address": "replica.{name}.{region}.cache.amazonaws.com",
        "ReaderEndPoint.Port": "6379",
      ]),
    ResourceShape(
      "AWS::ElastiCache::SubnetGroup", id: "{name}", name: "CacheSubnetGroupName", nameLimit: 255),
  ]
}
