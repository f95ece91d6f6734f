import Templates

private let cache = "AWS::ElastiCache::ReplicationGroup"
private let terraformCache = "aws_elasticache_replication_group"

extension Rule {
  static let caches: [Rule] = [
    Rule(
      "cache-encrypted", .error, "A cache is encrypted at rest.",
      fix: "Set AtRestEncryptionEnabled to true; this replaces the cache.",
      also: ["ElastiCache.4", "CKV_AWS_29"],
      Check(cache, "AtRestEncryptionEnabled", .isTrue),
      Check(terraformCache, "at_rest_encryption_enabled", .isTrue)),
    Rule(
      "cache-tls", .error, "A cache has TLS enabled.", fix: "Set TransitEncryptionEnabled to true.",
      also: ["ElastiCache.5", "CKV_AWS_30"],
      Check(cache, "TransitEncryptionEnabled", .isTrue),
      Check(terraformCache, "transit_encryption_enabled", .isTrue)),
    Rule(
      "cache-tls-only", .error, "A cache refuses connections without TLS.",
      fix: "Set TransitEncryptionMode to required, AWS's default.", also: ["ElastiCache.5"],
      Check(cache, "TransitEncryptionMode", .oneOf(["required"]), ifMissing: .passes),
      Check(terraformCache, "transit_encryption_mode", .oneOf(["required"]), ifMissing: .passes)),
    Rule(
      "cache-password", .warning, "A cache requires a password or a user.", fix: "Set AuthToken, or a user group.",
      also: ["ElastiCache.6", "CKV_AWS_31"],
      Check(cache, "AuthToken", .present, when: hasNoUsers),
      Check(terraformCache, "auth_token", .present, when: hasNoUsers)),
    Rule(
      "cache-failover", .warning, "A cache has automatic failover enabled.",
      fix: "Add a replica and set AutomaticFailoverEnabled to true.", also: ["ElastiCache.3"],
      cost: "a second node, as much as the first",
      Check(cache, "AutomaticFailoverEnabled", .isTrue),
      Check(terraformCache, "automatic_failover_enabled", .isTrue)),
    Rule(
      "cache-two-zones", .warning, "A cache has nodes in two zones.",
      fix: "Add a replica and set MultiAZEnabled to true.", also: ["ElastiCache.3", "CKV2_AWS_50"],
      Check(cache, "MultiAZEnabled", .isTrue),
      Check(terraformCache, "multi_az_enabled", .isTrue)),
    Rule(
      "cache-upgrades", .warning, "A cache is upgraded to minor versions automatically.",
      fix: "Set AutoMinorVersionUpgrade to true, AWS's default.", also: ["ElastiCache.2"],
      Check(cache, "AutoMinorVersionUpgrade", .isTrue, ifMissing: .passes),
      Check(terraformCache, "auto_minor_version_upgrade", .isTrue, ifMissing: .passes)),
    Rule(
      "cache-snapshots", .warning, "A cache has daily snapshots.", fix: "Set SnapshotRetentionLimit to 1 or more.",
      also: ["ElastiCache.1"],
      Check(cache, "SnapshotRetentionLimit", .atLeast(1)),
      Check(terraformCache, "snapshot_retention_limit", .atLeast(1))),
    Rule(
      "cache-own-subnets", .warning, "A cache has a subnet group of its own.",
      fix: "Set CacheSubnetGroupName; without it, the cache is in the default network.", also: ["ElastiCache.7"],
      Check(cache, "CacheSubnetGroupName", .present),
      Check(terraformCache, "subnet_group_name", .present)),
  ]

  private static let hasNoUsers: Check.Condition = { cache, _ in
    cache.value("UserGroupIds", "user_group_ids") == nil
  }
}
