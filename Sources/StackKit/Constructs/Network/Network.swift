/// A VPC: public subnets for what faces the internet, private ones for what runs.
public struct Network: Construct {
  /// How private subnets reach AWS and the internet: images, models, secrets and logs come through here.
  public enum NAT: Sendable {
    /// One gateway in the first zone, about 33 USD a month and 0.045 USD a GB. When that zone is down, running tasks in
    /// the other zones serve on, but reach nothing outside.
    case single
    /// A gateway in each zone, about 33 USD a month each and 0.045 USD a GB; no zone depends on another.
    case perZone
    /// No gateway: tasks reach these services of AWS through endpoints inside the VPC, and nothing else, so nothing can
    /// be carried out to the internet either.
    ///
    /// AWS's names: ``endpoints`` are enough to start tasks with secrets; `bedrock-runtime` calls models, `ssm` reads
    /// parameters, `ssmmessages` carries ECS exec, and `kms` that with a key of yours. About 7.30 USD a month for each in
    /// each zone and 0.01 USD a GB: five in two zones cost more than a gateway in each. S3's own endpoint costs nothing
    /// and is always there. A service that needs another is refused, and so is a sidecar whose image is not in ECR; what
    /// the application calls by permissions of your own is yours to know.
    case none(endpoints: [String] = NAT.endpoints)

    /// What Fargate needs to start a task and to write down what it says, and where secrets are kept.
    public static let endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"]
  }

  /// How many zones the subnets are in.
  public enum Zones: Int, Sendable { case two = 2, three = 3 }

  /// Where the VPC comes from.
  enum Origin: Sendable {
    case new(zones: Zones, nat: NAT, flowLogs: Service.LogRetention?)
    case existing(vpc: String, publicSubnets: [String], privateSubnets: [String])
  }

  public let name: Name
  let cidr: CIDR?
  let text: String
  let origin: Origin

  /// A new VPC.
  ///
  /// - Parameters:
  ///   - name: The name of the VPC.
  ///   - cidr: The VPC's IPv4 block, `/16` to `/19`: balancers want a `/27` or more in each zone. Another block is another
  ///     VPC, and AWS moves neither a balancer nor a service into it: that takes new names for the network and what stands
  ///     in it, or another stack.
  ///   - zones: Left out, two. A third costs a NAT gateway or endpoints more and can be added later; some accounts
  ///     have no third in `us-west-1`.
  ///   - nat: How private subnets reach what is outside; left out, by one NAT gateway.
  ///   - flowLogs: How long it is kept in CloudWatch Logs who talked to whom: addresses, ports and bytes of each
  ///     connection. Left out, nobody writes it down. About 0.50 USD for each GB of lines, which a busy balancer makes
  ///     within days.
  public init(
    _ name: Name, cidr: String, zones: Zones = .two, nat: NAT = .single, flowLogs: Service.LogRetention? = nil
  ) {
    self.name = name
    self.text = cidr
    self.cidr = CIDR(cidr)
    self.origin = .new(zones: zones, nat: nat, flowLogs: flowLogs)
  }

  /// A VPC that somebody else owns. The stack adds nothing to it and trusts that the public subnets have a route to an
  /// internet gateway, that the private ones reach AWS (by a NAT gateway, or by endpoints that let the tasks in), and
  /// that the VPC resolves names.
  ///
  /// - Parameters:
  ///   - name: What the stack calls it.
  ///   - vpc: Its id.
  ///   - cidr: Its IPv4 block, `/16` to `/28`: where balancers find tasks.
  ///   - publicSubnets: Two or more, each in a zone of its own.
  ///   - privateSubnets: Two or more, each in a zone of its own. File systems take one place in each zone, so that of a
  ///     subnet which goes must be free before another one in its zone is taken: two deployments.
  public init(
    _ name: Name, existing vpc: String, cidr: String, publicSubnets: [String], privateSubnets: [String]
  ) {
    self.name = name
    self.text = cidr
    self.cidr = CIDR(cidr)
    self.origin = .existing(vpc: vpc, publicSubnets: publicSubnets, privateSubnets: privateSubnets)
  }

  /// The VPC, for what stands in it.
  public var vpcID: Text {
    switch origin {
    case .new: "\(vpc.id)"
    case .existing(let vpc, _, _): "\(vpc)"
    }
  }

  /// A subnet in each zone that the internet reaches.
  public var publicSubnetIDs: [Text] {
    switch origin {
    case .new: publicSubnets.map { "\($0.id)" }
    case .existing(_, let ids, _): ids.map { "\($0)" }
    }
  }

  /// A subnet in each zone that only the network reaches.
  public var privateSubnetIDs: [Text] { privatePlaces.map(\.subnetID) }

