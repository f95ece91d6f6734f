import Files

/// The state, as `terraform show -json` prints it.
struct TerraformState: Decodable {
  private let values: Values?

  /// The ARNs of the task definitions in the state.
  var taskDefinitions: Set<String> {
    let resources = values?.rootModule.resources ?? []
    return Set(
      resources.compactMap { resource in
        guard resource.type == "aws_ecs_task_definition", case .string(let arn) = resource.values["arn"] else {
          return nil
        }
        return arn
      })
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
