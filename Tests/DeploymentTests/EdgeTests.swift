import ContainerImage
import Deployment
import Foundation
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
    try Data(template.utf8).write(to: checkout.artefacts.appending(path: "edge.yaml"))
    try checkout.edit(
      "deploy.json", "\"tags\": {",
      to: """
        "edge": {
          "stackName": "chatbot-staging-edge", "region": "us-east-1", "template": "edge.yaml",
          "parameters": {"FirewallArn": "FirewallArn"}
        },
        "tags": {
        """)
    try checkout.edit(
      "deploy.json", "\"sha256\": {",
      to: "\"sha256\": {\"edge.yaml\": \"\(Digest(of: Data(template.utf8)).hex)\",")
    try checkout.rewrite("template.yaml", "\nParameters:\n", to: "\nParameters:\n  FirewallArn:\n    Type: String\n")
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
      let outcome = try await account.deploy(checkout.artefacts, image: try checkout.image())
      #expect(
        Self.stacks(account.events) == [
          "chatbot-staging-repository", "chatbot-staging-edge", "chatbot-staging",
        ])
      let told = outcome.outputs.first { $0.key == "TheFirewall" }?.value ?? ""
      #expect(told.hasPrefix("arn:aws:wafv2:\(region):123456789012:webacl/"), "\(told)")

      account.forget()
      #expect(try await account.deploy(checkout.artefacts).changed == false)
      #expect(Self.stacks(account.events) == [])
    }
  }

  @Test("a change in us-east-1 alone is a change")
  func edgeAlone() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      try await account.deploy(checkout.artefacts, image: try checkout.image())
      account.forget()
      try checkout.rewrite("edge.yaml", "SampledRequestsEnabled: true", to: "SampledRequestsEnabled: false")
      #expect(try await account.deploy(checkout.artefacts).changed == true)
      #expect(Self.stacks(account.events) == ["chatbot-staging-edge"])
    }
  }

  @Test("what stands in us-east-1 is protected against deletion, too, but not by a dry run")
  func protection() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      try await account.deploy(checkout.artefacts, image: try checkout.image())
      #expect(account.protected.isEmpty)
      try checkout.protect()
      try await account.deploy(checkout.artefacts) { $0.isDryRun = true }
      #expect(account.protected.isEmpty)
      try await account.deploy(checkout.artefacts)
      #expect(account.protected == ["chatbot-staging-edge", "chatbot-staging"])
    }
  }

  @Test("a dry run shows both and leaves neither")
  func dryRun() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try await Account.with { account in
      let image = try checkout.image()
      let outcome = try await account.deploy(checkout.artefacts, image: image) { $0.isDryRun = true }
      #expect(outcome.changed == nil)
      let shown = account.events.compactMap { if case .changes(let stack, _) = $0 { stack } else { nil } }
      #expect(shown == ["chatbot-staging-repository", "chatbot-staging-edge", "chatbot-staging"])
      #expect(Self.stacks(account.events) == [])
    }
  }

  @Test("a manifest that names a template which it has no digest of is refused")
  func noDigest() async throws {
    let checkout = try Checkout()
    try Self.spread(checkout)
    try checkout.edit("deploy.json", "\"template\": \"edge.yaml\"", to: "\"template\": \"other.yaml\"")
    try await Account.with { account in
      let failure = try await account.failure(checkout.artefacts)
      #expect(failure?.description.contains("does not list all templates") == true)
    }
  }
}
