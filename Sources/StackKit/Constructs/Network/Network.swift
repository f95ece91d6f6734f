/// A VPC with public subnets for what faces the internet and private subnets for everything else.
public struct Network: Construct {
  /// How private subnets reach AWS and the internet, for images, models, secrets and logs. S3, where ECR keeps the
  /// layers of images, is always reached by an endpoint, which is free.
  public enum NAT: Sendable {
    /// One NAT gateway in the first zone. If that zone fails, running tasks in the other zones keep serving but reach
    /// nothing outside the VPC. Costs by the month and by traffic.
    case single
    /// A NAT gateway in each zone, so that no zone depends on another. Costs by the month for each zone, and by
    /// traffic. Each has one of the account's Elastic IP addresses, five in a region by default. It protects services
    /// with tasks in several zones: a single task is down with its own zone anyway.
    case perZone
    /// No gateway: tasks reach only some AWS services, through VPC endpoints, so no data can leave to the internet.
    ///
    /// Name the endpoints as AWS does. ``endpoints`` are enough to start tasks with secrets. `bedrock-runtime` is for
    /// models, `ssm` for parameters, `ssmmessages` for ECS exec, and `kms` for ECS exec with a key of yours. Each
    /// endpoint costs in each zone, and five in two zones cost more than a gateway in each. A service that needs another
    /// endpoint is refused, and so is a sidecar whose image is not in ECR.
    /// StackKit cannot know what an application calls with `.custom` permissions.
    case none(endpoints: [String] = NAT.endpoints)

    /// The endpoints that Fargate needs to start a task, to log, and to read secrets.
    public static let endpoints = ["ecr.api", "ecr.dkr", "logs", "secretsmanager"]
  }

  /// The source of the VPC.
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
  ///   - cidr: The VPC's IPv4 block, `/16` to `/19`: balancers need a `/27` or more in each zone. Another block means
  ///     another VPC, and AWS moves neither balancers nor services into it: give the network and everything in it new
  ///     names, or deploy another stack.
  ///   - zones: Availability zones. Default: the first two. A third one costs another NAT gateway or set of endpoints
  ///     and can be added later; some accounts have no third zone in `us-west-1`. Name the zones if one of the first
  ///     ones lacks a feature: `use1-az3`, whose letter differs between accounts, has neither Fargate on arm64 nor VPC
  ///     origins. Terraform's template leaves such zones out by their ids.
  ///   - nat: How private subnets reach the outside. Default: one NAT gateway.
  ///   - flowLogs: Retention of flow logs in CloudWatch Logs: addresses, ports and bytes of each connection. Default:
  ///     no flow logs. Costs by the GB, and a busy balancer fills a GB in days.
  public init(
    _ name: Name, cidr: String, zones: Zones = .two, nat: NAT = .single, flowLogs: Service.LogRetention? = nil
  ) {
    self.name = name
    self.text = cidr
    self.cidr = CIDR(cidr)
    self.origin = .new(zones: zones, nat: nat, flowLogs: flowLogs)
  }

  /// An existing VPC. The stack adds nothing to it. It must resolve DNS names, its public subnets must have a route to
  /// an internet gateway, and its private subnets must reach AWS by a NAT gateway or by endpoints that admit the tasks.
  ///
  /// - Parameters:
  ///   - name: The network's name in the stack.
  ///   - vpc: The VPC's id.
  ///   - cidr: The VPC's IPv4 block, `/16` to `/28`: balancers send to the tasks in it.
  ///   - publicSubnets: Two or more, each in its own zone.
  ///   - privateSubnets: Two or more, each in its own zone. A file system has one mount target in each zone: to
  ///     exchange a subnet for another in the same zone, deploy twice.
  public init(
    _ name: Name, existing vpc: String, cidr: String, publicSubnets: [String], privateSubnets: [String]
  ) {
    self.name = name
    self.text = cidr
    self.cidr = CIDR(cidr)
    self.origin = .existing(vpc: vpc, publicSubnets: publicSubnets, privateSubnets: privateSubnets)
  }

  /// The VPC's id.
  public var vpcID: Text {
    switch origin {
    case .new: "\(vpc.id)"
    case .existing(let vpc, _, _): "\(vpc)"
    }
  }

  /// The ids of the public subnets, one in each zone.
  public var publicSubnetIDs: [Text] {
    switch origin {
    case .new: publicSubnets.map { "\($0.id)" }
    case .existing(_, let ids, _): ids.map { "\($0)" }
    }
  }

  /// The ids of the private subnets, one in each zone.
  public var privateSubnetIDs: [Text] { privatePlaces.map(\.subnetID) }

  /// The private subnets with a label each: the letter of the zone, or the subnet's id where the zone is not known, so
  /// that their order does not matter.
  var privatePlaces: [(label: String, subnetID: Text)] {
    switch origin {
    case .new: privateSubnets.map { (Self.letter($0.zone), "\($0.id)") }
    case .existing(_, _, let ids): ids.map { (String($0.dropFirst("subnet-".count)), "\($0)") }
    }
  }

  /// Resources that must exist before anything with a public address.
  var internet: [any Resource] {
    switch origin {
    case .new: [attachment, gateway]
    case .existing: []
    }
  }

  /// A text that changes when the network becomes another one, so that everything in it is replaced.
  var identity: String {
    switch origin {
    case .new: name.logicalID
    case .existing(let vpc, _, _): vpc
    }
  }

  /// The services with an endpoint, if endpoints are the only way out; nil otherwise, and for an existing VPC.
  var onlyEndpoints: [String]? {
    guard case .new(_, .none(let endpoints), _) = origin else { return nil }
    return endpoints
  }

  /// Resources that must exist before anything in a private subnet can reach AWS and the internet.
  var outbound: [any Resource] {
    switch origin {
    case .new(_, let nat, _): routesOfGateways(nat) + privateRoutes(by: nat) + endpoints(of: nat)
    case .existing: []
    }
  }

  public var body: some Content {
    for problem in problems { Problem("network '\(name)': \(problem)") }
    if case .new(let zones, _, let flowLogs) = origin {
      ZoneCheck(network: name, zones: zones)
      vpc
      DefaultSecurityGroup(name: name / "DefaultSecurityGroup", vpc: vpc)
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
      guard !id.isAWSID(prefix) else { return }
      problems.append("'\(id)' is not the id of a \(what): '\(prefix)-' and 8 or 17 lowercase hexadecimal digits")
    }
    check(vpc, "vpc", "VPC")
    for id in publicSubnets + privateSubnets { check(id, "subnet", "subnet") }
    for (kind, ids) in [("public", publicSubnets), ("private", privateSubnets)] where ids.count < 2 {
      problems.append("\(ids.count) \(kind) subnets: balancers and file systems need two or more, each in its own zone")
    }
    var seen: Set<String> = []
    for id in publicSubnets + privateSubnets where !seen.insert(id).inserted {
      problems.append("the subnet '\(id)' is given twice: each must be in its own zone, and either public or private")
    }
    return problems
  }
}

extension Network.NAT {
  /// No task starts without these: it pulls its image through the first two and logs through the third.
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
