import Files

/// The state, as `terraform show -json` prints it.
struct TerraformState: Decodable {
  private let values: Values?

  /// The ARNs of the task definitions in the state.
  var taskDefinitions: Set<String> { values(of: "arn", in: "aws_ecs_task_definition") }

  /// The ARNs of the services in the state, which are their ids.
  var services: Set<String> { values(of: "id", in: "aws_ecs_service") }

  private func values(of attribute: String, in type: String) -> Set<String> {
    let resources = values?.rootModule.resources ?? []
    return Set(resources.filter { $0.type == type }.compactMap { $0.values[attribute]?.string })
  }

  private struct Values: Decodable {
    let rootModule: Module
    private enum CodingKeys: String, CodingKey { case rootModule = "root_module" }
  }

  private struct Module: Decodable { let resources: [Resource]? }

  private struct Resource: Decodable {
    let type: String
    let values: [String: JSON]
  }
}
