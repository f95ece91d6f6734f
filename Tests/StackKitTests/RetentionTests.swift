import Testing

import struct Templates.Node

@testable import StackKit

@Suite struct RetentionTests {
  /// A stack with one of everything that holds data.
  private static func shop(isProduction: Bool = false, _ retention: Retention) -> Shop {
    Shop(isProduction: isProduction, retention: retention) {
      let network = Network("Network", cidr: "10.0.0.0/16", flowLogs: .month)
      let balancer = LoadBalancer(
        "Edge", in: network, entrance: .unencryptedInternet(because: "a test"), accessLogs: LogBucket("Logs"))
      let key = EncryptionKey("Key")
      Service(
        "App", size: .quarterCPU(.gb0_5), behind: balancer.targets("Web", for: .streamlit), tasks: 1...2,
        mounts: [FileSystem("Files", in: network, kmsKey: key.arn).mount("/data", at: "/data")],
        calls: ["VALKEY_URL": ValkeyCache("Board", in: network, engine: .valkey9)], secrets: ["KEY": .generated],
        on: Cluster(exec: .audited()), container: ContainerSettings(root: .writable(because: "for the shell")),
        exec: true)
    }
  }

  private static let disposable = Retention.delete(because: "a test")
  /// What holds data in the stack above. An existing bucket cannot be deleted by CloudFormation.
  private static let holders = [
    "AppKey", "AppRepository", "Board", "BoardAuthToken", "ClusterExecLogs", "Files", "FilesData", "Key",
    "NetworkFlowLogs",
  ]

  private func kept(_ shop: Shop) -> [String] {
    let templates = [shop.template, shop.synthesis.template("repository.yaml")]
    return templates.flatMap(\.resources).filter { $0.node["@DeletionPolicy"] != nil }.map(\.name).sorted()
  }

  @Test("data is kept by default, and deleted where the stack says why")
  func policies() {
    #expect(kept(Self.shop(.keep)) == (Self.holders + ["Logs"]).sorted())
    #expect(kept(Self.shop(Self.disposable)) == ["Logs"])
    #expect(Self.shop(Self.disposable).synthesis.problems == [])
  }

  @Test("the same in Terraform")
  func terraform() {
    func kept(_ retention: Retention) -> Int {
      Self.shop(retention).terraform.resources.count { $0.node["lifecycle", 0, "prevent_destroy"] == true }
    }
    // The repository is in a template of its own.
    #expect(kept(.keep) == Self.holders.count)
    #expect(kept(Self.disposable) == 1)
  }

  @Test("deleted data leaves nothing behind: no snapshot, no images, no long wait")
  func leftovers() {
    let (kept, deleted) = (Self.shop(.keep), Self.shop(Self.disposable))
    let group = "aws_elasticache_replication_group.board"
    #expect(kept.terraform[group]["final_snapshot_identifier"] != nil)
    #expect(deleted.terraform[group]["final_snapshot_identifier"] == nil)
    #expect(kept["Key"]["PendingWindowInDays"] == 30 && deleted["Key"]["PendingWindowInDays"] == 7)
    let repository = deleted.synthesis.template("repository.yaml")["AppRepository"]
    #expect(repository["EmptyOnDelete"] == true)
    #expect(deleted.synthesis.text("repository/main.tf").contains("force_delete         = true"))
    #expect(kept.synthesis.template("repository.yaml")["AppRepository"]["EmptyOnDelete"] == nil)
  }

  @Test("`deploy` still guards the same resources")
  func guarded() {
    #expect(Self.shop(.keep).manifest["stateful"] == Self.shop(Self.disposable).manifest["stateful"])
    #expect(Self.shop(.keep).manifest["stateful"]?.array?.contains("NetworkFlowLogs") == true)
  }

  @Test("the reason is an accepted finding on everything that is deleted")
  func reasons() {
    let rules = ["state-retained", "audit-logs-retained"]
    #expect(Self.shop(.keep).synthesis.exceptions.filter { rules.contains($0.rule) } == [])
    let exceptions = Self.shop(Self.disposable).synthesis.exceptions.filter { rules.contains($0.rule) }
    #expect(exceptions.map(\.resource).sorted() == Self.holders)
    #expect(exceptions.allSatisfy { $0.reason == "a test" })
  }

  @Test("a production stack must keep its data")
  func production() {
    let problems = Self.shop(isProduction: true, Self.disposable).synthesis.problems
    #expect(problems.count == 1 && problems[0].contains("a production stack keeps its data"))
  }

  @Test("AWS refuses to delete the balancer of a production stack, unless the stack says otherwise")
  func balancer() {
    func isProtected(isProduction: Bool, _ isProtected: Bool?) -> [Node?] {
      let shop = Shop(isProduction: isProduction) {
        LoadBalancer(
          "Edge", in: Network("Network", cidr: "10.0.0.0/16"), entrance: .unencryptedInternet(because: "a test"),
          isProtected: isProtected)
      }
      let attribute = shop["Edge"]["LoadBalancerAttributes"].first(["Key": "deletion_protection.enabled"])
      return [attribute?["Value"], shop.terraform["aws_lb.edge"]["enable_deletion_protection"]]
    }
    #expect(isProtected(isProduction: true, nil) == ["true", true])
    #expect(isProtected(isProduction: false, nil) == ["false", false])
    #expect(isProtected(isProduction: true, false) == ["false", false])
    #expect(isProtected(isProduction: false, true) == ["true", true])
  }

  @Test(
    "an environment is production by its name",
    arguments: [
      ("prod", true), ("Production", true), ("prd", true), ("live", true), ("staging", false), ("preprod", false),
    ])
  func names(environment: String, isProduction: Bool) {
    #expect(Named(environment: .init(rawValue: environment)).isProduction == isProduction)
  }
}

/// A stack with the defaults of the protocol.
private struct Named: Stack {
  struct Environment: StackEnvironment {
    let rawValue: String
    static var allCases: [Environment] { [] }
  }

  let environment: Environment
  let region: Region = "eu-west-1"
  var body: some Content { Group([]) }
}
