/// The subnets that a cache's nodes may stand in.
public struct CacheSubnetGroup: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElastiCache::SubnetGroup", terraform: "aws_elasticache_subnet_group")
  }
  public let name: Name
  let summary: String
  let subnetIDs: [Text]

  public func properties(_ p: inout Properties) {
    // CloudFormation makes up a name, Terraform needs one.
    p.set(nil, "name", PhysicalName(name, limit: 255))
    p.set("Description", "description", summary)
    p.set("SubnetIds", "subnet_ids", subnetIDs)
  }

  var groupName: Reference { ref("name") }
}

/// A primary and its replicas that speak Valkey: encrypted on disk and on the way, behind a password.
public struct ReplicationGroup: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElastiCache::ReplicationGroup", terraform: "aws_elasticache_replication_group")
  }
  public let name: Name
  let summary: String
  let nodeType: String
  let replicas: Int
  let port: Int
  let subnets: CacheSubnetGroup
  let securityGroup: SecurityGroup
  let authToken: Secret
  /// In days; 0 keeps none.
  let snapshotRetention: Int
  let kmsKey: Text?

  public func properties(_ p: inout Properties) {
    // CloudFormation makes up an id, Terraform needs one.
    p.set(nil, "replication_group_id", PhysicalName(name, limit: 40))
    p.set("ReplicationGroupDescription", "description", summary)
    p.set("Engine", "engine", "valkey")
    // What it begins with: AWS wants to be told, and upgrades it from there.
    p.set("EngineVersion", "engine_version", "8.0")
    p.set("CacheNodeType", "node_type", nodeType)
    p.set("NumCacheClusters", "num_cache_clusters", replicas + 1)
    p.set("AutomaticFailoverEnabled", "automatic_failover_enabled", replicas > 0)
    p.set("MultiAZEnabled", "multi_az_enabled", replicas > 0)
    p.set("Port", "port", port)
    p.set("CacheSubnetGroupName", "subnet_group_name", subnets.groupName)
    p.set("SecurityGroupIds", "security_group_ids", [securityGroup.id])
    p.set("AtRestEncryptionEnabled", "at_rest_encryption_enabled", true)
    p.set("KmsKeyId", "kms_key_id", kmsKey)
    p.set("TransitEncryptionEnabled", "transit_encryption_enabled", true)
    p.set("TransitEncryptionMode", "transit_encryption_mode", "required")
    // CloudFormation looks the secret up while it creates the group. Terraform's provider has no write-only argument for
    // it in either version, so that the token is in the state, too.
    p.set("AuthToken", nil, Text("{{resolve:secretsmanager:\(authToken.arn):SecretString:::}}"))
    p.set(nil, "auth_token", authToken.value.secretString)
    p.set("AutoMinorVersionUpgrade", "auto_minor_version_upgrade", true)
    p.set("SnapshotRetentionLimit", "snapshot_retention_limit", snapshotRetention)
    p.set(nil, "final_snapshot_identifier", PhysicalName(name, suffix: "-final", limit: 100))
    // At once, as CloudFormation does it, not in the next maintenance window.
    p.set(nil, "apply_immediately", true)
  }

  public var holdsState: Bool { true }

  /// A group that stayed behind would cost on, and hold its subnets and security group, so that no stack with a network
  /// could be deleted. A snapshot holds nothing but the data.
  public var leavesSnapshot: Bool { true }

  /// AWS upgrades minor versions; the provider would replace the group to go back.
  public var ignoredChanges: [String] { ["engine_version"] }

  /// The primary, whichever node that is.
  var primaryHost: Reference { attribute("PrimaryEndPoint.Address", "primary_endpoint_address") }
}
