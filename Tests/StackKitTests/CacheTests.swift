import Testing

import struct Templates.Node

@testable import StackKit

/// A valid service that calls a cache, except for the part that a test changes.
private func board(
  engine: CacheEngine = .valkey9, node: CacheNode = .t4gMicro, replicas: Int = 1, snapshotRetention: Int = 1,
  kmsKey: Text? = nil, variable: String = "VALKEY_URL", secrets: KeyValuePairs<String, SecretSource> = [:]
) -> Shop {
  Shop {
    let network = Network("Network", cidr: "10.0.0.0/16")
    let cache = ValkeyCache(
      "Board", in: network, engine: engine, node: node, replicas: replicas, snapshotRetention: snapshotRetention,
      kmsKey: kmsKey)
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
    let expected: Node = [
      "@Type": "AWS::ElastiCache::ReplicationGroup", "@DeletionPolicy": "Snapshot", "@UpdateReplacePolicy": "Snapshot",
      "ReplicationGroupDescription": "Valkey cache Board", "Engine": "valkey", "EngineVersion": "9.0",
      "CacheNodeType": "cache.t4g.micro", "NumCacheClusters": 2, "AutomaticFailoverEnabled": true,
      "MultiAZEnabled": true, "Port": 6379, "CacheSubnetGroupName": .ref("BoardSubnets"),
      "SecurityGroupIds": [.getAtt("BoardSecurityGroup.GroupId")], "AtRestEncryptionEnabled": true,
      "TransitEncryptionEnabled": true, "TransitEncryptionMode": "required",
      "AuthToken": .sub("{{resolve:secretsmanager:${BoardAuthToken}:SecretString:::}}"),
      "AutoMinorVersionUpgrade": true, "SnapshotRetentionLimit": 1,
    ]
    #expect(shop["Board"] == expected)
    #expect(shop["BoardSubnets"]["SubnetIds"] == [.ref("NetworkPrivateA"), .ref("NetworkPrivateB")])
  }

  @Test("the same in Terraform, which passes the token on")
  func terraform() {
    let shop = board(kmsKey: "arn:aws:kms:eu-west-1:123456789012:key/1")
    let expected: Node = [
      "replication_group_id": "shop-test-board", "description": "Valkey cache Board", "engine": "valkey",
      "engine_version": "9.0", "node_type": "cache.t4g.micro", "num_cache_clusters": 2,
      "automatic_failover_enabled": true, "multi_az_enabled": true, "port": 6379,
      "subnet_group_name": "${aws_elasticache_subnet_group.board_subnets.name}",
      "security_group_ids": ["${aws_security_group.board_security_group.id}"], "at_rest_encryption_enabled": true,
      "kms_key_id": "arn:aws:kms:eu-west-1:123456789012:key/1", "transit_encryption_enabled": true,
      "transit_encryption_mode": "required",
      "auth_token": "${aws_secretsmanager_secret_version.board_auth_token_value.secret_string}",
      "auto_minor_version_upgrade": true, "snapshot_retention_limit": 1,
      "final_snapshot_identifier": #"${"shop-test-board-final-${substr(uuid(), 0, 8)}"}"#, "apply_immediately": true,
      "lifecycle": [
        [
          "prevent_destroy": true, "ignore_changes": ["engine_version", "final_snapshot_identifier"],
          "postcondition": [
            [
              "condition": #"${try(regex("^[0-9]+", self.engine_version_actual), "9") == "9"}"#,
              "error_message": .string(
                "This file asks for Valkey 9, and the cache runs another major version, which Terraform does not "
                  + "change. Upgrade it: aws elasticache modify-replication-group --replication-group-id "
                  + "shop-test-board --engine-version 9.0 --apply-immediately."),
            ]
          ],
        ]
      ],
    ]
    #expect(shop.terraform["aws_elasticache_replication_group.board"] == expected)
    let token: Node = [
      "secret_id": "${aws_secretsmanager_secret.board_auth_token.arn}",
      "secret_string": #"${join("", [uuid(), uuid()])}"#, "lifecycle": [["ignore_changes": ["secret_string"]]],
    ]
    #expect(shop.terraform["aws_secretsmanager_secret_version.board_auth_token_value"] == token)
    #expect(
      shop.synthesis.notes == [
        "cache 'Board': its password is in Terraform's state: encrypt the state and restrict access to it"
      ])
  }

  @Test("a cache without replicas is in one zone")
  func alone() {
    let expected: KeyValuePairs<String, Node?> = [
      "NumCacheClusters": 1, "AutomaticFailoverEnabled": false, "MultiAZEnabled": false,
    ]
    #expect(board(replicas: 0)["Board"].has(expected))
  }

  @Test("a caller gets the URL, the password and nothing else", arguments: ["VALKEY_URL", "VALKEY"])
  func calls(variable: String) {
    let template = board(variable: variable).template
    let container = template["LiveTask"]["ContainerDefinitions", 0]
    #expect(
      container?["Environment"]
        == [["Name": .string(variable), "Value": .sub("rediss://${Board.PrimaryEndPoint.Address}:6379")]])
    #expect(container?["Secrets"] == [["Name": "VALKEY_AUTH_TOKEN", "ValueFrom": .ref("BoardAuthToken")]])
    let fetch: Node = [
      "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": [.ref("BoardAuthToken")],
    ]
    #expect(template["LiveExecutionPolicy"]["PolicyDocument", "Statement"].contains(fetch))
    #expect(
      template["LiveToBoard"].has([
        "ToPort": 6379, "DestinationSecurityGroupId": .getAtt("BoardSecurityGroup.GroupId"),
      ]))
    #expect(
      template["BoardFromLive"].has([
        "ToPort": 6379, "SourceSecurityGroupId": .getAtt("LiveSecurityGroup.GroupId"),
      ]))
  }

  @Test("a key of the account also encrypts the password, and a caller may use it for that")
  func key() {
    let key = "arn:aws:kms:eu-west-1:123456789012:key/1"
    let template = board(kmsKey: Text(stringLiteral: key)).template
    #expect(
      template.resources.filter { $0.node["KmsKeyId"] == .string(key) }.map(\.name) == ["BoardAuthToken", "Board"])
    #expect(template["LiveExecutionPolicy"]["PolicyDocument", "Statement"].first(["Action": ["kms:Decrypt"]]) != nil)
    #expect(!board().template.mentions("kms"))
  }

  @Test("only the cache and its password hold state")
  func state() {
    #expect(board().manifest["stateful"] == ["BoardAuthToken", "Board"])
  }

  @Test(
    "values that ElastiCache would refuse are refused before they are written",
    arguments: [
      (board(replicas: -1), "-1 replicas"), (board(replicas: 6), "6 replicas"),
      (board(snapshotRetention: 36), "snapshots kept for 36 days"),
      (board(snapshotRetention: -1), "snapshots kept for -1 days"),
      (board(engine: .version("8")), "'8' is not a version of Valkey in ElastiCache, such as '9.0'"),
      (board(engine: .version("6.2")), "'6.2' is not a version of Valkey"),
      (board(engine: .version("8.x")), "'8.x' is not a version of Valkey"),
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

  @Test(
    "the version of an engine's name never changes, because that would upgrade every deployed cache",
    arguments: [
      (CacheEngine.valkey7, "7.2"), (.valkey8, "8.0"), (.valkey9, "9.0"), (.version("8.2"), "8.2"),
    ])
  func engines(engine: CacheEngine, version: String) {
    let shop = board(engine: engine)
    #expect(shop.synthesis.problems == [])
    #expect(shop["Board"]["EngineVersion"] == .string(version))
  }

  @Test("every named node has a well-formed node type")
  func nodes() {
    let nodes: [CacheNode] = [
      .t4gMicro, .t4gSmall, .t4gMedium, .m7gLarge, .r7gLarge, .r7gXLarge, .custom("cache.r8g.large"),
    ]
    for node in nodes { #expect(node.isWellFormed, "\(node.type)") }
  }
}
