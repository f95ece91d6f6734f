import Testing

@testable import Lint
@testable import StackKit

/// A stack that violates rules, the rules that find it, and the rules whose findings it accepts.
struct LoweredBar: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let found: [String]
  var accepted: [String]
  let shop: Shop

  /// An option of StackKit with a reason, which accepts all findings.
  private init(
    option description: String, _ found: [String], retention: Retention = .keep, @ContentBuilder _ body: () -> Group
  ) {
    testDescription = description
    self.found = found
    accepted = found
    var shop = Shop(body)
    shop.retention = retention
    self.shop = shop
  }

  private init(override description: String, _ found: [String], @ContentBuilder _ body: () -> Group) {
    self.init(option: description, found, body)
    accepted = []
  }

  private static let network = Network("Network", cidr: "10.0.0.0/16")
  private static let files = FileSystem("Files", in: network)
  private static let balancer = LoadBalancer(
    "Edge", in: network, entrance: .unencryptedInternet(because: "it is a test"))
  private static let distributed = LoadBalancer(
    "Edge", in: network, entrance: .unencryptedDistributionOverInternet(because: "it is a test"))
  private static let requests = LogBucket("Requests")
  private static let worker = service()

  private static func service(
    permissions: [Permission] = [], on cluster: Cluster = Cluster(), container: ContainerSettings = ContainerSettings(),
    sidecars: [Sidecar] = [], exec: Bool = false
  ) -> Service {
    Service(
      "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
      mounts: [files.mount("/data", at: "/data")], permissions: permissions, on: cluster, container: container,
      sidecars: sidecars, exec: exec)
  }

  static let options = [
    LoweredBar(
      option: "data that is deleted with the stack", ["audit-logs-retained", "state-retained", "task-root-read-only"],
      retention: .delete(because: "it is a test")
    ) {
      service(
        on: Cluster(exec: .audited()), container: ContainerSettings(root: .writable(because: "for the shell")),
        exec: true)
      ValkeyCache("Cache", in: network, engine: .valkey9)
      requests
    },
    LoweredBar(option: "nothing lowered", []) { worker },
    LoweredBar(option: "plain HTTP", ["listener-https"]) { balancer },
    LoweredBar(option: "plain HTTP behind a distribution", ["cloudfront-internet-origin-https", "listener-https"]) {
      distributed.targets("Web", for: .streamlit)
      Distribution("Cdn", inFrontOf: distributed)
    },
    LoweredBar(option: "no stickiness", ["listener-https", "targets-keep-sessions"]) {
      balancer.targets("Web", for: .http(port: 8000, health: "/up"))
    },
    LoweredBar(option: "no backup", ["efs-backup"]) {
      FileSystem("Files", in: network, backup: .off(because: "it is a test"))
    },
    LoweredBar(option: "a cache of one node", ["cache-failover", "cache-two-zones"]) {
      ValkeyCache("Cache", in: network, engine: .valkey9, replicas: 0)
    },
    LoweredBar(option: "a cache without snapshots", ["cache-snapshots"]) {
      ValkeyCache("Cache", in: network, engine: .valkey9, snapshotRetention: 0)
    },
    LoweredBar(option: "no insights", ["cluster-insights"]) {
      service(on: Cluster(insights: .off(because: "it is a test")))
    },
    LoweredBar(option: "root", ["task-user"]) {
      service(container: ContainerSettings(user: .root(because: "it is a test")))
    },
    LoweredBar(option: "a root file system to write to", ["task-root-read-only"]) {
      service(container: ContainerSettings(root: .writable(because: "it is a test")))
    },
    LoweredBar(option: "a shell that is audited", ["task-root-read-only"]) {
      service(
        on: Cluster(exec: .audited()), container: ContainerSettings(root: .writable(because: "for the shell")),
        exec: true)
    },
  ]

  static let overrides = [
    LoweredBar(override: "a bucket that anybody may open", ["bucket-not-public"]) {
      requests
      requests.resource.overriding { p in
        p.nest("PublicAccessBlockConfiguration", nil) { p in
          p.set("BlockPublicAcls", nil, false)
          p.set("BlockPublicPolicy", nil, true)
        }
      }
    },
    LoweredBar(override: "a file system that is not encrypted", ["efs-encrypted"]) {
      files.resource.overriding { $0.set("Encrypted", "encrypted", false) }
    },
    LoweredBar(override: "a shell in the tasks", ["service-no-exec"]) {
      worker.service.overriding { $0.set("EnableExecuteCommand", "enable_execute_command", true) }
    },
    LoweredBar(override: "the machine's network", ["task-own-network"]) {
      worker.task.overriding { $0.set("NetworkMode", "network_mode", "host") }
    },
    LoweredBar(override: "logs for ever", ["logs-expire"]) {
      worker.logs.overriding { $0.set("RetentionInDays", "retention_in_days", 0) }
    },
    LoweredBar(
      override: "a balancer that a distribution reaches, and everybody else",
      ["alb-behind-distribution-is-private", "listener-https"]
    ) {
      let balancer = LoadBalancer("Edge", in: network, entrance: .distribution)
      balancer.targets("Web", for: .streamlit)
      Distribution("Cdn", inFrontOf: balancer)
      balancer.resource.overriding { p in
        p.set("Scheme", nil, "internet-facing")
        p.set(nil, "internal", false)
      }
    },
  ]
}

