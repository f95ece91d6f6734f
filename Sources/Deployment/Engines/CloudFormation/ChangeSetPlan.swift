import AWSClient
import Templates

/// A change set that waits to be executed or discarded.
struct ChangeSetPlan: StackPlan {
  let stack: CloudFormationStack
  let id: CloudFormation.ChangeSetID
  /// The name, which is also the token of the execution.
  let name: String
  /// Whether creating the change set also created the stack, as an empty shell.
  let madeStack: Bool
  /// The values of the template's parameters that do not come from another template: the images.
  let parameters: [String: String]
  /// The parameters with other values, which are not known here.
  let unknownParameters: Set<String>
  var changes: [PlannedChange] = []

  private var cloudFormation: CloudFormation { stack.cloudFormation }

  func deployedTemplate() async throws -> String? {
    stack.current == nil ? nil : try await cloudFormation.getTemplate(id.stackID)
  }

  var newTemplate: Template? { try? stack.readTemplate() }

  func consequences(in account: String) -> [Consequence] {
    guard let template = newTemplate else {
      return changes.map { Consequence(kind: .notJudged, id: $0.id, type: $0.type, detail: "cannot read the template") }
    }
    return Consequence.all(
      of: changes, in: template, parameters: parameters,
      imageParameters: stack.manifest.imageParameters, unknownParameters: unknownParameters,
      account: account)
  }

  func execute(_ rollouts: inout RolloutWatch, _ patience: inout Patience) async throws -> ExecutedStack {
    var watch: StackWatch
    do {
      let seen = try await cloudFormation.describeStackEvents(id.stackID).first?.eventID
      watch = StackWatch(self, seen: seen)
      try await begin()
    } catch {
      await discard()
      throw error
    }
    do {
      let deployed = try await watch.finish(&rollouts, &patience)
      guard stack.runsServices else { return ExecutedStack(outputs: deployed.outputValues, revisions: []) }
      // Task definitions that this deployment did not change belong to the stack as well.
      let resources = try await patience.wait(
        for: "the resources of \(stack.name)", unanswered: { stack.report(.unanswered($0.description)) }
      ) { .done(try await cloudFormation.describeStackResources(deployed.stackID)) }
      let kept = resources.filter { $0.resourceType == "AWS::ECS::TaskDefinition" }.compactMap(\.physicalResourceID)
      return ExecutedStack(outputs: deployed.outputValues, revisions: watch.revisions.union(kept))
    } catch {
      throw DeploymentError(error).whileRunning(stack.manifest)
    }
  }

  private func begin() async throws {
    if Task.isCancelled { throw DeploymentError.interrupted }
    stack.report(.executing(stack: stack.name))
    // Shielded: after a cancelled call, nobody would know whether the execution has begun.
    try await shielded {
      do throws(AWSError) {
        try await cloudFormation.executeChangeSet(id.id, clientRequestToken: name)
      } catch {
        // The execution of a change set makes the stack's other ones obsolete, and CloudFormation deletes them.
        if error.kind == .notFound || error.code?.hasPrefix("InvalidChangeSetStatus") == true {
          throw DeploymentError(
            .busy, "somebody else has changed \(stack.name) since these changes were planned: deploy again")
        }
        guard await !hasBegun() else { return }
        throw await stack.explained(error)
      }
    }
  }

  /// Whether the execution has begun, although its answer was lost or is an error.
  private func hasBegun() async -> Bool {
    let described = try? await cloudFormation.describeChangeSet(id.id)
    return described?.executionStatus.hasPrefix("EXECUTE_") == true
  }

  /// Deletes the change set, and the empty stack that was created for it.
  func discard() async {
    do {
      try await shielded {
        try await cloudFormation.deleteChangeSet(id.id)
        if madeStack { try await removeShell() }
      }
    } catch {
      let reason = DeploymentError(error)
      stack.report(.warning("cannot delete the change set \(name) of \(stack.name): \(reason)"))
    }
  }

  /// Deletes a stack that was never deployed and has no other change sets.
  private func removeShell() async throws {
    guard try await cloudFormation.describeStack(id.stackID)?.stackStatus == .reviewInProgress else { return }
    var patience = Patience(stack.polling, timing: stack.timing, for: .seconds(60))
    // A change set with nested ones, and the empty nested stacks, are deleted in the background.
    let others = try await patience.wait(for: "the deletion of the change set \(name)") {
      let left = try await cloudFormation.listChangeSets(of: id.stackID)
      let isPending = left.contains { $0.changeSetID == id.id && $0.isInDeletion }
      return isPending ? .again(news: false) : .done(left)
    }
    guard others.isEmpty else { return }
    try await cloudFormation.deleteStack(id.stackID, clientRequestToken: name)
    try await patience.wait(for: "the deletion of \(id.stackID)") {
      let shell = try await cloudFormation.describeStack(id.stackID)
      return shell == nil || shell?.stackStatus == .deleteComplete ? .done(()) : .again(news: false)
    }
  }
}
