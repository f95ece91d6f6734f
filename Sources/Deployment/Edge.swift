import AWSClient

extension StackDeployment {
  /// Deploys what CloudFront takes from us-east-1 only: it has to be there before the stack refers to it.
  ///
  /// - Returns: The parameters of the stack that are outputs there. In a dry run, those of what does not exist yet are
  ///   made up.
  func deployEdge(
    _ order: Order, _ patience: Patience, approve: @Sendable () async throws(DeploymentError) -> Void
  ) async throws(DeploymentError) -> [CloudFormation.Parameter] {
    guard let edge = manifest.edge, let template = artefacts.edge else { return [] }
    let there = try moved(to: edge.region)
    let wanted = WantedStack(name: edge.stackName, template: template, parameters: [], capabilities: [])
    let stack = try await there.existingStack(edge.stackName)
    var deployed = stack
    if let changeSet = try await there.changeSet(wanted, over: stack, patience) {
      deployed = try await there.apply(changeSet, over: stack, order, patience, approve: approve) ?? stack
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
    return parameters
  }

  /// The same deployment with its eyes on another region.
  private func moved(to region: String) throws(DeploymentError) -> StackDeployment {
    let aws: AWSClient
    do throws(ConfigurationError) { aws = try self.aws.moved(to: region) } catch {
      throw DeploymentError(.failed, "\(manifest.label): \(error)")
    }
    return StackDeployment(
      artefacts, aws: aws, registries: registries, polling: polling, timing: timing, tool: tool, report: report)
  }
}
