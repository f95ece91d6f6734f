import Templates

private let bucket = "AWS::S3::Bucket"

extension Rule {
  static let buckets: [Rule] = [
    Rule(
      "bucket-not-public", .error, "A bucket blocks public access.",
      fix: "Set all four members of PublicAccessBlockConfiguration to true, and remove AccessControl.",
      also: ["S3.8", "CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV_AWS_20"],
      Check(bucket, "PublicAccessBlockConfiguration", .present, ifMissing: .warns),
      Check(bucket, "PublicAccessBlockConfiguration?/BlockPublicAcls", .isTrue),
      Check(bucket, "PublicAccessBlockConfiguration?/BlockPublicPolicy", .isTrue),
      Check(bucket, "PublicAccessBlockConfiguration?/IgnorePublicAcls", .isTrue),
      Check(bucket, "PublicAccessBlockConfiguration?/RestrictPublicBuckets", .isTrue),
      Check(bucket, "AccessControl", .noneOf(publicGrants), ifMissing: .passes),
      Check("aws_s3_bucket_public_access_block", "block_public_acls", .isTrue),
      Check("aws_s3_bucket_public_access_block", "block_public_policy", .isTrue),
      Check("aws_s3_bucket_public_access_block", "ignore_public_acls", .isTrue),
      Check("aws_s3_bucket_public_access_block", "restrict_public_buckets", .isTrue),
      Check("aws_s3_bucket_acl", "acl", .noneOf(publicGrants), ifMissing: .passes)),
    Rule(
      "bucket-policy-not-public", .error, "A bucket's policy grants nothing to everybody.",
      fix: "Name the accounts, roles or services that need access, or serve the bucket through a distribution.",
      also: ["S3.2", "S3.3", "CKV_AWS_70"],
      Check("AWS::S3::BucketPolicy", "PolicyDocument/Statement/*", .notForEverybody, ifMissing: .passes),
      Check("aws_s3_bucket_policy", "policy/Statement/*", .notForEverybody, ifMissing: .passes)),
    Rule(
      "bucket-tls-only", .warning, "A bucket's policy denies access without TLS.",
      fix: "Add a statement that denies everything where aws:SecureTransport is false.", also: ["S3.5"],
      Check("AWS::S3::BucketPolicy", "PolicyDocument/Statement/*", .deniesPlainText, in: .some),
      Check("aws_s3_bucket_policy", "policy/Statement/*", .deniesPlainText, in: .some)),
    Rule(
      "bucket-encrypted", .error, "A bucket is encrypted.",
      fix: "Set SSEAlgorithm to AES256 (S3's default) or aws:kms.", also: ["S3.4", "CKV_AWS_19"],
      Check(
        bucket,
        "BucketEncryption?/ServerSideEncryptionConfiguration/ServerSideEncryptionByDefault?/SSEAlgorithm",
        algorithms),
      Check(
        "aws_s3_bucket_server_side_encryption_configuration",
        "rule/apply_server_side_encryption_by_default?/sse_algorithm", algorithms)),
    Rule(
      "bucket-versions", .warning, "A bucket has versioning enabled.",
      fix: "Set the status of VersioningConfiguration to Enabled.", also: ["S3.14", "CKV_AWS_21"],
      Check(bucket, "VersioningConfiguration/Status", .oneOf(["Enabled"])),
      Check("aws_s3_bucket_versioning", "versioning_configuration/status", .oneOf(["Enabled"]))),
    Rule(
      "bucket-expires", .warning, "A bucket for logs has a lifecycle rule.",
      fix: "Add a rule to LifecycleConfiguration: logs hold addresses of clients.", also: ["S3.13"],
      Check(bucket, "LifecycleConfiguration/Rules/Status", .oneOf(["Enabled"]), in: .some, when: holdsLogs),
      Check("aws_s3_bucket_lifecycle_configuration", "rule/status", .oneOf(["Enabled"]), in: .some)),
  ]

  private static let algorithms = Expectation.oneOf(["AES256", "aws:kms", "aws:kms:dsse"])
  private static let publicGrants = [
    "PublicRead", "PublicReadWrite", "AuthenticatedRead", "public-read", "public-read-write", "authenticated-read",
  ]

  /// Whether an AWS service writes its logs to the bucket, by the policy or by a log setting.
  private static let holdsLogs: Check.Condition = { bucket, surroundings in
    surroundings.referrers(of: bucket, [Rule.policyType, "AWS::CloudFront::Distribution"]).contains { referrer in
      if referrer.type == Rule.policyType {
        return (referrer.value("PolicyDocument/Statement")?.items ?? []).contains { statement in
          PolicyStatement(statement).services.contains { $0.contains("log") }
        }
      }
      let logs = referrer.value("DistributionConfig/Logging/Bucket")
      return surroundings.targets(of: logs, [bucket.type]).contains { $0.name == bucket.name }
    }
  }

  private static let policyType = "AWS::S3::BucketPolicy"
}
