import AWSClient

extension StackDeployment {
  /// The stack that a change set would update; nil when the change set creates it.
  ///
  /// - Throws: When CloudFormation would refuse a change set: the stack is being changed, or is broken.
  func existingStack(_ name: String) async throws(DeploymentError) -> CloudFormation.Stack? {
    let stack = try await asking { () async throws(AWSError) in try await aws.cloudFormation.describeStack(name) }
    guard let stack, stack.stackStatus != .deleteComplete, !stack.stackStatus.isNeverDeployed else { return nil }
    if let refusal = refusal(of: stack) { throw refusal }
    return stack
  }

  /// Why a stack cannot be updated as it is; nil when it can.
  func refusal(of stack: CloudFormation.Stack) -> DeploymentError? {
    let (name, status) = (stack.stackName, stack.stackStatus)
    let reason = stack.stackStatusReason.map { " (\($0))" } ?? ""
    if status.isInProgress {
      return DeploymentError(
        .busy, "\(name) is \(status): somebody else is changing it; try again when that is over")
    }
    if status == .deleteFailed {
      return DeploymentError(
        .needsOperator, "\(name) is \(status)\(reason): finish its deletion, then deploy again")
    }
    if status.mustBeDeleted {
      return DeploymentError(
        .needsOperator,
        "\(name) is \(status)\(reason): its first deployment failed, and CloudFormation updates no such stack; delete it "
          + "with `aws cloudformation delete-stack --region \(aws.region.name) --stack-name \(name)`, then deploy again. "
          + "What its template retains outlives it: look for what is left before a second one is made")
    }
    if status.needsOperator || status == .createFailed || status == .updateFailed {
      return DeploymentError(
        .needsOperator,
        "\(name) is \(status)\(reason): continue or cancel its rollback in the CloudFormation console, then deploy again"
      )
    }
    return nil
  }
}
