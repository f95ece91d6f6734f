import AWSClient

extension StackDeployment {
  /// Deploys what CloudFront takes from us-east-1 only: it has to be there before the stack refers to it.
  ///
  /// - Returns: The parameters of the stack that are outputs there, and whether anything was changed. In a dry run, those
  ///   of what does not exist yet are made up.
  func deployEdge(
    _ order: Order, _ patience: Patience, approve: @Sendable () async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> (parameters: [CloudFormation.Parameter], changed: Bool) {
    guard let edge = manifest.edge, let template = artefacts.edge else { return ([], changed: false) }
    let there = try moved(to: edge.region)
    let wanted = WantedStack(name: edge.stackName, template: template, parameters: [], capabilities: [])
    let stack = try await there.existingStack(edge.stackName)
    var deployed = stack
    var changed = false
    if let changeSet = try await there.changeSet(wanted, over: stack, patience) {
      let applied = try await there.apply(changeSet, over: stack, order, patience, approve: approve)
      deployed = applied ?? stack
      changed = applied != nil
    } else {
      report(.noChanges(stack: edge.stackName))
    }
    var parameters: [CloudFormation.Parameter] = []
    for (parameter, key) in edge.parameters.sorted(by: { $0.key < $1.key }) {
      let output = deployed?.outputs.first { $0.outputKey == key }?.outputValue
      guard let value = output ?? (order.isDryRun ? "arn:aws:stackkit:::\(key)" : nil) else {
        throw DeploymentError(
          .failed, "\(edge.stackName) has no output \(key), which \(manifest.stackName) takes as \(parameter)")
      }
      parameters.append(.init(parameter, value: value))
    }
    if manifest.isProduction, !order.isDryRun, let deployed { try await there.protect(deployed) }
    return (parameters, changed)
  }

  /// The same deployment with its eyes on another region.
  private func moved(to region: String) throws(DeploymentError) -> StackDeployment {
    let aws: AWSClient
    do throws(ConfigurationError) { aws = try self.aws.moved(to: region) } catch {
      throw DeploymentError(.failed, "\(manifest.label): \(error)")
    }
    return StackDeployment(
      artefacts, aws: aws, registries: registries, polling: polling, timing: timing, tool: tool,
      environment: environment, report: report)
  }
}
