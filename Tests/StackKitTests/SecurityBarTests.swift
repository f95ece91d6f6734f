import Testing

@testable import StackKit

/// The security bar, `Tests/SecurityBar/rules.json`: each row holds for what StackKit writes by itself, and each is a row
/// that could fail.
@Suite struct SecurityBarTests {
  typealias Backend = TemplateNode.Backend

  @Test("every row says what is expected, or why nothing is")
  func rows() {
    #expect(SecurityRule.all.count > 90)
    #expect(Set(SecurityRule.all.map(\.id)).count == SecurityRule.all.count)
    for rule in SecurityRule.all {
      let isChecked = rule.expected != nil && (rule.cloudFormation != nil || rule.terraform != nil)
      #expect(isChecked == (rule.mode != .exception), "\(rule.id)")
      #expect(rule.mode == .always || rule.exception?.isEmpty == false, "\(rule.id) needs a reason")
      #expect(rule.example == nil || SecurityExample(rawValue: rule.example ?? "") != nil, "\(rule.id)")
    }
  }

  @Test("the examples have no problem", arguments: SecurityExample.allCases)
  func examples(example: SecurityExample) {
    #expect(example.shop.synthesis.problems == [])
  }

  /// What a rule looks at, in the examples that show it.
  private func concerned(
    _ rule: SecurityRule, _ backend: Backend
  ) -> [(example: SecurityExample, name: Name, node: TemplateNode)] {
    SecurityExample.allCases.filter { rule.example == nil || rule.example == $0.rawValue }.flatMap { example in
      Self.nodes[example]?[backend]?.filter { rule.concerns($0.node, in: backend) }
        .map { (example: example, name: $0.name, node: $0.node) } ?? []
    }
  }

  private static let nodes: [SecurityExample: [Backend: [(name: Name, node: TemplateNode)]]] = Dictionary(
    uniqueKeysWithValues: SecurityExample.allCases.map { example in
      (example, Dictionary(uniqueKeysWithValues: Backend.allCases.map { ($0, example.nodes(in: $0)) }))
    })

  @Test("what is written by default is as it must be, in both languages", arguments: SecurityRule.enforced)
  func holds(rule: SecurityRule) {
    for backend in Backend.allCases where rule.place(in: backend) != nil {
      let resources = concerned(rule, backend)
      #expect(!resources.isEmpty, "\(rule.id): no example has such a resource in \(backend)")
      for resource in resources {
        let found = resource.node.texts(at: rule.place(in: backend)?.steps ?? [])
        #expect(
          rule.accepts(resource.node, in: backend),
          "\(rule.id): '\(resource.name)' of \(resource.example) has \(found) in \(backend)")
      }
    }
  }

  @Test("what is changed for the worse is found, in both languages", arguments: SecurityRule.enforced)
  func isFound(rule: SecurityRule) {
    for backend in Backend.allCases {
      guard let place = rule.place(in: backend), let expected = rule.expected else { continue }
      for resource in concerned(rule, backend) where rule.accepts(resource.node, in: backend) {
        for offence in expected.offences {
          let worse = resource.node.replacing(place.steps, with: offence)
          #expect(
            !rule.accepts(worse, in: backend),
            "\(rule.id) does not find \(offence ?? "nothing") in '\(resource.name)' in \(backend)")
        }
      }
    }
  }

  @Test("an option or an override that lowers the bar is found, and nothing else", arguments: LoweredBar.all)
  func lowered(bar: LoweredBar) {
    for backend in Backend.allCases {
      let nodes = SecurityExample.nodes(of: bar.shop, in: backend)
      let broken = SecurityRule.enforced.filter { rule in
        rule.mode == .always && (rule.example == nil || rule.example == bar.example)
          && nodes.contains { rule.concerns($0.node, in: backend) && !rule.accepts($0.node, in: backend) }
      }
      #expect(broken.map(\.id) == bar.broken, "\(backend)")
    }
  }
}

/// A stack that asks for less than the bar, and the rules that notice.
struct LoweredBar: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var example: String?
  let broken: [String]
  let shop: Shop

  private static let network = Network("Network", cidr: "10.0.0.0/16")
  private static let files = FileSystem("Files", in: network)
  private static let balancer = LoadBalancer(
    "Edge", in: network, entrance: .unencryptedInternet(because: "it is a test"))
  private static let worker = Service(
    "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
    mounts: [files.mount("/data", at: "/data")])

  static let all = [
    LoweredBar(testDescription: "nothing lowered", broken: [], shop: Shop { worker }),
    LoweredBar(
      testDescription: "plain HTTP", example: "internet", broken: ["listener-https", "listener-redirect"],
      shop: Shop { balancer }),
    LoweredBar(
      testDescription: "no stickiness", broken: ["targets-keep-sessions"],
      shop: Shop { balancer.targets("Web", for: .http(port: 8000, health: "/up")) }),
    LoweredBar(
      testDescription: "no backup", broken: ["efs-backup"],
      shop: Shop { FileSystem("Files", in: network, backup: .off(because: "it is a test")) }),
    LoweredBar(
      testDescription: "a cache of one node", broken: ["cache-failover", "cache-two-zones"],
      shop: Shop { ValkeyCache("Cache", in: network, replicas: 0) }),
    LoweredBar(
      testDescription: "a permission for everything", broken: ["policy-no-every-action"],
      shop: Shop {
        Service(
          "Worker", size: .quarterCPU(.gb0_5), behind: .nothing(in: network), tasks: 1...1,
          permissions: [.custom(["*"], on: ["*"])])
      }),
    LoweredBar(
      testDescription: "an override: not encrypted", broken: ["efs-encrypted"],
      shop: Shop { files.resource.overriding { $0.set("Encrypted", "encrypted", false) } }),
    LoweredBar(
      testDescription: "an override: a shell in the tasks", broken: ["service-no-exec"],
      shop: Shop { worker.service.overriding { $0.set("EnableExecuteCommand", "enable_execute_command", true) } }),
    LoweredBar(
      testDescription: "an override: no names of its own", broken: ["task-own-network"],
      shop: Shop { worker.task.overriding { $0.set("NetworkMode", "network_mode", "host") } }),
    LoweredBar(
      testDescription: "an override: logs for ever", broken: ["logs-expire"],
      shop: Shop { worker.logs.overriding { $0.set("RetentionInDays", "retention_in_days", 0) } }),
  ]
}
