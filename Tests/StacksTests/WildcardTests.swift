import Testing

@testable import StackKit
@testable import stacks

/// The permissions of our own stacks' roles.
@Suite struct WildcardTests {
  @Test(
    "only actions that AWS binds to no resource have the resource '*'",
    arguments: Main.syntheses.map { "\($0.stack)/\($0.environment)" })
  func stacks(label: String) throws {
    let synthesis = try #require(Main.syntheses.first { "\($0.stack)/\($0.environment)" == label })
    let policies = try synthesis.template().resources.filter { $0.type == "AWS::IAM::Policy" }
    let statements = policies.flatMap { $0["PolicyDocument", "Statement"]?.items ?? [] }
    #expect(!policies.isEmpty && statements.count >= policies.count)
    let allowed = Set(UnboundAction.allowed.map(\.action))
    for statement in statements {
      let actions = statement["Action"]?.texts ?? []
      #expect(!actions.isEmpty && actions.allSatisfy { !$0.contains("*") }, "\(statement)")
      let resources = try #require(statement["Resource"]?.items)
      if resources.contains("*") { #expect(allowed.isSuperset(of: actions), "\(actions)") }
    }
  }
}