@Suite struct LoweredBarTests {
  private func rules(_ findings: [Finding]) -> [String] { Set(findings.map(\.rule)).sorted() }

  @Test("an option or an override that violates rules is found, and nothing else", arguments: LoweredBar.all)
  func found(bar: LoweredBar) throws {
    let synthesis = bar.shop.synthesis
    #expect(synthesis.problems == [])
    let result = Exceptions(synthesis.exceptions.map(Exception.init), to: try bar.shop.findings())
    #expect(rules(result.open + result.accepted.map(\.finding)) == bar.found)
    #expect(rules(result.accepted.map(\.finding)) == bar.accepted)
    #expect(result.unused == [])
    let terraform = try bar.shop.views(in: .terraform).flatMap { Linter().findings(in: $0) }
    // In Terraform the first is a separate resource, which an override of the bucket does not change. Plans do not tell
    // what is kept.
    let others = ["bucket-not-public", "audit-logs-retained", "state-retained"]
    #expect(rules(terraform) == bar.found.filter { !others.contains($0) })
  }

  @Test("a permission for every action is found in templates, and refused in stacks")
  func everyAction() throws {
    let role = Role(name: "Role", summary: "a test")
    let shop = Shop { RolePolicy(name: "Policy", role: role, permissions: [.custom(["*"], on: ["*"])]) }
    #expect(rules(try shop.findings()) == ["policy-no-every-action"])
  }

  @Test("a reason is kept, and accepts one finding on one resource")
  func reasons() throws {
    let bucket = LogBucket("Requests").resource
    let shop = Shop {
      bucket
      bucket.overriding { $0.set("AccessControl", nil, "PublicRead") }
      AcceptedFinding("bucket-not-public", on: bucket, because: "everybody reads it")
      AcceptedFinding("bucket-encrypted", on: bucket, because: "nobody needs it")
    }
    let exceptions = shop.synthesis.exceptions.map(Exception.init)
    #expect(exceptions.map(\.reason) == ["everybody reads it", "nobody needs it"])
    let result = Exceptions(exceptions, to: try shop.findings())
    #expect(result.open == [])
    #expect(result.accepted.map(\.exception.reason) == ["everybody reads it"])
    #expect(result.unused.map(\.rule) == ["bucket-encrypted"])
    #expect(
      result.unused.map(\.complaint) == [
        "rule bucket-encrypted finds nothing on 'Requests'; remove the accepted finding"
      ])
  }
}

extension LoweredBar { static let all = options + overrides }

extension Exception {
  init(_ finding: AcceptedFinding) {
    self.init(rule: finding.rule, resource: finding.resource, reason: finding.reason)
  }
}
