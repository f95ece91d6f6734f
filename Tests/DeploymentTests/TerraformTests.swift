import AWSSimulator
import Deployment
import Foundation
import Testing

/// Deployments of a stack whose engine is Terraform: a program stands in for that, the rest of AWS is simulated.
@Suite struct TerraformTests {
  static let repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot"
  static let newRepository =
    #"{"address":"aws_ecr_repository.b","mode":"managed","type":"aws_ecr_repository","name":"b","change":{"actions":["create"],"before":null,"after":{}}}"#

  static let newSubnet =
    #"{"address":"aws_subnet.a","mode":"managed","type":"aws_subnet","name":"a","change":{"actions":["create"],"before":null,"after":{}}}"#

  /// The chatbot in staging as Terraform would have left it: its service runs, and the state knows it.
  struct Deployed: ~Copyable {
    let checkout: Checkout
    let terraform: TerraformStandIn
    let account: Account

    init(_ account: Account) async throws {
      let checkout = try Checkout()
      try await account.deploy(checkout.artifacts, image: checkout.image())
      try checkout.edit("deploy.json", "\"cloudformation\"", to: "\"terraform\"")
      let terraform = try TerraformStandIn(in: checkout.folder)
      let stack = try #require(await account.simulator.stacks().last)
      let outputs = stack.outputs.map { #""\#($0)":{"sensitive":false,"type":"string","value":"\#($1)"}"# }
      try terraform.says("output", "{\(outputs.joined(separator: ","))}")
      try terraform.says("output", in: "repository", #"{"RepositoryUri":{"value":"\#(repository)"}}"#)
      try terraform.knows(
        try #require(await account.simulator.services().first).taskDefinition,
        cluster: stack.outputs["ClusterName"] ?? "")
      account.forget()
      self.checkout = checkout
      self.account = account
      self.terraform = terraform
    }

    /// The same deployment from another checkout.
    init(_ other: borrowing Deployed, checkout: consuming Checkout) throws {
      try FileManager.default.removeItem(at: checkout.artifacts)
      try FileManager.default.copyItem(at: other.checkout.artifacts, to: checkout.artifacts)
      let program = checkout.folder.appending(path: "terraform")
      try FileManager.default.copyItem(at: other.terraform.folder, to: program)
      terraform = TerraformStandIn(at: program)
      account = other.account
      self.checkout = checkout
    }

    func copy() throws -> Deployed { try Deployed(self, checkout: Checkout()) }

    func deployment(_ environment: [String: String] = [:]) throws -> StackDeployment {
      try account.deployment(
        checkout.artifacts, environment: terraform.environment.merging(environment) { $1 })
    }

    @discardableResult
    func deploy(
      _ change: (inout StackDeployment.Order) throws -> Void = { _ in }
    ) async throws
      -> StackDeployment.Outcome
    {
      var order = StackDeployment.Order()
      order.timeout = .seconds(600)
      try change(&order)
      return try await deployment().deploy(order) { _ in }
    }

    func failure(_ change: (inout StackDeployment.Order) throws -> Void = { _ in }) async throws -> DeploymentError? {
      do {
        try await deploy(change)
        return nil
      } catch let error as DeploymentError {
        return error
      }
    }
  }

  static let reading = ["repository", "main"].flatMap {
    ["\($0) init -input=false -no-color", "\($0) output -json -no-color"]
  }
  static let planning = ["repository", "main"].map { "\($0) plan -input=false -json -detailed-exitcode -out=PLAN" }
  static let applying = [
    "main show -json -no-color PLAN", "main apply -input=false -json PLAN", "main output -json -no-color",
    "main show -json -no-color",
  ]

  @Test("plans, applies what was planned, and tells Terraform no secret in its arguments")
  func lifecycle() async throws {
    try await Account.with { account in
      let stack = try await Deployed(account)
      try stack.terraform.plans([Self.newSubnet])
      try stack.terraform.says(
        "apply",
        #"{"@message":"aws_subnet.a: Creating...","type":"apply_start"}"# + "\n" + #"{"@message":"x","type":"other"}"#)
      let image = try stack.checkout.image(content: "new")
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: image)]
      order.count = 3
      let environment = [
        "AWS_PROFILE": "another", "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "TF_CLI_ARGS_plan": "-destroy",
        "TF_CLI_ARGS_init": "-backend-config=x", "TF_VAR_bot_image": "another", "TF_DATA_DIR": "/data",
        "GITHUB_TOKEN": "secret",
      ]
      let outcome = try await stack.deployment(environment).deploy(order) { proposal throws(DeploymentError) in
        #expect(proposal.account == "123456789012")
      }
      #expect(outcome.changed == true)
      #expect(outcome.outputs.map(\.key) == ["FileSystemId", "ClusterName", "ServiceName", "Url"])
      // Last, whether the service whose count is set is the stack's.
      let asking = Self.reading.suffix(2) + ["main show -json -no-color"]
      #expect(stack.terraform.calls == Self.reading + Self.planning + Self.applying + asking)
      #expect(await account.simulator.services().first?.desiredCount == 3)

      let pushed = try #require(await account.simulator.images().first { !$0.digest.isEmpty && $0.tags != [] })
      let images = await account.simulator.images().map { "TF_VAR_bot_image=\(Self.repository)@\($0.digest)" }
      let variables = stack.terraform.variables
      #expect(variables.filter { $0.hasPrefix("TF_VAR_") && images.contains($0) }.count == 1, "\(pushed)")
      #expect(variables.contains("TF_IN_AUTOMATION=1") && variables.contains("TF_CLI_ARGS_init=-backend-config=x"))
      #expect(!variables.contains { $0.hasPrefix("TF_DATA_DIR=/data") } && !variables.contains("GITHUB_TOKEN"))
      #expect(variables.isSuperset(of: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL"]))
      #expect(!variables.contains { $0.hasPrefix("AWS_PROFILE") || $0.hasPrefix("TF_CLI_ARGS_plan") })
      #expect(account.changed == ["chatbot-staging"])
      let told = account.events.compactMap { if case .terraform(let line) = $0 { line } else { nil } }
      let code = "planning runs the code of hashicorp/aws 6.25.0 (not pinned) with the credentials, on this machine"
      #expect(told == [code, code, "aws_subnet.a: Creating..."])
    }
  }

