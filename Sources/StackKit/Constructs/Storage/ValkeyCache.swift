/// A Valkey cache in ElastiCache, shared by all tasks: TLS only, with a password that AWS generates, reached only by
/// services that name it in `calls`.
///
/// With `calls: ["VALKEY_URL": board]`, a caller gets `VALKEY_URL` (`rediss://host:6379`) and, as a secret,
/// `VALKEY_AUTH_TOKEN`. Weekly maintenance installs minor versions in an hour that AWS picks in the region's night.
/// The password cannot be rotated: neither engine gives the cache a new value of the secret.
///
/// Removing the cache takes a snapshot and deletes the cache: a cache that stayed would keep the network from being
/// deleted. Terraform refuses to destroy it (`prevent_destroy`) and keeps the password in its state.
public struct ValkeyCache: Construct, Callable {
  public let name: Name
  public let network: Network
  let engine: CacheEngine
  let node: CacheNode
  let replicas: Int
  let snapshotRetention: Int
  let kmsKey: Text?

  /// - Parameters:
  ///   - name: The name of the cache.
  ///   - network: The network it stands in, in private subnets.
  ///   - engine: The major version of Valkey. A newer one upgrades the cache in place, within about a quarter of an
  ///     hour: connections break, and without a replica the data is lost. There is no way back. Terraform does not
  ///     upgrade; it fails and prints the command that does.
  ///   - node: The size of each node. Default: `cache.t4g.micro`.
  ///   - replicas: Copies in other zones that take over within about a minute, 0 to 5. Each costs as much as the
  ///     primary. Default: one. Without a replica, a failed node or an upgrade loses everything since the last
  ///     snapshot.
  ///   - snapshotRetention: Days that daily snapshots are kept, 0 to 35. Default: one, which is free; more cost by the
  ///     GB.
  ///   - kmsKey: The ARN of the KMS key for the data on disk and the password. Default: AWS's own keys, which are free.
  ///     Another key replaces the cache.
  public init(
    _ name: Name, in network: Network, engine: CacheEngine, node: CacheNode = .t4gMicro, replicas: Int = 1,
    snapshotRetention: Int = 1, kmsKey: Text? = nil
  ) {
    self.name = name
    self.network = network
    self.engine = engine
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
      name: name, summary: "Valkey cache \(name)", engineVersion: engine.version, nodeType: node.type,
      replicas: replicas, port: port, subnets: subnets,
      securityGroup: securityGroup, authToken: authToken, snapshotRetention: snapshotRetention, kmsKey: kmsKey)
  }

  public var securityGroup: SecurityGroup {
    SecurityGroup(
      name: name / "SecurityGroup", summary: "Access to cache \(name)", vpcID: network.vpcID)
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
    if !engine.isWellFormed {
      Problem("cache '\(name)': '\(engine.version)' is not a version of Valkey in ElastiCache, such as '9.0'")
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
    Note("cache '\(name)': its password is in Terraform's state: encrypt the state and restrict access to it")
  }

  /// Zero replicas or snapshots are a choice that is visible in the stack.
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

/// A version of Valkey in ElastiCache, by its major version: AWS installs minor versions by itself.
///
/// The version that each name stands for never changes: another one would upgrade every deployed cache.
public struct CacheEngine: Sendable {
  /// The version of a new cache.
  let version: String

  /// Valkey 7, from version 7.2 on.
  public static let valkey7 = CacheEngine(version: "7.2")
  /// Valkey 8, from version 8.0 on.
  public static let valkey8 = CacheEngine(version: "8.0")
  /// Valkey 9, from version 9.0 on.
  public static let valkey9 = CacheEngine(version: "9.0")

  /// Another version, for a cache that needs a minor version's features from the start.
  ///
  /// - Parameter version: Major and minor version, such as `8.2`.
  /// - Returns: The engine.
  public static func version(_ version: String) -> CacheEngine { CacheEngine(version: version) }

  /// Two numbers. Terraform's provider takes majors of one digit from 7 on.
  var isWellFormed: Bool {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].utf8.count == 1 && ("7"..."9").contains(parts[0])
      && (1...2).contains(parts[1].utf8.count) && parts[1].consists(of: \.isASCIIDigit)
  }
}

/// The node type of a cache. The engine itself uses some of the memory.
public struct CacheNode: Sendable {
  let type: String

  /// 0.5 GB, burstable.
  public static let t4gMicro = CacheNode(type: "cache.t4g.micro")
  /// 1.4 GB, burstable.
  public static let t4gSmall = CacheNode(type: "cache.t4g.small")
  /// 3.1 GB, burstable.
  public static let t4gMedium = CacheNode(type: "cache.t4g.medium")
  /// 6.4 GB.
  public static let m7gLarge = CacheNode(type: "cache.m7g.large")
  /// 13 GB.
  public static let r7gLarge = CacheNode(type: "cache.r7g.large")
  /// 26 GB.
  public static let r7gXLarge = CacheNode(type: "cache.r7g.xlarge")

  /// Any other node type of ElastiCache.
  ///
  /// - Parameter type: A node type, such as `cache.r8g.large`.
  /// - Returns: The node type.
  public static func custom(_ type: String) -> CacheNode { CacheNode(type: type) }

  var isWellFormed: Bool {
    let parts = type.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "cache"
      && parts.allSatisfy {
        !$0.isEmpty && $0.consists { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
      }
  }
}
