import AWSClient
import Foundation
import Testing

@testable import AWSSimulator

@Suite struct StackTests {
  /// Deploys the repository, pushes an image for `architecture`, and returns its reference.
  private func image(_ account: Simulated, architecture: String = "arm64") async throws -> String {
    try await account.deploy("repository", Templates.repository)
    return "\(Templates.image)@\(try await account.push("chatbot", tag: architecture, architecture: architecture))"
  }

  @Test("a stack is deployed and its service rolled out")
  func deploysAndRollsOut() async throws {
    try await Simulated.run { account in
      let image = try await image(account)
      #expect(try await account.deploy("app", Templates.application, ["Image": image]) == "CREATE_COMPLETE")
      let stack = try #require(try await account.client.cloudFormation.describeStack("app"))
      #expect(stack.outputs.first?.outputValue.hasSuffix(".eu-west-1.elb.amazonaws.com") == true)
      let events = try await account.client.cloudFormation.describeStackEvents("app")
      #expect(events.count > 20, "more than one page")
      #expect(events.contains { $0.logicalResourceID == "Service" && $0.resourceStatus == "CREATE_COMPLETE" })
      let service = try #require(try await account.client.ecs.describeService("bot", cluster: "edge"))
      #expect(service.deployments.map(\.rolloutState) == ["COMPLETED"])
      let definition = try await account.client.ecs.describeTaskDefinition(service.taskDefinition)
      #expect("\(definition)".contains(image))
      #expect(await account.simulator.stacks().map(\.name) == ["repository", "app"])
    }
  }