  @Test("without changes nothing is applied, and the services keep their image and their count")
  func noChanges() async throws {
    try await Account.with { account in
      let stack = try await Deployed(account)
      let image = try #require(await account.simulator.images().first)
      let before = await account.simulator.effects()
      #expect(try await stack.deploy().changed == false)
      #expect(stack.terraform.calls == Self.reading + Self.planning)
      #expect(stack.terraform.variables.contains("TF_VAR_bot_image=\(Self.repository)@\(image.digest)"))
      #expect(await account.simulator.effects() == before)
    }
  }

  @Test("a dry run shows the changes, and pushes and applies nothing")
  func dryRun() async throws {
    try await Account.with { account in
      let stack = try await Deployed(account)
      try stack.terraform.plans([Self.newRepository], in: "repository")
      try stack.terraform.plans([Self.newSubnet])
      let images = await account.simulator.images()
      let outcome = try await stack.deploy {
        $0.isDryRun = true
        $0.images = [.init(service: "Bot", image: try stack.checkout.image(content: "new"))]
      }
      #expect(outcome.changed == nil)
      #expect(account.changed == ["chatbot-staging-repository", "chatbot-staging"])
      #expect(!stack.terraform.calls.contains { $0.contains(" apply ") })
      #expect(await account.simulator.images() == images)
    }
  }

  @Test("status, scale and push work from Terraform's outputs")
  func otherCommands() async throws {
    try await Account.with { account in
      let stack = try await Deployed(account)
      let deployment = try stack.deployment()
      let status = try await deployment.status()
      #expect(status.stackStatus == "APPLIED" && status.stackName == "chatbot-staging")
      #expect(status.services.map(\.name) == ["Bot"] && status.outputs.last?.key == "Url")
      try await deployment.scale("bot", to: 4)
      #expect(await account.simulator.services().first?.desiredCount == 4)
      let pushed = try await deployment.push(.init(service: "Bot", image: try stack.checkout.image(content: "new")))
      #expect(pushed.hasPrefix("\(Self.repository)@sha256:"))

      try stack.terraform.says("output", "{}")
      try stack.terraform.says("output", in: "repository", "{}")
      let nowhere = DeploymentError(.failed, "chatbot-staging is not deployed in us-east-1")
      await #expect(throws: nowhere) { try await deployment.status() }
      await #expect(throws: nowhere) { try await deployment.scale("bot", to: 4) }
      let image = try stack.checkout.image()
      await #expect(throws: DeploymentError(.failed, "Bot has no repository yet", remedy: .deploy)) {
        try await deployment.push(.init(service: "Bot", image: image))
      }
      let first = try #require(await stack.failure())
      #expect(first == DeploymentError(.usage, "Bot has no image yet", remedy: .giveImage(service: nil)))
    }
  }

  @Test("a service that runs another revision than Terraform's is no success")
  func wentBack() async throws {
    try await Account.with { account in
      let stack = try await Deployed(account)
      try stack.terraform.plans([Self.newSubnet])
      try stack.terraform.knows("arn:aws:ecs:us-east-1:123456789012:task-definition/chatbot-staging-bot:99")
      let error = try #require(await stack.failure())
      #expect(error.kind == .needsOperator)
      #expect(error.description.contains("ECS rolled back to an older revision, or somebody changed the service"))
      #expect(error.description.hasSuffix("Terraform's other changes remain"))
    }
  }

  @Test("interrupted, Terraform is told once, and waited for")
  func interrupted() async throws {
    try await Account.with { account in
      let stack = try await Deployed(account)
      try stack.terraform.plans([Self.newSubnet])
      try stack.terraform.applies(
        """
        trap 'echo told >>"$here/signals"' INT
        echo '{"@message":"aws_subnet.a: Creating...","type":"apply_start"}'
        until [ -f "$here/signals" ]; do sleep 0.02; done
        sleep 0.1
        echo '{"@message":"aws_subnet.a: Creation complete","type":"apply_complete"}'
        echo '{"@message":"x","type":"diagnostic","diagnostic":{"severity":"error","summary":"execution halted","detail":""}}'
        exit 1
        """)
      let deployment = try stack.deployment()
      let task = Task { try await deployment.deploy(StackDeployment.Order()) { _ in } }
      func hasBegun() -> Bool {
        account.events.contains { if case .terraform(let line) = $0 { line.hasPrefix("aws_subnet") } else { false } }
      }
      while !hasBegun() { await Task.yield() }
      task.cancel()
      let error = try await #require(throws: DeploymentError.self) { try await task.value }
      #expect(error.kind == .interrupted)
      #expect(error.description.contains("was interrupted after 1 change: execution halted"), "\(error)")
      #expect(stack.terraform.lines("signals") == ["told"])
      #expect(account.warnings.contains { $0.hasPrefix("Terraform stops after") })
    }
  }
}

extension Account {
  /// The stacks whose changes were shown.
  var warnings: [String] { events.compactMap { if case .warning(let text) = $0 { text } else { nil } } }
}
