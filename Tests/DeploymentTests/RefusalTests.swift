import AWSClient
import AWSSimulator
import Deployment
import Foundation
import TestSupport
import Testing
import Transport

/// Deployments that end before they begin: with a clear message, and nothing half done.
@Suite struct RefusalTests {
  /// Something wrong with the artifacts, and what is said of it.
  struct BadArtifact: Sendable, CustomTestStringConvertible {
    let name: String
    let spoil: @Sendable (borrowing Checkout) throws -> Void
    let message: String
    var remedy: DeploymentError.Remedy? = .synthesize
    var testDescription: String { name }
  }

  static let badArtifacts = [
    BadArtifact(
      name: "edited", spoil: { try $0.edit("template.yaml", "10.20.0.0/16", to: "10.0.0.0/8") },
      message: "stacks/templates/chatbot/staging/template.yaml does not match its digest in deploy.json: it was "
        + "changed by hand, and synth writes it again without that change"),
    BadArtifact(
      name: "missing",
      spoil: { try FileManager.default.removeItem(at: $0.artifacts.appending(path: "repository.yaml")) },
      message: "stacks/templates/chatbot/staging/repository.yaml is missing"),
    BadArtifact(
      name: "no manifest",
      spoil: { try FileManager.default.removeItem(at: $0.artifacts.appending(path: "deploy.json")) },
      message: "stacks/templates/chatbot/staging/deploy.json is missing"),
    BadArtifact(
      name: "a folder",
      spoil: {
        let url = $0.artifacts.appending(path: "main.tf")
        try FileManager.default.removeItem(at: url)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      },
      message: "stacks/templates/chatbot/staging/main.tf: it is not a regular file",
      remedy: nil),
  ]