  @Test("a change set without changes fails with that reason")
  func saysWhenNothingChanges() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let set = try await account.plan("repository", Templates.repository + "\n# a comment")
      #expect(set.isEmpty && !set.isExecutable && set.changes.isEmpty)
      let output = try await account.plan("repository", Templates.repository + "\n  Name: {Value: !Ref Repository}")
      #expect(output.isExecutable && output.changes.isEmpty, "a new output alone is a change")
    }
  }

  @Test("a change set distinguishes replacements from updates")
  func tellsReplacementsApart() async throws {
    try await Simulated.run { account in
      let image = try await image(account)
      try await account.deploy("app", Templates.application, ["Image": image])
      let other = "\(Templates.image)@sha256:" + String(repeating: "0", count: 64)
      let edited = Templates.application.replacing("Encrypted: true", with: "Encrypted: false")
        .replacing("MaxCapacity: 6", with: "MaxCapacity: 7")
        .replacing(
          "Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: edge}}",
          with: """
            Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: edge}}
              Topic: {Type: AWS::SNS::Topic}
            """)
      let set = try await account.plan("app", edited, ["Image": other, "Cidr": "10.1.0.0/16"])
      var found: [String: String] = [:]
      for change in set.changes {
        found[change.logicalResourceID] = "\(change.action) \(change.replacement ?? "-") \(change.policyAction ?? "-")"
      }
      #expect(
        found == [
          "Vpc": "Modify True ReplaceAndDelete", "Subnet": "Modify Conditional ReplaceAndDelete",
          "Targets": "Modify Conditional ReplaceAndDelete", "Data": "Modify True ReplaceAndRetain",
          "Task": "Modify True ReplaceAndDelete", "Service": "Modify False -", "Scaling": "Modify False -",
          "Topic": "Add - -", "Balancer": "Modify False -", "Listener": "Modify False -",
        ])
      let gone = Templates.application.replacing("DeletionPolicy: Retain", with: "DeletionPolicy: Delete")
      #expect(try await account.plan("app", gone, ["Image": image]).isEmpty, "a policy alone changes no resource")
    }
  }

  struct BadRollout: Sendable {
    let architecture: String
    let digest: String?
    let stopped: String
  }

  @Test(
    "a service whose new image does not run is rolled back to the old one",
    arguments: [
      BadRollout(architecture: "amd64", digest: nil, stopped: "Essential container in task exited"),
      BadRollout(architecture: "arm64", digest: "sha256:" + String(repeating: "0", count: 64), stopped: "not found"),
    ])
  func rollsBackABadImage(_ bad: BadRollout) async throws {
    try await Simulated.run { account in
      let good = try await image(account)
      try await account.deploy("app", Templates.application, ["Image": good])
      let before = try #require(await account.simulator.services().first)
      var digest = bad.digest
      if digest == nil { digest = try await account.push("chatbot", tag: "bad", architecture: bad.architecture) }
      let parameters = ["Image": "\(Templates.image)@\(digest ?? "")"]
      #expect(try await account.deploy("app", Templates.application, parameters) == "UPDATE_ROLLBACK_COMPLETE")
      #expect(try await account.failures("app").first?.contains("ECS Deployment Circuit Breaker was triggered") == true)
      let stopped = try await account.client.ecs.listTasks(cluster: "edge", service: "bot", desiredStatus: .stopped)
      let tasks = try await account.client.ecs.describeTasks(stopped, cluster: "edge")
      #expect(tasks.count { $0.stoppedReason?.contains(bad.stopped) == true } == 3)
      let after = try #require(await account.simulator.services().first)
      #expect(after.taskDefinition == before.taskDefinition && after.desiredCount == before.desiredCount)
      let stack = try #require(await account.simulator.stacks().last)
      #expect(stack.parameters["Image"] == good && stack.resources["Task"] == before.taskDefinition)
    }
  }

  @Test("a first deployment that fails is rolled back and leaves nothing")
  func rollsBackAFirstDeployAndLeavesNothing() async throws {
    try await Simulated.run { account in
      try await account.deploy("repository", Templates.repository)
      let parameters = ["Image": "\(Templates.image)@sha256:" + String(repeating: "0", count: 64)]
      #expect(try await account.deploy("app", Templates.application, parameters) == "ROLLBACK_COMPLETE")
      #expect(await account.simulator.services().isEmpty)
      let effects = await account.simulator.effects().filter { $0.subject.contains("EFS::FileSystem") }
      #expect(effects.map(\.verb) == [.create, .delete])
      let refusal = await #expect(throws: AWSError.self) {
        try await account.plan("app", Templates.application, parameters, type: .update)
      }
      #expect(refusal?.message.contains("is in ROLLBACK_COMPLETE state and can not be updated.") == true)
    }
  }

  @Test("a service is not created if no listener forwards to its target group")
  func needsAListener() async throws {
    try await Simulated.run { account in
      let image = try await image(account)
      let cut = Templates.application.replacing(
        "DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]", with: "DefaultActions: []")
      #expect(try await account.deploy("app", cut, ["Image": image]) == "ROLLBACK_COMPLETE")
      #expect(try await account.failures("app").first?.contains("does not have an associated load balancer") == true)
    }
  }

  @Test("the bounds of scaling change the count, and an update of the stack does not")
  func scalesWithinBounds() async throws {
    try await Simulated.run { account in
      let image = try await image(account)
      try await account.deploy("app", Templates.application, ["Image": image])
      #expect(await account.simulator.services().first?.desiredCount == 2, "the lower bound")
      let scaling = account.client.applicationAutoScaling
      try await scaling.registerScalableTarget(service: "bot", cluster: "edge", minCapacity: 4, maxCapacity: nil)
      #expect(try await scaling.describeScalableTarget(service: "bot", cluster: "edge")?.minCapacity == 4)
      #expect(await account.simulator.services().first?.desiredCount == 4)
      for (minimum, cluster) in [(9, "edge"), (1, "nowhere")] {
        await #expect(throws: AWSError.self) {
          try await scaling.registerScalableTarget(
            service: "bot", cluster: cluster, minCapacity: minimum, maxCapacity: 5)
        }
      }
      _ = try await account.client.ecs.updateService("bot", cluster: "edge", desiredCount: 5)
      let edited = Templates.application.replacing(#"Cpu: "256""#, with: #"Cpu: "512""#)
      #expect(try await account.deploy("app", edited, ["Image": image]) == "UPDATE_COMPLETE")
      let service = try #require(await account.simulator.services().first)
      #expect(service.desiredCount == 5 && service.runningCount == 5, "an update leaves the count alone")
    }
  }

  @Test("a change set that AWS would refuse is refused, and a token creates one change set only")
  func guardsChangeSets() async throws {
    try await Simulated.run { account in
      let formation = account.client.cloudFormation
      let role = "Resources: {R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}}"
      let big = Templates.repository + "\n#" + String(repeating: "x", count: 51_200)
      try await account.deploy("repository", Templates.repository)
      let refused: [(template: String, type: CloudFormation.ChangeSetType, stack: String, code: String)] = [
        (role, .create, "iam", "InsufficientCapabilitiesException"), (big, .create, "big", "ValidationError"),
        (Templates.repository, .create, "repository", "ValidationError"),
        (Templates.repository, .update, "nothing", "ValidationError"),
        (
          "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !If [Never, a, b]}}}", .create, "if",
          "ValidationError"
        ),
        (Templates.repository, .create, "1bad", "ValidationError"),
      ]
      for entry in refused {
        let error = await #expect(throws: AWSError.self) {
          try await account.plan(entry.stack, entry.template, type: entry.type)
        }
        #expect(error?.code == entry.code && error?.requestID != nil)
      }
      let first = try await account.plan("other", "Resources: {T: {Type: AWS::SNS::Topic}}", name: "same")
      let again = try await account.plan("other", "Resources: {T: {Type: AWS::SNS::Topic}}", name: "same")
      #expect(first.changeSetID == again.changeSetID, "one token, one change set")
      try await formation.executeChangeSet(first.changeSetID, clientRequestToken: "t")
      try await formation.executeChangeSet(first.changeSetID, clientRequestToken: "t")
      #expect(try await account.settled("other") == "CREATE_COMPLETE")
      let error = await #expect(throws: AWSError.self) {
        try await formation.executeChangeSet(first.changeSetID, clientRequestToken: "u")
      }
      #expect(error?.code == "InvalidChangeSetStatus")
    }
  }

  @Test("a protected stack is not deleted, nor is a repository with images")
  func deletes() async throws {
    try await Simulated.run { account in
      let formation = account.client.cloudFormation
      try await account.deploy("repository", Templates.repository)
      try await account.push("chatbot", tag: "v1")
      try await formation.updateTerminationProtection("repository", enabled: true)
      await #expect(throws: AWSError.self) { try await formation.deleteStack("repository", clientRequestToken: "t") }
      try await formation.updateTerminationProtection("repository", enabled: false)
      try await formation.deleteStack("repository", clientRequestToken: "t")
      #expect(try await account.settled("repository") == "DELETE_FAILED", "the repository has an image")
    }
  }
}
