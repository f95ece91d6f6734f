import AWSClient
import Essentials
import Templates

extension CloudFormationStack {
  /// Creates a change set from the deployed stack to the template.
  ///
  /// - Returns: Nil if there are no changes.
  func changeSet(
    _ parameters: [CloudFormation.Parameter], _ capabilities: [String], _ patience: inout Patience
  ) async throws -> ChangeSetPlan? {
    var plan = try await create(parameters, capabilities)
    do {
      let described = try await described(plan, &patience)
      if described.isEmpty {
        await plan.discard()
        return nil
      }
      guard described.isExecutable else {
        throw DeploymentError(
          .failed,
          "CloudFormation cannot create a change set for \(name): " + (await cloudFormation.failure(of: described)))
      }
      var changeSets = NestedChangeSets(described, cloudFormation)
      plan.changes = try await changeSets.changes()
      await warnOfOthers(beside: plan)
      return plan
    } catch {
      await plan.discard()
      throw error
    }
  }

  private func create(
    _ parameters: [CloudFormation.Parameter], _ capabilities: [String]
  ) async throws -> ChangeSetPlan {
    let changeSet = uniqueName()
    // Not the outputs of the edge stack: its template may give any value, so the review looks at both branches of a
    // condition.
    let images = manifest.imageParameters
    let values = Dictionary(
      parameters.compactMap { parameter in parameter.parameterValue.map { (parameter.parameterKey, $0) } }
        .filter { images.contains($0.0) }
    ) { first, _ in first }
    var request = CloudFormation.CreateChangeSet(
      stackName: name, changeSetName: changeSet, changeSetType: current == nil ? .create : .update,
      templateBody: template, clientToken: changeSet)
    request.parameters = parameters
    request.capabilities = capabilities
    request.tags = manifest.awsTags
    request.description = "\(tool), \(manifest.label)"
    // A template that cannot be read here may have nested stacks.
    request.includeNestedStacks = (try? readTemplate().mayHaveNestedStacks) ?? true
    var makesStack = false
    if current == nil { makesStack = try await cloudFormation.describeStack(name) == nil }
    let final = request
    // Shielded: after a cancelled call, nobody would know whether there is a change set to discard.
    let id = try await shielded {
      do throws(AWSError) {
        return try await cloudFormation.createChangeSet(final)
      } catch {
        // Perhaps only the answer was lost. The name is unique, so a change set of that name is ours.
        if error.isPassing, let made = try? await cloudFormation.describeChangeSet(changeSet, of: name) {
          return CloudFormation.ChangeSetID(id: made.changeSetID, stackID: made.stackID)
        }
        throw await explained(error)
      }
    }
    return ChangeSetPlan(
      stack: self, id: id, name: changeSet, madeStack: makesStack, parameters: values,
      unknownParameters: Set(parameters.map(\.parameterKey)).subtracting(values.keys))
  }

  /// `stackkit-20260131T120000Z-` and eight random digits: unique, and sorted by time.
  private func uniqueName() -> String {
    let time = timing.now().formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
    let digits = String(UInt32(timing.random() * 0x1_0000_0000), radix: 16)
    return "stackkit-\(time)-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  private func described(
    _ plan: ChangeSetPlan, _ patience: inout Patience
  ) async throws -> CloudFormation.ChangeSet {
    try await patience.wait(for: "the change set of \(name)") {
      let described = try await cloudFormation.describeChangeSet(plan.id.id)
      return described.isInProgress ? .again(news: false) : .done(described)
    }
  }

  private func warnOfOthers(beside plan: ChangeSetPlan) async {
    let all = try? await cloudFormation.listChangeSets(of: plan.id.stackID)
    let others = (all ?? []).filter { $0.changeSetID != plan.id.id && $0.executionStatus == "AVAILABLE" }
    if !others.isEmpty { report(.otherChangeSets(stack: name, names: others.map(\.changeSetName))) }
  }
}
