import ContainerImage
import Deployment
import Foundation
import Synchronization
import Testing

/// Nothing has an effect before the approval, and the approval covers everything that has one.
@Suite struct ProposalTests {
  private static let repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot"

  /// Deploys, and answers each proposal.
  ///
  /// - Returns: The proposals, in their order.
  @discardableResult
  static func deploy(
    _ account: Account, _ checkout: borrowing Checkout,
    _ change: (inout StackDeployment.Order) throws -> Void = { _ in },
    answer: @escaping @Sendable (Proposal) async throws(DeploymentError) -> Void = { _ in }
  ) async throws -> [Proposal] {
    var order = StackDeployment.Order()
    order.images = [.init(service: "Bot", image: try checkout.image())]
    try change(&order)
    let asked = order
    let proposals = Mutex<[Proposal]>([])
    _ = try await account.deployment(checkout.artifacts).deploy(asked) { proposal throws(DeploymentError) in
      proposals.withLock { $0.append(proposal) }
      try await answer(proposal)
    }
    return proposals.withLock { $0 }
  }

  @Test("a proposal names the account, the caller, each stack with its region and capabilities, and each push")
  func contents() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let proposals = try await Self.deploy(account, checkout) { _ in
      } answer: { _ throws(DeploymentError) in
        let statuses = await account.simulator.stacks().map(\.status)
        #expect(statuses == ["REVIEW_IN_PROGRESS", "REVIEW_IN_PROGRESS"])
        let images = await account.simulator.images()
        #expect(images.isEmpty)
      }
      let proposal = try #require(proposals.first)
      #expect(proposals.count == 1)
      #expect(proposal.account == "123456789012" && proposal.caller.hasPrefix("arn:aws:"))
      #expect(proposal.region == "us-east-1" && !proposal.isProduction && !proposal.isRevised)
      #expect(proposal.stacks.map(\.name) == ["chatbot-staging-repository", "chatbot-staging"])
      #expect(proposal.stacks.map(\.capabilities) == [[], ["CAPABILITY_IAM"]])
      #expect(proposal.pushes.map(\.service) == ["Bot"])
      let destination = try #require(proposal.pushes.first?.destination)
      #expect(destination.hasPrefix("\(Self.repository)@sha256:"))
      #expect(await account.simulator.stacks().last?.parameters["BotImage"] == destination)
    }
  }

  @Test("a deployment without changes asks nothing")
  func noChanges() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await Self.deploy(account, checkout)
      #expect(try await Self.deploy(account, checkout).isEmpty)
    }
  }

  @Test("a number of tasks and termination protection are proposed, and without an approval not set")
  func settings() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await Self.deploy(account, checkout)
      try checkout.protect()
      account.forget()
      let effects = await account.simulator.effects()
      await #expect(throws: DeploymentError(.refused, "no")) {
        try await Self.deploy(account, checkout) {
          $0.images = []
          $0.count = 3
        } answer: { proposal throws(DeploymentError) in
          #expect(proposal.stacks.isEmpty)
          #expect(
            proposal.settings == [
              .protection(stack: "chatbot-staging"), .tasks(Scaled(service: "Bot", count: 3, bounds: nil)),
            ])
          throw DeploymentError(.refused, "no")
        }
      }
      #expect(account.protected.isEmpty)
      #expect(await account.simulator.effects() == effects)
      try await Self.deploy(account, checkout) {
        $0.images = []
        $0.count = 3
      }
      #expect(account.protected == ["chatbot-staging"])
      #expect(account.events.contains { if case .scaled(let scaled) = $0 { scaled.count == 3 } else { false } })
    }
  }

  @Test("a proposal repeats which data is at risk, and an allowance that allows nothing is named")
  func losses() async throws {
    let checkout = try Checkout()
    try checkout.rewrite(
      "template.yaml", "\nResources:\n", to: "\nResources:\n  Uploads:\n    Type: AWS::S3::Bucket\n")
    try await Account.with { account in
      try await Self.deploy(account, checkout)
      try checkout.rewrite("template.yaml", "  Uploads:\n    Type: AWS::S3::Bucket\n", to: "")
      let proposals = try await Self.deploy(account, checkout) {
        $0.allowDelete = ["Uploads", "uploads"]
        $0.allowReplace = ["Uploads"]
        $0.allowMacros = ["Include"]
      }
      let losses = try #require(proposals.first?.stacks.last?.losses)
      #expect(losses.count == 1 && losses[0].hasPrefix("Uploads (AWS::S3::Bucket) would be removed"), "\(losses)")
      #expect(
        account.events.compactMap { if case .warning(let text) = $0 { text } else { nil } } == [
          "the macro Include is allowed, but no template uses it",
          "'uploads' is allowed to be removed, but no resource of that name with state is",
          "'Uploads' is allowed to be replaced, but no resource of that name with state is",
        ])
    }
  }

  @Test("a template with named IAM resources is refused with the option for it")
  func fixedNames() async throws {
    let checkout = try Checkout()
    try checkout.rewrite(
      "template.yaml", "\nResources:\n",
      to: "\nResources:\n  Other:\n    Type: AWS::IAM::Group\n    Properties: {GroupName: admins}\n")
    try await Account.with { account in
      let error = try await #require(throws: DeploymentError.self) { try await Self.deploy(account, checkout) }
      #expect(error.kind == .refused && error.remedy == .allowNamedIAM, "\(error)")
      #expect(error.description.contains("InsufficientCapabilitiesException"))
      let proposals = try await Self.deploy(account, checkout) { $0.allowNamedIAM = true }
      #expect(proposals.first?.stacks.last?.capabilities == ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"])
    }
  }

  @Test("a refusal after earlier deployments changes nothing, also not the repositories")
  func refusedUpdate() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await Self.deploy(account, checkout)
      let (effects, images) = (await account.simulator.effects(), await account.simulator.images())
      try checkout.rewrite("repository.yaml", "ScanOnPush: true", to: "ScanOnPush: false")
      let error = try await #require(throws: DeploymentError.self) {
        try await Self.deploy(account, checkout) {
          $0.images = [.init(service: "Bot", image: try checkout.image(content: "new"))]
        } answer: { proposal throws(DeploymentError) in
          #expect(proposal.stacks.map(\.name) == ["chatbot-staging-repository", "chatbot-staging"])
          throw DeploymentError(.refused, "no")
        }
      }
      #expect(error == DeploymentError(.refused, "no"))
      #expect(await account.simulator.effects() == effects)
      #expect(await account.simulator.images() == images)
    }
  }

  @Test(
    "a repository with another name than the manifest's is refused before it is planned",
    arguments: ["billing-prod/api", nil])
  func foreignName(_ name: String?) async throws {
    let checkout = try Checkout()
    let properties = name.map { ", Properties: {RepositoryName: \($0)}" } ?? ""
    try checkout.rewrite(
      "repository.yaml", "Resources:\n", to: "Resources:\n  Other: {Type: AWS::ECR::Repository\(properties)}\n")
    try await Account.with { account in
      let error = try await #require(throws: DeploymentError.self) { try await Self.deploy(account, checkout) }
      #expect(error.kind == .refused && error.description.contains("Other of chatbot-staging-repository is called"))
      #expect(await account.simulator.stacks().isEmpty)
    }
  }

  @Test("images go to no other place that an output names")
  func foreignRepository() async throws {
    let checkout = try Checkout()
    try checkout.rewrite("repository.yaml", "!GetAtt BotRepository.RepositoryUri", to: "!GetAtt BotRepository.Arn")
    try await Account.with { account in
      let error = try await #require(throws: DeploymentError.self) { try await Self.deploy(account, checkout) }
      #expect(error.kind == .refused)
      #expect(error.description.contains("but images of Bot go only to '\(Self.repository)'"), "\(error)")
      #expect(await account.simulator.images().isEmpty)
      // The shell of the main stack is gone, because its change set is.
      #expect(await account.simulator.stacks().map(\.name) == ["chatbot-staging-repository"])
      // Once the stack exists, its output is known before anything else happens.
      account.forget()
      await #expect(throws: DeploymentError.self) { try await Self.deploy(account, checkout) }
      #expect(account.changed == [])
      // `push` refuses as well.
      let image = try checkout.image()
      let push = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts).push(.init(service: "Bot", image: image))
      }
      #expect(push.kind == .refused)
    }
  }

  @Test(
    "a repository stack with anything else is refused before it is planned",
    arguments: [
      ("Resources:\n", "Resources:\n  Exfil: {Type: 'AWS::S3::Bucket'}\n", "resource Exfil (AWS::S3::Bucket)"),
      ("Resources:\n", "Resources:\n  Call: {Type: 'Custom::Call', Properties: {ServiceToken: x}}\n", "Custom::Call"),
      ("Resources:\n", "Resources:\n  Copies: {Type: 'AWS::ECR::ReplicationConfiguration'}\n", "Copies"),
      ("Resources:\n", "Resources:\n  Inner: {Type: 'AWS::CloudFormation::Stack'}\n", "Inner"),
      ("!GetAtt BotRepository.RepositoryUri", "'localhost:15000/evil/bot'", "output RepositoryUri"),
      ("Outputs:\n", "Outputs:\n  Key: {Value: '{{resolve:ssm:key}}'}\n", "dynamic reference"),
    ])
  func foreignResources(_ old: String, _ new: String, _ named: String) async throws {
    let checkout = try Checkout()
    try checkout.rewrite("repository.yaml", old, to: new)
    try await Account.with { account in
      let error = try await #require(throws: DeploymentError.self) { try await Self.deploy(account, checkout) }
      #expect(error.kind == .refused)
      #expect(error.description.hasPrefix("chatbot-staging-repository may hold image repositories only, but has "))
      #expect(error.description.contains(named), "\(error)")
      #expect(await account.simulator.stacks().isEmpty)
    }
  }

  @Test("a macro needs the operator's word before anything is planned, wherever it is written")
  func macros() async throws {
    for file in ["template.yaml", "repository.yaml"] {
      let checkout = try Checkout()
      try checkout.rewrite(file, "Resources:\n", to: "Transform: [Evil, 'AWS::Serverless']\nResources:\n")
      try await Account.with { account in
        let error = try await #require(throws: DeploymentError.self) { try await Self.deploy(account, checkout) }
        #expect(error.kind == .refused && error.remedy == .allowMacros(["AWS::Serverless", "Evil"]))
        #expect(await account.simulator.stacks().isEmpty)
      }
    }
  }

  @Test("a proposal says what the changes grant")
  func consequences() async throws {
    let checkout = try Checkout()
    try checkout.rewrite(
      "template.yaml", "Resources:\n",
      to: """
        Resources:
          Backdoor:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: backdoor
              Roles: [!Ref BotTaskRole]
              PolicyDocument:
                Version: '2012-10-17'
                Statement: [{Effect: Allow, Action: '*', Resource: '*'}]

        """)
    try await Account.with { account in
      let proposal = try #require(try await Self.deploy(account, checkout).first)
      let lines = proposal.stacks.flatMap(\.consequences).map(\.description)
      let granted = "BotTaskRole (AWS::IAM::Role): every action on every resource"
      #expect(lines.contains { $0.contains(granted) }, "\(lines)")
      #expect(lines.count < 15, "\(lines)")
    }
  }

  @Test("nothing is pushed that no stack would run")
  func idlePush() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await Self.deploy(account, checkout)
      // The template no longer uses its parameter: another image changes nothing.
      let image = "!Ref BotImage"
      let fixed = try #require(await account.simulator.stacks().last?.parameters["BotImage"])
      try checkout.rewrite("template.yaml", image, to: "'\(fixed)'")
      let images = await account.simulator.images()
      let proposals = try await Self.deploy(account, checkout) {
        $0.images = [.init(service: "Bot", image: try checkout.image(content: "new"))]
      }
      #expect(proposals.allSatisfy { !$0.pushes.isEmpty })
      if proposals.isEmpty { #expect(await account.simulator.images() == images) }
    }
  }

  @Test("neither `scale` nor `deploy` changes a service that only an output names", arguments: [true, false])
  func foreignService(isScale: Bool) async throws {
    let checkout = try Checkout()
    let foreign = "arn:aws:ecs:us-east-1:123456789012:service/other/other"
    try checkout.rewrite("template.yaml", "\nOutputs:\n", to: "\nOutputs:\n  Xs:\n    Value: \(foreign)\n")
    try await Account.with { account in
      try await Self.deploy(account, checkout)
      try checkout.edit("deploy.json", "\"serviceOutput\": \"ServiceName\"", to: "\"serviceOutput\": \"Xs\"")
      let before = await account.simulator.effects()
      let error = try await #require(throws: DeploymentError.self) {
        if isScale {
          try await account.deployment(checkout.artifacts).scale("Bot", to: 2)
        } else {
          try await Self.deploy(account, checkout) {
            $0.images = []
            $0.count = 2
          }
        }
      }
      #expect(
        error.kind == .refused && error.description.contains("'\(foreign)', which is not a service of this stack"))
      #expect(await account.simulator.effects() == before)
    }
  }

  @Test("a push that fails leaves no change set of the main stack")
  func failedPush() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let image = try checkout.image()
      let blobs = URL(filePath: image).appending(path: "blobs/sha256")
      await #expect(throws: DeploymentError.self) {
        try await Self.deploy(account, checkout) { _ in
        } answer: { _ throws(DeploymentError) in
          // The layer is gone when it is read for the push.
          for name in (try? FileManager.default.contentsOfDirectory(atPath: blobs.path)) ?? [] {
            try? FileManager.default.removeItem(at: blobs.appending(path: name))
          }
        }
      }
      #expect(await account.simulator.stacks().map(\.name) == ["chatbot-staging-repository"])
    }
  }

  @Test("a protected stack stays production, although its manifest no longer says so")
  func protectedStack() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try checkout.protect()
      #expect(try await Self.deploy(account, checkout).map(\.isProduction) == [true])
      try checkout.edit("deploy.json", "\"production\": true,", to: "")
      let proposals = try await Self.deploy(account, checkout) {
        $0.images = [.init(service: "Bot", image: try checkout.image(content: "new"))]
      }
      #expect(proposals.map(\.isProduction) == [true])
    }
  }

  @Test("a named IAM resource needs the operator's word, not the manifest's")
  func namedIAM() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let plain = try await Self.deploy(account, checkout) { $0.allowNamedIAM = true }
      #expect(plain.first?.stacks.map(\.capabilities) == [[], ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"]])
    }
  }
}

