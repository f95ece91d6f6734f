/// Valkey in ElastiCache: what all tasks of a service know at once. TLS only, behind a password that AWS makes up,
/// reached by those that say so by `calls`.
///
/// A caller gets `rediss://host:6379` and, beside it, the password as a secret variable: with
/// `calls: ["VALKEY_URL": board]`, `VALKEY_URL` and `VALKEY_AUTH_TOKEN`. Maintenance comes once a week in an hour that AWS
/// picks in the region's night, and brings minor versions.
///
/// Removing the cache takes a snapshot and deletes it: a group that stayed behind would keep the network from being
/// deleted. Terraform refuses to destroy it (`prevent_destroy`) and keeps the password in its state.
public struct ValkeyCache: Construct, Callable {
  public let name: Name
  public let network: Network
  let node: CacheNode
  let replicas: Int
  let snapshotRetention: Int
  let kmsKey: Text?

  /// - Parameters:
  ///   - name: The name of the cache.
  ///   - network: Where it stands, in private subnets.
  ///   - node: The size of each node; left out, `cache.t4g.micro`.
  ///   - replicas: Copies in other zones that take over within a minute or so, 0 to 5; each costs what the primary costs.
  ///     Left out, one. Without any, a lost node or an upgrade loses what was not in the last snapshot.
  ///   - snapshotRetention: How many days of daily snapshots are kept, 0 to 35; left out, one, which is free. Each further
  ///     day costs about 0.085 USD a GB and month.
  ///   - kmsKey: The ARN of the KMS key for the data on disk and the password; left out, AWS's own, which cost nothing.
  ///     Another key replaces the cache.
  public init(
    _ name: Name, in network: Network, node: CacheNode = .t4gMicro, replicas: Int = 1, snapshotRetention: Int = 1,
    kmsKey: Text? = nil
  ) {
    self.name = name
    self.network = network
    self.node = node
    self.replicas = replicas
    self.snapshotRetention = snapshotRetention
    self.kmsKey = kmsKey
  }

  public let port = 6379

  public var url: Text { "rediss://\(resource.primaryHost):\(port)" }

  public var credentials: KeyValuePairs<String, Secret> { ["AUTH_TOKEN": authToken] }

  public var resource: ReplicationGroup {
    ReplicationGroup(
      name: name, summary: "Valkey cache \(name)", nodeType: node.type, replicas: replicas, port: port,
      subnets: subnets,
      securityGroup: securityGroup, authToken: authToken, snapshotRetention: snapshotRetention, kmsKey: kmsKey)
  }

  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Access to cache \(name)", vpcID: network.vpcID, egress: [.none])
  }

  private var subnets: CacheSubnetGroup {
    CacheSubnetGroup(
      name: name / "Subnets", summary: "Private subnets of cache \(name)", subnetIDs: network.privateSubnetIDs)
  }

  private var authToken: Secret {
    Secret(
      name: name / "AuthToken", summary: "Password of cache \(name), generated at creation", kmsKey: kmsKey,
      isHandedOn: true)
  }

  public var body: some Content {
    if !(0...5).contains(replicas) { Problem("cache '\(name)': \(replicas) replicas: ElastiCache takes 0 to 5") }
    if !(0...35).contains(snapshotRetention) {
      Problem("cache '\(name)': snapshots kept for \(snapshotRetention) days: ElastiCache takes 0 to 35")
    }
    if !node.isWellFormed {
      Problem("cache '\(name)': '\(node.type)' is not a node type, such as 'cache.r7g.large'")
    }
    if let key = kmsKey?.literal, !key.isKeyARN {
      Problem("cache '\(name)': '\(key)' is not the ARN of a KMS key")
    }
    authToken.value
    resource
    acceptedFindings
    Note("cache '\(name)': its password is in Terraform's state: encrypt the state and let few read it")
  }

  /// A number of zero is a choice that everybody sees who reads the stack.
  @ContentBuilder private var acceptedFindings: Group {
    if replicas == 0 {
      AcceptedFinding("cache-failover", on: resource, because: "the stack asks for no replica")
      AcceptedFinding("cache-two-zones", on: resource, because: "the stack asks for no replica")
    }
    if snapshotRetention == 0 {
      AcceptedFinding("cache-snapshots", on: resource, because: "the stack asks for no snapshots")
    }
  }
}

/// What a node of a cache is. Prices are a month of one node on demand in us-east-1; some memory is the engine's own.
public struct CacheNode: Sendable {
  let type: String

  /// 0.5 GB, bursts; about 9 USD a month.
  public static let t4gMicro = CacheNode(type: "cache.t4g.micro")
  /// 1.4 GB, bursts; about 19 USD a month.
  public static let t4gSmall = CacheNode(type: "cache.t4g.small")
  /// 3.1 GB, bursts; about 38 USD a month.
  public static let t4gMedium = CacheNode(type: "cache.t4g.medium")
  /// 6.4 GB; about 92 USD a month.
  public static let m7gLarge = CacheNode(type: "cache.m7g.large")
  /// 13 GB; about 128 USD a month.
  public static let r7gLarge = CacheNode(type: "cache.r7g.large")
  /// 26 GB; about 255 USD a month.
  public static let r7gXLarge = CacheNode(type: "cache.r7g.xlarge")

  /// Any other that ElastiCache sells.
  ///
  /// - Parameter type: Such as `cache.r8g.large`.
  /// - Returns: A node of this type.
  public static func custom(_ type: String) -> CacheNode { CacheNode(type: type) }

  var isWellFormed: Bool {
    let parts = type.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "cache"
      && parts.allSatisfy {
        !$0.isEmpty && $0.consists { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      }
  }
}
