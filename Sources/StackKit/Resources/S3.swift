/// A private bucket. It is one resource in CloudFormation; the types below are separate resources in Terraform.
public struct Bucket: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::S3::Bucket", terraform: "aws_s3_bucket") }
  public let name: Name
  /// Days until an object is deleted.
  let expiration: Int
  public let owner: (any Construct)?

  public func properties(_ p: inout Properties) {
    // Bucket names are unique across AWS: CloudFormation generates one, and Terraform appends a random suffix to this
    // prefix.
    p.set(nil, "bucket_prefix", Text("\(PhysicalName(name, limit: 36))-"))
    p.nest("PublicAccessBlockConfiguration", nil) { BucketPublicAccessBlock.write(&$0) }
    p.nest("OwnershipControls", nil) { p in
      p.each([BucketOwnershipControls.ownership], "Rules", nil) { $1.set("ObjectOwnership", nil, $0) }
    }
    p.nest("BucketEncryption", nil) { p in
      p.each([BucketEncryption.algorithm], "ServerSideEncryptionConfiguration", nil) { algorithm, p in
        p.nest("ServerSideEncryptionByDefault", nil) { $0.set("SSEAlgorithm", nil, algorithm) }
      }
    }
    p.nest("VersioningConfiguration", nil) { $0.set("Status", nil, "Enabled") }
    p.nest("LifecycleConfiguration", nil) { p in
      p.each([expiration], "Rules", nil) { days, p in
        p.set("Id", nil, BucketLifecycle.id)
        p.set("Status", nil, "Enabled")
        p.set("ExpirationInDays", nil, days)
        p.nest("NoncurrentVersionExpiration", nil) { $0.set("NoncurrentDays", nil, BucketLifecycle.graceDays) }
        p.nest("AbortIncompleteMultipartUpload", nil) { $0.set("DaysAfterInitiation", nil, BucketLifecycle.uploadDays) }
      }
    }
    p.nameTag(name)
  }

  public var holdsState: Bool { true }

  /// CloudFormation deletes only empty buckets: a stack with any other could not be deleted.
  public func isKept(in scope: Scope) -> Bool { true }

  var bucketName: Reference { ref("id") }
  var arn: Reference { attribute("Arn", "arn") }
  var domainName: Reference { attribute("DomainName", "bucket_domain_name") }
}

/// Blocks public access to the bucket and its objects; a property of the bucket in CloudFormation.
public struct BucketPublicAccessBlock: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_s3_bucket_public_access_block") }
  public let name: Name
  let bucket: Bucket

  public func properties(_ p: inout Properties) {
    p.set(nil, "bucket", bucket.bucketName)
    Self.write(&p)
  }

  static func write(_ p: inout Properties) {
    p.set("BlockPublicAcls", "block_public_acls", true)
    p.set("BlockPublicPolicy", "block_public_policy", true)
    p.set("IgnorePublicAcls", "ignore_public_acls", true)
    p.set("RestrictPublicBuckets", "restrict_public_buckets", true)
  }
}

/// The ownership of objects; a property of the bucket in CloudFormation.
public struct BucketOwnershipControls: Resource {
  /// CloudFront's standard logs are delivered with ACLs, which AWS disables by default. The bucket's owner owns the
  /// objects all the same.
  static let ownership = "BucketOwnerPreferred"

  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_s3_bucket_ownership_controls") }
  public let name: Name
  let bucket: Bucket

  public func properties(_ p: inout Properties) {
    p.set(nil, "bucket", bucket.bucketName)
    p.nest(nil, "rule") { $0.set(nil, "object_ownership", Self.ownership) }
  }
}

/// The encryption of objects; a property of the bucket in CloudFormation.
public struct BucketEncryption: Resource {
  /// S3's own keys: Elastic Load Balancing cannot deliver to a bucket with a KMS key.
  static let algorithm = "AES256"

  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_s3_bucket_server_side_encryption_configuration") }
  public let name: Name
  let bucket: Bucket

  public func properties(_ p: inout Properties) {
    p.set(nil, "bucket", bucket.bucketName)
    p.nest(nil, "rule") { p in
      p.nest(nil, "apply_server_side_encryption_by_default") { $0.set(nil, "sse_algorithm", Self.algorithm) }
    }
  }
}

/// Keeps old versions of overwritten and deleted objects for a while; a property of the bucket in CloudFormation.
public struct BucketVersioning: Resource {
  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_s3_bucket_versioning") }
  public let name: Name
  let bucket: Bucket

  public func properties(_ p: inout Properties) {
    p.set(nil, "bucket", bucket.bucketName)
    p.nest(nil, "versioning_configuration") { $0.set(nil, "status", "Enabled") }
  }
}

/// The expiry of objects; a property of the bucket in CloudFormation.
public struct BucketLifecycle: Resource {
  static let id = "Expire"
  /// Days that a noncurrent version is kept.
  static let graceDays = 30
  /// Days until an incomplete multipart upload is deleted.
  static let uploadDays = 7

  public var kind: Kind { Kind(cloudFormation: nil, terraform: "aws_s3_bucket_lifecycle_configuration") }
  public let name: Name
  let bucket: Bucket
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set(nil, "bucket", bucket.bucketName)
    p.nest(nil, "rule") { p in
      p.set(nil, "id", Self.id)
      p.set(nil, "status", "Enabled")
      // An empty filter matches all objects; without one, the provider warns.
      p.nest(nil, "filter") { _ in }
      p.nest(nil, "expiration") { $0.set(nil, "days", bucket.expiration) }
      p.nest(nil, "noncurrent_version_expiration") { $0.set(nil, "noncurrent_days", Self.graceDays) }
      p.nest(nil, "abort_incomplete_multipart_upload") { $0.set(nil, "days_after_initiation", Self.uploadDays) }
    }
  }
}

/// The bucket policy: it denies access without TLS, and lets this account's balancers write below one prefix.
public struct BucketPolicy: Resource {
  public var kind: Kind { Kind(cloudFormation: "AWS::S3::BucketPolicy", terraform: "aws_s3_bucket_policy") }
  public let name: Name
  let bucket: Bucket
  let balancerPrefix: String
  public let after: [any Resource]

  public func properties(_ p: inout Properties) {
    p.set("Bucket", "bucket", bucket.bucketName)
    p.set("PolicyDocument", "policy", policy, style: .json)
  }

  private var policy: Value {
    .document([
      "Version": "2012-10-17",
      "Statement": Value.list([
        .document([
          "Sid": "TLSOnly",
          "Effect": "Deny",
          "Principal": "*",
          "Action": "s3:*",
          "Resource": ["\(bucket.arn)", "\(bucket.arn)/*"] as [Text],
          "Condition": Value.document(["Bool": Value.document(["aws:SecureTransport": "false"])]),
        ]),
        // The account in the path keeps other accounts' balancers out, as AWS recommends. This principal is valid in
        // all regions; older policies name an account of Elastic Load Balancing for each region.
        .document([
          "Sid": "Balancers",
          "Effect": "Allow",
          "Principal": Value.document(["Service": "logdelivery.elasticloadbalancing.amazonaws.com"]),
          "Action": "s3:PutObject",
          "Resource": Text("\(bucket.arn)/\(balancerPrefix)/AWSLogs/\(Pseudo.accountID)/*"),
        ]),
      ]),
    ])
  }
}
