import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct StorageTests {
  private static let network = Network("Network", cidr: "10.0.0.0/16")

  private static func files(
    _ lifecycle: FileSystem.Lifecycle = .infrequentAccess(after: .days30),
    _ throughput: FileSystem.Throughput = .elastic,
    _ backup: FileSystem.Backup = .daily, kmsKey: Text? = nil
  ) -> FileSystem {
    FileSystem("Files", in: network, lifecycle: lifecycle, throughput: throughput, backup: backup, kmsKey: kmsKey)
  }

  @Test(
    "values that AWS would refuse are refused before they are written",
    arguments: [
      (
        Shop { files(.never, .provisioned(mebibytesPerSecond: 0)) },
        "file system 'Files': throughput of 0 MiB/s: EFS takes 1 to 3414 MiB/s"
      ),
      (Shop { files(.never, .provisioned(mebibytesPerSecond: 3415)) }, "throughput of 3415 MiB/s"),
      (Shop { LogBucket("Logs", keep: .hours(23)) }, "log bucket 'Logs': logs kept for 82800.0 seconds"),
      (Shop { LogBucket("Logs", keep: .hours(36)) }, "give whole days, 1 or more"),
      (Shop { LogBucket("Logs", keep: .days(0)) }, "give whole days, 1 or more"),
      (Shop { LogBucket("Logs", keep: .days(-1)) }, "give whole days, 1 or more"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1)
    #expect(problems.first?.firstRange(of: problem) != nil, "\(problems)")
  }

  @Test(
    "values that AWS accepts are accepted",
    arguments: [
      Shop { files(.never, .provisioned(mebibytesPerSecond: 1)) },
      Shop { files(.never, .provisioned(mebibytesPerSecond: 3414)) },
      Shop { LogBucket("Logs", keep: .days(1)) },
    ])
  func taken(shop: Shop) { #expect(shop.synthesis.problems.isEmpty) }

  private static let terraformFiles = "aws_efs_file_system.files"

  static let fileSystems = [
    Example(
      "files that nobody reads move, and come back", files(),
      cloudFormation: [
        .at(
          "Files",
          has: [
            "ThroughputMode": "elastic",
            "LifecyclePolicies": [
              ["TransitionToIA": "AFTER_30_DAYS"], ["TransitionToPrimaryStorageClass": "AFTER_1_ACCESS"],
            ],
            "FileSystemProtection": ["ReplicationOverwriteProtection": "ENABLED"],
            "BackupPolicy": ["Status": "ENABLED"], "KmsKeyId": nil,
          ])
      ],
      terraform: [
        .at(
          terraformFiles,
          is: [
            "encrypted": true, "performance_mode": "generalPurpose", "throughput_mode": "elastic",
            "tags": ["Name": "shop-test-files"],
            "lifecycle_policy": [
              ["transition_to_ia": "AFTER_30_DAYS"], ["transition_to_primary_storage_class": "AFTER_1_ACCESS"],
            ],
            "protection": [["replication_overwrite": "ENABLED"]], "lifecycle": [["prevent_destroy": true]],
          ])
      ]),
    Example(
      "after a day", files(.infrequentAccess(after: .oneDay)),
      cloudFormation: [.at("Files", "LifecyclePolicies", 0, "TransitionToIA", is: "AFTER_1_DAY")],
      terraform: [.at(terraformFiles, "lifecycle_policy", 0, "transition_to_ia", is: "AFTER_1_DAY")]),
    Example(
      "files that stay where they are", files(.never, .bursting),
      cloudFormation: [
        .at(
          "Files",
          has: [
            "Encrypted": true, "PerformanceMode": "generalPurpose", "ThroughputMode": "bursting",
            "LifecyclePolicies": nil,
          ])
      ],
      terraform: [.at(terraformFiles, has: ["throughput_mode": "bursting", "lifecycle_policy": nil])]),
    Example(
      "a throughput that is paid for", files(.never, .provisioned(mebibytesPerSecond: 64)),
      cloudFormation: [.at("Files", has: ["ThroughputMode": "provisioned", "ProvisionedThroughputInMibps": 64])],
      terraform: [.at(terraformFiles, "provisioned_throughput_in_mibps", is: 64)]),
    Example(
      "backups that are off are said to be", files(.never, .elastic, .off(because: "it is a cache")),
      cloudFormation: [.at("Files", "BackupPolicy", is: ["Status": "DISABLED"])],
      terraform: [.at("aws_efs_backup_policy.files_backup", "backup_policy", is: [["status": "DISABLED"]])]),
    Example(
      "a key of one's own, which comes along", files(kmsKey: EncryptionKey("Key").arn),
      cloudFormation: [.at("Files", has: ["Encrypted": true, "KmsKeyId": .getAtt("Key.Arn")])],
      terraform: [.at(terraformFiles, "kms_key_id", is: "${aws_kms_key.key.arn}")]),
  ]

  static let keys = [
    Example(
      "a key rotates, stays and takes thirty days to go", EncryptionKey("Key"),
      cloudFormation: [
        .at(
          "Key",
          has: [
            "@Type": "AWS::KMS::Key", "@DeletionPolicy": "Retain", "@UpdateReplacePolicy": "Retain",
            "Description": "Key of shop-test", "EnableKeyRotation": true, "PendingWindowInDays": 30,
          ]),
        .at(
          "Key", "KeyPolicy", "Statement", 0,
          is: [
            "Sid": "Account", "Effect": "Allow",
            "Principal": ["AWS": .sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")], "Action": "kms:*",
            "Resource": "*",
          ]),
      ],
      terraform: [
        .at(
          "aws_kms_key.key",
          has: [
            "description": "Key of shop-test", "enable_key_rotation": true, "deletion_window_in_days": 30,
            "lifecycle": [["prevent_destroy": true]],
          ]),
        .at("aws_kms_key.key", "policy", "jsonencode", "Statement", 0, "Sid", is: "Account"),
      ]),
    Example(
      "a key that is referred to brings its alias", Thing(name: "Thing", text: EncryptionKey("Key").arn),
      cloudFormation: [.at("KeyAlias", has: ["AliasName": "alias/shop-test-key", "TargetKeyId": .ref("Key")])],
      terraform: [
        .at(
          "aws_kms_alias.key_alias", is: ["name": "alias/shop-test-key", "target_key_id": "${aws_kms_key.key.key_id}"])
      ]),
    Example(
      "the logs of this account only may be encrypted with it", EncryptionKey("Key"),
      cloudFormation: [
        .at(
          "Key", "KeyPolicy", "Statement", 1,
          is: [
            "Sid": "Logs", "Effect": "Allow", "Principal": ["Service": .sub("logs.${AWS::Region}.amazonaws.com")],
            "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            "Resource": "*",
            "Condition": [
              "ArnLike": [
                "kms:EncryptionContext:aws:logs:arn": .sub(
                  "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*")
              ]
            ],
          ])
      ],
      terraform: [
        .at(
          "aws_kms_key.key", "policy", "jsonencode", "Statement", 1, "Condition", "ArnLike",
          "kms:EncryptionContext:aws:logs:arn",
          is: .string(arn("logs") + ":log-group:*"))
      ]),
  ]

  /// The beginning of an ARN in the stack's region and account, as Terraform has it.
  private static func arn(_ service: String) -> String {
    "arn:${data.aws_partition.current.partition}:\(service):${data.aws_region.current.id}:"
      + "${data.aws_caller_identity.current.account_id}"
  }

  private static let bucket: Node = "${aws_s3_bucket.access_logs.id}"

  static let buckets = [
    Example(
      "a bucket is private, encrypted, kept, and forgets", LogBucket("AccessLogs"),
      cloudFormation: [
        .at(
          "AccessLogs",
          has: [
            "@Type": "AWS::S3::Bucket", "@DeletionPolicy": "Retain", "@UpdateReplacePolicy": "Retain",
            "PublicAccessBlockConfiguration": [
              "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true,
              "RestrictPublicBuckets": true,
            ],
            "OwnershipControls": ["Rules": [["ObjectOwnership": "BucketOwnerPreferred"]]],
            "BucketEncryption": [
              "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
            ],
            "VersioningConfiguration": ["Status": "Enabled"],
            "LifecycleConfiguration": [
              "Rules": [
                [
                  "Id": "Expire", "Status": "Enabled", "ExpirationInDays": 90,
                  "NoncurrentVersionExpiration": ["NoncurrentDays": 30],
                  "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 7],
                ]
              ]
            ],
          ])
      ],
      terraform: [
        .at(
          "aws_s3_bucket.access_logs",
          is: [
            "bucket_prefix": "shop-test-access-logs-", "tags": ["Name": "shop-test-access-logs"],
            "lifecycle": [["prevent_destroy": true]],
          ]),
        .at(
          "aws_s3_bucket_public_access_block.access_logs_public_access",
          is: [
            "bucket": bucket, "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true,
            "restrict_public_buckets": true,
          ]),
        .at(
          "aws_s3_bucket_ownership_controls.access_logs_ownership",
          is: ["bucket": bucket, "rule": [["object_ownership": "BucketOwnerPreferred"]]]),
        .at(
          "aws_s3_bucket_server_side_encryption_configuration.access_logs_encryption",
          is: ["bucket": bucket, "rule": [["apply_server_side_encryption_by_default": [["sse_algorithm": "AES256"]]]]]),
        .at(
          "aws_s3_bucket_versioning.access_logs_versioning",
          is: ["bucket": bucket, "versioning_configuration": [["status": "Enabled"]]]),
        .at(
          "aws_s3_bucket_lifecycle_configuration.access_logs_lifecycle",
          is: [
            "bucket": bucket,
            "rule": [
              [
                "id": "Expire", "status": "Enabled", "filter": [[:]], "expiration": [["days": 90]],
                "noncurrent_version_expiration": [["noncurrent_days": 30]],
                "abort_incomplete_multipart_upload": [["days_after_initiation": 7]],
              ]
            ],
            "depends_on": ["aws_s3_bucket_versioning.access_logs_versioning"],
          ]),
      ]),
    Example(
      "nobody without TLS, and balancers of this account below one prefix", LogBucket("AccessLogs", keep: .days(7)),
      cloudFormation: [
        .at(
          "AccessLogsPolicy", "PolicyDocument", "Statement",
          is: [
            [
              "Sid": "TLSOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
              "Resource": [.getAtt("AccessLogs.Arn"), .sub("${AccessLogs.Arn}/*")],
              "Condition": ["Bool": ["aws:SecureTransport": "false"]],
            ],
            [
              "Sid": "Balancers", "Effect": "Allow",
              "Principal": ["Service": "logdelivery.elasticloadbalancing.amazonaws.com"], "Action": "s3:PutObject",
              "Resource": .sub("${AccessLogs.Arn}/balancers/AWSLogs/${AWS::AccountId}/*"),
            ],
          ])
      ],
      terraform: [
        .at(
          "aws_s3_bucket_policy.access_logs_policy", "policy", "jsonencode", "Statement", 1,
          has: [
            "Action": "s3:PutObject",
            "Resource": .string(
              "${aws_s3_bucket.access_logs.arn}/balancers/AWSLogs/${data.aws_caller_identity.current.account_id}/*"),
          ]),
        .at(
          "aws_s3_bucket_policy.access_logs_policy", "depends_on",
          is: ["aws_s3_bucket_public_access_block.access_logs_public_access"]),
      ]),
    Example(
      "a bucket that is referred to comes whole", Thing(name: "Thing", text: LogBucket("AccessLogs").bucketName),
      cloudFormation: [
        .at("AccessLogsPolicy", has: ["@Type": "AWS::S3::BucketPolicy", "Bucket": .ref("AccessLogs")])
      ],
      terraform: [.at("aws_s3_bucket_public_access_block.access_logs_public_access", "bucket", is: bucket)]),
    Example(
      "a distribution's name of a bucket", Thing(name: "Thing", text: LogBucket("AccessLogs").domainName),
      cloudFormation: [.at("Thing", "Text", is: .getAtt("AccessLogs.DomainName"))],
      terraform: [.at("test_thing.thing", "text", is: "${aws_s3_bucket.access_logs.bucket_domain_name}")]),
    Example(
      "resources that log wait until the bucket admits them",
      Thing(
        name: "Thing", text: LogBucket("AccessLogs").bucketName, after: LogBucket("AccessLogs").delivery),
      cloudFormation: [.at("Thing", "@DependsOn", is: ["AccessLogsPolicy"])],
      terraform: [
        .at(
          "test_thing.thing", "depends_on",
          is: ["aws_s3_bucket_ownership_controls.access_logs_ownership", "aws_s3_bucket_policy.access_logs_policy"])
      ]),
  ]

  @Test("storage is the same in both languages", arguments: fileSystems + keys + buckets)
  func both(example: Example) { example.check() }
}
