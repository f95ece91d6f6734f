import Testing

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
    "what AWS would refuse is refused before it is written",
    arguments: [
      (
        Shop { files(.never, .provisioned(mebibytesPerSecond: 0)) },
        "file system 'Files': a throughput of 0 MiB/s: EFS has 1 to 3414 MiB/s"
      ),
      (Shop { files(.never, .provisioned(mebibytesPerSecond: 3415)) }, "a throughput of 3415 MiB/s"),
      (Shop { LogBucket("Logs", keep: .hours(23)) }, "log bucket 'Logs': lines kept for 82800.0 seconds"),
      (Shop { LogBucket("Logs", keep: .hours(36)) }, "S3 counts in whole days, one at least"),
      (Shop { LogBucket("Logs", keep: .days(0)) }, "S3 counts in whole days, one at least"),
      (Shop { LogBucket("Logs", keep: .days(-1)) }, "S3 counts in whole days, one at least"),
    ])
  func refused(shop: Shop, problem: String) {
    let problems = shop.synthesis.problems
    #expect(problems.count == 1)
    #expect(problems.first?.firstRange(of: problem) != nil, "\(problems)")
  }

  @Test(
    "what AWS takes is taken",
    arguments: [
      Shop { files(.never, .provisioned(mebibytesPerSecond: 1)) },
      Shop { files(.never, .provisioned(mebibytesPerSecond: 3414)) },
      Shop { LogBucket("Logs", keep: .days(1)) },
    ])
  func taken(shop: Shop) { #expect(shop.synthesis.problems.isEmpty) }

  static let fileSystems = [
    Golden(
      "files that nobody reads move, and come back", files(),
      yaml: """
              ThroughputMode: elastic
              LifecyclePolicies:
                - TransitionToIA: AFTER_30_DAYS
                - TransitionToPrimaryStorageClass: AFTER_1_ACCESS
              FileSystemProtection:
                ReplicationOverwriteProtection: ENABLED
              BackupPolicy:
                Status: ENABLED
        """,
      hcl: """
          encrypted        = true
          performance_mode = "generalPurpose"
          throughput_mode  = "elastic"
          tags = {
            Name = "shop-test-files"
          }

          lifecycle_policy {
            transition_to_ia = "AFTER_30_DAYS"
          }

          lifecycle_policy {
            transition_to_primary_storage_class = "AFTER_1_ACCESS"
          }

          protection {
            replication_overwrite = "ENABLED"
          }

        """),
    Golden(
      "after a day", files(.infrequentAccess(after: .oneDay)),
      yaml: "TransitionToIA: AFTER_1_DAY\n", hcl: "transition_to_ia = \"AFTER_1_DAY\"\n"),
    Golden(
      "files that stay where they are", files(.never, .bursting),
      yaml: """
              Encrypted: true
              PerformanceMode: generalPurpose
              ThroughputMode: bursting
              FileSystemProtection:
        """,
      hcl: """
          throughput_mode  = "bursting"
          tags = {
            Name = "shop-test-files"
          }

          protection {
        """),
    Golden(
      "a throughput that is paid for", files(.never, .provisioned(mebibytesPerSecond: 64)),
      yaml: "      ThroughputMode: provisioned\n      ProvisionedThroughputInMibps: 64\n",
      hcl: "provisioned_throughput_in_mibps = 64\n"),
    Golden(
      "backups that are off are said to be", files(.never, .elastic, .off(because: "it is a cache")),
      yaml: "      BackupPolicy:\n        Status: DISABLED\n",
      hcl: """
          backup_policy {
            status = "DISABLED"
          }
        """),
    Golden(
      "a key of one's own, which comes along", files(kmsKey: EncryptionKey("Key").arn),
      yaml: "      Encrypted: true\n      KmsKeyId: !GetAtt Key.Arn\n",
      hcl: "kms_key_id       = aws_kms_key.key.arn\n"),
  ]

  static let keys = [
    Golden(
      "a key rotates, stays and takes thirty days to go", EncryptionKey("Key"),
      yaml: """
          Key:
            Type: AWS::KMS::Key
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties:
              Description: Key of shop-test
              EnableKeyRotation: true
              PendingWindowInDays: 30
              KeyPolicy:
                Version: '2012-10-17'
                Statement:
                  - Sid: Account
                    Effect: Allow
                    Principal:
                      AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'
                    Action: kms:*
                    Resource: '*'
        """,
      hcl: """
          description             = "Key of shop-test"
          enable_key_rotation     = true
          deletion_window_in_days = 30
          policy = jsonencode({
        """),
    Golden(
      "a key that is referred to brings its alias", Thing(name: "Thing", text: EncryptionKey("Key").arn),
      yaml: """
              AliasName: alias/shop-test-key
              TargetKeyId: !Ref Key
        """,
      hcl: """
          name          = "alias/shop-test-key"
          target_key_id = aws_kms_key.key.key_id
        """),
    Golden(
      "the logs of this account only may be encrypted with it", EncryptionKey("Key"),
      yaml: """
                  - Sid: Logs
                    Effect: Allow
                    Principal:
                      Service: !Sub 'logs.${AWS::Region}.amazonaws.com'
                    Action:
                      - kms:Encrypt
                      - kms:Decrypt
                      - kms:ReEncrypt*
                      - kms:GenerateDataKey*
                      - kms:DescribeKey
                    Resource: '*'
                    Condition:
                      ArnLike:
                        kms:EncryptionContext:aws:logs:arn: !Sub 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*'
        """,
      hcl: """
                Condition = {
                  ArnLike = {
                    "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:
        """),
  ]

  static let buckets = [
    Golden(
      "a bucket is private, encrypted, kept, and forgets", LogBucket("AccessLogs"),
      yaml: """
          AccessLogs:
            Type: AWS::S3::Bucket
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Properties:
              PublicAccessBlockConfiguration:
                BlockPublicAcls: true
                BlockPublicPolicy: true
                IgnorePublicAcls: true
                RestrictPublicBuckets: true
              OwnershipControls:
                Rules:
                  - ObjectOwnership: BucketOwnerPreferred
              BucketEncryption:
                ServerSideEncryptionConfiguration:
                  - ServerSideEncryptionByDefault:
                      SSEAlgorithm: AES256
              VersioningConfiguration:
                Status: Enabled
              LifecycleConfiguration:
                Rules:
                  - Id: Expire
                    Status: Enabled
                    ExpirationInDays: 90
                    NoncurrentVersionExpiration:
                      NoncurrentDays: 30
                    AbortIncompleteMultipartUpload:
                      DaysAfterInitiation: 7
        """,
      hcl: """
        resource "aws_s3_bucket" "access_logs" {
          bucket_prefix = "shop-test-access-logs-"
          tags = {
            Name = "shop-test-access-logs"
          }

          lifecycle {
            prevent_destroy = true
          }
        }

        resource "aws_s3_bucket_public_access_block" "access_logs_public_access" {
          bucket                  = aws_s3_bucket.access_logs.id
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }

        resource "aws_s3_bucket_ownership_controls" "access_logs_ownership" {
          bucket = aws_s3_bucket.access_logs.id

          rule {
            object_ownership = "BucketOwnerPreferred"
          }
        }

        resource "aws_s3_bucket_server_side_encryption_configuration" "access_logs_encryption" {
          bucket = aws_s3_bucket.access_logs.id

          rule {
            apply_server_side_encryption_by_default {
              sse_algorithm = "AES256"
            }
          }
        }

        resource "aws_s3_bucket_versioning" "access_logs_versioning" {
          bucket = aws_s3_bucket.access_logs.id

          versioning_configuration {
            status = "Enabled"
          }
        }

        resource "aws_s3_bucket_lifecycle_configuration" "access_logs_lifecycle" {
          bucket = aws_s3_bucket.access_logs.id

          rule {
            id     = "Expire"
            status = "Enabled"

            filter {}

            expiration {
              days = 90
            }

            noncurrent_version_expiration {
              noncurrent_days = 30
            }

            abort_incomplete_multipart_upload {
              days_after_initiation = 7
            }
          }

          depends_on = [aws_s3_bucket_versioning.access_logs_versioning]
        }
        """),
    Golden(
      "nobody without TLS, and balancers of this account below one prefix", LogBucket("AccessLogs", keep: .days(7)),
      yaml: """
                Statement:
                  - Sid: TLSOnly
                    Effect: Deny
                    Principal: '*'
                    Action: s3:*
                    Resource:
                      - !GetAtt AccessLogs.Arn
                      - !Sub '${AccessLogs.Arn}/*'
                    Condition:
                      Bool:
                        aws:SecureTransport: 'false'
                  - Sid: Balancers
                    Effect: Allow
                    Principal:
                      Service: logdelivery.elasticloadbalancing.amazonaws.com
                    Action: s3:PutObject
                    Resource: !Sub '${AccessLogs.Arn}/balancers/AWSLogs/${AWS::AccountId}/*'
        """,
      hcl: """
                Action   = "s3:PutObject"
                Resource = "${aws_s3_bucket.access_logs.arn}/balancers/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
              }
            ]
          })

          depends_on = [aws_s3_bucket_public_access_block.access_logs_public_access]
        """),
    Golden(
      "a bucket that is referred to comes whole", Thing(name: "Thing", text: LogBucket("AccessLogs").bucketName),
      yaml: "    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref AccessLogs\n",
      hcl: "resource \"aws_s3_bucket_public_access_block\" \"access_logs_public_access\" {\n"),
    Golden(
      "a distribution's name of a bucket", Thing(name: "Thing", text: LogBucket("AccessLogs").domainName),
      yaml: "Text: !GetAtt AccessLogs.DomainName\n", hcl: "text = aws_s3_bucket.access_logs.bucket_domain_name\n"),
    Golden(
      "what logs waits until it may",
      Thing(
        name: "Thing", text: LogBucket("AccessLogs").bucketName, after: LogBucket("AccessLogs").delivery),
      yaml: "    Type: Test::Thing\n    DependsOn: AccessLogsPolicy\n",
      hcl: """
          depends_on = [
            aws_s3_bucket_ownership_controls.access_logs_ownership,
            aws_s3_bucket_policy.access_logs_policy,
          ]
        """),
  ]

  @Test("storage is the same in both languages", arguments: fileSystems + keys + buckets)
  func both(golden: Golden) { golden.check() }
}
