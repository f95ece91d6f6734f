extension ResourceType {
  /// EFS and Secrets Manager.
  static let storage: [ResourceType] = [
    ResourceType(
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
    ResourceType(
      "AWS::EFS::MountTarget",
      id: "fsmt-{hex}",
      required: "FileSystemId SecurityGroups SubnetId",
      createOnly: "FileSystemId IpAddress IpAddressType Ipv6Address SubnetId",
      readable: "FileSystemId IpAddress IpAddressType Ipv6Address SecurityGroups SubnetId",
      attributes: ["Id": "{id}", "IpAddress": "{ip}"]),
    ResourceType(
      "AWS::EFS::AccessPoint",
      id: "fsap-{hex}",
      required: "FileSystemId",
      createOnly: "ClientToken FileSystemId PosixUser RootDirectory",
      other: "AccessPointTags",
      attributes: [
        "AccessPointId": "{id}",
        "Arn": "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/{id}",
      ]),
    ResourceType(
      "AWS::SecretsManager::Secret",
      id: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{hex6}",
      name: "Name", nameLimit: 512,
      createOnly: "Name",
      other: "Description GenerateSecretString KmsKeyId ReplicaRegions SecretString Tags Type",
      attributes: ["Id": "{id}"]),
  ]
}
