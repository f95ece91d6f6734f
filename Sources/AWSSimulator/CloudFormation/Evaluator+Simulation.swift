import Files
import Templates

extension Cloud {
  /// Evaluates a template of a stack; `resource` gives the values of existing resources.
  func evaluator(
    _ template: Template, _ parameters: [String: String], _ stack: Stack,
    resource: @escaping @Sendable (Reference) -> JSON?
  ) -> Evaluator {
    let pseudoParameters = [
      "AWS::AccountId": account, "AWS::Region": region, "AWS::StackName": stack.name, "AWS::StackId": stack.id,
      "AWS::Partition": partition, "AWS::URLSuffix": urlSuffix,
    ]
    return Evaluator(
      template, parameters: parameters,
      surroundings: Evaluator.Surroundings(
        pseudoParameters: pseudoParameters.mapValues { .string($0) },
        zones: { region in ["a", "b", "c"].map { region + $0 } }, resource: { resource($0).map { Node($0) } }))
  }
}

extension Evaluator {
  /// The properties of a resource; references to resources that do not exist yet stay unknown.
  func values(of resource: Template.Resource) throws(ServiceError) -> Members {
    do throws(TemplateError) { return try properties(of: resource) } catch { throw ServiceError(error) }
  }

  func value(of node: Node?) throws(ServiceError) -> JSON? {
    do throws(TemplateError) {
      return try node.flatMap { node throws(TemplateError) in try evaluate(node) }?.json
    } catch { throw ServiceError(error) }
  }

  /// Whether a resource or output with this condition exists.
  func exists(_ condition: Node?) throws(ServiceError) -> Bool {
    do throws(TemplateError) {
      if let holds = try holds(condition) { return holds }
    } catch { throw ServiceError(error) }
    throw .format("Conditions can only refer to parameters")
  }
}
