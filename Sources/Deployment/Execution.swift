import AWSClient

extension StackDeployment {
  /// Reviews a change set and executes it.
  ///
  /// - Returns: The stack afterwards; nil for a dry run, which discards the change set.
  func apply(
    _ changeSet: WaitingChangeSet, over stack: CloudFormation.Stack?, _ order: Order, _ patience: Patience,
    approve: @Sendable () async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> CloudFormation.Stack? {
    let changes = changeSet.changes.map(PlannedChange.init)
    report(.changes(stack: changeSet.stackName, changes))
    var watch: StackWatch
    do throws(DeploymentError) {
      try stateGuard(order).check(changes)
      if order.isDryRun {
        await discard(changeSet)
        return nil
      }
      try await approve()
      watch = try await self.watch(changeSet, over: stack, patience)
      try await execute(changeSet)
    } catch {
      await discard(changeSet)
      throw error
    }
    do throws(DeploymentError) {
      let deployed = try await watch.finish()
      try await confirmServices(of: deployed, made: watch.revisions, watch.rollouts, patience)
      return deployed
    } catch {
      throw error.whileRunning(manifest)
    }
  }

  func stateGuard(_ order: Order) -> StateGuard {
    StateGuard(stateful: Set(manifest.stateful), allowReplace: order.allowReplace, allowDelete: order.allowDelete)
  }

  private func execute(_ changeSet: WaitingChangeSet) async throws(DeploymentError) {
    if Task.isCancelled { throw DeploymentError(.interrupted, "interrupted") }
    report(.executing(stack: changeSet.stackName))
    // Were it cancelled half-way, nobody would know whether it has begun.
    try await shielded { () async throws(DeploymentError) in
      do throws(AWSError) {
        try await aws.cloudFormation.executeChangeSet(changeSet.id.id, clientRequestToken: changeSet.name)
      } catch {
        // An execution makes the stack's other change sets obsolete, and then deletes them.
        if error.kind == .notFound || error.code?.hasPrefix("InvalidChangeSetStatus") == true {
          throw DeploymentError(
            .busy, "somebody else changed \(changeSet.stackName) after these changes were worked out: deploy again")
        }
        guard await !isExecuted(changeSet) else { return }
        throw await explained(error, of: changeSet.stackName)
      }
    }
  }

  /// Whether the execution has begun, although its answer was lost or says something else.
  private func isExecuted(_ changeSet: WaitingChangeSet) async -> Bool {
    let described = try? await aws.cloudFormation.describeChangeSet(changeSet.id.id)
    return described?.executionStatus.hasPrefix("EXECUTE_") == true
  }
}
