import Deployment
import Foundation
import Synchronization
import Testing

/// Stacks of which a part stands in us-east-1.
@Suite(.serialized) struct EdgeTests {
  private static let template = """
    Resources:
      Firewall:
        Type: AWS::WAFv2::WebACL
        Properties:
          Scope: CLOUDFRONT
          DefaultAction: {Allow: {}}
          VisibilityConfig: {MetricName: Firewall, CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true}
    Outputs:
      FirewallArn:
        Value: !GetAtt Firewall.Arn

    """

  /// The chatbot with a firewall that its own template takes as a parameter and tells as an output.
  private static func spread(_ checkout: borrowing Checkout) throws {
    try Data(template.utf8).write(to: checkout.artifacts.appending(path: "edge.yaml"))
    try checkout.edit(
      "deploy.json", "\"tags\": {",
      to: """
        "edge": {
          "stackName": "chatbot-staging-edge", "region": "us-east-1", "template": "edge.yaml",
          "parameters": {"FirewallArn": "FirewallArn"}
        },
        "tags": {
        """)
    try checkout.rewrite("template.yaml", "\nParameters:\n", to: "\nParameters:\n  FirewallArn:\n    Type: String\n")
    try checkout.rewrite(
      "template.yaml", "Description: Task execution role of service Bot", to: "Description: !Ref FirewallArn")
    try checkout.rewrite(
      "template.yaml", "\nOutputs:\n", to: "\nOutputs:\n  TheFirewall:\n    Value: !Ref FirewallArn\n")
  }

  private static func stacks(_ events: [DeploymentEvent]) -> [String] {
    events.compactMap { if case .executing(let stack) = $0 { stack } else { nil } }
  }

  @Test(
    "what stands in us-east-1 is deployed first, and the stack is told what it has become",
    arguments: ["us-east-1", "eu-west-1"])
  func order(region: String) async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with(region: region) { account in
      let outcome = try await account.deploy(checkout.artifacts, image: try checkout.image())
      #expect(
        Self.stacks(account.events) == [
          "chatbot-staging-repository", "chatbot-staging-edge", "chatbot-staging",
        ])
      let told = outcome.outputs.first { $0.key == "TheFirewall" }?.value ?? ""
      #expect(told.hasPrefix("arn:aws:wafv2:\(region):123456789012:webacl/"), "\(told)")