  /// Each private subnet with what tells it from the others: the letter of its zone, or, where the zone is not known,
  /// its own id, so that their order means nothing.
  var privatePlaces: [(label: String, subnetID: Text)] {
    switch origin {
    case .new: privateSubnets.map { (Self.letter($0.zone), "\($0.id)") }
    case .existing(_, _, let ids): ids.map { (String($0.dropFirst("subnet-".count)), "\($0)") }
    }
  }

  /// What anything with a public address has to wait for.
  var internet: [any Resource] {
    switch origin {
    case .new: [attachment, gateway]
    case .existing: []
    }
  }

  /// What is another when the network is: what stands in it is replaced.
  var identity: String {
    switch origin {
    case .new: name.logicalID
    case .existing(let vpc, _, _): vpc
    }
  }

  /// The services that have an endpoint, where there is no other way out; nil where there is, or nobody knows.
  var onlyEndpoints: [String]? {
    guard case .new(_, .none(let endpoints), _) = origin else { return nil }
    return endpoints
  }

  /// What anything in a private subnet has to wait for, to reach AWS and the internet.
  var outbound: [any Resource] {
    switch origin {
    case .new(_, let nat, _): privateRoutes(by: nat) + endpoints(of: nat)
    case .existing: []
    }
  }

  public var body: some Content {
    for problem in problems { Problem("network '\(name)': \(problem)") }
    if case .new(_, _, let flowLogs) = origin {
      vpc
      gateway
      attachment
      publicSubnets
      publicRoutes
      privateSubnets
      outbound
      if let flowLogs { self.flowLogs(flowLogs) }
    }
  }
}

extension Network {
  var problems: [String] {
    var problems: [String] = []
    let lengths: ClosedRange<Int>
    switch origin {
    case .new(_, let nat, _):
      lengths = 16...19
      problems += nat.problems
    case .existing(let vpc, let publicSubnets, let privateSubnets):
      lengths = 16...28
      problems += Self.problems(vpc: vpc, publicSubnets: publicSubnets, privateSubnets: privateSubnets)
    }
    guard lengths.contains(cidr?.length ?? 0) else {
      let block = "an IPv4 block of /\(lengths.lowerBound) to /\(lengths.upperBound), such as '10.20.0.0/16'"
      return ["'\(text)' is not \(block)"] + problems
    }
    return problems
  }

  private static func problems(vpc: String, publicSubnets: [String], privateSubnets: [String]) -> [String] {
    var problems: [String] = []
    func check(_ id: String, _ prefix: String, _ what: String) {
      guard !isID(id, prefix) else { return }
      problems.append("'\(id)' is not the id of a \(what): '\(prefix)-' and 8 or 17 lowercase hexadecimal digits")
    }
    check(vpc, "vpc", "VPC")
    for id in publicSubnets + privateSubnets { check(id, "subnet", "subnet") }
    for (kind, ids) in [("public", publicSubnets), ("private", privateSubnets)] where ids.count < 2 {
      problems.append("\(ids.count) \(kind) subnets: balancers and file systems need two or more, each in its own zone")
    }
    var seen: Set<String> = []
    for id in publicSubnets + privateSubnets where !seen.insert(id).inserted {
      problems.append("the subnet '\(id)' is given twice: each must be in its own zone, and is public or private")
    }
    return problems
  }

  private static func isID(_ id: String, _ prefix: String) -> Bool {
    let digits = id.dropFirst(prefix.count + 1)
    return id.hasPrefix(prefix + "-") && [8, 17].contains(digits.utf8.count)
      && digits.consists { $0.isASCIIDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }
  }
}

extension Network.NAT {
  /// Without these no task starts: it pulls its image through two, and writes its first line through the third.
  private static let required = ["ecr.api", "ecr.dkr", "logs"]

  fileprivate var problems: [String] {
    guard case .none(let endpoints) = self else { return [] }
    var problems: [String] = []
    for name in Self.required where !endpoints.contains(name) {
      problems.append("without NAT and without the endpoint '\(name)', no task starts; add it, or omit `endpoints`")
    }
    for (index, name) in endpoints.enumerated() {
      if name == "s3" { problems.append("the endpoint 's3' always exists and is free; omit it") }
      if !Self.isService(name) {
        problems.append("'\(name)' is not the name of an AWS service with an endpoint, such as 'bedrock-runtime'")
      }
      if endpoints[..<index].contains(name) { problems.append("the endpoint '\(name)' is given twice") }
    }
    return problems
  }

  private static func isService(_ name: String) -> Bool {
    name.startsWithASCIILetter && name.utf8.last?.isASCIIAlphanumeric == true
      && name.consists { $0.isASCIILowercase || $0.isASCIIDigit || ".-".utf8.contains($0) }
  }
}
