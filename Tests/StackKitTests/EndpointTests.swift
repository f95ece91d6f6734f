import Testing

@testable import StackKit

@Suite("A network without NAT, and what its services ask AWS for")
struct EndpointTests {
  /// The missing endpoint, nil for none, and the service that needs it.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let missing: String?
    var secrets: KeyValuePairs<String, SecretSource> = [:]
    var permissions: [Permission] = []
    var sidecars: [Sidecar] = []
    var exec: Cluster.Exec = .off
    var callsCache = false
    var mounts = false

    func service(in network: Network) -> Service {
      let board = ValkeyCache("Board", in: network, engine: .valkey9)
      return Service(
        "App", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
        mounts: mounts ? [FileSystem("Files", in: network).mount("/a", at: "/a")] : [],
        calls: callsCache ? ["VALKEY_URL": board] : [:], secrets: secrets, permissions: permissions,
        on: Cluster(exec: exec), container: isOpen ? .init(root: .writable(because: "a test")) : .init(),
        sidecars: sidecars, exec: isOpen, kmsKey: kmsKey)
    }

    private var isOpen: Bool { if case .audited = exec { true } else { false } }
  }

  static let proxy = "proxy@sha256:" + String(repeating: "0a1b", count: 16)
  static let secret: Text = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/key-a1B2c3"

  static let cases = [
    Case(testDescription: "nothing but to run", missing: nil),
    Case(testDescription: "a folder", missing: nil, mounts: true),
    Case(testDescription: "a generated secret", missing: "secretsmanager", secrets: ["SECRET": .generated]),
    Case(
      testDescription: "a secret with a key, which Secrets Manager uses", missing: "secretsmanager",
      secrets: ["SECRET": .secret(secret, kmsKey: kmsKey)]),
    Case(testDescription: "the password of a cache", missing: "secretsmanager", callsCache: true),
    Case(testDescription: "a parameter", missing: "ssm", secrets: ["SECRET": .parameter("/a", kmsKey: kmsKey)]),
    Case(
      testDescription: "a model", missing: "bedrock-runtime",
      permissions: [.bedrockInvoke(model: "amazon.nova-lite-v1:0")]),
    Case(testDescription: "a shell", missing: "ssmmessages", exec: .audited()),
    Case(
      testDescription: "a key", missing: "kms", permissions: [.custom(["kms:Decrypt"], on: [kmsKey])]),
    Case(
      testDescription: "a sidecar from ECR", missing: nil,
      sidecars: [.example(image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/" + proxy)]),
  ]

  @Test("a network without NAT needs an endpoint for each AWS service that its tasks use", arguments: cases)
  func missing(_ entry: Case) {
    func problems(_ nat: Network.NAT) -> [String] {
      let network = Network("Network", cidr: "10.0.0.0/16", nat: nat)
      return Shop { entry.service(in: network) }.synthesis.problems
    }
    let least = ["ecr.api", "ecr.dkr", "logs"]
    let found = problems(.none(endpoints: least))
    let expected = entry.missing.map {
      "and network 'Network' has neither NAT nor the endpoint '\($0)'; add it to the endpoints of its `nat`"
    }
    #expect(found.count == (expected == nil ? 0 : 1), "\(found)")
    if let expected { #expect(found.first?.hasSuffix(expected) == true, "\(found)") }
    #expect(problems(.none(endpoints: least + (entry.missing.map { [$0] } ?? []))) == [])
    #expect(problems(.single) == [])
  }

  @Test("a shell with a key needs two endpoints, and both are named")
  func shellWithKey() {
    let network = Network("Network", cidr: "10.0.0.0/16", nat: .none())
    let entry = Case(testDescription: "", missing: nil, exec: .audited(kmsKey: kmsKey))
    #expect(
      Shop { entry.service(in: network) }.synthesis.problems.map { $0.prefix { $0 != "," } } == [
        "service 'App': operators may open a shell in it", "service 'App': it uses a KMS key itself",
      ])
  }

  @Test("a sidecar's image from another registry cannot be pulled")
  func foreignSidecar() {
    let network = Network("Network", cidr: "10.0.0.0/16", nat: .none())
    let image = "public.ecr.aws/nginx/" + Self.proxy
    let entry = Case(testDescription: "", missing: nil, sidecars: [.example(image: image)])
    #expect(
      Shop { entry.service(in: network) }.synthesis.problems == [
        "service 'App': container 'proxy': '\(image)' is not in a private repository of ECR, and network 'Network' has no "
          + "NAT to pull it by; copy the image into ECR in the stack's region, or give the network NAT"
      ])
  }

  @Test("the endpoints of an existing network are not checked")
  func existing() {
    let network = Network(
      "Network", existing: "vpc-0123456789abcdef0", cidr: "10.0.0.0/16",
      publicSubnets: ["subnet-0a111111111111111", "subnet-0b111111111111111"],
      privateSubnets: ["subnet-0c111111111111111", "subnet-0d111111111111111"])
    for entry in Self.cases { #expect(Shop { entry.service(in: network) }.synthesis.problems == []) }
  }
}
