/// A bucket for the access logs of balancers and distributions: private, encrypted, TLS only, kept when the stack is
/// deleted. Costs by storage.
///
/// Access logs contain viewers' addresses and whole URLs: personal data, and anything an application puts into its
/// queries.
public struct LogBucket: Construct {
  public let name: Name
  let keep: Duration

  /// - Parameters:
  ///   - name: The name of the bucket: the stack's name comes before it, and AWS adds a random suffix.
  ///   - keep: How long a log is kept, in whole days. Default: 90 days. An object that somebody deletes can be restored
  ///     for 30 days.
  public init(_ name: Name, keep: Duration = .days(90)) {
    self.name = name
    self.keep = keep
  }

  public var resource: Bucket { Bucket(name: name, expiration: keep.wholeDays, owner: self) }

  /// The bucket's name.
  public var bucketName: Text { "\(resource.bucketName)" }
  /// The bucket's domain name, which distributions use.
  public var domainName: Text { "\(resource.domainName)" }

  /// The only prefix that balancers may write to.
  let balancerPrefix = "balancers"
  /// The prefix for distributions.
  let distributionPrefix = "distributions/"

  /// Resources that must exist before a balancer or a distribution may log here.
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
