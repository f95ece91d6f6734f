import AWSClient
import Foundation

/// A stack as the artefacts want it.
struct WantedStack: Sendable {
  let name: String
  let template: String
  let parameters: [CloudFormation.Parameter]
  let capabilities: [String]
}

/// A change set that waits to be executed or discarded.
struct WaitingChangeSet: Sendable {
  let id: CloudFormation.ChangeSetID
  let stackName: String
  /// Also the token of its execution.
  let name: String
  /// Making it made the stack, an empty shell.
  let madeStack: Bool
  var changes: [CloudFormation.ResourceChange] = []
}

extension StackDeployment {
  /// Lets CloudFormation work out what it takes to get from a stack to the wanted one.
  ///
  /// - Returns: Nil when it takes nothing.
  func changeSet(
    _ wanted: WantedStack, over stack: CloudFormation.Stack?, _ patience: Patience
  ) async throws(DeploymentError) -> WaitingChangeSet? {
    var changeSet = try await create(wanted, over: stack)
    do throws(DeploymentError) {
      let described = try await described(changeSet, patience)
      if described.isEmpty {
        await discard(changeSet)
        return nil
      }
      guard described.isExecutable else {
        throw DeploymentError(
          .failed,
          "CloudFormation cannot make a change set for \(wanted.name): "
            + (described.statusReason ?? "it is \(described.status), \(described.executionStatus)"))
      }
      changeSet.changes = described.changes
      await warnOfOthers(beside: changeSet)
      return changeSet
    } catch {
      await discard(changeSet)
      throw error
    }
  }

  private func create(
    _ wanted: WantedStack, over stack: CloudFormation.Stack?
  ) async throws(DeploymentError) -> WaitingChangeSet {
    let name = uniqueName()
    var request = CloudFormation.CreateChangeSet(
      stackName: wanted.name, changeSetName: name, changeSetType: stack == nil ? .create : .update,
      templateBody: wanted.template, clientToken: name)
    request.parameters = wanted.parameters
    request.capabilities = wanted.capabilities
    request.tags = manifest.awsTags
    request.description = "\(tool), \(manifest.label)"
    var madeStack = false
    if stack == nil {
      let shell = try await asking { () async throws(AWSError) in
        try await aws.cloudFormation.describeStack(wanted.name)
      }
      madeStack = shell == nil
    }
    let final = request
    // Were it cancelled half-way, nobody would know whether there is a change set to discard.
    let id = try await shielded { () async throws(DeploymentError) in
      do throws(AWSError) {
        return try await aws.cloudFormation.createChangeSet(final)
      } catch {
        // Only the answer may be lost; its name is nobody else's.
        if error.isPassing, let made = try? await aws.cloudFormation.describeChangeSet(name, of: wanted.name) {
          return CloudFormation.ChangeSetID(id: made.changeSetID, stackID: made.stackID)
        }
        throw await explained(error, of: wanted.name)
      }
    }
    return WaitingChangeSet(id: id, stackName: wanted.name, name: name, madeStack: madeStack)
  }

  /// `stackkit-20260131T120000Z-` and eight random digits: unique, and sorted by time.
  private func uniqueName() -> String {
    let time = timing.now().formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
    let digits = String(UInt32(timing.random() * 0x1_0000_0000), radix: 16)
    return "stackkit-\(time)-" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
  }

  private func described(
    _ changeSet: WaitingChangeSet, _ patience: Patience
  ) async throws(DeploymentError) -> CloudFormation.ChangeSet {
    var patience = patience
    while true {
      let described = try await asking { () async throws(AWSError) in
        try await aws.cloudFormation.describeChangeSet(changeSet.id.id)
      }
      if !described.isInProgress { return described }
      try await patience.wait(for: "the change set of \(changeSet.stackName)")
    }
  }

  private func warnOfOthers(beside changeSet: WaitingChangeSet) async {
    let all = try? await aws.cloudFormation.listChangeSets(of: changeSet.id.stackID)
    let others = (all ?? []).filter { $0.changeSetID != changeSet.id.id && $0.executionStatus == "AVAILABLE" }
    if !others.isEmpty { report(.otherChangeSets(stack: changeSet.stackName, names: others.map(\.changeSetName))) }
  }

  /// Deletes a change set, and the shell of a stack that was made for it. Goes on when the task is cancelled.
  func discard(_ changeSet: WaitingChangeSet) async {
    do {
      try await shielded { () async throws(DeploymentError) in
        try await asking { () async throws(AWSError) in
          try await aws.cloudFormation.deleteChangeSet(changeSet.id.id)
        }
        if changeSet.madeStack { try await removeShell(changeSet.id.stackID, token: changeSet.name) }
      }
    } catch {
      report(.warning("the change set \(changeSet.name) of \(changeSet.stackName) could not be deleted: \(error)"))
    }
  }

  /// Deletes a stack that was never deployed and that nobody else plans with.
  private func removeShell(_ stackID: String, token: String) async throws(DeploymentError) {
    let isAlone = try await asking { () async throws(AWSError) in
      guard try await aws.cloudFormation.describeStack(stackID)?.stackStatus == .reviewInProgress else { return false }
      return try await aws.cloudFormation.listChangeSets(of: stackID).isEmpty
    }
    guard isAlone else { return }
    try await asking { () async throws(AWSError) in
      try await aws.cloudFormation.deleteStack(stackID, clientRequestToken: token)
    }
    var patience = patience(.seconds(60))
    while true {
      let stack = try await asking { () async throws(AWSError) in
        try await aws.cloudFormation.describeStack(stackID)
      }
      guard let stack, stack.stackStatus != .deleteComplete else { return }
      try await patience.wait(for: "the deletion of \(stackID)")
    }
  }

  /// What a refusal by CloudFormation means: often, that somebody else was faster.
  func explained(_ error: AWSError, of stack: String) async -> DeploymentError {
    guard error.kind == .refused, let now = try? await aws.cloudFormation.describeStack(stack),
      !now.stackStatus.isNeverDeployed, let refusal = refusal(of: now)
    else { return DeploymentError(error) }
    return refusal
  }
}

/// Runs to its end even when the task is cancelled meanwhile.
func shielded<Value: Sendable>(
  _ operation: @escaping @Sendable () async throws(DeploymentError) -> Value
) async throws(DeploymentError) -> Value {
  try await Task { () -> Result<Value, DeploymentError> in
    do throws(DeploymentError) { return .success(try await operation()) } catch { return .failure(error) }
  }.value.get()
}