extension ProposalTests {
  @Test("Terraform plans both folders before the approval, and applies none of them after a refusal")
  func terraform() async throws {
    let checkout = try Checkout()
    try checkout.edit("deploy.json", "\"cloudformation\"", to: "\"terraform\"")
    let terraform = try TerraformStandIn(in: checkout.folder)
    let subnet =
      #"{"address":"aws_subnet.a","mode":"managed","type":"aws_subnet","name":"a","change":{"actions":["create"],"before":null,"after":{}}}"#
    let registry =
      #"{"address":"aws_ecr_repository.bot","mode":"managed","type":"aws_ecr_repository","name":"bot","change":{"actions":["create"],"#
      + #""before":null,"after":{}}}"#
    try terraform.plans([registry], in: "repository")
    try terraform.plans([subnet])
    try await Account.with { account in
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      let asked = order
      let deployment = try account.deployment(checkout.artifacts, environment: terraform.environment)
      await #expect(throws: DeploymentError(.refused, "no")) {
        try await deployment.deploy(asked) { proposal throws(DeploymentError) in
          #expect(proposal.stacks.map(\.name) == ["chatbot-staging-repository", "chatbot-staging"])
          #expect(proposal.pushes.count == 1)
          throw DeploymentError(.refused, "no")
        }
      }
      #expect(terraform.calls.count { $0.contains(" plan ") } == 2)
      #expect(!terraform.calls.contains { $0.contains(" apply ") })
      #expect(await account.simulator.images().isEmpty)
    }
  }
}
