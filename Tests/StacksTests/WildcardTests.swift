import Testing

@testable import StackKit
@testable import stacks

/// What the roles of our own stacks may do.
@Suite struct WildcardTests {
  @Test(
    "a '*' stands beside actions only that AWS binds to no resource",
    arguments: Main.syntheses.map { "\($0.stack)/\($0.environment)" })
  func stacks(label: String) throws {
    let synthesis = try #require(Main.syntheses.first { "\($0.stack)/\($0.environment)" == label })
    let policies = synthesis.text("template.yaml").split(separator: "\n\n").filter {
      $0.contains("Type: AWS::IAM::Policy")
    }
    #expect(!policies.isEmpty)
    let allowed = Set(UnboundAction.allowed.map(\.action))
    for statement in policies.flatMap({ $0.split(separator: "          - Effect: Allow\n").dropFirst() }) {
      let lists = statement.split(separator: "            Resource:\n")
      let (actions, resources) = (try #require(lists.first), try #require(lists.last))
      #expect(lists.count == 2 && !actions.contains("*"))
      guard resources.contains("              - '*'") else { continue }
      let named = actions.split(separator: "\n").filter { $0.hasPrefix("              - ") }.map {
        String($0.dropFirst(16))
      }
      #expect(!named.isEmpty && allowed.isSuperset(of: named), "\(named)")
    }
  }
}
