/// Where balancers and distributions write down each request: a private bucket, encrypted, by TLS only, never deleted
/// with the stack. About 0.023 USD a GB and month; a million requests are about 0.3 GB, packed.
///
/// The lines hold viewers' addresses and whole URLs: personal data, and whatever an application puts into its queries.
public struct LogBucket: Construct {
  public let name: Name
  let keep: Duration

  /// - Parameters:
  ///   - name: The name of the bucket, behind the stack's and before what AWS makes up.
  ///   - keep: How long a line is kept, in whole days; left out, 90 days. What somebody deletes before can be had back
  ///     for 30 days.
  public init(_ name: Name, keep: Duration = .days(90)) {
    self.name = name
    self.keep = keep
  }

  public var resource: Bucket { Bucket(name: name, expiration: keep.wholeDays, owner: self) }

  /// For whatever logs to it.
  public var bucketName: Text { "\(resource.bucketName)" }
  /// What a distribution calls the bucket.
  public var domainName: Text { "\(resource.domainName)" }

  /// Where balancers may write, and the only place.
  let balancerPrefix = "balancers"
  /// Where distributions are to write.
  let distributionPrefix = "distributions/"

  /// What must exist before a balancer or a distribution may log here.
  var delivery: [any Resource] { [policy, ownership] }

  private var policy: BucketPolicy {
    BucketPolicy(
      name: name / "Policy", bucket: resource, balancerPrefix: balancerPrefix, after: [publicAccessBlock])
  }
  private var ownership: BucketOwnershipControls { BucketOwnershipControls(name: name / "Ownership", bucket: resource) }
  private var publicAccessBlock: BucketPublicAccessBlock {
    BucketPublicAccessBlock(name: name / "PublicAccess", bucket: resource)
  }

  public var body: some Content {
    if keep < .days(1) || keep != .days(keep.wholeDays) {
      Problem("log bucket '\(name)': logs kept for \(keep): give whole days, 1 or more")
    }
    resource
    publicAccessBlock
    ownership
    BucketEncryption(name: name / "Encryption", bucket: resource)
    let versioning = BucketVersioning(name: name / "Versioning", bucket: resource)
    versioning
    BucketLifecycle(name: name / "Lifecycle", bucket: resource, after: [versioning])
    policy
    Output("LogBucketName", of: name, "Name of the access log bucket \(name)", bucketName)
  }
}
