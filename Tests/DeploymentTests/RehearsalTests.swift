import AWSSimulator
import Deployment
import Foundation
import TestSupport
import Testing

/// Every stack in every environment as it is committed: deployed to an empty account, and once more.
@Suite struct RehearsalTests {
  struct Committed: Sendable, CustomTestStringConvertible {
    let stack: String
    let environment: String
    var testDescription: String { "\(stack)/\(environment)" }
  }

  static let committed: [Committed] = {
    let names = FileManager.default.enumerator(atPath: Checkout.templates.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix("/deploy.json") }.sorted().map { path in
      let parts = path.split(separator: "/").map(String.init)
      return Committed(stack: parts[0], environment: parts[1])
    }
  }()

  @Test("there are stacks to rehearse")
  func some() {
    #expect(Self.committed.count >= 8)
  }

  @Test("a committed stack is deployed, and then there is nothing to change", arguments: committed)
  func rehearsed(_ committed: Committed) async throws {
    let checkout = try Checkout(committed.stack, committed.environment)
    let manifest = try checkout.read().manifest
    // Terraform's stacks have templates of CloudFormation, too, and those are what the simulated account takes.
    if manifest.engine != .cloudFormation {
      try checkout.edit("deploy.json", "\"terraform\"", to: "\"cloudformation\"")
    }
    let images = try manifest.services.map { service in
      StackDeployment.WantedImage(
        service: service.name,
        image: try checkout.image(service.architecture, content: service.name, volumes: service.writable ?? []))
    }
    try await Account.with(account: manifest.account, region: manifest.region) { account in
      #expect(try await account.deploy(checkout.artifacts) { $0.images = images }.changed == true)
      let services = await account.simulator.services()
      #expect(services.count == manifest.services.count)
      #expect(services.allSatisfy { $0.rolloutState == "COMPLETED" })
      let status = try await account.deployment(checkout.artifacts).status()
      #expect(status.stackStatus == "CREATE_COMPLETE" && status.outputs.map(\.key) == manifest.outputs)
      #expect(status.services.count == manifest.services.count)
      #expect(account.protected.contains(manifest.stackName) == manifest.isProduction)

      let effects = await account.simulator.effects()
      #expect(try await account.deploy(checkout.artifacts).changed == false)
      #expect(await account.simulator.effects() == effects)
    }
  }
}
