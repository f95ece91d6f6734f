/// The subnets of a cache's nodes.
public struct CacheSubnetGroup: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElastiCache::SubnetGroup", terraform: "aws_elasticache_subnet_group")
  }
  public let name: Name
  let summary: String
  let subnetIDs: [Text]

  public func properties(_ p: inout Properties) {
    // CloudFormation generates a name; Terraform requires one.
    p.set(nil, "name", PhysicalName(name, limit: 255))
    p.set("Description", "description", summary)
    p.set("SubnetIds", "subnet_ids", subnetIDs)
  }

  var groupName: Reference { ref("name") }
}

/// A Valkey primary and its replicas: encrypted at rest and in transit, with a password.
public struct ReplicationGroup: Resource {
  public var kind: Kind {
    Kind(cloudFormation: "AWS::ElastiCache::ReplicationGroup", terraform: "aws_elasticache_replication_group")
  }
  public let name: Name
  let summary: String
  /// Such as `9.0`.
  let engineVersion: String
  let nodeType: String
  let replicas: Int
  let port: Int
  let subnets: CacheSubnetGroup
  let securityGroup: SecurityGroup
  let authToken: Secret
  /// In days; 0 for no snapshots.
  let snapshotRetention: Int
  let kmsKey: Text?

  public func properties(_ p: inout Properties) {
    // CloudFormation generates an id; Terraform requires one.
    p.set(nil, "replication_group_id", PhysicalName(name, limit: 40))
    p.set("ReplicationGroupDescription", "description", summary)
    p.set("Engine", "engine", "valkey")
    // The initial version, which AWS requires; AWS upgrades minor versions from there.
    p.set("EngineVersion", "engine_version", engineVersion)
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
    // CloudFormation resolves the secret when it creates the group. Terraform's provider has no write-only argument for
    // it in versions 5 and 6, so the token is in the state.
    p.set("AuthToken", nil, Text("{{resolve:secretsmanager:\(authToken.arn):SecretString:::}}"))
    p.set(nil, "auth_token", authToken.value.secretString)
    p.set("AutoMinorVersionUpgrade", "auto_minor_version_upgrade", true)
    p.set("SnapshotRetentionLimit", "snapshot_retention_limit", snapshotRetention)
    if isKept(in: p.scope) {
      // Snapshots outlive the cache, so each cache of this name needs another one.
      let name = PhysicalName(name, suffix: "-final", limit: 90).resolved(in: p.scope)
      p.set(nil, "final_snapshot_identifier", Value.symbol("\"\(name)-${substr(uuid(), 0, 8)}\""))
    }
    // Applies changes at once, as CloudFormation does, and not in the next maintenance window.
    p.set(nil, "apply_immediately", true)
  }

  public var holdsState: Bool { true }

  /// A group that stayed would keep costing and hold its subnets and security group, so no stack with a network could
  /// be deleted. A snapshot keeps only the data.
  public var leavesSnapshot: Bool { true }

  /// AWS upgrades minor versions; to go back, the provider would replace the group. Each plan generates another name for
  /// the snapshot, and the one of the creation counts.
  public var ignoredChanges: [String] { ["engine_version", "final_snapshot_identifier"] }

  /// Terraform ignores a new major version, too: it must not say that the cache is up to date.
  public func postcondition(in scope: Scope) -> Postcondition? {
    let major = engineVersion.prefix { $0 != "." }
    let group = PhysicalName(name, limit: 40).resolved(in: scope)
    return Postcondition(
      // A version that is not known yet is no other version.
      "try(regex(\"^[0-9]+\", self.engine_version_actual), \"\(major)\") == \"\(major)\"",
      otherwise:
        "This file asks for Valkey \(major), and the cache runs another major version, which Terraform does not change. "
        + "Upgrade it: aws elasticache modify-replication-group --replication-group-id \(group) "
        + "--engine-version \(engineVersion) --apply-immediately.")
  }

  /// The endpoint of the current primary.
  var primaryHost: Reference { attribute("PrimaryEndPoint.Address", "primary_endpoint_address") }
}