  @Test("artifacts that are not what they were reviewed as are refused", arguments: badArtifacts)
  func artifacts(_ bad: BadArtifact) throws {
    let checkout = try Checkout()
    try bad.spoil(checkout)
    #expect(throws: DeploymentError(.failed, bad.message, remedy: bad.remedy)) {
      try checkout.read()
    }
  }

  /// An order that cannot be carried out.
  struct BadOrder: Sendable, CustomTestStringConvertible {
    let name: String
    let change: @Sendable (borrowing Checkout, inout StackDeployment.Order) throws -> Void
    let kind: DeploymentError.Kind
    let message: String
    var remedy: DeploymentError.Remedy?
    var testDescription: String { name }
  }

  static let badOrders = [
    BadOrder(
      name: "no image", change: { _, _ in }, kind: .usage,
      message: "Bot has no image yet", remedy: .giveImage(service: nil)),
    BadOrder(
      name: "missing image", change: { $1.images = [.init(service: "Bot", image: "nowhere.tar")] }, kind: .usage,
      message: "there is no image file 'nowhere.tar'"),
    BadOrder(
      name: "available: none", change: { $1.images = [.init(service: "Bot", image: "nowhere")] }, kind: .usage,
      message: "there is no image file 'nowhere', and it is not a reference such as registry/repository:tag"),
    BadOrder(
      name: "two images",
      change: { checkout, order in
        order.images = try ["Bot", "bot"].map { .init(service: $0, image: try checkout.image()) }
      }, kind: .usage, message: "Bot is given two images"),
    BadOrder(
      name: "an image for nobody", change: { $1.images = [.init(service: "web", image: try $0.image())] }, kind: .usage,
      message: "there is no service 'web'; services: 'Bot'"),
    BadOrder(
      name: "another architecture", change: { $1.images = [.init(service: "Bot", image: try $0.image("amd64"))] },
      kind: .failed,
      message: "no image for linux/arm64 (available: linux/amd64)"),
    BadOrder(
      name: "no volume where it writes",
      change: { $1.images = [.init(service: "Bot", image: try $0.image(volumes: ["/", "/tmp/", "/tmp/x"]))] },
      kind: .failed,
      message: ": Bot writes to /tmp, which the image does not declare as a volume, so on Fargate only root could "
        + "write there; add the line 'VOLUME /tmp' to the Dockerfile, or give the service's container "
        + "`root: .writable(because:)`"),
    BadOrder(
      name: "a truncated archive",
      change: { checkout, order in
        let path = checkout.folder.appending(path: "truncated.tar")
        try Data(repeating: 7, count: 700).write(to: path)
        order.images = [.init(service: "Bot", image: path.path)]
      }, kind: .failed, message: "truncated.tar: "),
    BadOrder(
      name: "an unknown image",
      change: {
        let image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot:1"
        $1.images = [.init(service: "Bot", image: image)]
      }, kind: .failed, message: "chatbot-staging/bot"),
    BadOrder(
      name: "no tasks", change: { $1.count = 0 }, kind: .refused,
      message: "refused: 0 tasks would stop the service; the minimum is 1"),
    BadOrder(
      name: "too many tasks", change: { $1.count = 5001 }, kind: .usage,
      message: "5001 tasks are more than ECS allows; the maximum is 5000"),
  ]

  @Test("an order that cannot be carried out changes nothing", arguments: badOrders)
  func order(_ bad: BadOrder) async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      var order = StackDeployment.Order()
      try bad.change(checkout, &order)
      let asked = order
      let error = try #require(await account.failure(checkout.artifacts) { $0 = asked })
      #expect(error.kind == bad.kind)
      #expect(error.description.contains(bad.message), "\(error)")
      #expect(error.remedy == bad.remedy)
      #expect(await account.simulator.effects().isEmpty)
    }
  }

  @Test("an image in a registry must declare the volumes as well, and so must one that is only pushed")
  func noVolume() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image())
      let digest = try #require(await account.simulator.images().first).digest
      let effects = await account.simulator.effects()
      try checkout.edit("deploy.json", "\"/tmp\"", to: "\"/cache\", \"/tmp\", \"/run/app\"")
      let remote = "123456789012.dkr.ecr.us-east-1.amazonaws.com/chatbot-staging/bot@\(digest)"
      let error = try #require(await account.failure(checkout.artifacts, image: remote))
      #expect(error.kind == .failed)
      #expect(error.description.hasPrefix("\(remote): Bot writes to /cache and /run/app, which"), "\(error)")
      #expect(error.description.contains("add the line 'VOLUME /cache /run/app' to the Dockerfile"))
      let local = try checkout.image()
      let pushed = await #expect(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts).push(.init(service: "Bot", image: local))
      }
      #expect(pushed?.description.hasPrefix("\(local): Bot writes to /cache") == true)
      #expect(await account.simulator.effects() == effects)
    }
  }

  @Test("a manifest that names no volumes lets every image through")
  func noVolumesNeeded() async throws {
    let checkout = try Checkout()
    try checkout.edit("deploy.json", "\"writable\": [\n        \"/tmp\"\n      ],\n", to: "")
    try await Account.with { account in
      try await account.deploy(checkout.artifacts, image: checkout.image(volumes: []))
    }
  }

  @Test("credentials of another account are refused before anything is done, whatever is asked")
  func anotherAccount() async throws {
    let checkout = try Checkout()
    try checkout.edit("deploy.json", "\"format\": 2,", to: "\"format\": 2, \"account\": \"210987654321\",")
    try await Account.with { account in
      let error = try #require(await account.failure(checkout.artifacts, image: checkout.image()))
      #expect(error.kind == .credentials)
      #expect(
        error.description == "the credentials are for account 123456789012 (arn:aws:iam::123456789012:user/simulated), "
          + "but the stack belongs to account 210987654321")
      let deployment = try account.deployment(checkout.artifacts)
      let image = try checkout.image()
      await #expect(throws: error) { try await deployment.push(.init(service: "Bot", image: image)) }
      await #expect(throws: error) { try await deployment.scale("Bot", to: 2) }
      await #expect(throws: error) { try await deployment.status() }
      #expect(await account.simulator.effects().isEmpty)
    }
  }

  @Test("without credentials, and with wrong ones, the message says which were tried or what AWS says")
  func noCredentials() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let none = CredentialsChain.standard(environment: ["HOME": checkout.folder.path])
      let error = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts, credentials: none).status()
      }
      #expect(error.kind == .credentials && error.description.contains("no AWS credentials: tried AWS_ACCESS_KEY_ID"))
      let wrong = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "another")
      let refused = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts, credentials: wrong).scale("Bot", to: 2)
      }
      #expect(refused.kind == .credentials && refused.description.contains("SignatureDoesNotMatch"))
    }
  }

  @Test("an endpoint that nobody answers at is named")
  func unreachable() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let error = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts, endpoint: "http://127.0.0.1:1").status()
      }
      #expect(error.kind == .failed && error.description.contains("127.0.0.1:1"))
    }
  }

  @Test(
    "a refused login for the registry is an error of AWS",
    arguments: [
      (503, "", DeploymentError.Kind.failed, "ECR GetAuthorizationToken: "),
      (400, "AccessDeniedException", .credentials, "ECR refused GetAuthorizationToken (AccessDeniedException): "),
    ])
  func noLogin(_ status: Int, _ code: String, _ kind: DeploymentError.Kind, _ message: String) async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let meddler = Meddler(transport: try PatientTransport()) { request throws(TransportError) in
        guard request.headers["X-Amz-Target"]?.hasSuffix(".GetAuthorizationToken") == true else { return nil }
        return HTTPResponse(status: status, headers: ["x-amzn-ErrorType": code])
      }
      var order = StackDeployment.Order()
      order.images = [.init(service: "Bot", image: try checkout.image())]
      let asked = order
      let error = try await #require(throws: DeploymentError.self) {
        try await account.deployment(checkout.artifacts, transport: meddler).deploy(asked) { _ in }
      }
      #expect(error.kind == kind)
      #expect(error.description.hasPrefix(message), "\(error)")
    }
  }

  @Test("a stack that is not deployed has no status, no tasks and no repository")
  func notDeployed() async throws {
    let checkout = try Checkout()
    try await Account.with { account in
      let deployment = try account.deployment(checkout.artifacts)
      let expected = DeploymentError(.failed, "chatbot-staging is not deployed in us-east-1")
      await #expect(throws: expected) { try await deployment.status() }
      await #expect(throws: expected) { try await deployment.scale("Bot", to: 2) }
      let image = try checkout.image()
      await #expect(throws: DeploymentError(.failed, "Bot has no repository yet", remedy: .deploy)) {
        try await deployment.push(.init(service: "Bot", image: image))
      }
      await #expect(throws: DeploymentError(.usage, "there is no image file 'nowhere.tar'")) {
        try await deployment.push(.init(service: "Bot", image: "nowhere.tar"))
      }
      await #expect(throws: DeploymentError(.usage, "there is no service 'web'; services: 'Bot'")) {
        try await deployment.scale("web", to: 2)
      }
    }
  }
}