      account.forget()
      #expect(try await account.deploy(checkout.artifacts).changed == false)
      #expect(Self.stacks(account.events) == [])
    }
  }

  @Test("a change in us-east-1 alone is a change")
  func edgeAlone() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: try checkout.image())
      account.forget()
      try checkout.rewrite("edge.yaml", "SampledRequestsEnabled: true", to: "SampledRequestsEnabled: false")
      #expect(try await account.deploy(checkout.artifacts).changed == true)
      #expect(Self.stacks(account.events) == ["chatbot-staging-edge"])
    }
  }

  @Test("what stands in us-east-1 is protected against deletion, too, but not by a dry run")
  func protection() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: try checkout.image())
      #expect(account.protected.isEmpty)
      try checkout.protect()
      try await account.deploy(checkout.artifacts) { $0.isDryRun = true }
      #expect(account.protected.isEmpty)
      try await account.deploy(checkout.artifacts)
      #expect(account.protected == ["chatbot-staging-edge", "chatbot-staging"])
    }
  }

  @Test("a dry run shows both and leaves neither")
  func dryRun() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      let image = try checkout.image()
      let outcome = try await account.deploy(checkout.artifacts, image: image) { $0.isDryRun = true }
      #expect(outcome.changed == nil)
      let shown = account.events.compactMap { if case .changes(let stack, _) = $0 { stack } else { nil } }
      #expect(shown == ["chatbot-staging-repository", "chatbot-staging-edge", "chatbot-staging"])
      #expect(Self.stacks(account.events) == [])
    }
  }

  @Test("one approval is enough, although the stack's parameters are only known after the edge stack")
  func oneApproval() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      let proposals = try await ProposalTests.deploy(account, checkout)
      #expect(
        proposals.map { $0.stacks.map(\.name) }
          == [["chatbot-staging-repository", "chatbot-staging-edge", "chatbot-staging"]])

      // The replaced firewall has another ARN, which the approved plan did not know.
      try checkout.rewrite("edge.yaml", "Scope: CLOUDFRONT", to: "Name: another\n      Scope: CLOUDFRONT")
      let again = try await ProposalTests.deploy(account, checkout) {
        $0.images = []
        $0.allowReplace = ["Firewall"]
      }
      #expect(again.map { $0.stacks.map(\.name) } == [["chatbot-staging-edge", "chatbot-staging"]])
      #expect(Self.stacks(account.events).suffix(2) == ["chatbot-staging-edge", "chatbot-staging"])
    }
  }

  @Test("a proposal shows what the outputs of the edge stack could turn on")
  func bait() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try checkout.rewrite(
      "template.yaml", "\nResources:\n",
      to: """

        Conditions:
          IsPlan: !Equals [!Ref FirewallArn, 'arn:aws:stackkit:::FirewallArn']
        Resources:
          Bait:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: bait
              Roles: [!Ref BotTaskRole]
              PolicyDocument:
                Version: '2012-10-17'
                Statement: [{Effect: !If [IsPlan, Deny, Allow], Action: '*', Resource: '*'}]

        """)
    try await Account.with { account in
      let proposal = try #require(try await ProposalTests.deploy(account, checkout).first)
      let lines = proposal.stacks.flatMap(\.consequences).map(\.description)
      #expect(lines.contains { $0.contains("every action on every resource") }, "\(lines)")
    }
  }

  @Test("changes that nobody approved are proposed again", arguments: [true, false])
  func revisedProposal(isApproved: Bool) async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: try checkout.image())
      account.forget()
      try checkout.rewrite("edge.yaml", "SampledRequestsEnabled: true", to: "SampledRequestsEnabled: false")
      try checkout.rewrite("edge.yaml", "Value: !GetAtt Firewall.Arn", to: "Value: arn:aws:wafv2:::another")
      let proposals = Mutex<[Proposal]>([])
      let deployment = try account.deployment(checkout.artifacts)
      let approve: @Sendable (Proposal) throws(DeploymentError) -> Void = { proposal throws(DeploymentError) in
        proposals.withLock { $0.append(proposal) }
        if proposal.isRevised, !isApproved { throw DeploymentError(.refused, "no") }
      }
      if isApproved {
        let outputs = try await deployment.deploy(.init(), approve: approve).outputs
        #expect(outputs.first { $0.key == "TheFirewall" }?.value == "arn:aws:wafv2:::another")
      } else {
        await #expect(throws: DeploymentError(.refused, "no")) {
          try await deployment.deploy(.init(), approve: approve)
        }
      }
      #expect(proposals.withLock { $0.map(\.isRevised) } == [false, true])
      #expect(Self.stacks(account.events) == ["chatbot-staging-edge"] + (isApproved ? ["chatbot-staging"] : []))
      #expect(await account.simulator.stacks().last?.status == (isApproved ? "UPDATE_COMPLETE" : "CREATE_COMPLETE"))
    }
  }

  @Test(
    "an edge stack that is not the one synth writes is refused",
    arguments: [
      (
        "\"template\": \"edge.yaml\"", "\"template\": \"other.yaml\"",
        "edge.template is 'other.yaml', but must be 'edge.yaml'"
      ),
      (
        "\"region\": \"us-east-1\", \"tem", "\"region\": \"eu-west-1\", \"tem",
        "edge.region is 'eu-west-1', but must be 'us-east-1'"
      ),
      ("chatbot-staging-edge", "billing-edge", "edge.stackName is 'billing-edge', but must be 'chatbot-staging-edge'"),
      (
        "{\"FirewallArn\":", "{\"BotImage\":",
        "edge.parameters has 'BotImage', which is the parameter of a service's image"
      ),
      ("\"FirewallArn\"}", "\"a b\"}", "edge.parameters.FirewallArn is 'a b', but must be "),
    ])
  func otherEdge(_ old: String, _ new: String, _ message: String) throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    _ = try checkout.read()
    try checkout.edit("deploy.json", old, to: new)
    let error = try #require(throws: DeploymentError.self) { try checkout.read() }
    #expect(error.description.contains(": \(message)"), "\(error)")
  }
}
