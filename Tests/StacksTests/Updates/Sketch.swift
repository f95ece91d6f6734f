import AWSSimulator
import Files
import Foundation
import Templates

@testable import StackKit

/// A stack with any body, for an edit to change.
struct Sketch: StackKit.Stack {
  enum Environment: String, StackEnvironment { case prod }

  static let name = "shop"
  let environment: Environment
  var region: Region = "eu-west-1"
  var tags: KeyValuePairs<String, String> = [:]
  var contents = Group([])

  var body: some Content { contents }

  init(environment: Environment) { self.environment = environment }

  init(tags: KeyValuePairs<String, String> = [:], @ContentBuilder _ body: () -> Group) {
    environment = .prod
    self.tags = tags
    contents = body()
  }

  var synthesis: Synthesis { Synthesis(self) }
}

extension Synthesis {
  private var manifest: Files.JSON { Files.JSON(json: Data(text("deploy.json").utf8)) ?? .null }

  var stateful: [String] { manifest["stateful"]?.texts ?? [] }

  /// Deploys the edge stack and the main stack to a simulated account.
  func deploy(to account: RehearsedAccount) async -> [RehearsedAccount.Outcome] {
    var outcomes: [RehearsedAccount.Outcome] = []
    var parameters: [String: String] = [:]
    for service in manifest["services"]?.array ?? [] {
      let image = "public.ecr.aws/shop/app@sha256:" + String(repeating: "0123456789abcdef", count: 4)
      service["imageParameter"]?.scalar.map { parameters[$0] = image }
    }
    if let edge = manifest["edge"] {
      let outcome = await account.apply(text("edge.yaml"), to: "shop-prod-edge")
      for (parameter, output) in edge["parameters"]?.object ?? [:] {
        parameters[parameter] = output.scalar.flatMap { outcome.outputs[$0] }
      }
      outcomes.append(outcome)
    }
    outcomes.append(await account.apply(text("template.yaml"), to: "shop-prod", parameters: parameters))
    return outcomes
  }
}

/// An application as people write it; parameters that an edit does not change have their defaults.
@ContentBuilder func app(
  network: Network = .usual, entrance: LoadBalancer.Entrance = .plain, balancer name: Name = "Edge",
  accessLogs: LogBucket? = nil, firewall: Firewall? = nil, idleTimeout: Duration = .minutes(5),
  targets: Name = "Web", profile: SessionProfile = .streamlit, answering requests: Requests = .all,
  stickiness: Stickiness? = nil, service: Name = "Bot", size: TaskSize = .halfCPU(.gb1),
  architecture: Architecture = .arm64, tasks: ClosedRange<Int> = 2...4, scaling: Scaling = .cpu(60),
  mounts: [Mount] = [], calls: KeyValuePairs<String, any Callable> = [:],
  environment: KeyValuePairs<String, Text> = [:], secrets: KeyValuePairs<String, SecretSource> = ["KEY": .generated],
  logRetention: Service.LogRetention = .month, on cluster: Cluster = Cluster(),
  container: ContainerSettings = ContainerSettings(), sidecars: [Sidecar] = [], capacity: Capacity = .onDemand,
  ephemeralStorage: Int? = nil, exec: Bool = false, kmsKey: Text? = nil, rollbackOn: [DeploymentAlarm] = [],
  distribution: ((LoadBalancer) -> Distribution)? = nil,
  and others: (LoadBalancer) -> [any Content] = { _ in [] }
) -> Group {
  let balancer = LoadBalancer(
    name, in: network, entrance: entrance, idleTimeout: idleTimeout, accessLogs: accessLogs, firewall: firewall)
  Service(
    service, size: size, architecture: architecture,
    behind: balancer.targets(targets, for: profile, answering: requests, stickiness: stickiness), tasks: tasks,
    scaling: scaling, mounts: mounts, calls: calls, environment: environment, secrets: secrets,
    logRetention: logRetention, on: cluster, container: container, sidecars: sidecars, capacity: capacity,
    ephemeralStorage: ephemeralStorage, exec: exec, kmsKey: kmsKey, rollbackOn: rollbackOn)
  if let distribution { distribution(balancer) }
  others(balancer)
}

extension Network {
  static let usual = Network("Network", cidr: "10.0.0.0/16")
}

extension LoadBalancer.Entrance {
  static let plain = LoadBalancer.Entrance.unencryptedInternet(because: "a test")
  static let domain = LoadBalancer.Entrance.internet(
    domain: "chat.example.com", certificate: .existing(.certificate), zone: .example)
}

extension HostedZone {
  static let example = HostedZone("example.com", id: "Z0123456789EXAMPLE")
}

extension String {
  static let certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678"
  static let edgeCertificate = "arn:aws:acm:us-east-1:123456789012:certificate/12345678"
  static let keyARN = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}
