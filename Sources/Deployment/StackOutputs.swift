import AWSClient

/// What a deployed stack tells of itself, whichever engine deployed it.
struct StackOutputs: Sendable {
  let stackName: String
  let values: [String: String]
}

extension CloudFormation.Stack {
  var known: StackOutputs {
    StackOutputs(
      stackName: stackName, values: Dictionary(outputs.map { ($0.outputKey, $0.outputValue) }) { first, _ in first })
  }
}

extension StackDeployment {
  /// Outputs in the manifest's order.
  func outputs(of stack: StackOutputs) -> [Output] {
    let position = Dictionary(manifest.outputs.enumerated().map { ($1, $0) }) { first, _ in first }
    return stack.values.map { Output(key: $0.key, value: $0.value) }
      .sorted { (position[$0.key] ?? .max, $0.key) < (position[$1.key] ?? .max, $1.key) }
  }

  /// The stack as far as it is deployed, whatever is going on with it.
  func deployedOutputs() async throws(DeploymentError) -> StackOutputs {
    guard manifest.engine == "terraform" else { return try await deployedStack().known }
    let main = try terraform(in: "", scratch: terraformFolder())
    try await main.initialise()
    let outputs = StackOutputs(stackName: manifest.stackName, values: try await main.outputs())
    guard !outputs.values.isEmpty else {
      throw DeploymentError(.failed, "\(manifest.stackName) is not deployed in \(manifest.region)")
    }
    return outputs
  }
}
