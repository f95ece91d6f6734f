import Testing

@testable import StackKit

/// A service that calls a cache, good but for what a test changes.
private func board(
  node: CacheNode = .t4gMicro, replicas: Int = 1, snapshotRetention: Int = 1, kmsKey: Text? = nil,
  variable: String = "VALKEY_URL", secrets: KeyValuePairs<String, SecretSource> = [:]
) -> Shop {
  Shop {
    let network = Network("Network", cidr: "10.0.0.0/16")
    let cache = ValkeyCache(
      "Board", in: network, node: node, replicas: replicas, snapshotRetention: snapshotRetention, kmsKey: kmsKey)
    Service(
      "Live", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...2,
      calls: KeyValuePairs(dictionaryLiteral: (variable, cache)), secrets: secrets)
  }
}

@Suite struct CacheTests {
  @Test("a cache is encrypted, behind a password, in two zones, and leaves a snapshot")
  func cache() {
    let shop = board()
    #expect(shop.synthesis.problems.isEmpty)
    #expect(
      shop.yaml.contains(
        """
          Board:
            Type: AWS::ElastiCache::ReplicationGroup
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              ReplicationGroupDescription: Valkey cache Board
              Engine: valkey
              EngineVersion: '8.0'
              CacheNodeType: cache.t4g.micro
              NumCacheClusters: 2
              AutomaticFailoverEnabled: true
              MultiAZEnabled: true
              Port: 6379
              CacheSubnetGroupName: !Ref BoardSubnets
              SecurityGroupIds:
                - !GetAtt BoardSecurityGroup.GroupId
              AtRestEncryptionEnabled: true
              TransitEncryptionEnabled: true
              TransitEncryptionMode: required
              AuthToken: !Sub '{{resolve:secretsmanager:${BoardAuthToken}:SecretString:::}}'
              AutoMinorVersionUpgrade: true
              SnapshotRetentionLimit: 1
        """))
    #expect(shop.yaml.contains("      SubnetIds:\n        - !Ref NetworkPrivateA\n        - !Ref NetworkPrivateB\n"))
  }

  @Test("the same in Terraform, where the token has to be handed on")
  func terraform() {
    let shop = board(kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/1")
    #expect(
      shop.hcl.contains(
        """
        resource "aws_elasticache_replication_group" "board" {
          replication_group_id       = "shop-test-board"
          description                = "Valkey cache Board"
          engine                     = "valkey"
          engine_version             = "8.0"
          node_type                  = "cache.t4g.micro"
          num_cache_clusters         = 2
          automatic_failover_enabled = true
          multi_az_enabled           = true
          port                       = 6379
          subnet_group_name          = aws_elasticache_subnet_group.board_subnets.name
          security_group_ids         = [aws_security_group.board_security_group.id]
          at_rest_encryption_enabled = true
          kms_key_id                 = "arn:aws:kms:eu-west-1:123456789012:key/1"
          transit_encryption_enabled = true
          transit_encryption_mode    = "required"
          auth_token                 = aws_secretsmanager_secret_version.board_auth_token_value.secret_string
          auto_minor_version_upgrade = true
          snapshot_retention_limit   = 1
          final_snapshot_identifier  = "shop-test-board-final"
          apply_immediately          = true

          lifecycle {
            prevent_destroy = true
            ignore_changes  = [engine_version]
          }
        }
        """))
    #expect(
      shop.hcl.contains(
        """
        resource "aws_secretsmanager_secret_version" "board_auth_token_value" {
          secret_id     = aws_secretsmanager_secret.board_auth_token.arn
          secret_string = join("", [uuid(), uuid()])

          lifecycle {
            ignore_changes = [secret_string]
          }
        }
        """))
    #expect(
      shop.synthesis.notes == [
        "cache 'Board': its password is in Terraform's state, which must be encrypted and readable by few"
      ])
  }

  @Test("a cache without replicas is in one zone")
  func alone() {
    let yaml = board(replicas: 0).yaml
    for line in ["NumCacheClusters: 1", "AutomaticFailoverEnabled: false", "MultiAZEnabled: false"] {
      #expect(yaml.contains("      \(line)\n"), "\(line)")
    }
  }

  @Test("a caller gets the URL, the password and nothing else", arguments: ["VALKEY_URL", "VALKEY"])
  func calls(variable: String) {
    let yaml = board(variable: variable).yaml
    #expect(
      yaml.contains(
        "- Name: \(variable)\n              Value: !Sub 'rediss://${Board.PrimaryEndPoint.Address}:6379'\n"))
    #expect(yaml.contains("- Name: VALKEY_AUTH_TOKEN\n              ValueFrom: !Ref BoardAuthToken\n"))
    #expect(
      yaml.contains(
        "              - secretsmanager:GetSecretValue\n            Resource:\n              - !Ref BoardAuthToken\n"))
    #expect(yaml.contains("ToPort: 6379\n          DestinationSecurityGroupId: !GetAtt BoardSecurityGroup.GroupId"))
    #expect(
      yaml.contains("      ToPort: 6379\n      SourceSecurityGroupId: !GetAtt LiveSecurityGroup.GroupId\n"))
  }

  @Test("a key of the account's own encrypts the password, too, and a caller may use it for that")
  func key() {
    let yaml = board(kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/1").yaml
    let lines = yaml.split(separator: "\n").filter {
      $0.hasSuffix("KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/1")
    }
    #expect(lines.count == 2)
    #expect(yaml.contains("              - kms:Decrypt\n"))
    #expect(!board().yaml.contains("kms"))
  }

  @Test("the cache, its password and nothing else of it hold state")
  func state() {
    #expect(
      board().synthesis.text("deploy.json").contains(
        "\"stateful\": [\n    \"BoardAuthToken\",\n    \"Board\"\n  ]"))
  }

  @Test(
    "what ElastiCache would refuse is refused before it is written",
    arguments: [
      (board(replicas: -1), "-1 replicas"), (board(replicas: 6), "6 replicas"),
      (board(snapshotRetention: 36), "snapshots of 36 days"), (board(snapshotRetention: -1), "snapshots of -1 days"),
      (board(node: .custom("r7g.large")), "'r7g.large' is not a node type"),
      (board(node: .custom("cache.r7g.")), "'cache.r7g.' is not a node type"),
      (board(kmsKey: "alias/mine"), "'alias/mine' is not the ARN of a KMS key"),
      (board(secrets: ["VALKEY_AUTH_TOKEN": .generated]), "the variable 'VALKEY_AUTH_TOKEN' is set twice"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.firstRange(of: problem) != nil, "\(problems)")
  }

  @Test("every named node is one that ElastiCache could sell")
  func nodes() {
    let nodes: [CacheNode] = [
      .t4gMicro, .t4gSmall, .t4gMedium, .m7gLarge, .r7gLarge, .r7gXLarge, .custom("cache.r8g.large"),
    ]
    for node in nodes { #expect(node.isWellFormed, "\(node.type)") }
  }
}
