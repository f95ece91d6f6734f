import AWSSimulator
import Deployment
import Foundation
import Testing

/// Whole deployments to a simulated account.
@Suite struct DeployTests {
  @Test("first, then nothing new, then a new image, then more tasks")
  func lifecycle() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let first = try await account.deploy(checkout.artifacts, image: checkout.image())
      #expect(first.changed == true)
      #expect(first.outputs.map(\.key) == ["FileSystemId", "ClusterName", "ServiceName", "Url"])
      #expect(await account.simulator.stacks().map(\.status) == ["CREATE_COMPLETE", "CREATE_COMPLETE"])
      let pushed = try #require(await account.simulator.images().first)
      let stack = try #require(await account.simulator.stacks().last)
      let repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot"
      #expect(stack.parameters["BotImage"] == "\(repository)@\(pushed.digest)")
      let revision = try #require(await account.simulator.services().first).taskDefinition

      let before = await account.simulator.effects()
      let second = try await account.deploy(checkout.artifacts, image: checkout.image())
      #expect(second.changed == false && second.outputs == first.outputs)
      #expect(try await account.deploy(checkout.artifacts).changed == false)
      #expect(await account.simulator.effects() == before)

      let third = try await account.deploy(checkout.artifacts, image: checkout.image(content: "new")) { $0.count = 3 }
      #expect(third.changed == true && third.outputs == first.outputs)
      let service = try #require(await account.simulator.services().first)
      #expect(service.taskDefinition != revision && service.rolloutState == "COMPLETED")
      #expect(service.desiredCount == 3)

      let again = try await account.deploy(checkout.artifacts, image: "\(repository)@\(pushed.digest)")
      #expect(again.changed == true)
      // The count is the operator's: no deployment takes it back.
      #expect(await account.simulator.services().first?.desiredCount == 3)
    }
  }

  @Test(
    "a stack is protected against deletion where its manifest says so",
    arguments: [true, false])
  func protection(isProduction: Bool) async throws {
    let checkout = try Checkout()
    if isProduction { try checkout.protect() }
    try await Account.with { account in
      let image = try checkout.image()
      try await account.deploy(checkout.artifacts, image: image) { $0.isDryRun = true }
      #expect(account.protected.isEmpty)
      try await account.deploy(checkout.artifacts, image: image)
      #expect(account.protected == (isProduction ? ["chatbot-staging"] : []))
      account.forget()
      try await account.deploy(checkout.artifacts, image: image)
      #expect(account.protected.isEmpty)
    }
  }

  @Test("autoscaling is moved between the count and the declared maximum")
  func scaling() async throws {
    let checkout = try Checkout("chatbot", "prod")
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let deployment = try account.deployment(checkout.artifacts)
      try await deployment.scale("bot", to: 12)
      let status = try await deployment.status()
      #expect(status.services.first?.scaling == .init(minimum: 12, maximum: 12))
      try await deployment.scale("BOT", to: 3)
      #expect(try await deployment.status().services.first?.scaling == .init(minimum: 3, maximum: 10))
      #expect(try await deployment.status().stackStatus == "CREATE_COMPLETE")
    }
  }

  @Test("a new service that nothing scales starts with the manifest's tasks")
  func initialTasks() async throws {
    let checkout = try Checkout()
    try checkout.edit("deploy.json", "\"tasks\": 1", to: "\"tasks\": 4")
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      #expect(await account.simulator.services().first?.desiredCount == 4)
      try await account.deployment(checkout.artifacts).scale("Bot", to: 2)
      try await account.deploy(checkout.artifacts, image: checkout.image(content: "new"))
      #expect(await account.simulator.services().first?.desiredCount == 2)
    }
  }

  @Test("a dry run leaves nothing, before the first deployment and after it")
  func dryRun() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let first = try await account.deploy(checkout.artifacts, image: checkout.image()) { $0.isDryRun = true }
      #expect(first.changed == nil)
      #expect(account.changed == ["chatbot-staging-repository", "chatbot-staging"])
      #expect(await account.simulator.stacks().isEmpty)

      try await account.deploy(checkout.artifacts, image: checkout.image())
      let (stacks, images) = (await account.simulator.stacks(), await account.simulator.images())
      account.forget()
      try await account.deploy(checkout.artifacts, image: checkout.image(content: "new")) { $0.isDryRun = true }
      #expect(account.changed == ["chatbot-staging"])
      #expect(await account.simulator.stacks() == stacks)
      #expect(await account.simulator.images() == images)
    }
  }

  @Test("what a service cannot run is rolled back, and the message says why")
  func rollback() async throws {
    let checkout = try Checkout()
    try await Account.with(pace: Pace(resource: .zero, rollout: .milliseconds(200))) { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      // The manifest no longer says what the template does, so that nobody notices the image beforehand.
      try checkout.rewrite("template.yaml", "CpuArchitecture: ARM64", to: "CpuArchitecture: X86_64")
      let error = try #require(await account.failure(checkout.artifacts))
      #expect(error.kind == .rolledBack)
      #expect(
        error.description.hasPrefix("chatbot-staging was rolled back to its previous state: Bot (AWS::ECS::Service)"))
      #expect(error.description.contains("Circuit Breaker"))
      #expect(error.description.contains("exec format error, exit code 255"), "\(error)")
      #expect(await account.simulator.stacks().last?.status == "UPDATE_ROLLBACK_COMPLETE")

      try checkout.rewrite("template.yaml", "CpuArchitecture: X86_64", to: "CpuArchitecture: ARM64")
      try await account.deploy(checkout.artifacts, image: checkout.image(content: "better"))
    }
  }

  @Test("a first deployment that fails says what to do next, and so does the second")
  func failedCreation() async throws {
    let checkout = try Checkout()
    try checkout.rewrite("template.yaml", "CpuArchitecture: ARM64", to: "CpuArchitecture: X86_64")
    try await Account.with { account in
      let error = try #require(await account.failure(checkout.artifacts, image: checkout.image()))
      #expect(error.kind == .rolledBack)
      #expect(error.description.hasPrefix("the creation of chatbot-staging failed and was rolled back: Bot ("))
      let next = try #require(await account.failure(checkout.artifacts, image: checkout.image()))
      #expect(next.kind == .needsOperator)
      #expect(
        next.description.contains("aws cloudformation delete-stack --region us-east-1 --stack-name chatbot-staging"))
    }
  }

  @Test("a refused proposal leaves nothing: no stack, no shell of one, no repository, no image")
  func notApproved() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      await #expect(throws: DeploymentError(.refused, "no")) {
        try await account.deployment(checkout.artifacts).deploy(order) { proposal throws(DeploymentError) in
          #expect(proposal.account == "123456789012")
          throw DeploymentError(.refused, "no")
        }
      }
      #expect(await account.simulator.stacks().isEmpty)
    }
  }
}

extension Account {
  /// The stacks that became protected, in their order.
  var protected: [String] {
    events.compactMap { if case .protected(let stack) = $0 { stack } else { nil } }
  }

  /// The stacks whose changes were shown.
  var changed: [String] {
    events.compactMap { if case .changes(let stack, _) = $0 { stack } else { nil } }
  }
}
