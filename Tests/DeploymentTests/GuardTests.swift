import Deployment
import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

/// What the guard says to a change set. `StateGuardTests` has its rules.
@Suite struct GuardTests {
  @Test("what holds state is not replaced or removed before somebody names it")
  func guarded() async throws {
    let checkout = try Checkout()
    let logs = "Resources:\n  Audit:\n    Type: AWS::Logs::LogGroup\n"
    try checkout.rewrite("template.yaml", "Resources:\n", to: logs)
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let stacks = await account.simulator.stacks()
      try checkout.rewrite("template.yaml", "PerformanceMode: generalPurpose", to: "PerformanceMode: maxIO")
      try checkout.rewrite("template.yaml", logs, to: "Resources:\n")
      let both = try #require(await account.failure(checkout.artifacts))
      #expect(both.kind == .refused)
      #expect(
        both.description
          == "refused: these changes put data at risk: Sessions (AWS::EFS::FileSystem) would be replaced, because "
          + "PerformanceMode changes: the new one would start without files, and no template would describe the old "
          + "one; SessionsConversations (AWS::EFS::AccessPoint) might be replaced, because FileSystemId refers to "
          + "Sessions, which is replaced: the new one would start without the way to its files, and no template would "
          + "describe the old one; Audit (AWS::Logs::LogGroup) would be removed: log events would be lost")
      #expect(
        both.remedy == .allow(replacing: ["Sessions", "SessionsConversations"], removing: ["Audit"]))
      let one = try #require(await account.failure(checkout.artifacts) { $0.allowReplace = ["Sessions", "Audit"] })
      #expect(one.kind == .refused && one.remedy == .allow(replacing: ["SessionsConversations"], removing: ["Audit"]))
      #expect(await account.simulator.stacks() == stacks)

      try await account.deploy(checkout.artifacts) {
        $0.allowReplace = ["Sessions", "SessionsConversations"]
        $0.allowDelete = ["Audit"]
      }
      let after = try #require(await account.simulator.stacks().last)
      #expect(after.resources["Audit"] == nil)
      #expect(after.resources["Sessions"] != stacks.last?.resources["Sessions"])
    }
  }

  @Test("an update that AWS would refuse half-way is refused before it, and fails if somebody insists")
  func outage() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let stacks = await account.simulator.stacks()
      try checkout.rewrite("template.yaml", "Scheme: internal", to: "Scheme: internet-facing")
      let refused = try #require(await account.failure(checkout.artifacts))
      #expect(refused.kind == .refused)
      guard case .allowOutage(let ids) = refused.remedy else { throw refused }
      #expect(ids.count == 2 && ids.contains("Web") && ids.contains { $0.hasPrefix("CdnOrigin") }, "\(ids)")
      #expect(refused.description.contains("would change while the distribution uses it"))
      #expect(refused.description.contains("target group Web would belong to two load balancers, Edge and Edge (new)"))
      #expect(await account.simulator.stacks() == stacks)

      let failed = try #require(await account.failure(checkout.artifacts) { $0.allowOutage = Set(ids + ["Edge"]) })
      #expect(
        failed.kind == .rolledBack && failed.description.contains("The specified VPC origin is in use."), "\(failed)")
      #expect(
        account.events.contains {
          if case .warning(let text) = $0 { text.hasPrefix("'Edge' is allowed") } else { false }
        })
    }
  }

  /// A resource of a type that holds nothing, in a template that wants to keep it; no manifest names it.
  private static let license = """
    Resources:
      License:
        Type: AWS::SSM::Parameter
        DeletionPolicy: Retain
        Properties: {Type: String, Value: x}

    """

  @Test("what the deployed template wants to keep is guarded, although nothing names it any more")
  func keptByTheDeployedTemplate() async throws {
    let checkout = try Checkout()
    try checkout.rewrite("template.yaml", "Resources:\n", to: Self.license)
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let before = await account.simulator.stacks()
      try checkout.rewrite("template.yaml", Self.license, to: "Resources:\n")
      let error = try #require(await account.failure(checkout.artifacts))
      #expect(error.kind == .refused && error.remedy == .allow(replacing: [], removing: ["License"]))
      #expect(
        error.description == "refused: these changes put data at risk: License (AWS::SSM::Parameter) would be "
          + "removed: it would stay in AWS, and no template would describe it")
      #expect(await account.simulator.stacks() == before)
      try await account.deploy(checkout.artifacts) { $0.allowDelete = ["License"] }
      #expect(await account.simulator.stacks().last?.resources["License"] == nil)
    }
  }

  @Test("where the deployed template cannot be read, whatever would go may hold state")
  func unreadable() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let asked = Mutex(0)
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        guard request.action == "GetTemplate" else { return nil }
        asked.withLock { $0 += 1 }
        let body = "<R><GetTemplateResult><TemplateBody>a: *b</TemplateBody></GetTemplateResult></R>"
        return HTTPResponse(status: 200, body: Data(body.utf8))
      }
      let deployment = try account.deployment(checkout.artifacts, transport: meddler)
      // Nothing would go: nobody asks.
      #expect(try await deployment.deploy(.init()) { _ in }.changed == false)
      #expect(asked.withLock { $0 } == 0)
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image(content: "new"))]
      let refused = order
      let error = try await #require(throws: DeploymentError.self) { try await deployment.deploy(refused) { _ in } }
      #expect(error.kind == .refused && error.remedy == .allow(replacing: ["BotTask"], removing: []))
      #expect(
        account.events.contains {
          if case .warning(let text) = $0 { text.hasPrefix("cannot read the deployed template") } else { false }
        })
      order.allowReplace = ["BotTask"]
      #expect(try await deployment.deploy(order) { _ in }.changed == true)
    }
  }

  @Test("where the deployed template may not be fetched, the error says what it is fetched for")
  func forbidden() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        guard request.action == "GetTemplate" else { return nil }
        let body = "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>"
        return HTTPResponse(status: 403, body: Data(body.utf8))
      }
      let deployment = try account.deployment(checkout.artifacts, transport: meddler)
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image(content: "new"))]
      let refused = order
      let error = try await #require(throws: DeploymentError.self) { try await deployment.deploy(refused) { _ in } }
      #expect(error.kind == .credentials && error.description.contains("(cloudformation:GetTemplate)"))
    }
  }
}
