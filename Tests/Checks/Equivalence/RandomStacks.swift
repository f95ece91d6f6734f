import Foundation
import StackKit

/// Valid stacks made of the public constructs with options at random: the same number always gives the same stack.
enum RandomStacks: StackApp {
  static let stacks: [any Stack.Type] = [RandomStack.self]

  static func write(to folder: URL) throws {
    let syntheses = syntheses
    let problems = syntheses.flatMap { synthesis in synthesis.problems.map { "\(synthesis.environment): \($0)" } }
    guard problems.isEmpty else { throw Unreadable(problems.joined(separator: "\n")) }
    for synthesis in syntheses {
      // The template of the repositories is always the same but for names: one is enough.
      for (path, text) in synthesis.files
      where !path.hasPrefix("repository") || synthesis.environment == syntheses.first?.environment {
        let file = folder.appendingPathComponent("\(synthesis.stack)/\(synthesis.environment)/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
  }
}

/// One random stack; its environment is its number, `r1` and so on.
struct RandomStack: Stack {
  struct Environment: StackEnvironment {
    let rawValue: String

    /// `generate COUNT SEED DIR`
    static var allCases: [Environment] {
      let numbers = CommandLine.arguments.compactMap { Int($0) }
      guard numbers.count >= 2 else { return [] }
      return (numbers[1]..<numbers[1] + numbers[0]).map { Environment(rawValue: "r\($0)") }
    }
  }

  static let name = "random"
  let environment: Environment
  var region: Region { var dice = dice; return dice.one(of: ["us-east-1", "eu-west-1", "ap-southeast-2"]) }
  var tags: KeyValuePairs<String, String> { var dice = dice; return dice.flip() ? ["team": "chat: 1+1=2"] : [:] }

  var permissionsBoundary: String? {
    var dice = dice
    return dice.flip() ? "arn:aws:iam::123456789012:policy/boundary" : nil
  }

  private var dice: Dice { Dice(seed: UInt64(environment.rawValue.dropFirst()) ?? 0) }

  var body: some Content {
    var dice = dice
    let network = dice.network()
    let folders = dice.some(of: ["Sessions", "Uploads"]).map { dice.fileSystem(Name(stringLiteral: $0), in: network) }
    let logs = dice.flip() ? nil : LogBucket("AccessLogs", keep: .days(dice.number(1...400)))
    let cluster = Cluster(exec: dice.flip() ? .off : .audited(keeping: .month, kmsKey: EncryptionKey("Key").arn))
    let edges = dice.some(of: ["Edge", "Back"]).map { dice.edge(Name(stringLiteral: $0), in: network, logs, region) }
    for edge in edges {
      for service in dice.services(behind: edge, folders: folders, on: cluster) { service }
      if let distribution = edge.distribution { distribution }
    }
    // A network that is there already makes no stack by itself.
    if dice.flip() || edges.isEmpty && folders.isEmpty { dice.backend(in: network, on: cluster) }
    for folder in folders { folder }
    network
    if dice.flip() { dice.raw() }
  }
}

/// A balancer, and the distribution that its entrance asks for.
struct Edge {
  let balancer: LoadBalancer
  let distribution: Distribution?

  static func hosts(of name: Name) -> [String] { ["a", "b", "c"].map { "\($0).\(name.kebab).example.com" } }
}

/// Numbers at random that follow from a seed: SplitMix64.
struct Dice {
  private var state: UInt64

  /// Adjacent seeds begin far from each other.
  init(seed: UInt64) {
    state = seed
    state = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func flip() -> Bool { number(0...1) == 1 }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

  mutating func some<Element>(of elements: [Element]) -> [Element] { elements.filter { _ in flip() } }

  mutating func seconds(_ range: ClosedRange<Int>) -> Duration { .seconds(number(range)) }
}

// The options of each construct.
extension Dice {
  mutating func network() -> Network {
    if flip() {
      return Network(
        "Network", existing: "vpc-0123456789abcdef0", cidr: "10.0.0.0/16",
        publicSubnets: ["subnet-0a", "subnet-0b"].map { $0 + "111111111111111" },
        privateSubnets: ["subnet-0c", "subnet-0d"].map { $0 + "111111111111111" })
    }
    return Network(
      "Network", cidr: one(of: ["10.20.0.0/16", "192.168.0.0/18"]), zones: one(of: [.two, .three]),
      nat: one(of: [.single, .perZone, .none(endpoints: Network.NAT.endpoints + ["bedrock-runtime"])]),
      flowLogs: one(of: [nil, .month, .year]))
  }

  mutating func fileSystem(_ name: Name, in network: Network) -> FileSystem {
    FileSystem(
      name, in: network,
      lifecycle: one(of: [.infrequentAccess(after: .days30), .infrequentAccess(after: .days7), .never]),
      throughput: one(of: [.elastic, .bursting, .provisioned(mebibytesPerSecond: number(1...1000))]),
      backup: one(of: [.daily, .off(because: "a random stack")]),
      kmsKey: flip() ? nil : EncryptionKey("Key").arn)
  }

  mutating func certificate(_ zone: HostedZone, in region: Region) -> Certificate {
    one(of: [.existing("arn:aws:acm:\(region.name):123456789012:certificate/0a1b"), .validated(in: zone)])
  }

  mutating func edge(_ name: Name, in network: Network, _ logs: LogBucket?, _ region: Region) -> Edge {
    let zone = HostedZone("example.com", id: "Z0123456789ABCDEFGHIJ")
    let domain = "\(name.kebab).example.com"
    let others = Edge.hosts(of: name)
    let own = certificate(zone, in: region)
    let entrance: LoadBalancer.Entrance
    var (isDistributed, isNamed) = (false, flip())
    switch number(0...5) {
    case 0:
      entrance = .internet(
        domain: domain, also: others, certificate: own, zone: zone, allowing: flip() ? nil : blocks())
    case 1: entrance = .unencryptedInternet(allowing: flip() ? nil : blocks(), because: "a random stack")
    case 2:
      entrance = one(of: [
        .network, .network(allowing: blocks()), .network(domain: domain, also: others, certificate: own),
      ])
    case 3: (entrance, isDistributed) = (.distribution, true)
    case 4:
      (entrance, isDistributed) = (.distributionOverInternet(domain: domain, also: others, certificate: own), true)
      isNamed = true
    default: (entrance, isDistributed) = (.unencryptedDistributionOverInternet(because: "a random stack"), true)
    }
    let balancer = LoadBalancer(
      name, in: network, entrance: entrance, idleTimeout: seconds(121...4000), clientKeepAlive: seconds(60...604_800),
      accessLogs: logs, firewall: isDistributed ? nil : firewall(), isProtected: flip())
    guard isDistributed else { return Edge(balancer: balancer, distribution: nil) }
    let distribution = Distribution(
      name / "Cdn", inFrontOf: balancer, domain: isNamed ? domain : nil, also: isNamed ? others : [],
      certificate: isNamed ? certificate(zone, in: "us-east-1") : nil, zone: isNamed && flip() ? zone : nil,
      priceClass: one(of: [.class100, .all]),
      countries: one(of: [.all, .only("DE", "CH"), .allBut("KP")]), accessLogs: logs, firewall: firewall(),
      headers: one(of: [
        .secure, .embeddable(in: "https://www.example.com", "https://*.example.org"), .none(because: "a random stack"),
      ]))
    return Edge(balancer: balancer, distribution: distribution)
  }

  mutating func firewall() -> Firewall? {
    flip() ? nil : .managed(limit: number(100...20_000), allowing: flip() ? nil : blocks())
  }

  mutating func blocks() -> [String] { (0...number(0...2)).map { "203.0.\($0).0/24" } }

  /// A service that only others of the stack reach, a cache, and one that calls both.
  mutating func backend(in network: Network, on cluster: Cluster) -> Group {
    let names = PrivateNamespace("Names", domain: "random.internal", in: network)
    let mesh = ServiceConnectNamespace("Mesh", in: network)
    let reach: Reach =
      flip()
      ? .privateName("api", in: names, port: number(1...65535), drain: seconds(2...120))
      : .serviceConnect("api", in: mesh, port: number(1...65535), timeout: seconds(1...3600))
    let api = Service("Engine", size: size(), behind: reach, tasks: 1...number(1...3), on: cluster)
    let cache = ValkeyCache(
      "Board", in: network, node: one(of: [.t4gMicro, .r7gLarge]), replicas: number(0...3),
      snapshotRetention: number(1...35), kmsKey: flip() ? EncryptionKey("Key").arn : nil)
    let worker = Service(
      "Worker", size: size(), behind: .nothing(in: network), tasks: 1...1, calls: ["ENGINE": api, "BOARD": cache],
      on: cluster)
    if flip() { return Group([api, cache, worker]) }
    return Group([api, cache, worker, Monitoring("Watch", of: api, worker, notifying: .email("ops@example.com"))])
  }

  /// A preset with the stickiness that it wants, or a profile of its own with any.
  mutating func profile(answersAll: Bool) -> (SessionProfile, Stickiness?) {
    // Presets have their pages at `/`.
    guard answersAll else { return (customProfile(staticPaths: []), stickiness()) }
    switch number(0...4) {
    case 0: return (.streamlit.with(keepAlive: seconds(4001...5000)), nil)
    case 1: return (.gradio, nil)
    case 2: return (.vapor, nil)
    default: return (customProfile(staticPaths: flip() ? [] : ["/files/*", "/logo.svg"]), stickiness())
    }
  }

  private mutating func customProfile(staticPaths: [String]) -> SessionProfile {
    let interval = number(10...300)
    return SessionProfile(
      port: number(1...65535),
      healthCheck: .init(
        one(of: ["/", "/health", "/_stcore/health?deep=1"]), every: .seconds(interval),
        timeout: seconds(2...min(interval - 1, 120)), threshold: number(2...10),
        unhealthyThreshold: number(2...10), startPeriod: seconds(0...600)),
      drain: seconds(0...3600), ping: flip() ? seconds(1...60) : nil, idleTimeout: flip() ? seconds(1...120) : nil,
      slowStart: flip() ? seconds(30...900) : nil, staticPaths: staticPaths)
  }

  mutating func stickiness() -> Stickiness {
    one(of: [
      .loadBalancerCookie(for: seconds(1...604_800)), .applicationCookie("session_id", for: seconds(1...604_800)),
      .off(because: "a random stack"),
    ])
  }

  mutating func requests(_ priority: Int, of edge: Edge) -> Requests {
    let hosts = Edge.hosts(of: edge.balancer.name)
    return one(of: [
      .host(hosts[0], hosts[1], priority: priority), .path("/api/*", priority: priority),
      .path("/x", "/y?", host: hosts[2], priority: priority),
    ])
  }

  /// One that answers what the others do not, and perhaps one with a rule of its own.
  mutating func services(behind edge: Edge, folders: [FileSystem], on cluster: Cluster) -> [Service] {
    (0..<number(1...2)).map { index in
      let name = edge.balancer.name / (index == 0 ? "Web" : "API")
      let requests: Requests = index == 0 ? .all : requests(number(1...49_000), of: edge)
      let (profile, stickiness) = profile(answersAll: index == 0)
      let targets = edge.balancer.targets(
        name / "Targets", for: profile, answering: requests, stickiness: stickiness)
      return service(name, behind: targets, folders: folders, on: cluster)
    }
  }

  private mutating func service(
    _ name: Name, behind targets: Targets, folders: [FileSystem], on cluster: Cluster
  ) -> Service {
    let least = number(1...5)
    let tasks = least...(least + (flip() ? 0 : number(1...9)))
    let mounts = some(of: folders).map { $0.mount(one(of: ["/data", "/a/b-c"]), at: "/app/\($0.name.kebab)") }
    let environment: KeyValuePairs<String, Text> =
      flip() ? ["MODEL": "a ${b} %{c} 'd' \"e\" \\ \(Pseudo.region)", "EMPTY": ""] : [:]
    let secrets: KeyValuePairs<String, SecretSource> =
      flip() ? ["COOKIE_SECRET": .generated, "API_KEY": .generated] : [:]
    let sidecars = flip() ? [] : [sidecar()]
    return Service(
      name, size: size(), architecture: one(of: [.arm64, .amd64]), behind: targets, tasks: tasks,
      scaling: .cpu(number(1...100)), .memory(number(1...100), scaleIn: seconds(0...600)), scaling(within: tasks),
      mounts: mounts, environment: environment,
      secrets: secrets, permissions: permissions(), logRetention: one(of: [.month, .year]), on: cluster,
      container: container(after: sidecars.isEmpty ? [] : [.started("proxy")]),
      sidecars: sidecars, capacity: flip() && tasks.count > 1 ? .spot(base: least) : .onDemand,
      ephemeralStorage: flip() ? nil : number(21...200),
      rollbackOn: flip() ? [] : [.serverErrors(number(1...100)), .latency(seconds(1...30))])
  }

  mutating func container(after dependencies: [ContainerDependency]) -> ContainerSettings {
    ContainerSettings(
      root: one(of: [.readOnly(), .writable(because: "a random stack")]),
      entryPoint: flip() ? [] : ["/bin/tini", "--"], command: flip() ? [] : ["serve", "--port", "${PORT}"],
      healthCheck: flip() ? nil : .command("test -e /tmp/up", every: seconds(5...300), retries: number(1...10)),
      stopTimeout: flip() ? nil : seconds(2...120), after: dependencies)
  }

  mutating func sidecar() -> Sidecar {
    Sidecar(
      // A network without NAT reaches no other registry.
      "proxy",
      image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/proxy@sha256:\(String(repeating: "0a1b", count: 16))",
      isEssential: flip(), cpu: 64, memory: 128, ports: [9999], environment: ["LEVEL": "info"])
  }

  mutating func scaling(within tasks: ClosedRange<Int>) -> Scaling {
    guard tasks.count > 1 else { return .requestsPerTask(number(1...1000)) }
    return one(of: [
      .requestsPerTask(number(1...1000)), .connectionsPerTask(number(1...1000), scaleOut: seconds(0...600)),
      .schedule("Morning", at: .weekdays(number(0...23)), in: "Europe/Berlin", tasks: tasks),
      .schedule("Night", at: .daily(number(0...23), 30), tasks: tasks),
    ])
  }

  mutating func size() -> TaskSize {
    one(of: [.quarterCPU(.gb0_5), .halfCPU(.gb4), .oneCPU(.gb2), .sixteenCPU(.gb120)])
  }

  mutating func permissions() -> [Permission] {
    some(of: [
      .bedrockInvoke(model: "amazon.nova-lite-v1:0"),
      .custom(
        ["s3:GetObject"], on: ["arn:\(Pseudo.partition):s3:::bucket/*"],
        when: [("StringEquals", "aws:SourceAccount", "\(Pseudo.accountID)"), ("Bool", "aws:SecureTransport", "true")]),
    ])
  }

  mutating func raw() -> Raw {
    let days = number(1...7)
    return Raw("Extra/Logs", cloudFormation: "AWS::Logs::LogGroup", terraform: "aws_cloudwatch_log_group") { p in
      p.set("LogGroupName", "name", "/extra")
      p.set("RetentionInDays", "retention_in_days", days)
    }
  }
}
